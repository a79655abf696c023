import { softwareById } from '../catalogue/catalogue.ts';
import { cancellationPolicy } from '../resources/return-window.ts';
import { orderStatus } from '../resources/order-body.ts';
import type { Order } from '../state/model.ts';
import type { Calls } from '../wire/calls.ts';
import type { World } from '../world.ts';

/** Everything there is to know, in one reading; never a key. */
export function snapshot(world: World, calls: Calls): object {
  const { state } = world;
  return {
    now: world.clock.now().toISOString(),
    settings: world.settings.read(),
    cancellationPolicy: cancellationPolicy(world),
    customers: state.customers.all(),
    carts: state.carts.all(),
    orders: state.orders.all().map((order) => orderFacts(world, order)),
    subscriptions: state.subscriptions.all(),
    serviceRequests: state.serviceRequests.all(),
    auditRecords: state.auditRecords.all(),
    people: state.users.all(),
    groups: state.groups.all(),
    checkouts: state.carts.all().reduce((sum, cart) => sum + cart.checkouts, 0),
    cancellations: state.orders.all().reduce((sum, order) => sum + order.cancellations, 0),
    keyHandOuts: state.keyHandOuts.all(),
    calls: calls.list(),
  };
}

function orderFacts(world: World, order: Order): object {
  const customer = world.state.customers.get(order.customerId);
  const lines = order.lines.map((line) => ({ ...line, title: softwareById(line.productId)?.title ?? line.productId }));
  return { ...order, lines, status: orderStatus(world, order), companyName: customer?.companyName };
}
