import type { PartnerCenter } from '../../partner-center/client.ts';
import { PartnerCenterFailure } from '../../partner-center/errors.ts';
import type { Order, OrderLine } from '../../partner-center/schemas/order.ts';
import type { Subscription } from '../../partner-center/schemas/subscription.ts';
import type { Clock } from '../../kernel/time.ts';
import { isCancelled, linesInScope } from './rules.ts';
import { readOrderReference } from './rules-form.ts';
import { titleOf } from './rules-lines.ts';
import type { LineFacts, OrderSheet, Scope } from './rules-lines.ts';
import { sumOf } from './rules-return-policy/credit.ts';
import type { ReturnPolicy } from './rules-return-policy/policy.ts';
import { judgeLine } from './rules-return-policy/verdict.ts';

export type OrderLookup = {
  /**
   * @param text an order ID of either shape, an alternate ID, or a subscription ID, as typed
   * @returns null where this customer has no such order, also where it is another customer's
   */
  readonly find: (customerId: string, text: string) => Promise<OrderSheet | null>;
};

type Product = { readonly id: string; readonly title: string; readonly cancellable: boolean };
type Parts = {
  readonly partnerCenter: PartnerCenter;
  readonly catalogue: { readonly products: (customerId: string) => Promise<readonly Product[]> };
  readonly policy: ReturnPolicy;
  readonly clock: Clock;
};

export function createOrderLookup({ partnerCenter, catalogue, policy, clock }: Parts): OrderLookup {
  const read = (customerId: string, orderId: string) =>
    noneIfUnknown(partnerCenter.orders.get(customerId, orderId, { includePrice: true }));

  async function locate(
    customerId: string,
    text: string,
  ): Promise<{ readonly order: Order; readonly named: string | null } | null> {
    const reference = readOrderReference(text);
    if (!reference) return null;
    if (reference.kind === 'subscription') {
      const subscription = await noneIfUnknown(partnerCenter.subscriptions.get(customerId, reference.id));
      const order = subscription?.orderId === undefined ? null : await read(customerId, subscription.orderId);
      return order && { order, named: reference.id };
    }
    const order = (await read(customerId, reference.id)) ?? (await byAlternateId(customerId, reference.id));
    return order && { order, named: null };
  }

  /** Partner Center knows an order by one of its two IDs only; the list tells both. */
  async function byAlternateId(customerId: string, id: string): Promise<Order | null> {
    const wanted = id.toLowerCase();
    const orders = await noneIfUnknown(partnerCenter.orders.list(customerId));
    const found = orders?.find(
      (order) => order.alternateId?.toLowerCase() === wanted || order.id.toLowerCase() === wanted,
    );
    return found ? read(customerId, found.id) : null;
  }

  function describe(
    { createdAt, billingCycle }: Order,
    line: OrderLine,
    products: readonly Product[],
    subscriptions: readonly Subscription[],
  ): LineFacts {
    const subscription = subscriptions.find(({ id }) => id === line.subscriptionId);
    const { number, subscriptionId, price, term } = line;
    const judged = {
      kind: term === undefined && subscriptionId === undefined ? ('perpetual' as const) : ('subscription' as const),
      cancellable: productOf(line, products)?.cancellable === true || isOfTheDesk(line),
      orderedAt: createdAt,
      reportedUntil: subscription?.cancellableUntil,
      term: term ?? subscription?.term,
      termEndsAt: subscription?.commitmentEndsAt,
      billingCycle: subscription?.billingCycle ?? billingCycle,
      subscriptionId,
      price,
    };
    return {
      number,
      title: titleOfLine(line, products),
      subscriptionId,
      price,
      verdict: judgeLine(policy, judged, clock.now()),
    };
  }

  return {
    async find(customerId, text) {
      const located = await locate(customerId, text);
      if (!located || (located.order.customerId ?? customerId).toLowerCase() !== customerId.toLowerCase()) return null;
      const { order, named } = located;
      const standing = order.lines.filter(({ quantity }) => quantity > 0);
      const [products, subscriptions] = await Promise.all([
        catalogue.products(customerId),
        standing.some((line) => line.subscriptionId) ? partnerCenter.subscriptions.list(customerId) : [],
      ]);
      const lines = standing.map((line) => describe(order, line, products, subscriptions));
      const scope: Scope = { subscriptionId: named, lines: [] };
      return {
        id: order.id,
        orderedAt: order.createdAt,
        currency: order.currency,
        total: order.total ?? sumOf(lines.map(({ price }) => price)),
        lines,
        lineCount: order.lines.length,
        named: (named !== null && lines.find(({ subscriptionId }) => subscriptionId === named)) || null,
        title: titleOf(linesInScope(order.lines, scope).map((line) => ({ title: titleOfLine(line, products) }))),
        cancelled: isCancelled(order, scope),
      };
    },
  };
}

const MARK = /\[desk [0-9a-f]+\]/;

function isOfTheDesk({ friendlyName }: OrderLine): boolean {
  return MARK.test(friendlyName ?? '');
}

function productOf(line: OrderLine, products: readonly Product[]): Product | undefined {
  return products.find(({ id }) => id === line.catalogItemId.split(':')[0]);
}

function titleOfLine(line: OrderLine, products: readonly Product[]): string {
  const { friendlyName, catalogItemId, quantity } = line;
  const named = friendlyName?.replace(MARK, '').trim() || catalogItemId.split(':')[0] || '–';
  const name = productOf(line, products)?.title ?? named;
  return quantity > 0 ? `${quantity} × ${name}` : name;
}

/** What is unknown, or is no ID for Partner Center, is none; every other failure is one. */
async function noneIfUnknown<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof PartnerCenterFailure && (error.kind === 'not-found' || error.kind === 'refused')) return null;
    throw error;
  }
}
