import type { Database } from '../../database/database.ts';
import type { Directory, Person, Refusal } from '../../directory/directory.ts';
import type { Queue } from '../../jobs/jobs.ts';
import type { Notices } from '../../jobs/notices.ts';
import { newId } from '../../kernel/ids.ts';
import type { Clock } from '../../kernel/time.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { PartnerCenter } from '../../partner-center/client.ts';
import { PartnerCenterFailure } from '../../partner-center/errors.ts';
import type { TicketJob } from './jobs.ts';
import type { BundleJob } from './jobs-bundle.ts';
import { createMoves } from './moves.ts';
import type { KeysRevoked, OrderCancelled } from './moves.ts';
import { findTicket, stateOf } from './records.ts';
import type { TicketRecord } from './records.ts';
import { ticketName } from './rules.ts';
import type { TicketState } from './rules.ts';
import { readServiceRequestNumber } from './rules-request.ts';

export type BringOutcome =
  | { readonly kind: 'tracked' }
  /** `malformed`: no number at all; `unknown`: Partner Center has none such; `taken`: it is another ticket's */
  | { readonly kind: 'invalid'; readonly problem: 'malformed' | 'unknown' | 'taken' }
  | { readonly kind: 'stale' }
  | Refusal;

export type PortalTickets = ReturnType<typeof createPortalTickets>;

type Parts = {
  readonly database: Database;
  readonly directory: Directory;
  readonly ledger: Ledger;
  readonly notices: Notices;
  readonly partnerCenter: PartnerCenter;
  readonly queues: { readonly follow: Queue<TicketJob>; readonly bundle: Queue<BundleJob> };
  readonly orderCancelled: OrderCancelled;
  readonly keysRevoked: KeysRevoked;
  readonly clock: Clock;
};

/** Tickets that an Admin agent makes in Partner Center's own pages: its number is brought back and followed, or it is dropped. */
export function createPortalTickets(parts: Parts) {
  const { database, directory, partnerCenter } = parts;
  const { move } = createMoves({ ...parts, follow: parts.queues.follow });

  async function waiting(
    person: Person,
    ticketId: string,
    states: readonly TicketState[] = ['awaiting-portal'],
  ): Promise<{ readonly kind: 'waiting'; readonly ticket: TicketRecord } | { readonly kind: 'stale' } | Refusal> {
    const ticket = await findTicket(database.read, ticketId);
    const about = { subject: `order:${ticket?.orderId ?? 'unknown'}`, customerId: ticket?.customerId ?? null };
    const right = await directory.authorize(person, 'order.cancel', about);
    if (right.kind === 'refused') return right;
    return ticket && states.includes(stateOf(ticket)) ? { kind: 'waiting', ticket } : { kind: 'stale' };
  }

  /** Before the form is shown in which the number is brought. */
  const begin = (person: Person, ticketId: string) => waiting(person, ticketId);

  /** @param text the number that Partner Center gave, as pasted; from now on it is followed there */
  async function bringNumber(person: Person, ticketId: string, text: string): Promise<BringOutcome> {
    const found = await waiting(person, ticketId);
    if (found.kind !== 'waiting') return found;
    const serviceRequestId = readServiceRequestNumber(text);
    if (serviceRequestId === null) return { kind: 'invalid', problem: 'malformed' };
    if (await database.read.ticket.findFirst({ where: { serviceRequestId } }))
      return { kind: 'invalid', problem: 'taken' };
    if (!(await exists(serviceRequestId))) return { kind: 'invalid', problem: 'unknown' };
    await move(found.ticket, 'asked', { serviceRequestId, askedAt: parts.clock.now() }, person.id);
    return { kind: 'tracked' };
  }

  /** Drops it before Microsoft was asked: what is to be made in Partner Center, or was approved too late. */
  async function withdraw(
    person: Person,
    ticketId: string,
  ): Promise<{ readonly kind: 'withdrawn' | 'stale' } | Refusal> {
    const found = await waiting(person, ticketId, ['awaiting-portal', 'lapsed']);
    if (found.kind !== 'waiting') return found;
    await move(found.ticket, 'withdrawn', {}, person.id);
    return { kind: 'withdrawn' };
  }

  /** Sends the files and texts to whoever makes the ticket, in one zip. */
  async function bundle(person: Person, ticketId: string): Promise<{ readonly kind: 'coming' | 'stale' } | Refusal> {
    const found = await waiting(person, ticketId);
    if (found.kind !== 'waiting') return found;
    const { ticket } = found;
    await database.transaction(async (tx) => {
      await parts.ledger.append(tx, {
        actor: person.id,
        action: 'ticket.bundle',
        outcome: 'requested',
        subject: `order:${ticket.orderId}`,
        customerId: ticket.customerId,
        details: { ticket: ticketName(ticket.number), files: ticket.files.length },
      });
      await parts.queues.bundle.enqueue(tx, ticketId, { ticketId, personId: person.id, asked: newId() });
    });
    return { kind: 'coming' };
  }

  async function exists(serviceRequestId: string): Promise<boolean> {
    try {
      await partnerCenter.serviceRequests.get(serviceRequestId);
      return true;
    } catch (error) {
      if (error instanceof PartnerCenterFailure && (error.kind === 'not-found' || error.kind === 'refused'))
        return false;
      throw error;
    }
  }

  return { begin, bringNumber, withdraw, bundle };
}
