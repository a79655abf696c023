import { addMinutes } from 'date-fns/addMinutes';
import { isBefore } from 'date-fns/isBefore';
import { z } from 'zod';
import type { Database } from '../../database/database.ts';
import { withLease } from '../../database/lease.ts';
import type { Jobs, Queue } from '../../jobs/jobs.ts';
import type { Notices } from '../../jobs/notices.ts';
import { newId, newReference } from '../../kernel/ids.ts';
import type { Log } from '../../kernel/log.ts';
import type { Reach } from '../../kernel/recovery-points.ts';
import type { Clock } from '../../kernel/time.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { PartnerCenter } from '../../partner-center/client.ts';
import { PartnerCenterFailure } from '../../partner-center/errors.ts';
import type { Order } from '../../partner-center/schemas/order.ts';
import type { Catalogue } from './catalogue.ts';
import { advance, findPurchase, stateOf } from './records.ts';
import type { PurchaseRecord } from './records.ts';
import { LIST_LAG_MINUTES, nextLook, refusalOf, waitingOf } from './rules.ts';
import type { PurchaseRefusal, PurchaseState } from './rules.ts';

export type PurchaseJob = { readonly purchaseId: string };
export type PurchaseQueues = { readonly place: Queue<PurchaseJob> };

export type PurchaseJobParts = {
  readonly database: Database;
  readonly jobs: Jobs;
  readonly partnerCenter: PartnerCenter;
  readonly catalogue: Catalogue;
  readonly ledger: Ledger;
  readonly notices: Notices;
  readonly refundUntil: (facts: { readonly perpetual: boolean; readonly orderedAt: Date }) => Date | null;
  readonly clock: Clock;
  readonly log: Log;
  readonly reach: Reach;
};

/** Thrown to be called again later: the outcome cannot be known yet. */
class Later extends Error {}

/**
 * The durable steps of a purchase: cart → checkout → placed → fulfilled. Each step may be done again after a crash: what was
 * decided stands in the row before the outside is asked, and an order is recognised by its marker.
 */
