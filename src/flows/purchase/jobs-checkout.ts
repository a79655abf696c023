import { addMinutes } from 'date-fns/addMinutes';
import { isBefore } from 'date-fns/isBefore';
import type { Database } from '../../database/database.ts';
import { newReference } from '../../kernel/ids.ts';
import type { Log } from '../../kernel/log.ts';
import type { Reach } from '../../kernel/recovery-points.ts';
import type { Clock } from '../../kernel/time.ts';
import type { PartnerCenter } from '../../partner-center/client.ts';
import { PartnerCenterFailure } from '../../partner-center/errors.ts';
import type { OrderError } from '../../partner-center/schemas/cart.ts';
import type { Order } from '../../partner-center/schemas/order.ts';
import type { LineChange, Moves } from './moves.ts';
import { ifStill } from './records.ts';
import type { PurchaseRecord } from './records.ts';
import { answeredLines, markedLines, placedAs } from './rules-lines.ts';
import type { PlacedLine } from './rules-lines.ts';
import { refusalOf } from './rules-refusals.ts';
import type { PurchaseRefusal } from './rules-refusals.ts';
import { LIST_LAG_MINUTES } from './rules-waiting.ts';

export type CheckoutParts = {
  readonly database: Database;
  readonly partnerCenter: PartnerCenter;
  readonly moves: Moves;
  readonly refundUntil: (facts: { readonly perpetual: boolean; readonly orderedAt: Date }) => Date | null;
  readonly clock: Clock;
  readonly log: Log;
  readonly reach: Reach;
};

/** Thrown to be called again later: the outcome cannot be known yet. */
class Later extends Error {}

type Missing = { readonly refusal: PurchaseRefusal; readonly code?: string | undefined };

