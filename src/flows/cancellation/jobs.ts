import { addMinutes } from 'date-fns/addMinutes';
import { isBefore } from 'date-fns/isBefore';
import { z } from 'zod';
import { LeaseTaken } from '../../database/lease.ts';
import type { SendDirectly } from '../../jobs/direct.ts';
import type { Jobs, Queue } from '../../jobs/jobs.ts';
import type { Recurring } from '../../jobs/recurring.ts';
import { newId, newReference } from '../../kernel/ids.ts';
import type { Log } from '../../kernel/log.ts';
import type { Reach } from '../../kernel/recovery-points.ts';
import type { PartnerCenter } from '../../partner-center/client.ts';
import { PartnerCenterFailure } from '../../partner-center/errors.ts';
import type { Secrets } from '../../secrets/secrets.ts';
import type { ReadTimes } from '../reminders/service-times.ts';
import { askMicrosoft } from './jobs-ask.ts';
import { defineBundleJob } from './jobs-bundle.ts';
import type { BundleJob } from './jobs-bundle.ts';
import { cancelAtPartnerCenter } from './jobs-cancel.ts';
import { defineCreditJobs } from './jobs-credit.ts';
import { defineFileJob } from './jobs-files.ts';
import type { FileJob, TakeFile } from './jobs-files.ts';
import { defineNoteJobs } from './jobs-notes.ts';
import type { NoteJob } from './jobs-notes.ts';
import { createMoves } from './moves.ts';
import type { KeysRevoked, OrderCancelled } from './moves.ts';
import { createNotes } from './notes.ts';
import { createRecheck } from './jobs-recheck.ts';
import type { RecheckParts } from './jobs-recheck.ts';
import { findTicket, requestFactsOf, stateOf } from './records.ts';
import type { TicketRecord } from './records.ts';
import {
  cancelRefusalOf,
  FOLLOWED_STATES,
  isCancelled,
  nextLook,
  SHOWN_AFTER_MINUTES,
  waitingOf,
  WORKING_STATES,
} from './rules.ts';
import type { CancelRefusal, Waiting } from './rules.ts';

export type TicketJob = { readonly ticketId: string };
export type CancellationQueues = {
  readonly proceed: Queue<TicketJob>;
  readonly follow: Queue<TicketJob>;
  readonly files: Queue<FileJob>;
  readonly notes: Queue<NoteJob>;
  readonly bundle: Queue<BundleJob>;
  /** Looks at once how Microsoft's side stands, for somebody who is looking at the ticket; says nothing, changes the record. */
  readonly refresh: (ticketId: string) => Promise<void>;
};

export type CancellationJobParts = RecheckParts & {
  readonly jobs: Pick<Jobs, 'define'>;
  readonly recurring: Recurring;
  readonly partnerCenter: PartnerCenter;
  readonly secrets: Secrets;
  readonly takeFile: TakeFile;
  readonly sendDirectly: SendDirectly;
  /** how tickets are made: PARTNER_CENTER_TICKETS */
  readonly tickets: 'api' | 'portal';
  readonly orderCancelled: OrderCancelled;
  readonly keysRevoked: KeysRevoked;
  readonly reminderTimes: ReadTimes;
  readonly log: Log;
  readonly reach: Reach;
};

/** Thrown to be called again later: the outcome cannot be known yet. */
class Later extends Error {}

/**
 * The durable steps of a ticket: cancel in Partner Center and see it cancelled, or ask Microsoft and follow the answer. Each
 * step may be done again after a crash: what was decided stands in the row before the outside is asked, and every step looks
 * at the outside before it changes it.
 */
