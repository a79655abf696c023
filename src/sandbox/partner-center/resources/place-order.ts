import { addYears } from 'date-fns/addYears';
import { newId, newNumber } from '../../../kernel/ids.ts';
import { unitPrice } from '../catalogue/catalogue.ts';
import { marketOf } from '../catalogue/markets.ts';
import type { Sku, Software } from '../catalogue/software.ts';
import { base62Of, hexOf } from '../state/derived.ts';
import type { Customer, Order, OrderLine, Subscription } from '../state/model.ts';
import type { World } from '../world.ts';

export type LineToPlace = {
  readonly catalogItemId: string;
  readonly friendlyName?: string | undefined;
  readonly quantity: number;
  readonly billingCycle: string;
  readonly termDuration?: string | undefined;
  readonly software: Software;
  readonly sku: Sku;
};

export type OrderToPlace = {
  readonly placedThrough: Order['placedThrough'];
  readonly cartId?: string;
  readonly lines: readonly LineToPlace[];
  /** an order of the past: fulfilled and listed long since */
  readonly createdAt?: string;
  /** a fixed name from which the ids are derived */
  readonly seed?: string;
  readonly unusualStatus?: string | undefined;
};

/** Records an order and, for its subscription lines, the subscriptions. The lines share one billing cycle. */
export function placeOrder(world: World, customer: Customer, draft: OrderToPlace): Order {
  const { delays } = world.settings.read();
  const createdAt = draft.createdAt ?? world.clock.now().toISOString();
  const after = (delay: number) => new Date(Date.parse(createdAt) + delay).toISOString();
  const market = marketOf(customer.country);
  const seed = draft.seed ?? newId();

  const order: Order = {
    ...orderIds(world.state.orders.count(), seed),
    customerId: customer.id,
    billingCycle: draft.lines[0]?.billingCycle ?? 'one_time',
    currency: market?.currency ?? 'USD',
    lines: draft.lines.map((line, number) => orderLine(line, number, customer, seed)),
    createdAt,
    readableAt: draft.createdAt ? createdAt : after(delays.orderById),
    listedAt: draft.createdAt ? createdAt : after(delays.orderList),
    fulfilledAt: draft.createdAt ? createdAt : after(delays.fulfilment),
    placedThrough: draft.placedThrough,
    cartId: draft.cartId,
    unusualStatus: draft.unusualStatus,
    cancellations: 0,
  };
  world.state.orders.put(order.id, order, customer.id);
  for (const line of order.lines) {
    if (line.subscriptionId) {
      world.state.subscriptions.put(line.subscriptionId, subscriptionOf(order, line, line.subscriptionId), customer.id);
    }
  }
  return order;
}

/** Two shapes of order id are about: 33 letters and digits beside a short alternate id, or the short one for both. */
function orderIds(place: number, seed: string): Pick<Order, 'id' | 'alternateId'> {
  const alternateId = hexOf(`order ${seed}`, 12);
  return place % 2 === 0 ? { id: alternateId, alternateId } : { id: base62Of(`order ${seed}`, 33), alternateId };
}

function orderLine(line: LineToPlace, number: number, customer: Customer, seed: string): OrderLine {
  const market = marketOf(customer.country);
  return {
    number,
    productId: line.software.id,
    skuId: line.sku.id,
    offerId: line.catalogItemId,
    friendlyName: line.friendlyName ?? `${line.software.title} - ${line.sku.title}`,
    quantity: line.quantity,
    termDuration: line.termDuration,
    subscriptionId: line.sku.kind === 'subscription' ? subscriptionId(seed, number) : undefined,
    unitPrice: market ? unitPrice(line.sku, market, cycleOf(line.billingCycle)) : 0,
  };
}

function cycleOf(billingCycle: string): Parameters<typeof unitPrice>[2] {
  switch (billingCycle) {
    case 'monthly':
    case 'annual':
    case 'triennial':
      return billingCycle;
    default:
      return 'one_time';
  }
}

function subscriptionId(seed: string, number: number): string {
  const hex = hexOf(`subscription ${seed} ${number}`, 32);
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `b${hex.slice(17, 20)}`, hex.slice(20)].join('-');
}

function subscriptionOf(order: Order, line: OrderLine, id: string): Subscription {
  const years = line.termDuration === 'P3Y' ? 3 : 1;
  return {
    id,
    customerId: order.customerId,
    orderId: order.id,
    lineNumber: line.number,
    friendlyName: line.friendlyName,
    billingCycle: order.billingCycle,
    termDuration: line.termDuration ?? 'P1Y',
    endsAt: addYears(new Date(order.createdAt), years).toISOString(),
    version: newNumber(1_000_000),
  };
}
