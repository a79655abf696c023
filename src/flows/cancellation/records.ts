import { z } from 'zod';
import type { Transaction } from '../../database/database.ts';
import type { Prisma } from '../../database/generated/client.ts';
import type { Money } from '../../kernel/money.ts';
import { freesOrder, mayBecome, TICKET_STATES } from './rules.ts';
import type { Route, TicketState } from './rules.ts';
import type { RequestFacts } from './rules-request.ts';

/** Without the bytes of its files, which only their own job touches. */
const include = {
  person: true,
  files: { omit: { sealed: true }, orderBy: { name: 'asc' } },
  tasks: { select: { doneAt: true } },
  credits: { select: { document: true, minor: true, enteredAt: true }, orderBy: { enteredAt: 'asc' } },
} as const satisfies Prisma.TicketInclude;

export type TicketRecord = Prisma.TicketGetPayload<{ include: typeof include }>;

const TicketId = z.uuid();

/** @param id as a button or view carried it; @returns the ticket with whoever asked for it, or null */
export async function findTicket(tx: Transaction, id: string): Promise<TicketRecord | null> {
  return TicketId.safeParse(id).success ? tx.ticket.findUnique({ where: { id }, include }) : null;
}

export function findTicketOfView(tx: Transaction, viewKey: string): Promise<TicketRecord | null> {
  return tx.ticket.findUnique({ where: { viewKey }, include });
}

/** Of two who ask for the same order at once, the second waits until the first is recorded: their lines may overlap. */
export async function holdOrder(tx: Transaction, orderId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`cancel ${orderId}`}, 0))`;
}

export function createTicket(tx: Transaction, data: Prisma.TicketUncheckedCreateInput): Promise<TicketRecord> {
  return tx.ticket.create({ data, include });
}

export function stateOf(record: { readonly state: string }): TicketState {
  const state = TICKET_STATES.find((known) => known === record.state);
  if (!state) throw new Error(`A ticket has an unknown state: ${record.state}`);
  return state;
}

export function requestedOf({
  requestedMinor,
  currency,
}: {
  readonly requestedMinor: bigint;
  readonly currency: string;
}): Money {
  return { minor: Number(requestedMinor), currency };
}

export function requestFactsOf(ticket: TicketRecord): RequestFacts {
  return { ...ticket, requested: requestedOf(ticket) };
}

/**
 * Moves a ticket from one state to another, only if it is still in the first: of two that try, one succeeds. Where nothing
 * more will come of it the order is free to be asked for again.
 * @returns whether it moved
 */
export async function advance(
  tx: Transaction,
  id: string,
  from: TicketState,
  to: TicketState,
  data: TicketChange & { readonly now: Date },
): Promise<boolean> {
  if (!mayBecome(from, to)) throw new Error(`A ticket cannot go from ${from} to ${to}`);
  const { now, ...rest } = data;
  const { count } = await tx.ticket.updateMany({
    where: { id, state: from },
    data: {
      ...rest,
      ...(freesOrder(to) && { liveOrder: null }),
      state: to,
      stateAt: now,
      updatedAt: now,
      waiting: null,
    },
  });
  return count === 1;
}

/** What may change along with the state. */
export type TicketChange = {
  readonly route?: Route;
  readonly creditMinor?: bigint | null;
  readonly closesAt?: Date | null;
  readonly cancelRequestId?: string;
  readonly serviceRequestAttempt?: string;
  readonly serviceRequestId?: string;
  readonly refusal?: string | null;
  readonly refusalDetail?: string | null;
  readonly reference?: string | null;
  readonly askedAt?: Date;
  readonly cancelledAt?: Date;
};
