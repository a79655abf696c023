import type { Database, Transaction } from '../../database/database.ts';
import type { Queue } from '../../jobs/jobs.ts';
import type { Notices } from '../../jobs/notices.ts';
import type { Clock } from '../../kernel/time.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { tellToRemove } from './after.ts';
import { createNotes } from './notes.ts';
import { advance, stateOf } from './records.ts';
import type { TicketChange, TicketRecord } from './records.ts';
import { isOrderCancelled, nextLook, ticketName } from './rules.ts';
import { expectedCredit } from './rules-credit.ts';
import { creditDueAt } from './rules-credit-due.ts';
import type { TicketState } from './rules.ts';

/** Told inside the transaction in which an order, or some lines of it, are recorded as cancelled: whoever keeps something about it. */
export type OrderCancelled = (
  tx: Transaction,
  what: { readonly orderId: string; readonly customerId: string; readonly lines: readonly number[] },
) => Promise<void>;

/** P14, in the same transaction: of the whole order, or of these lines. */
export type KeysRevoked = (tx: Transaction, orderId: string, lines: readonly number[]) => Promise<void>;

type Parts = {
  readonly database: Database;
  readonly ledger: Ledger;
  readonly notices: Notices;
  readonly orderCancelled: OrderCancelled;
  readonly keysRevoked: KeysRevoked;
  readonly follow: Queue<{ readonly ticketId: string }>;
  readonly clock: Clock;
};

/**
 * The new state with its ledger entry and the message that tells of it.
 * @param actor whoever decided it; the person who asked, where the desk acts for them
 * @returns whether the ticket was still in the state in which it was read
 */
export async function recordMove(
  tx: Transaction,
  { ledger, notices, clock }: Pick<Parts, 'ledger' | 'notices' | 'clock'>,
  ticket: TicketRecord,
  to: TicketState,
  change: TicketChange = {},
  actor = ticket.personId,
): Promise<boolean> {
  const { id, customerId, orderId } = ticket;
  if (!(await advance(tx, id, stateOf(ticket), to, { ...change, now: clock.now() }))) return false;
  const subject = `order:${orderId}`;
  const details = detailsOf(ticket, change);
  await ledger.append(tx, { actor, action: 'order.cancel', outcome: to, subject, customerId, details });
  await notices.changed(tx, 'ticket', id);
  return true;
}

/** How a ticket moves on, whoever moves it: one transaction for the new state and all that goes with it. */
export function createMoves(parts: Parts) {
  const { database, notices, orderCancelled, keysRevoked, follow, clock } = parts;
  const notes = createNotes({ database, notices, clock });

  /**
   * Records the new state, what is to be done next, and the messages that tell of it; nothing at all where the ticket has left
   * the state in which it was read.
   */
  async function move(
    ticket: TicketRecord,
    to: TicketState,
    change: TicketChange,
    actor = ticket.personId,
  ): Promise<void> {
    const { id } = ticket;
    const now = clock.now();
    await database.transaction(async (tx) => {
      if (!(await recordMove(tx, parts, ticket, to, change, actor))) return;
      if (isOrderCancelled(to)) await cancelled(tx, ticket, now);
      if (to === 'asked' && ticket.state !== 'attention')
        await follow.enqueue(tx, id, { ticketId: id }, nextLook(now, now));
      if (to === 'attention' || to === 'lapsed')
        await notes.add(tx, ticket, { kind: to, key: `${to} ${now.toISOString()}` });
      if (to === 'awaiting-portal') {
        const { slackUserId } = ticket.person;
        await notices.tell(tx, { kind: 'ticket-portal', subjectId: id, teamId: ticket.teamId, place: slackUserId });
      }
      await notices.changed(tx, 'ticket-portal', id);
    });
  }

  async function cancelled(tx: Transaction, ticket: TicketRecord, now: Date): Promise<void> {
    const { id: ticketId, customerId, customerName, orderId, orderTitle: title, lines } = ticket;
    // Which line a ticket of long ago is about only its subscription says.
    if (ticket.subscriptionId === null || lines.length > 0) {
      await orderCancelled(tx, { orderId, customerId, lines });
      await keysRevoked(tx, orderId, lines);
    }
    const creditSettled = expectedCredit(ticket) === 0n;
    await tx.ticket.update({ where: { id: ticketId }, data: { creditDueAt: creditDueAt(now), creditSettled } });
    await tellToRemove(tx, notices, { ticketId, orderId, customerId, customerName, title, lines }, now);
  }

  return { move };
}

function detailsOf(ticket: TicketRecord, { serviceRequestId, refusal }: TicketChange) {
  return { ticket: ticketName(ticket.number), serviceRequestId, refusal: refusal ?? undefined };
}
