import type { Database } from '../../database/database.ts';
import type { Directory } from '../../directory/directory.ts';
import type { Notices } from '../../jobs/notices.ts';
import { newReference } from '../../kernel/ids.ts';
import type { Clock } from '../../kernel/time.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { recordMove } from './moves.ts';
import type { createMoves } from './moves.ts';
import type { OrderLookup } from './orders.ts';
import { requestedOf } from './records.ts';
import type { TicketRecord } from './records.ts';
import { routeOf } from './rules.ts';
import { chooseLines, creditByRight } from './rules-lines.ts';
import type { CancellationApproval } from './service-approval.ts';

export type RecheckParts = {
  readonly database: Database;
  readonly directory: Directory;
  readonly orders: OrderLookup;
  readonly approval: CancellationApproval;
  readonly ledger: Ledger;
  readonly notices: Notices;
  readonly clock: Clock;
};

/**
 * What follows an approval, which may have taken days: who asked must still be allowed to, the window must still be open, and
 * where more would come back than was approved it is asked again; then it goes on as any other.
 */
export function createRecheck(parts: RecheckParts, { move }: ReturnType<typeof createMoves>) {
  const { database, directory, orders, approval } = parts;

  return async function recheck(ticket: TicketRecord): Promise<void> {
    const person = await directory.find(ticket.personId);
    const right = await directory.check(person, 'order.cancel');
    if (right.kind === 'refused') {
      if (right.why === 'directory-unavailable') throw new Error('Whether somebody may cancel could not be found out');
      return move(ticket, 'not-approved', { refusal: 'not-allowed', reference: newReference() });
    }
    const sheet = await orders.find(ticket.customerId, ticket.orderId);
    if (!sheet) return move(ticket, 'refused', { refusal: 'order-unknown', reference: newReference() });
    const order = chooseLines(sheet, ticket.lines.length > 0 ? ticket.lines : undefined);
    // Cancelled meanwhile past the desk: the next step sees that, and changes nothing.
    if (order.chosen.length === 0) return move(ticket, 'submitted', {});
    const facts = { creditMinor: creditByRight(order), closesAt: order.verdict?.window?.until ?? null };
    if (ticket.route === 'cancel' && routeOf(order.verdict) === 'request') return move(ticket, 'lapsed', facts);

    const { need, amount } = await approval.consequence(order, requestedOf(ticket));
    const round = await approval.latest(ticket.id);
    if (need.kind === 'not-needed' || !round || !approval.mustBeAskedAgain(round, amount))
      return move(ticket, 'submitted', facts);
    await database.transaction(async (tx) => {
      if (await recordMove(tx, parts, ticket, 'awaiting-approval', facts)) await approval.ask(tx, ticket, need, amount);
    });
  };
}
