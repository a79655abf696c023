import { isBefore } from 'date-fns/isBefore';
import { subMinutes } from 'date-fns/subMinutes';
import { newId } from '../../kernel/ids.ts';
import { PartnerCenterFailure } from '../../partner-center/errors.ts';
import { createCheckout, isRefusal } from './jobs-checkout.ts';
import type { CheckoutParts } from './jobs-checkout.ts';
import type { Catalogue } from './catalogue.ts';
import type { LineChange } from './moves.ts';
import { findPurchase, stateOf } from './records.ts';
import type { PurchaseRecord } from './records.ts';
import type { PurchaseState } from './rules.ts';
import { lineMarker } from './rules-lines.ts';
import { refusalOf, refusalOfCartError } from './rules-refusals.ts';
import { CART_MARGIN_MINUTES, waitingOf } from './rules-waiting.ts';

/** So many carts in one run of the job: a service that forgets each of them is asked again later. */
const CARTS_A_RUN = 3;

/** From a confirmed purchase to its orders: makes the cart, and sees the checkout through whatever happens. */
export function createPlacing(parts: CheckoutParts & { readonly catalogue: Catalogue }) {
  const { database, partnerCenter, catalogue, moves, clock, reach } = parts;
  const checkout = createCheckout(parts);

  async function proceed(id: string): Promise<void> {
    let carts = 0;
    // Whoever comes upon a checkout does not know whether it was asked for already, unless they began it themselves.
    let begun = false;
    let moved: PurchaseRecord | null = null;
    for (;;) {
      // What this run moved itself it knows.
      const purchase: PurchaseRecord | null = moved ?? (await findPurchase(database.read, id));
      moved = null;
      if (!purchase) return;
      try {
        switch (stateOf(purchase)) {
          case 'requested':
            if (purchase.checkoutAt && (await checkout.isOrdered(purchase))) break;
            if (++carts > CARTS_A_RUN) throw new Error('Partner Center does not keep the carts');
            moved = await fillCart(purchase);
            break;
          case 'carted':
            moved = await beginCheckout(purchase);
            begun = purchase.checkoutAt === null && moved?.state === ('checking-out' satisfies PurchaseState);
            break;
          case 'checking-out':
            return await (begun ? checkout.checkOut(purchase) : checkout.settle(purchase));
          default:
            return;
        }
      } catch (error) {
        if (!(error instanceof PartnerCenterFailure)) throw error;
        if (!(await isDecided(purchase, error, begun))) throw error;
        begun = false;
      }
    }
  }

  /** @returns the purchase as it moved on, or null where somebody else moved it */
  async function fillCart(purchase: PurchaseRecord): Promise<PurchaseRecord | null> {
    const offers = await Promise.all(purchase.lines.map((line) => offerFor(purchase, line)));
    const lines = offers.flatMap((offer, index) => {
      const line = purchase.lines[index];
      if (!offer || !line) return [];
      const { number, quantity, billingCycle, termDuration } = line;
      const friendlyName = lineMarker(purchase.marker, number);
      const { catalogItemId } = offer;
      return { catalogItemId, quantity, billingCycle, termDuration: termDuration ?? undefined, friendlyName };
    });
    if (lines.length < purchase.lines.length) {
      const gone = purchase.lines.filter((_, index) => !offers[index]);
      const atFault = gone.map(({ number }): LineChange => ({ number, refusal: 'not-for-sale' }));
      return moves.refuse(purchase, 'not-for-sale', undefined, atFault);
    }
    // A cart orders nothing: after a lost answer another one is made.
    const cart = await partnerCenter.carts.create(purchase.customerId, lines, { requestId: newId() });
    reach('purchase: cart made, not recorded');
    const groups = purchase.lines.map(({ number }, index): LineChange => {
      return { number, orderGroup: cart.lines.find((each) => each.number === index)?.orderGroup ?? null };
    });
    const atFault = cart.lines.flatMap((line): LineChange[] => {
      const number = purchase.lines[line.number]?.number;
      if (!line.error || number === undefined) return [];
      return [{ number, refusal: refusalOfCartError(line.error.code), refusalDetail: line.error.code }];
    });
    const [fault] = atFault;
    if (fault) return moves.refuse(purchase, fault.refusal ?? 'other', fault.refusalDetail ?? undefined, atFault);
    const change = {
      cartId: cart.id,
      cartExpiresAt: cart.expiresAt ?? null,
      checkoutRequestId: newId(),
      checkoutAt: null,
    };
    const carted = await moves.move(purchase, 'carted', change, groups);
    reach('purchase: cart recorded');
    return carted;
  }

  /** Fetched just before the cart, because catalogue item IDs are reissued; null for what was withdrawn since the review. */
  async function offerFor({ customerId }: PurchaseRecord, line: PurchaseRecord['lines'][number]) {
    const term = { duration: line.termDuration ?? undefined, billingCycle: line.billingCycle };
    try {
      return await catalogue.buyable(customerId, line.productId, line.skuId, term);
    } catch (error) {
      if (error instanceof PartnerCenterFailure && error.reason === 'not-in-catalog') return null;
      throw error;
    }
  }

  /** @returns the purchase as it moved on, or null where somebody else moved it */
  async function beginCheckout(purchase: PurchaseRecord): Promise<PurchaseRecord | null> {
    const { cartExpiresAt } = purchase;
    const now = clock.now();
    if (cartExpiresAt && isBefore(subMinutes(cartExpiresAt, CART_MARGIN_MINUTES), now))
      return moves.move(purchase, 'requested', { cartId: null, cartExpiresAt: null });
    const begun = await moves.move(purchase, 'checking-out', { checkoutAt: now });
    reach('purchase: about to check out');
    return begun;
  }

  /**
   * Decides what a failure means: an answer that is final, or something to wait for; the person sees which.
   * @param begun whether the failed call was the only checkout there was
   */
  async function isDecided(purchase: PurchaseRecord, error: PartnerCenterFailure, begun: boolean): Promise<boolean> {
    const { kind, reason, code, correlationId } = error;
    const checkingOut = stateOf(purchase) === 'checking-out';
    if (isRefusal(error)) {
      if (checkingOut && !begun) {
        await checkout.hearRefusal(purchase, error);
        return false;
      }
      await moves.refuse(purchase, refusalOf(reason), code);
      return true;
    }
    if (checkingOut && begun && kind === 'not-found') {
      await moves.move(purchase, 'requested', { cartId: null, cartExpiresAt: null, checkoutAt: null });
      return true;
    }
    const waiting = waitingOf(error, checkingOut);
    // An answer was given under that ID, and would only be given again: the next checkout needs another.
    const change = waiting === 'order-in-progress' ? { checkoutRequestId: newId() } : undefined;
    await moves.wait(purchase.id, waiting, { correlationId, ...(change && { change }) });
    return false;
  }

  return { proceed };
}
