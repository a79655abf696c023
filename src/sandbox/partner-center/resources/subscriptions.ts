import { z } from 'zod';
import { softwareById } from '../catalogue/catalogue.ts';
import { hexOf } from '../state/derived.ts';
import type { Customer, Order, OrderLine, Subscription } from '../state/model.ts';
import type { Answer } from '../wire/answer.ts';
import { ok } from '../wire/answer.ts';
import { header } from '../wire/call.ts';
import { collection, instant, link } from '../wire/collection.ts';
import { invalidInput, Refusal } from '../wire/refusal.ts';
import { hasCome } from '../world.ts';
import type { World } from '../world.ts';
import { bodyOf, customerOf } from './asked.ts';
import type { AskedOf, OfCustomer } from './asked.ts';
import { recordAudit } from './audit-records.ts';
import { cancelLines, refuseCancelling } from './cancellation.ts';
import { returnWindow } from './return-window.ts';

type OfSubscription = OfCustomer & { readonly subscriptionId: string };
type Bought = { readonly subscription: Subscription; readonly order: Order; readonly line: OrderLine };

/** `GET /customers/{id}/subscriptions`: software subscriptions are among them, perpetual software is not. */
export function listSubscriptions({ world, params }: AskedOf<OfCustomer>): Answer {
  const customer = customerOf(world, params.customerId);
  const bought = world.state.subscriptions
    .ownedBy(customer.id)
    .flatMap((subscription) => whatWasBought(world, subscription));
  return ok(collection(bought.map((item) => subscriptionBody(world, item))));
}

export function getSubscription({ world, params }: AskedOf<OfSubscription>): Answer {
  return ok(
    subscriptionBody(world, subscriptionOf(world, customerOf(world, params.customerId), params.subscriptionId)),
  );
}

const bodySchema = z.object({ id: z.string().nullish(), status: z.string(), quantity: z.int().nullish() });

/**
 * `PATCH /customers/{id}/subscriptions/{id}` with the whole resource, `status` deleted, and `If-Match`.
 * @throws Refusal 800036 without the ETag, 2055 with one that no longer holds, and what cancelling throws
 */
export function changeSubscription({ world, caller, call, params }: AskedOf<OfSubscription>): Answer {
  const customer = customerOf(world, params.customerId);
  const bought = subscriptionOf(world, customer, params.subscriptionId);
  const body = bodyOf(call, bodySchema);
  if (body.id && body.id !== bought.subscription.id) throw invalidInput('The id is not that of the subscription.');
  const given = header(call.headers, 'if-match');
  if (given === undefined) throw new Refusal(417, 800036, 'The pre-condition failed: If-Match is missing.');
  if (given !== `"${etagOf(bought.subscription)}"`) throw new Refusal(400, 2055, 'The ETag is no longer valid.');
  if (body.status !== 'deleted' || (body.quantity != null && body.quantity !== bought.line.quantity)) {
    throw new Refusal(403, 800027, 'The item is not eligible for this change.');
  }
  refuseCancelling(world, bought.order, bought.line);

  cancelLines(world, customer, bought.order, [bought.line]);
  recordAudit(world, caller, customer, {
    resourceType: 'subscription',
    operationType: 'update_subscription',
    newValue: { id: bought.subscription.id, orderId: bought.order.id, status: 'deleted' },
    customizedData: { SubscriptionId: bought.subscription.id, OrderId: bought.order.id },
  });
  return ok(subscriptionBody(world, subscriptionOf(world, customer, bought.subscription.id)));
}

/** @throws Refusal 20003 for an unknown subscription or another customer's */
function subscriptionOf(world: World, customer: Customer, subscriptionId: string): Bought {
  const subscription = world.state.subscriptions.get(subscriptionId.toLowerCase());
  const [bought] = subscription?.customerId === customer.id ? whatWasBought(world, subscription) : [];
  if (!bought) throw new Refusal(404, 20003, 'The subscription was not found.');
  return bought;
}

function whatWasBought(world: World, subscription: Subscription): Bought[] {
  const order = world.state.orders.get(subscription.orderId);
  const line = order?.lines.find((line) => line.number === subscription.lineNumber);
  return order && line && hasCome(world, order.fulfilledAt) ? [{ subscription, order, line }] : [];
}

function subscriptionBody(world: World, { subscription, order, line }: Bought): object {
  const self = `/customers/${subscription.customerId}/subscriptions/${subscription.id}`;
  return {
    id: subscription.id,
    offerId: line.offerId,
    offerName: subscription.friendlyName,
    friendlyName: subscription.friendlyName,
    quantity: line.quantity,
    unitType: 'Licenses',
    hasPurchasableAddons: false,
    creationDate: instant(order.createdAt),
    effectiveStartDate: instant(order.createdAt),
    commitmentEndDate: instant(subscription.endsAt),
    ...(softwareById(line.productId)?.publisher === 'SUSE'
      ? {}
      : { cancellationAllowedUntilDate: instant(returnWindow(world, order, line).closesAt.toISOString()) }),
    status: statusOf(world, subscription),
    autoRenewEnabled: subscription.deletedAt === undefined,
    billingType: 'license',
    billingCycle: subscription.billingCycle,
    termDuration: subscription.termDuration,
    isMicrosoftProduct: true,
    contractType: 'subscription',
    orderId: order.id,
    productType: { id: 'Software', displayName: 'Software' },
    links: { self: link(self), product: link(`/products/${line.productId}`) },
    attributes: { etag: etagOf(subscription), objectType: 'Subscription' },
  };
}

function statusOf(world: World, subscription: Subscription): string {
  if (subscription.deletedAt) return 'deleted';
  return hasCome(world, subscription.endsAt) ? 'expired' : 'active';
}

function etagOf(subscription: Subscription): string {
  return hexOf(`etag ${subscription.id} ${subscription.version}`, 24);
}
