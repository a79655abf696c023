import { subMonths } from 'date-fns/subMonths';
import type { Database } from '../../database/database.ts';
import type { Notices } from '../../jobs/notices.ts';
import type { Recurring } from '../../jobs/recurring.ts';
import type { Clock } from '../../kernel/time.ts';
import { createNotes } from './notes.ts';
import { creditOf } from './rules-credit.ts';
import type { CreditStanding } from './rules-credit.ts';

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

type Told = Extract<CreditStanding['kind'], 'missing' | 'short'>;
const unsaid = (text: Told) => ({ none: { kind: 'credit' as const, text } });

/** Says to the owner of a ticket that its credit is missing, and that it is short, each once, when it should have been on an invoice. */
export function defineCreditJobs({ database, recurring, notices, clock }: Parts): void {
  const notes = createNotes({ database, notices, clock });
  recurring.every(MINUTES, 'ticket-credits', async () => {
    const now = clock.now();
    const due = await database.read.ticket.findMany({
      where: {
        creditDueAt: { lte: now, gte: subMonths(now, MONTHS) },
        creditSettled: false,
        OR: [
          { credits: { none: {} }, notes: unsaid('missing') },
          { credits: { some: {} }, notes: unsaid('short') },
        ],
      },
      include: { credits: { select: { minor: true, enteredAt: true } } },
      orderBy: { creditDueAt: 'asc' },
      take: A_ROUND,
    });
    for (const ticket of due) {
      const kind = creditOf(ticket, now)?.kind;
      if (kind !== 'missing' && kind !== 'short') continue;
      await database.transaction(async (tx) => {
        await notes.add(tx, ticket, { kind: 'credit', key: `credit ${kind}`, text: kind });
        await notices.changed(tx, 'ticket', ticket.id);
      });
    }
  });
}
