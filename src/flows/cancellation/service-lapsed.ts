import type { Database } from '../../database/database.ts';
import type { Directory, Person, Refusal } from '../../directory/directory.ts';
import type { Queue } from '../../jobs/jobs.ts';
import type { Notices } from '../../jobs/notices.ts';
import type { Clock } from '../../kernel/time.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { recordMove } from './moves.ts';
import { findTicket } from './records.ts';

type Parts = {
  readonly database: Database;
  readonly directory: Directory;
  readonly ledger: Ledger;
  readonly notices: Notices;
  readonly queues: { readonly proceed: Queue<{ readonly ticketId: string }> };
  readonly clock: Clock;
};

/** What was approved after its window had closed: nothing is asked of Microsoft before somebody says so. */
export function createLapsed(parts: Parts) {
  const { database, directory, queues } = parts;

  /** It is no right any more, so Microsoft is asked; pressed twice it is asked once. */
  async function askInstead(person: Person, ticketId: string): Promise<{ readonly kind: 'asked' | 'stale' } | Refusal> {
    const ticket = await findTicket(database.read, ticketId);
    const about = { subject: `order:${ticket?.orderId ?? 'unknown'}`, customerId: ticket?.customerId ?? null };
    const right = await directory.authorize(person, 'order.cancel', about);
    if (right.kind === 'refused') return right;
    if (ticket?.state !== 'lapsed') return { kind: 'stale' };
    return database.transaction(async (tx) => {
      if (!(await recordMove(tx, parts, ticket, 'submitted', { route: 'request' }, person.id)))
        return { kind: 'stale' as const };
      await queues.proceed.enqueue(tx, ticketId, { ticketId });
      return { kind: 'asked' as const };
    });
  }

  return { askInstead };
}
