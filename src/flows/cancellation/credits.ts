import type { Transaction } from '../../database/database.ts';
import { findTicket } from './records.ts';
import { creditOf } from './rules-credit.ts';

/** Notes whether all of a credit came in time, for the list of those that did not: of two documents at once the second sees both. */
export async function settleCredit(tx: Transaction, ticketId: string, now: Date): Promise<void> {
  await tx.ticket.update({ where: { id: ticketId }, data: { updatedAt: now } });
  const ticket = await findTicket(tx, ticketId);
  const creditSettled = ticket !== null && creditOf(ticket, now)?.kind === 'received';
  await tx.ticket.update({ where: { id: ticketId }, data: { creditSettled } });
}
