import { findCatalogItem } from '../catalogue/availability.ts';
import type { Cart, CartLine, Customer, Order } from '../state/model.ts';
import type { Answer } from '../wire/answer.ts';
import { created } from '../wire/answer.ts';
import { Refusal } from '../wire/refusal.ts';
import type { World } from '../world.ts';
import { customerOf, segmentsOf } from './asked.ts';
import type { AskedOf } from './asked.ts';
import { recordAudit } from './audit-records.ts';
import { cartOf, groupNumbers } from './carts.ts';
import type { OfCart } from './carts.ts';
import { orderBody } from './order-body.ts';
import { placeOrder } from './place-order.ts';

type OrderError = { readonly orderGroupId: string; readonly code: number; readonly description: string };
type Group = { readonly id: string; readonly lines: readonly CartLine[] };

/**
 * `POST /customers/{id}/carts/{cartId}/checkout` ("Checkout a cart"): once. One cart can give several orders, which are
 * pending at first, and 201 can stand over `orderErrors`.
 */
export function checkoutCart({ world, caller, call, params }: AskedOf<OfCart>): Answer {
  if (call.rivalled) throw new Refusal(409, 800064, 'The cart is being processed by another request.');
  const customer = customerOf(world, params.customerId);
  const cart = cartOf(world, customer, params.cartId);
  if (cart.status === 'Ordered') throw new Refusal(400, 800065, 'The cart has already been submitted.');
  if (cart.lines.some((line) => line.error)) throw new Refusal(400, 800009, 'There is an error in the cart items.');
  if (customer.agreement.kind === 'none') {
    throw new Refusal(403, 13605, 'The customer has not accepted the Microsoft Customer Agreement.');
  }

  const orders: Order[] = [];
  const orderErrors: OrderError[] = [];
  for (const group of groupsOf(cart)) {
    const refused = orderedError(call.fault, group) ?? ineligible(world, customer, group);
    if (refused) orderErrors.push({ orderGroupId: group.id, ...refused });
    else orders.push(orderGroup(world, customer, cart, group));
  }
  for (const order of orders) auditOrder(world, caller, customer, order);
  world.state.carts.put(cart.id, { ...cart, status: 'Ordered', checkouts: cart.checkouts + 1 }, customer.id);
  return created({
    orders: orders.map((order) => ({ ...orderBody(world, order, { priced: false }), status: 'pending' })),
    ...(orderErrors.length > 0 ? { orderErrors } : {}),
    attributes: { objectType: 'CartCheckoutResult' },
  });
}

function groupsOf(cart: Cart): Group[] {
  const lines = groupNumbers(cart);
  const ids = [...new Set(lines.map((line) => line.orderGroup ?? '0'))];
  return ids.map((id) => ({ id, lines: lines.filter((line) => line.orderGroup === id) }));
}

/** An item may have been withdrawn between cart and checkout. */
function ineligible(world: World, customer: Customer, group: Group): Omit<OrderError, 'orderGroupId'> | undefined {
  const withdrawn = group.lines.some(
    (line) => !findCatalogItem(world, line.catalogItemId, customer.country, segmentsOf(customer)),
  );
  return withdrawn ? { code: 800020, description: 'The catalog item is not eligible for purchase.' } : undefined;
}

function orderedError(fault: OfFault, group: Group): Omit<OrderError, 'orderGroupId'> | undefined {
  if (fault?.kind !== 'order-error' || fault.orderGroup !== group.id) return undefined;
  return { code: Number(fault.code), description: fault.description };
}
type OfFault = AskedOf<unknown>['call']['fault'];

function orderGroup(world: World, customer: Customer, cart: Cart, group: Group): Order {
  return placeOrder(world, customer, {
    placedThrough: 'api',
    cartId: cart.id,
    lines: group.lines.flatMap((line) => {
      const item = findCatalogItem(world, line.catalogItemId, customer.country, segmentsOf(customer));
      return item ? [{ ...line, software: item.software, sku: item.sku }] : [];
    }),
  });
}

function auditOrder(world: World, caller: { upn?: string | undefined }, customer: Customer, order: Order): void {
  const lines = order.lines.flatMap((line, index): [string, string][] => [
    [`OfferId-${index}`, line.offerId],
    [`Quantity-${index}`, String(line.quantity)],
    ...(line.subscriptionId ? ([[`SubscriptionId-${index}`, line.subscriptionId]] satisfies [string, string][]) : []),
  ]);
  recordAudit(world, caller, customer, {
    resourceType: 'order',
    operationType: 'create_order',
    newValue: { id: order.id, referenceCustomerId: customer.id, status: 'pending' },
    customizedData: { OrderId: order.id, BillingCycle: order.billingCycle, ...Object.fromEntries(lines) },
  });
}
