import { catalogItemId } from '../catalogue/availability.ts';
import { softwareByTitle } from '../catalogue/catalogue.ts';
import { recordAudit } from '../resources/audit-records.ts';
import { placeOrder } from '../resources/place-order.ts';
import type { LineToPlace } from '../resources/place-order.ts';
import type { Customer, Order } from '../state/model.ts';
import { nowText } from '../world.ts';
import type { World } from '../world.ts';
import { seededCustomers } from './customers.ts';
import { seededOrders } from './order-lines.ts';
import type { SeededLine, SeededOrder } from './order-lines.ts';
import { seedPeople } from './people.ts';

const DAY = 86_400_000;

/** Fills an empty memory. The same on every machine but for the dates, which count back from the first start. */
export function seed(world: World): void {
  const { state } = world;
  if (state.customers.count() > 0) return;
  state.transaction(() => {
    seedPeople(state);
    const customers = seededCustomers(nowText(world));
    for (const customer of customers) state.customers.put(customer.id, customer);
    for (const order of seededOrders) {
      const customer = customers.find((customer) => customer.domain === order.domain);
      if (customer) seedOrder(world, customer, order);
    }
  });
}

function seedOrder(world: World, customer: Customer, seeded: SeededOrder): void {
  const createdAt = new Date(world.clock.now().getTime() - seeded.daysAgo * DAY).toISOString();
  const order = placeOrder(world, customer, {
    placedThrough: 'portal',
    createdAt,
    seed: `${seeded.domain} ${seeded.daysAgo}`,
    unusualStatus: seeded.unusualStatus,
    lines: seeded.lines.map((line) => lineToPlace(world, customer, line)),
  });
  const lines = order.lines.map((line, place) => {
    const days = seeded.lines[place]?.cancelledAfterDays;
    return days === undefined
      ? line
      : { ...line, cancelledAt: new Date(Date.parse(createdAt) + days * DAY).toISOString() };
  });
  const cancellations = lines.some((line) => line.cancelledAt) ? 1 : 0;
  world.state.orders.put(order.id, { ...order, lines, cancellations }, customer.id);
  if (seeded.daysAgo < 90) auditOrder(world, customer, order);
}

function auditOrder(world: World, customer: Customer, order: Order): void {
  recordAudit(world, {}, customer, {
    resourceType: 'order',
    operationType: 'create_order',
    newValue: { id: order.id, referenceCustomerId: customer.id },
    customizedData: { OrderId: order.id, BillingCycle: order.billingCycle },
    by: 'admin.agent@csp-desk.example',
    at: order.createdAt,
  });
}

function lineToPlace(world: World, customer: Customer, line: SeededLine): LineToPlace {
  const software = softwareByTitle(line.title);
  const sku = software?.skus.find((sku) => sku.id === (line.sku ?? '0001'));
  if (!software || !sku) throw new Error(`The seed names software that is not in the catalogue: ${line.title}`);
  const [billingCycle, termDuration] = line.term ?? ['one_time', undefined];
  return {
    software,
    sku,
    quantity: line.quantity,
    billingCycle,
    termDuration,
    friendlyName: line.friendlyName,
    catalogItemId: catalogItemId(world, software, sku, customer.country, sku.segments[0] ?? 'commercial'),
  };
}
