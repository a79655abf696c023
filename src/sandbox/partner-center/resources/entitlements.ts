import { softwareById } from '../catalogue/catalogue.ts';
import type { Software } from '../catalogue/software.ts';
import type { Order, OrderLine } from '../state/model.ts';
import type { Answer } from '../wire/answer.ts';
import { ok } from '../wire/answer.ts';
import { collection, instant, link } from '../wire/collection.ts';
import { invalidInput } from '../wire/refusal.ts';
import { hasCome } from '../world.ts';
import type { World } from '../world.ts';
import { customerOf } from './asked.ts';
import type { AskedOf, OfCustomer } from './asked.ts';

const TYPES: readonly string[] = ['software', 'reservedinstance'];

/**
 * `GET /customers/{id}/entitlements?entitlementType=software&showExpiry=true` ("Get a collection of entitlements"):
 * what the customer owns, fulfilled lines only, with the older versions that come with each. A cancelled line stays
 * in the list, its key revoked.
 */
export function listEntitlements({ world, call, params }: AskedOf<OfCustomer>): Answer {
  const customer = customerOf(world, params.customerId);
  const type = call.query.get('entitlementtype')?.toLowerCase();
  if (type !== undefined && !TYPES.includes(type)) throw invalidInput('The entitlementType is not supported.');
  if (type === 'reservedinstance') return ok(collection([]));

  const withExpiry = call.query.get('showexpiry')?.toLowerCase() === 'true';
  const orders = world.state.orders.ownedBy(customer.id).filter((order) => hasCome(world, order.fulfilledAt));
  return ok(
    collection(
      orders.flatMap((order) =>
        order.lines.flatMap((line) => {
          const software = softwareById(line.productId);
          return software && !software.onlineService ? [entitlement(world, order, line, software, withExpiry)] : [];
        }),
      ),
    ),
  );
}

function entitlement(world: World, order: Order, line: OrderLine, software: Software, withExpiry: boolean): object {
  const subscription = line.subscriptionId ? world.state.subscriptions.get(line.subscriptionId) : undefined;
  const included = software.includes.flatMap((id) => softwareById(id) ?? []);
  return {
    includedEntitlements: included.map((part) => ({
      includedEntitlements: [],
      ...entitled(order, line, part, '0001'),
    })),
    ...entitled(order, line, software, line.skuId),
    quantityDetails: [{ quantity: line.quantity, status: line.cancelledAt ? 'Unfulfilled' : 'Fulfilled' }],
    ...(withExpiry && subscription ? { expiryDate: instant(subscription.endsAt) } : {}),
  };
}

function entitled(order: Order, line: OrderLine, software: Software, skuId: string): object {
  return {
    referenceOrder: { id: order.id, lineItemId: String(line.number), alternateId: order.alternateId },
    productId: software.id,
    quantity: line.cancelledAt ? 0 : line.quantity,
    entitledArtifacts: software.hasKey ? [keyArtifact(order, line, software.id, skuId)] : [],
    skuId,
    entitlementType: 'software',
  };
}

/** Where the key lies; to be followed, never built. */
function keyArtifact(order: Order, line: OrderLine, productId: string, skuId: string): object {
  const group = `/customers/${order.customerId}/artifacts/productkey/groups/${order.id}`;
  return {
    link: link(`${group}/lineitems/${line.number}/items/${productId}:${skuId}:${line.number}`),
    reason: line.cancelledAt ? 'The order was cancelled.' : '',
    state: line.cancelledAt ? 'Revoked' : 'Active',
    artifactType: 'product_key',
  };
}
