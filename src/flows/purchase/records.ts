import type { Transaction } from '../../database/database.ts';
import type { Prisma } from '../../database/generated/client.ts';
import { mayBecome, PURCHASE_STATES } from './rules.ts';
import type { PurchaseState } from './rules.ts';

export type PurchaseRecord = Prisma.PurchaseGetPayload<{ include: { lines: true; person: true } }>;

/** @returns the purchase with its lines and whoever asked for it, or null */
export function findPurchase(tx: Transaction, id: string): Promise<PurchaseRecord | null> {
  return tx.purchase.findUnique({ where: { id }, include: { lines: { orderBy: { number: 'asc' } }, person: true } });
}

export function stateOf(record: { readonly state: string }): PurchaseState {
  const state = PURCHASE_STATES.find((known) => known === record.state);
  if (!state) throw new Error(`A purchase has an unknown state: ${record.state}`);
  return state;
}

/** Keeps what each line costs the partner, beside what the customer pays: for the month, and those who may see cost. */
export async function keepCosts(
  tx: Transaction,
  { id: purchaseId, lines }: PurchaseRecord,
  costs: readonly ({ readonly minor: number } | null)[],
): Promise<void> {
  for (const [index, { number }] of lines.entries()) {
    const cost = costs[index];
    if (!cost) continue;
    const where = { purchaseId_number: { purchaseId, number } };
    await tx.purchaseLine.update({ where, data: { costMinor: BigInt(cost.minor) } });
  }
}

/**
 * Moves a purchase from one state to another, only if it is still in the first: of two that try, one succeeds.
 * @param draftedAt where what somebody looked at counts: only the draft of that instant is moved
 * @returns whether it moved
 */
export async function advance(
  tx: Transaction,
  id: string,
  from: PurchaseState,
  to: PurchaseState,
  data: Prisma.PurchaseUncheckedUpdateManyInput & { readonly updatedAt: Date },
  draftedAt?: Date,
): Promise<boolean> {
  if (!mayBecome(from, to)) throw new Error(`A purchase cannot go from ${from} to ${to}`);
  const where = { id, state: from, ...(draftedAt && { draftedAt }) };
  const { count } = await tx.purchase.updateMany({ where, data: { ...data, state: to } });
  return count === 1;
}

/** @returns whether the purchase was still in the state in which it was read, and now carries the change */
export async function ifStill(
  tx: Transaction,
  { id, state }: PurchaseRecord,
  data: Prisma.PurchaseUncheckedUpdateManyInput,
): Promise<boolean> {
  const { count } = await tx.purchase.updateMany({ where: { id, state }, data });
  return count === 1;
}