export function defineCancellationJobs(parts: CancellationJobParts): CancellationQueues {
  const { database, jobs, partnerCenter, clock, log, reach } = parts;
  const data = z.object({ ticketId: z.string() });
  const alone = <T>(ticketId: string, work: () => Promise<T>) => database.withLease(`ticket ${ticketId}`, work);

  const proceedQueue = jobs.define({
    name: 'ticket-proceed',
    data,
    concurrency: 2,
    work: ({ ticketId }) => alone(ticketId, () => proceed(ticketId)),
    giveUp: ({ ticketId }) => wait(ticketId, 'gave-up'),
  });
  const follow: Queue<TicketJob> = jobs.define({
    name: 'ticket-follow',
    data,
    concurrency: 2,
    work: ({ ticketId }) => alone(ticketId, () => look(ticketId)),
    // Partner Center may be away for longer than the retries last; Microsoft's answer is worth waiting for.
    giveUp: ({ ticketId }) =>
      database.transaction((tx) => follow.enqueue(tx, ticketId, { ticketId }, addMinutes(clock.now(), 60))),
  });
  defineCreditJobs(parts);
  const files = defineFileJob(parts);
  const moves = createMoves({ ...parts, follow });
  const { move } = moves;
  const recheck = createRecheck(parts, moves);
  const notes = createNotes(parts);

  async function proceed(id: string): Promise<void> {
    let resumed = true;
    for (;;) {
      const ticket = await findTicket(database.read, id);
      if (!ticket) return;
      try {
        switch (stateOf(ticket)) {
          case 'approved':
            await recheck(ticket);
            break;
          case 'submitted':
            await begin(ticket);
            resumed = false;
            break;
          case 'cancelling':
            await cancel(ticket, resumed);
            break;
          case 'confirming':
            await confirm(ticket);
            break;
          case 'asking':
            await ask(ticket);
            break;
          default:
            return;
        }
      } catch (error) {
        await explain(ticket, error);
        throw error;
      }
    }
  }

  async function begin(ticket: TicketRecord): Promise<void> {
    const { route, closesAt } = ticket;
    if (route !== 'cancel') return beginAsking(ticket, null);
    // The window may have closed since the form was handed in; then it is Microsoft's to say.
    if (closesAt && !isBefore(clock.now(), closesAt)) return beginAsking(ticket, 'window-passed');
    await move(ticket, 'cancelling', { cancelRequestId: newId() });
    reach('ticket: about to cancel');
  }

  async function beginAsking(
    ticket: TicketRecord,
    refusal: CancelRefusal | null,
    correlationId?: string,
  ): Promise<void> {
    const why = refusal === null ? {} : { refusal, refusalDetail: correlationId ?? null, reference: newReference() };
    await move(ticket, 'asking', { serviceRequestAttempt: newId(), ...why });
    reach('ticket: about to ask Microsoft');
  }

  /** @param resumed after a crash or a lost answer: an earlier attempt may have worked */
  async function cancel(ticket: TicketRecord, resumed: boolean): Promise<void> {
    const { cancelRequestId } = ticket;
    if (cancelRequestId === null) throw new Error('A ticket is being cancelled without the ID of its attempt');
    try {
      const order = await readOrder(ticket);
      if (isCancelled(order, ticket)) return await cancelled(ticket);
      await cancelAtPartnerCenter(partnerCenter, { ...ticket, cancelRequestId }, order);
    } catch (error) {
      const failure = error instanceof PartnerCenterFailure ? error : undefined;
      const { kind, reason, correlationId } = failure ?? {};
      if (kind === 'not-found') return beRefused(ticket, correlationId);
      if (kind !== 'refused') throw error;
      log.warn(
        { ticketId: ticket.id, status: failure?.status, code: failure?.code, reason, correlationId },
        'Partner Center refused a cancellation',
      );
      const refusal = cancelRefusalOf(reason);
      // "Cannot be cancelled" is also what is said of an order that an earlier attempt has cancelled.
      if (resumed && refusal === 'not-cancellable')
        return move(ticket, 'confirming', { refusal, refusalDetail: correlationId ?? null });
      return beginAsking(ticket, refusal, correlationId);
    }
    reach('ticket: cancelled, not recorded');
    const order = await readOrder(ticket);
    return isCancelled(order, ticket) ? cancelled(ticket) : move(ticket, 'confirming', {});
  }

  /** Nothing is said to be cancelled before Partner Center shows it. */
  async function confirm(ticket: TicketRecord): Promise<void> {
    const order = await readOrder(ticket);
    if (isCancelled(order, ticket)) return cancelled(ticket);
    const shown = addMinutes(ticket.stateAt, SHOWN_AFTER_MINUTES);
    if (ticket.refusal !== null && !isBefore(clock.now(), shown))
      return beginAsking(ticket, cancelRefusalOf(ticket.refusal));
    throw new Later('The order does not show as cancelled yet');
  }

  async function cancelled(ticket: TicketRecord): Promise<void> {
    await move(ticket, 'cancelled', { cancelledAt: clock.now(), refusal: null, refusalDetail: null, reference: null });
    reach('ticket: cancelled');
  }

  const beRefused = (ticket: TicketRecord, correlationId?: string) =>
    move(ticket, 'refused', {
      refusal: 'order-unknown',
      refusalDetail: correlationId ?? null,
      reference: newReference(),
    });

  async function ask(ticket: TicketRecord): Promise<void> {
    const attempt = ticket.serviceRequestAttempt;
    if (attempt === null) throw new Error('Microsoft is being asked without the ID of the attempt');
    if (parts.tickets === 'portal') return move(ticket, 'awaiting-portal', {});
    const outcome = await askMicrosoft(partnerCenter, requestFactsOf(ticket), attempt);
    if (outcome.kind === 'not-to-be-had') {
      log.warn(
        { ticketId: ticket.id, correlationId: outcome.correlationId },
        'Partner Center takes no service request by its API',
      );
      return move(ticket, 'awaiting-portal', {});
    }
    reach('ticket: asked, not recorded');
    await move(ticket, 'asked', { serviceRequestId: outcome.serviceRequestId, askedAt: clock.now() });
  }

  async function look(id: string): Promise<void> {
    await lookAtMicrosoft(id);
    const ticket = await findTicket(database.read, id);
    if (!ticket || !FOLLOWED_STATES.includes(stateOf(ticket))) return;
    const again = nextLook(ticket.askedAt ?? ticket.submittedAt, clock.now());
    await database.transaction((tx) => follow.enqueue(tx, id, { ticketId: id }, again));
  }

  async function lookAtMicrosoft(id: string): Promise<void> {
    const ticket = await findTicket(database.read, id);
    if (!ticket || ticket.serviceRequestId === null || !FOLLOWED_STATES.includes(stateOf(ticket))) return;
    const { status, closedAt, notes: written } = await partnerCenter.serviceRequests.get(ticket.serviceRequestId);
    await notes.takeOver(ticket, written);
    if (status === 'closed') return whenClosed(ticket, closedAt ?? clock.now());
    const state = status === 'attention_needed' ? 'attention' : 'asked';
    if (state !== ticket.state) await move(ticket, state, {});
  }

  /** What Microsoft decided stands only in its answer; whether the order is cancelled can be seen. */
  async function whenClosed(ticket: TicketRecord, closedAt: Date): Promise<void> {
    const order = await readOrder(ticket);
    if (isCancelled(order, ticket)) await move(ticket, 'completed', { cancelledAt: clock.now() });
    else if (isBefore(clock.now(), addMinutes(closedAt, SHOWN_AFTER_MINUTES))) return;
    else await move(ticket, 'closed', {});
    reach('ticket: closed');
  }

  const readOrder = ({ customerId, orderId }: TicketRecord) => partnerCenter.orders.get(customerId, orderId);

  /** Nothing is final here: the person sees what it waits for, and an attempt that was answered gets a new ID. */
  async function explain(ticket: TicketRecord, error: unknown): Promise<void> {
    if (error instanceof Later) return wait(ticket.id, 'not-shown-yet');
    if (!(error instanceof PartnerCenterFailure)) return;
    const { kind, correlationId } = error;
    // What may have been done under the old ID must be found under it again.
    const answered =
      kind === 'conflict' ||
      (ticket.waiting !== ('outcome-unknown' satisfies Waiting) && (kind === 'throttled' || kind === 'unauthorized'));
    if (answered) await renewAttempt(ticket);
    await wait(ticket.id, waitingOf(error), correlationId);
  }

  async function renewAttempt({ id, state }: TicketRecord): Promise<void> {
    const attempt = state === 'asking' ? { serviceRequestAttempt: newId() } : { cancelRequestId: newId() };
    await database.read.ticket.updateMany({ where: { id, state }, data: { ...attempt, updatedAt: clock.now() } });
  }

  async function wait(id: string, waiting: Waiting, correlationId?: string): Promise<void> {
    const reference = newReference();
    log.warn({ ticketId: id, waiting, reference, correlationId }, 'A ticket is waiting');
    await database.transaction(async (tx) => {
      const { count } = await tx.ticket.updateMany({
        where: { id, state: { in: [...WORKING_STATES] }, OR: [{ waiting: null }, { waiting: { not: waiting } }] },
        data: { waiting, reference, updatedAt: clock.now() },
      });
      if (count > 0) await parts.notices.changed(tx, 'ticket', id);
    });
  }

  return {
    proceed: proceedQueue,
    follow,
    files,
    notes: defineNoteJobs(parts),
    bundle: defineBundleJob(parts),
    async refresh(ticketId) {
      try {
        await alone(ticketId, () => lookAtMicrosoft(ticketId));
      } catch (error) {
        if (!(error instanceof LeaseTaken)) throw error;
      }
    },
  };
}
