import type { PartnerCenter } from '../../partner-center/client.ts';
import { PartnerCenterFailure } from '../../partner-center/errors.ts';
import type { Order, OrderLine } from '../../partner-center/schemas/order.ts';
import { addMoney, isMoney } from '../../kernel/money.ts';
import type { Money } from '../../kernel/money.ts';
import { clamp } from '../../kernel/text.ts';
import { isCancelled, linesInScope } from './rules.ts';
import { readOrderReference } from './rules-form.ts';
import { narrowestWindow } from './rules-return-policy.ts';
import type { Bought, ReturnPolicy, ReturnWindow } from './rules-return-policy.ts';

/** What the form and the service need to know of an order, or of the one line of a subscription that was named. */
export type OrderFacts = {
  readonly id: string;
  /** the subscription that was named, of an order with other lines as well */
  readonly subscriptionId: string | null;
  readonly title: string;
  readonly lineCount: number;
  readonly orderedAt: Date;
  readonly currency: string;
  /** what it cost, cancelled lines left out; undefined where Partner Center does not say */
  readonly total: Money | undefined;
  /** null where a refund never was a right: services, and Linux plans */
  readonly window: ReturnWindow | null;
  readonly cancelled: boolean;
};

export type OrderLookup = {
  /**
   * @param text an order ID of either shape, an alternate ID, or a subscription ID, as typed
   * @returns null where this customer has no such order, also where it is another customer's
   */
  readonly find: (customerId: string, text: string) => Promise<OrderFacts | null>;
};

type Parts = {
  readonly partnerCenter: PartnerCenter;
  readonly catalogue: {
    readonly products: (
      customerId: string,
    ) => Promise<readonly { readonly id: string; readonly title: string; readonly cancellable: boolean }[]>;
  };
  readonly policy: ReturnPolicy;
};

const TITLE_LENGTH = 300;

export function createOrderLookup({ partnerCenter, catalogue, policy }: Parts): OrderLookup {
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

  return {
    async find(customerId, text) {
      const located = await locate(customerId, text);
      if (!located || (located.order.customerId ?? customerId).toLowerCase() !== customerId.toLowerCase()) return null;
      const { order, named } = located;
      const subscriptionId = named !== null && order.lines.length > 1 ? named : null;
      const lines = linesInScope(order.lines, subscriptionId);
      const cancelled = isCancelled(order, subscriptionId);
      const standing = lines.filter(({ quantity }) => quantity > 0);
      const [products, subscriptions] = await Promise.all([
        catalogue.products(customerId),
        standing.some((line) => line.subscriptionId) ? partnerCenter.subscriptions.list(customerId) : [],
      ]);
      const product = (line: OrderLine) => products.find(({ id }) => id === line.catalogItemId.split(':')[0]);
      const bought = standing.map((line): Bought | null => {
        if (product(line)?.cancellable !== true && !isOfTheDesk(line)) return null;
        const reportedUntil = subscriptions.find(({ id }) => id === line.subscriptionId)?.cancellableUntil;
        const kind = line.term === undefined && line.subscriptionId === undefined ? 'perpetual' : 'subscription';
        return { kind, orderedAt: order.createdAt, reportedUntil };
      });
      return {
        id: order.id,
        subscriptionId,
        title: titleOf(cancelled ? lines : standing, (line) => product(line)?.title),
        lineCount: lines.length,
        orderedAt: order.createdAt,
        currency: order.currency,
        total: subscriptionId === null ? (order.total ?? sumOf(standing)) : sumOf(standing),
        window: bought.includes(null)
          ? null
          : narrowestWindow(
              policy,
              bought.filter((each) => each !== null),
            ),
        cancelled,
      };
    },
  };
}

const MARK = /\[desk [0-9a-f]+\]/;

function isOfTheDesk({ friendlyName }: OrderLine): boolean {
  return MARK.test(friendlyName ?? '');
}

function titleOf(lines: readonly OrderLine[], product: (line: OrderLine) => string | undefined): string {
  const names = lines.map((line) => {
    const name =
      product(line) ?? (line.friendlyName?.replace(MARK, '').trim() || line.catalogItemId.split(':')[0] || '–');
    return line.quantity > 0 ? `${line.quantity} × ${name}` : name;
  });
  return clamp(names.join(', '), TITLE_LENGTH);
}

function sumOf(lines: readonly OrderLine[]): Money | undefined {
  const [first, ...others] = lines;
  return others.reduce((sum, { price }) => {
    const added = sum && price ? addMoney(sum, price) : undefined;
    return added && isMoney(added) ? added : undefined;
  }, first?.price);
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
