import type { Database, Transaction } from '../../database/database.ts';
import type { Queue } from '../../jobs/jobs.ts';
import type { Notices } from '../../jobs/notices.ts';
import type { Money } from '../../kernel/money.ts';
import type { Clock } from '../../kernel/time.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { ApprovalHandler, ApprovalRecord, Approvals, Need, Needed, Settled } from '../approval/service.ts';
import { recordMove } from './moves.ts';
import { findTicket } from './records.ts';
import type { TicketRecord } from './records.ts';
import { ticketName } from './rules.ts';
import type { Route, TicketState } from './rules.ts';
import { comesBack } from './rules-lines.ts';
import type { OrderFacts } from './rules-lines.ts';

/** Whether a cancellation needs an approval, and the amount by which that was found out; null where it is not known. */
export type Consequence = { readonly need: Need; readonly amount: Money | null };

type Parts = {
  readonly database: Database;
  readonly approvals: Approvals;
  readonly ledger: Ledger;
  readonly notices: Notices;
  readonly clock: Clock;
};

export type CancellationApproval = ReturnType<typeof createCancellationApproval>;

/** The rules of cancellations are the same for whoever asks: only Admin agents do (P7). */
const WHOEVER_CANCELS: ReadonlySet<string> = new Set(['AdminAgent']);

const AFTERWARDS: Readonly<Record<Settled['state'], TicketState>> = {
  approved: 'approved',
  declined: 'not-approved',
  expired: 'not-approved',
  withdrawn: 'withdrawn',
};

/** What approvals mean for cancellations: when one is needed, what the approvers are shown, and what follows a decision. */
export function createCancellationApproval(parts: Parts) {
  const { database, approvals, notices } = parts;

  /** @param requested what was typed, where it can be read */
  async function consequence(order: OrderFacts, requested: Money | undefined): Promise<Consequence> {
    const amount = comesBack(order, requested);
    return { need: await approvals.need('cancellation', WHOEVER_CANCELS, amount), amount };
  }

  /** Begins to wait for an approval, in the transaction that records the request. */
  function ask(tx: Transaction, ticket: TicketRecord, needed: Needed, amount: Money | null): Promise<void> {
    const { id: subjectId, personId, teamId, customerId } = ticket;
    const requester = { id: personId, teamId };
    return approvals.ask(tx, { kind: 'cancellation', subjectId, requester, customerId, amount, cost: null }, needed);
  }

  /** The newest round of asking for an approval of it. */
  const latest = async (ticketId: string): Promise<ApprovalRecord | undefined> =>
    (await approvals.about('cancellation', ticketId))[0];

  /** @param proceed takes an approved ticket further */
  const handler = (proceed: Queue<{ readonly ticketId: string }>): ApprovalHandler => ({
    async describe(ticketId) {
      const ticket = await findTicket(database.read, ticketId);
      if (!ticket) return null;
      const {
        orderTitle: what,
        customerName: customer,
        orderId: order,
        refundReason: reason,
        closesAt: until,
      } = ticket;
      const route: Route = ticket.route === 'cancel' ? 'cancel' : 'request';
      return { kind: 'cancellation', what, customer, order, ticket: ticketName(ticket.number), reason, route, until };
    },

    changed: (tx, ticketId) => notices.changed(tx, 'ticket', ticketId),

    async settled(tx, { subjectId: ticketId, state, decidedBy }) {
      const ticket = await findTicket(tx, ticketId);
      if (ticket?.state !== 'awaiting-approval') return;
      await recordMove(tx, parts, ticket, AFTERWARDS[state], {}, decidedBy);
      if (state === 'approved') await proceed.enqueue(tx, ticketId, { ticketId });
    },
  });

  return { consequence, ask, latest, handler, mustBeAskedAgain: approvals.mustBeAskedAgain };
}
