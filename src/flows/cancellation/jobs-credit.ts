import { subMonths } from 'date-fns/subMonths';
import type { Database } from '../../database/database.ts';
import type { Notices } from '../../jobs/notices.ts';
import type { Recurring } from '../../jobs/recurring.ts';
import type { Clock } from '../../kernel/time.ts';
import { createNotes } from './notes.ts';
import { creditStanding, expectedCredit } from './rules-credit.ts';

type Parts = {
  readonly database: Database;
  readonly recurring: Recurring;
  readonly notices: Notices;
  readonly clock: Clock;
};

const MINUTES = 6 * 60;
const A_ROUND = 500;
/** What was not found by then is not looked for any more. */
const MONTHS = 6;

/** Says to the owner of a ticket that its credit is missing or short, once it should have been on an invoice. */
export function defineCreditJobs({ database, recurring, notices, clock }: Parts): void {
  const notes = createNotes({ database, notices, clock });
  recurring.every(MINUTES, 'ticket-credits', async () => {
    const now = clock.now();
    const due = await database.read.ticket.findMany({
      where: { creditDueAt: { lte: now, gte: subMonths(now, MONTHS) }, notes: { none: { kind: 'credit' } } },
      include: { credits: { select: { minor: true } } },
      orderBy: { creditDueAt: 'asc' },
      take: A_ROUND,
    });
    for (const ticket of due) {
      const dueAt = ticket.creditDueAt ?? now;
      const credited = ticket.credits.map(({ minor }) => minor);
      const standing = creditStanding({ expected: expectedCredit(ticket), credited, dueAt }, now);
      if (standing !== 'missing' && standing !== 'short') continue;
      await database.transaction(async (tx) => {
        await notes.add(tx, ticket, { kind: 'credit', key: 'credit', text: standing });
        await notices.changed(tx, 'ticket', ticket.id);
      });
    }
  });
}