/** Buys what is in the cart, once, and finds out what became of it where the answer was lost. */
export function createCheckout({ database, partnerCenter, moves, refundUntil, clock, log, reach }: CheckoutParts) {
  async function checkOut(purchase: PurchaseRecord): Promise<void> {
    const { customerId, cartId, checkoutRequestId } = purchase;
    if (!cartId || !checkoutRequestId) throw new Error('A purchase is being checked out without its cart');
    const { orders, errors } = await partnerCenter.carts.checkout(customerId, cartId, { requestId: checkoutRequestId });
    reach('purchase: checked out, not recorded');
    const found = answeredLines(purchase, orders);
    if (found.size < purchase.lines.length && errors.length === 0) {
      await moves.wait(purchase.id, 'outcome-unknown');
      throw new Later('The checkout says nothing about some of the lines');
    }
    await record(purchase, found, (group) => reasonFor(errors, group));
  }

  /**
   * After a lost answer or a crash: was it ordered? Partner Center knows the checkout by its MS-RequestId and the lines carry
   * their markers; only where it certainly was not ordered is the cart checked out again.
   */
  async function settle(purchase: PurchaseRecord): Promise<void> {
    const orders = await answerTo(purchase, partnerCenter.orders.list(purchase.customerId));
    const found = markedLines(purchase, orders);
    if (found.size === purchase.lines.length) return record(purchase, found, () => ({ refusal: 'no-order' }));

    const { customerId, cartId } = purchase;
    const question = cartId ? partnerCenter.carts.get(customerId, cartId).catch(noneIfUnknown) : Promise.resolve(null);
    const cart = await answerTo(purchase, question);
    if (cart?.status === 'ordered') {
      if (await hearAgain(purchase)) return;
    } else if (cart && found.size === 0 && !purchase.refusal && isOpen(cart.expiresAt)) {
      return checkOutAgain(purchase);
    }
    if (mayBeUnlisted(purchase)) throw new Later('The order does not stand in the list yet');
    const { refusal, refusalDetail } = purchase;
    const why = refusal ? refusalOf(refusal) : cart?.status === 'ordered' ? 'no-order' : 'cart-expired';
    await record(purchase, found, () => ({ refusal: why, code: refusalDetail ?? undefined }));
  }

  /**
   * Asked of a purchase that may have been ordered although it has no cart, because its database was restored: is it? Then it is
   * being checked out, and what became of it is found out as after a lost answer.
   */
  async function isOrdered(purchase: PurchaseRecord): Promise<boolean> {
    const orders = await answerTo(purchase, partnerCenter.orders.list(purchase.customerId));
    if (markedLines(purchase, orders).size > 0) {
      await moves.move(purchase, 'checking-out');
      return true;
    }
    if (!mayBeUnlisted(purchase)) return false;
    await moves.wait(purchase.id, 'outcome-unknown');
    throw new Later('An order from before the restore may not stand in the list yet');
  }

  const isOpen = (expiresAt: Date | undefined) => !expiresAt || isBefore(clock.now(), expiresAt);

  /** From now on an order may come of it that stands in the list a good while later. */
  async function checkOutAgain(purchase: PurchaseRecord): Promise<void> {
    const checkoutAt = clock.now();
    if (await ifStill(database.read, purchase, { checkoutAt })) await checkOut({ ...purchase, checkoutAt });
  }

  /** The cart was ordered: asked once more under the same ID Partner Center says what it answered, or that it will not. */
  async function hearAgain(purchase: PurchaseRecord): Promise<boolean> {
    try {
      await checkOut(purchase);
      return true;
    } catch (error) {
      if (error instanceof Later) return false;
      if (!(error instanceof PartnerCenterFailure) || !(error.kind === 'conflict' || isRefusal(error))) throw error;
      await moves.wait(purchase.id, 'cart-submitted', error);
      return false;
    }
  }

  /** The refusal of a repeated checkout says nothing about the first, which may have ordered; it counts once that is known. */
  async function hearRefusal(purchase: PurchaseRecord, { reason, code, correlationId }: PartnerCenterFailure) {
    const change = { refusal: refusalOf(reason), refusalDetail: code ?? null };
    await moves.wait(purchase.id, 'outcome-unknown', { correlationId, change });
  }

  /** May it have been ordered, and not stand in the customer's list yet? */
  const mayBeUnlisted = ({ checkoutAt }: PurchaseRecord) =>
    isBefore(clock.now(), addMinutes(checkoutAt ?? clock.now(), LIST_LAG_MINUTES));

  /** Who is refused an answer does not know whether it was ordered: that is never the refusal of the order. */
  async function answerTo<T>(purchase: PurchaseRecord, question: Promise<T>): Promise<T> {
    try {
      return await question;
    } catch (error) {
      if (!(error instanceof PartnerCenterFailure) || !isRefusal(error)) throw error;
      await moves.wait(purchase.id, 'outcome-unknown', error);
      throw new Later('Whether it was ordered could not be read');
    }
  }

  /** What is known of every line now; those that stand in no order were refused. */
  async function record(
    purchase: PurchaseRecord,
    found: ReadonlyMap<number, PlacedLine<Order>>,
    whyNot: (orderGroup: string | null) => Missing,
  ): Promise<void> {
    const lines = purchase.lines.map((line): LineChange => {
      const place = found.get(line.number);
      if (!place) {
        const { refusal, code } = whyNot(line.orderGroup);
        return { number: line.number, state: 'refused', refusal, refusalDetail: code ?? null };
      }
      const { order, orderLine } = place;
      const perpetual = line.termDuration === null;
      return {
        number: line.number,
        state: 'ordered',
        orderId: order.id,
        orderLineNumber: orderLine,
        refundUntil: line.kind === 'suse' ? null : refundUntil({ perpetual, orderedAt: order.createdAt }),
      };
    });
    const to = placedAs(lines.length, found.size);
    const refused = lines.filter(({ state }) => state === 'refused');
    if (to === 'refused') {
      const [first] = refused;
      await moves.refuse(purchase, first?.refusal ?? 'other', first?.refusalDetail ?? undefined, refused);
      return;
    }
    const placedAt = [...found.values()].map(({ order }) => order.createdAt).sort((a, b) => Number(a) - Number(b))[0];
    const change = { placedAt: placedAt ?? clock.now(), refusal: null, refusalDetail: null };
    await moves.move(purchase, to, { ...change, ...(to === 'partly-placed' && troubleOf(purchase, refused)) }, lines);
    reach('purchase: placed');
  }

  function troubleOf({ id: purchaseId }: PurchaseRecord, refused: readonly LineChange[]) {
    const reference = newReference();
    log.warn({ purchaseId, refused, reference }, 'A part of an order was refused');
    return { reference, refusalDetail: refused[0]?.refusalDetail ?? null };
  }

  return { checkOut, settle, isOrdered, hearRefusal };
}

/** By the group of the line; a service that names no group means all of them. */
function reasonFor(errors: readonly OrderError[], orderGroup: string | null): Missing {
  const error = errors.find((each) => each.orderGroup === orderGroup) ?? errors[0];
  return { refusal: refusalOf(error?.reason), code: error?.code };
}

/** A cart that is gone may have been ordered: that is no refusal. */
export function isRefusal({ kind, reason }: PartnerCenterFailure): boolean {
  return (kind === 'refused' || kind === 'not-found') && reason !== 'cart-unknown';
}

function noneIfUnknown(error: unknown): null {
  if (error instanceof PartnerCenterFailure && error.reason === 'cart-unknown') return null;
  throw error;
}
