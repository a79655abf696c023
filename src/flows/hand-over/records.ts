import { createHash } from 'node:crypto';
import type { Transaction } from '../../database/database.ts';
import type { Prisma } from '../../database/generated/client.ts';
import type { Outcome } from '../../ledger/deeds.ts';
import type { NewEntry } from '../../ledger/ledger.ts';
import { mayBecome, PAGE_STATES } from './rules.ts';
import type { PageState } from './rules.ts';

export type HandOverRecord = Prisma.HandOverGetPayload<{ include: { person: true; request: true } }>;

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const WHOLE = { person: true, request: true } as const;

/** @returns the page, or null; the ID may be anything that came with a button */
export async function findPage(tx: Transaction, id: string): Promise<HandOverRecord | null> {
  return UUID.test(id) ? tx.handOver.findUnique({ where: { id }, include: WHOLE }) : null;
}

export function findByToken(tx: Transaction, token: string): Promise<HandOverRecord | null> {
  return tx.handOver.findUnique({ where: { tokenHash: tokenHash(token) }, include: WHOLE });
}

/** Tokens are random and long: one round without salt is enough, and lets them be found. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

export function stateOf({ state }: { readonly state: string }): PageState {
  const known = PAGE_STATES.find((each) => each === state);
  if (!known) throw new Error(`A one-time page has an unknown state: ${state}`);
  return known;
}

/**
 * Moves a page from one state to another (or changes it within `live`), only if it is still in the first.
 * @param views where given, only if it was opened so often by now
 * @returns whether it moved
 */
export async function advance(
  tx: Transaction,
  id: string,
  from: PageState,
  to: PageState,
  data: Prisma.HandOverUncheckedUpdateManyInput = {},
  views?: number,
): Promise<boolean> {
  if (from !== to && !mayBecome(from, to)) throw new Error(`A one-time page cannot go from ${from} to ${to}`);
  const where = { id, state: from, ...(views !== undefined && { views }) };
  const { count } = await tx.handOver.updateMany({ where, data: { ...data, state: to } });
  return count === 1;
}

/** What the ledger says a page is about. */
export function entryOf(
  { id, request }: HandOverRecord,
  actor: string,
  outcome: Outcome<'key.handOver'>,
  details: object = {},
): NewEntry {
  return {
    actor,
    action: 'key.handOver',
    outcome,
    subject: `order:${request.orderId}`,
    customerId: request.customerId,
    details: { page: id, request: request.id, software: request.title, ...details },
  };
}

/** The actor of whatever was done with the link: whoever had it and the passphrase. */
export const CUSTOMER = 'customer';

/** Where the sender is told of a page: their direct messages. */
export function place({ id, teamId, person }: HandOverRecord, kind: 'hand-over' | 'hand-over-news') {
  return { kind, subjectId: id, teamId, place: person.slackUserId };
}
