import { subDays } from 'date-fns/subDays';
import { z } from 'zod';
import { isDuplicate } from '../../database/database.ts';
import type { Database, Transaction } from '../../database/database.ts';
import { CART_DAYS } from './rules-cart.ts';
import type { CartLine } from './rules-cart.ts';

/** An order that is being put together. */
export type Cart = {
  readonly viewKey: string;
  readonly customerId: string;
  readonly poReference: string | null;
  readonly note: string | null;
  readonly lines: readonly CartLine[];
  readonly updatedAt: Date;
};
type CartContent = Pick<Cart, 'customerId' | 'poReference' | 'note'>;

const Lines = z.array(
  z.object({
    number: z.int(),
    productId: z.string(),
    productTitle: z.string(),
    editionId: z.string().optional(),
    editionTitle: z.string().optional(),
    term: z.string().optional(),
    quantity: z.string().optional(),
  }),
);

type Row = Omit<Cart, 'lines'> & { readonly lines: unknown };
const cartOf = ({ viewKey, customerId, poReference, note, lines, updatedAt }: Row): Cart => ({
  ...{ viewKey, customerId, poReference, note, updatedAt },
  lines: Lines.parse(lines),
});

export async function findCart(tx: Transaction, viewKey: string, personId: string): Promise<Cart | null> {
  const row = await tx.purchaseCart.findFirst({ where: { viewKey, personId } });
  return row && cartOf(row);
}

/** @returns the newest order this person left unfinished for the customer in another form, or null */
export async function unfinishedCart(
  tx: Transaction,
  owner: { readonly personId: string; readonly customerId: string },
  otherThan: string,
  now: Date,
): Promise<Cart | null> {
  const row = await tx.purchaseCart.findFirst({
    where: { ...owner, viewKey: { not: otherThan }, updatedAt: { gt: subDays(now, CART_DAYS) } },
    orderBy: { updatedAt: 'desc' },
  });
  return row && cartOf(row);
}

/**
 * Changes the lines of a cart, making it with its first line and ending it with its last. What was asked for meanwhile is no
 * cart any more: a gesture that arrives late leaves nothing behind.
 * @param ifThere makes no cart: what was thrown away, or taken up in another form, is not brought back
 * @returns the lines as they stand now
 */
export async function changeCart(
  database: Database,
  { viewKey, personId }: { readonly viewKey: string; readonly personId: string },
  content: CartContent,
  change: (lines: readonly CartLine[]) => readonly CartLine[],
  now: Date,
  { ifThere = false }: { readonly ifThere?: boolean } = {},
): Promise<readonly CartLine[]> {
  const keep = () =>
    database.transaction(async (tx) => {
      // Locks the cart, so that two gestures change it one after the other.
      await tx.purchaseCart.updateMany({ where: { viewKey, personId }, data: { updatedAt: now } });
      const standing = await findCart(tx, viewKey, personId);
      if (!standing && ifThere) return [];
      const lines = change(standing?.lines ?? []);
      const asked = await tx.purchase.findUnique({ where: { viewKey }, select: { state: true } });
      if (asked && asked.state !== 'drafted') return lines;
      const data = { ...content, lines: lines.map((line) => ({ ...line })), updatedAt: now };
      if (standing && lines.length === 0) await tx.purchaseCart.delete({ where: { viewKey } });
      else if (standing) await tx.purchaseCart.update({ where: { viewKey }, data });
      else if (lines.length > 0) await tx.purchaseCart.create({ data: { viewKey, personId, ...data } });
      return lines;
    });
  try {
    return await keep();
  } catch (error) {
    // Two first gestures came at the same time, and the other was first: now there is a cart.
    if (!isDuplicate(error)) throw error;
    return keep();
  }
}

/** Takes up in this view what was left in another; the view's own, if any, is let go. @returns null where it is gone */
export async function adoptCart(
  database: Database,
  personId: string,
  { from, to }: { readonly from: string; readonly to: string },
  now: Date,
): Promise<Cart | null> {
  return database.transaction(async (tx) => {
    const { count } = await tx.purchaseCart.updateMany({
      where: { viewKey: from, personId },
      data: { updatedAt: now },
    });
    if (count === 0) return findCart(tx, to, personId);
    await tx.purchaseCart.deleteMany({ where: { viewKey: to, personId } });
    const row = await tx.purchaseCart.update({ where: { viewKey: from }, data: { viewKey: to } });
    return cartOf(row);
  });
}

export async function dropCart(tx: Transaction, viewKey: string, personId: string): Promise<void> {
  await tx.purchaseCart.deleteMany({ where: { viewKey, personId } });
}
