import { z } from 'zod';
import { catalogItemId } from '../catalogue/availability.ts';
import { softwareByTitle } from '../catalogue/catalogue.ts';
import { bodyOf, customerOf } from '../resources/asked.ts';
import { recordAudit } from '../resources/audit-records.ts';
import { cancelLines } from '../resources/cancellation.ts';
import { orderBody } from '../resources/order-body.ts';
import { orderOf } from '../resources/orders.ts';
import { placeOrder } from '../resources/place-order.ts';
import type { LineToPlace } from '../resources/place-order.ts';
import type { Customer } from '../state/model.ts';
import { created, ok } from '../wire/answer.ts';
import type { Answer } from '../wire/answer.ts';
import { invalidInput } from '../wire/refusal.ts';
import type { World } from '../world.ts';
import type { ControlOf } from './controlled.ts';

/** Whoever works in the portal, past the product. */
const PORTAL_USER = 'admin.agent@csp-desk.example';

type OfCustomer = { readonly customerId: string };
type OfOrder = OfCustomer & { readonly orderId: string };

const lineSchema = z.object({
  product: z.string(),
  skuId: z.string().default('0001'),
  quantity: z.int().positive().default(1),
  billingCycle: z.string().default('one_time'),
  termDuration: z.string().optional(),
  friendlyName: z.string().optional(),
});
const orderSchema = z.object({ lines: z.array(lineSchema).min(1), createdAt: z.iso.datetime().optional() });

/** `POST /customers/{id}/orders`: an order made in the portal, past the product; `product` is a title. */
export function orderInPortal({ world, call, params }: ControlOf<OfCustomer>): Answer {
  const customer = customerOf(world, params.customerId);
  const { lines, createdAt } = bodyOf(call, orderSchema);
  const order = placeOrder(world, customer, {
    placedThrough: 'portal',
    lines: lines.map((line) => lineToPlace(world, customer, line)),
    ...(createdAt ? { createdAt } : {}),
  });
  recordAudit(world, {}, customer, {
    resourceType: 'order',
    operationType: 'create_order',
    newValue: { id: order.id },
    customizedData: { OrderId: order.id },
    by: PORTAL_USER,
  });
  return created(orderBody(world, order, { priced: true }));
}

/** `POST …/orders/{id}/cancellation`: cancelled in the portal, past the product. */
export function cancelInPortal({ world, params }: ControlOf<OfOrder>): Answer {
  const customer = customerOf(world, params.customerId);
  const order = orderOf(world, customer, params.orderId);
  const cancelled = cancelLines(world, customer, order, order.lines);
  recordAudit(world, {}, customer, {
    resourceType: 'order',
    operationType: 'update_order',
    newValue: { id: order.id, status: 'cancelled' },
    customizedData: { OrderId: order.id },
    by: PORTAL_USER,
  });
  return ok(orderBody(world, cancelled, { priced: true }));
}

/** `POST …/orders/{id}/key-reads`: somebody looks at the key in the portal; only the activity log shows it. */
export function readKeyInPortal({ world, params }: ControlOf<OfOrder>): Answer {
  const customer = customerOf(world, params.customerId);
  const order = orderOf(world, customer, params.orderId);
  recordAudit(world, {}, customer, {
    resourceType: 'software_key',
    operationType: 'get_software_key',
    newValue: { orderId: order.id, lineItemNumber: 0 },
    customizedData: { OrderId: order.id },
    by: PORTAL_USER,
  });
  return { status: 204 };
}

function lineToPlace(world: World, customer: Customer, line: z.output<typeof lineSchema>): LineToPlace {
  const software = softwareByTitle(line.product);
  const sku = software?.skus.find((sku) => sku.id === line.skuId);
  if (!software || !sku) throw invalidInput(`There is no ${line.product} ${line.skuId}.`);
  return {
    ...line,
    software,
    sku,
    catalogItemId: catalogItemId(world, software, sku, customer.country, sku.segments[0] ?? 'commercial'),
  };
}
