import type { Customer, Order } from '../state/model.ts';
import type { Answer } from '../wire/answer.ts';
import { ok } from '../wire/answer.ts';
import { collection, link } from '../wire/collection.ts';
import { Refusal } from '../wire/refusal.ts';
import { hasCome } from '../world.ts';
import type { World } from '../world.ts';
import { customerOf } from './asked.ts';
import type { AskedOf, OfCustomer } from './asked.ts';
import { orderBody } from './order-body.ts';

export type OfOrder = OfCustomer & { readonly orderId: string };

/** `GET /customers/{id}/orders?billingType=`: a new order shows after a while only. */
export function listOrders({ world, call, params }: AskedOf<OfCustomer>): Answer {
  const customer = customerOf(world, params.customerId);
  const billing = call.query.get('billingtype')?.toLowerCase().replace('_', '');
  const orders = world.state.orders
    .ownedBy(customer.id)
    .filter((order) => hasCome(world, order.listedAt))
    .filter((order) => billing === undefined || order.billingCycle.replace('_', '') === billing);
  const priced = isPriced(call.query);
  return ok(
    collection(
      orders.map((order) => orderBody(world, order, { priced })),
      { self: link(`/customers/${customer.id}/orders`) },
    ),
  );
}

/** `GET /customers/{id}/orders/{orderId}?include_price=true`. */
export function getOrder({ world, call, params }: AskedOf<OfOrder>): Answer {
  const order = orderOf(world, customerOf(world, params.customerId), params.orderId);
  return ok(orderBody(world, order, { priced: isPriced(call.query) }));
}

/** `GET …/orders/{orderId}/provisioningstatus` ("Get order provisioning status"). */
export function provisioningStatus({ world, params }: AskedOf<OfOrder>): Answer {
  const order = orderOf(world, customerOf(world, params.customerId), params.orderId);
  const fulfilled = hasCome(world, order.fulfilledAt);
  return ok(
    collection(
      order.lines.map((line) => {
        const status = line.cancelledAt ? 'Unfulfilled' : fulfilled ? 'Fulfilled' : 'PrefulfillmentPending';
        return {
          lineItemNumber: line.number,
          status,
          quantityProvisioningInformation: [{ quantity: line.quantity, status }],
          attributes: { objectType: 'OrderLineItemProvisioningStatus' },
        };
      }),
    ),
  );
}

/** @throws Refusal 20000 for an unknown order, another customer's, or one too new to be read */
export function orderOf(world: World, customer: Customer, orderId: string): Order {
  const order = world.state.orders.get(orderId);
  if (order?.customerId !== customer.id || !hasCome(world, order.readableAt)) {
    throw new Refusal(404, 20000, 'The order id was not found.');
  }
  return order;
}

function isPriced(query: ReadonlyMap<string, string>): boolean {
  return query.get('include_price')?.toLowerCase() === 'true';
}
