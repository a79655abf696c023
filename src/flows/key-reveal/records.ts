import { z } from 'zod';
import type { Transaction } from '../../database/database.ts';
import type { Prisma } from '../../database/generated/client.ts';
import { revealed } from '../../kernel/revealed.ts';
import type { Revealed } from '../../kernel/revealed.ts';
import type { SealedColumn } from '../../secrets/rotation.ts';
import type { Secrets } from '../../secrets/secrets.ts';
import { KEY_STATES, mayBecome } from './rules.ts';
import type { KeyState } from './rules.ts';

export type KeyRequestRecord = Prisma.KeyRequestGetPayload<{ include: { person: true } }>;

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** @returns the request with whoever made it, or null; the ID may be anything that came with a button */
export async function findKeyRequest(tx: Transaction, id: string): Promise<KeyRequestRecord | null> {
  return UUID.test(id) ? tx.keyRequest.findUnique({ where: { id }, include: { person: true } }) : null;
}

export function stateOf(record: { readonly state: string }): KeyState {
  const state = KEY_STATES.find((known) => known === record.state);
  if (!state) throw new Error(`A request for a key has an unknown state: ${record.state}`);
  return state;
}

/**
 * Moves a request from one state to another, only if it is still in the first: of two that try, one succeeds.
 * @returns whether it moved
 */
export async function advance(
  tx: Transaction,
  id: string,
  from: KeyState,
  to: KeyState,
  data: Prisma.KeyRequestUncheckedUpdateManyInput = {},
): Promise<boolean> {
  if (!mayBecome(from, to)) throw new Error(`A request for a key cannot go from ${from} to ${to}`);
  const { count } = await tx.keyRequest.updateMany({ where: { id, state: from }, data: { ...data, state: to } });
  return count === 1;
}

/** When the key came onto the screen. @throws for a request that was never shown */
export function shownAtOf({ shownAt }: KeyRequestRecord): Date {
  if (!shownAt) throw new Error('A key that was shown does not say when');
  return shownAt;
}

/** What the ledger says a request is about. */
export function subjectOf({ orderId, customerId }: KeyRequestRecord) {
  return { subject: `order:${orderId}`, customerId };
}

/** A message is changed through the address that came with the press, a window by its ID. */
export type ShownAt = { readonly url: Revealed } | { readonly viewId: string };

/** Where a key stands, and the last five characters by which its reader knows it. */
export type OnScreen = { readonly place: ShownAt; readonly ending: string | undefined };

type Sealable = Pick<KeyRequestRecord, 'id' | 'customerId'>;

const contextOf = ({ id, customerId }: Sealable) => ({
  kind: 'response-url',
  customer: customerId,
  subject: `key-request:${id}`,
});

const Kept = z.object({ url: z.string().optional(), viewId: z.string().optional(), ending: z.string().optional() });

export function sealOnScreen(secrets: Secrets, request: Sealable, { place, ending }: OnScreen): string {
  const kept = 'url' in place ? { url: place.url.forSealing(), ending } : { ...place, ending };
  return secrets.seal(revealed(JSON.stringify(kept)), contextOf(request));
}

/** @returns null where nothing is kept, or what is kept cannot be opened any more */
export function openOnScreen(secrets: Secrets, request: KeyRequestRecord): OnScreen | null {
  if (!request.sealedReply) return null;
  const opened = secrets.open(request.sealedReply, contextOf(request));
  if (opened.kind !== 'revealed') return null;
  const { url, viewId, ending } = Kept.parse(JSON.parse(opened.forSealing()));
  if (url === undefined) return viewId === undefined ? null : { place: { viewId }, ending };
  return { place: { url: revealed(url) }, ending };
}

export const sealedOnScreen: SealedColumn = {
  table: 'key_request',
  id: { column: 'id', type: 'uuid' },
  column: 'sealed_reply',
  kind: 'text',
  needs: { customer: 'customer_id' },
  contextOf: ({ id = '', customer = '' }) => contextOf({ id, customerId: customer }),
};