export function definePurchaseJobs(parts: PurchaseJobParts): PurchaseQueues {
  const { database, jobs, partnerCenter, ledger, notices, clock, log, reach } = parts;

  const place = jobs.define({
    name: 'purchase-place',
    data: z.object({ purchaseId: z.string() }),
    concurrency: 2,
    work: ({ purchaseId }) => withLease(database, `purchase ${purchaseId}`, () => proceed(purchaseId)),
    giveUp: ({ purchaseId }) => wait(purchaseId, 'gave-up'),
  });
  const follow = jobs.define({
    name: 'purchase-follow',
    data: z.object({ purchaseId: z.string() }),
    concurrency: 2,
    work: ({ purchaseId }) => withLease(database, `purchase ${purchaseId}`, () => lookWhetherFulfilled(purchaseId)),
    giveUp: async ({ purchaseId }) => log.error({ purchaseId }, 'A placed order could not be followed any more'),
  });

  async function proceed(id: string): Promise<void> {
    let resumed = true;
    for (;;) {
      const purchase = await findPurchase(database.read, id);
      if (!purchase) return;
      try {
        switch (stateOf(purchase)) {
          case 'requested':
            await fillCart(purchase);
            break;
          case 'carted':
            resumed = !(await move(purchase, 'checking-out', { checkoutAt: clock.now() }));
            reach('purchase: about to check out');
            break;
          case 'checking-out':
            await (resumed ? settle(purchase) : checkOut(purchase));
            break;
          default:
            return;
        }
      } catch (error) {
        if (await isFinal(purchase, error, resumed)) return;
        throw error;
      }
    }
  }

  async function fillCart(purchase: PurchaseRecord): Promise<void> {
    const lines = [];
    for (const { productId, skuId, termDuration, billingCycle, quantity } of purchase.lines) {
      const term = { duration: termDuration ?? undefined, billingCycle };
      const offer = await parts.catalogue.buyable(purchase.customerId, productId, skuId, term);
      if (!offer) {
        await refuse(purchase, 'not-for-sale');
        return;
      }
      lines.push({
        catalogItemId: offer.catalogItemId,
        quantity,
        billingCycle,
        termDuration: term.duration,
        friendlyName: purchase.marker,
      });
    }
    const cart = await partnerCenter.carts.create(purchase.customerId, lines, {
      requestId: purchase.cartRequestId ?? newId(),
    });
    reach('purchase: cart made, not recorded');
    const bad = cart.lines.find(({ error }) => error);
    if (bad) {
      await refuse(purchase, 'not-for-sale', bad.error?.code);
      return;
    }
    await move(purchase, 'carted', { cartId: cart.id, checkoutRequestId: newId() });
    reach('purchase: cart recorded');
  }

  async function checkOut(purchase: PurchaseRecord): Promise<void> {
    const { customerId, cartId, checkoutRequestId } = purchase;
    if (!cartId || !checkoutRequestId) throw new Error('A purchase is being checked out without its cart');
    const { orders, errors } = await partnerCenter.carts.checkout(customerId, cartId, { requestId: checkoutRequestId });
    reach('purchase: checked out, not recorded');
    const [order] = orders;
    const [error] = errors;
    if (order) return placed(purchase, order);
    await refuse(purchase, refusalOf(error?.reason), error?.code);
  }

  /** After a lost answer or a crash: was it ordered? Only where it certainly was not is the cart checked out again. */
  async function settle(purchase: PurchaseRecord): Promise<void> {
    const found = await answerTo(purchase, findOrder(purchase));
    if (found) return placed(purchase, found);
    const question = partnerCenter.carts.get(purchase.customerId, purchase.cartId ?? '').catch(noneIfUnknown);
    const cart = await answerTo(purchase, question);
    if (cart?.status === 'active' && (!cart.expiresAt || isBefore(clock.now(), cart.expiresAt)))
      return checkOut(purchase);
    if (mayBeUnlisted(purchase)) throw new Later('The order does not stand in the list yet');
    await refuse(purchase, 'cart-expired');
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
      await wait(purchase.id, 'outcome-unknown', error.correlationId);
      throw new Later('Whether it was ordered could not be read');
    }
  }

  async function findOrder({ customerId, marker }: PurchaseRecord): Promise<Order | undefined> {
    const orders = await partnerCenter.orders.list(customerId);
    return orders.find(({ lines }) => lines.some(({ friendlyName }) => friendlyName === marker));
  }

  async function placed(purchase: PurchaseRecord, order: Order): Promise<void> {
    const perpetual = purchase.lines.every(({ termDuration }) => termDuration === null);
    const refundUntil = parts.refundUntil({ perpetual, orderedAt: order.createdAt });
    await move(purchase, 'placed', { orderId: order.id, placedAt: order.createdAt, refundUntil });
    reach('purchase: placed');
  }

  const refuse = (purchase: PurchaseRecord, refusal: PurchaseRefusal, detail?: string) =>
    move(purchase, 'refused', { refusal, refusalDetail: detail ?? null, reference: newReference() });

  /**
   * One transaction: the new state, its ledger entry, what is to be done next, and the message that tells of it.
   * @returns whether it was this call that moved it
   */
  async function move(
    purchase: PurchaseRecord,
    to: PurchaseState,
    data: Parameters<typeof advance>[4] extends infer D ? Omit<D, 'updatedAt' | 'state'> : never,
  ): Promise<boolean> {
    const from = stateOf(purchase);
    return database.transaction(async (tx) => {
      const moved = await advance(tx, purchase.id, from, to, {
        reference: null,
        ...data,
        waiting: null,
        updatedAt: clock.now(),
      });
      if (!moved) return false;
      await ledger.append(tx, entryOf(purchase, to, data));
      if (to === 'placed')
        await follow.enqueue(tx, purchase.id, { purchaseId: purchase.id }, nextLook(clock.now(), clock.now()));
      await notices.changed(tx, 'purchase', purchase.id);
      return true;
    });
  }

  async function lookWhetherFulfilled(id: string): Promise<void> {
    const purchase = await findPurchase(database.read, id);
    if (!purchase?.orderId || purchase.state !== 'placed') return;
    const order = await partnerCenter.orders.get(purchase.customerId, purchase.orderId);
    if (order.status === 'completed') {
      await move(purchase, 'fulfilled', { fulfilledAt: clock.now() });
      return reach('purchase: fulfilled');
    }
    if (order.status === 'cancelled') {
      await move(purchase, 'cancelled', {});
      return;
    }
    const again = nextLook(purchase.placedAt ?? purchase.updatedAt, clock.now());
    await database.transaction((tx) => follow.enqueue(tx, id, { purchaseId: id }, again));
  }

  /** Decides what a failure means: an answer that is final, or something to wait for; the person sees which. */
  async function isFinal(purchase: PurchaseRecord, error: unknown, resumed: boolean): Promise<boolean> {
    if (!(error instanceof PartnerCenterFailure)) return false;
    const { kind, reason, code, status, correlationId } = error;
    const state = stateOf(purchase);
    // A refusal of the second checkout says nothing about the first, which may have ordered: `settle` finds out.
    const undecided = state === 'checking-out' && resumed && mayBeUnlisted(purchase);
    if (isRefusal(error) && !undecided) {
      log.warn({ purchaseId: purchase.id, status, code, reason, correlationId }, 'Partner Center refused an order');
      await refuse(purchase, refusalOf(reason), correlationId);
      return true;
    }
    await wait(purchase.id, isRefusal(error) ? 'outcome-unknown' : waitingOf(kind, state), correlationId);
    return false;
  }

  async function wait(id: string, waiting: string, correlationId?: string): Promise<void> {
    const reference = newReference();
    log.warn({ purchaseId: id, waiting, reference, correlationId }, 'A purchase is waiting');
    await database.transaction(async (tx) => {
      const { count } = await tx.purchase.updateMany({
        where: {
          id,
          state: { in: ['requested', 'carted', 'checking-out'] },
          OR: [{ waiting: null }, { waiting: { not: waiting } }],
        },
        data: { waiting, reference, updatedAt: clock.now() },
      });
      if (count > 0) await notices.changed(tx, 'purchase', id);
    });
  }

  return { place };
}

function entryOf(
  purchase: PurchaseRecord,
  to: PurchaseState,
  data: { orderId?: unknown; cartId?: unknown; refusal?: unknown },
) {
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
  return {
    actor: purchase.personId,
    action: 'purchase.place',
    outcome: to,
    subject: `purchase:${purchase.id}`,
    customerId: purchase.customerId,
    details: { orderId: text(data.orderId), cartId: text(data.cartId), refusal: text(data.refusal) },
  };
}

/** A cart that is gone may have been ordered: that is no refusal. */
function isRefusal({ kind, reason }: PartnerCenterFailure): boolean {
  return (kind === 'refused' || kind === 'not-found') && reason !== 'cart-unknown';
}

function noneIfUnknown(error: unknown): null {
  if (error instanceof PartnerCenterFailure && error.reason === 'cart-unknown') return null;
  throw error;
}
