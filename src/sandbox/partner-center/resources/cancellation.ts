import { z } from 'zod';
import { softwareById } from '../catalogue/catalogue.ts';
import type { Customer, Order, OrderLine } from '../state/model.ts';
import type { Answer } from '../wire/answer.ts';
import { ok } from '../wire/answer.ts';
import { invalidInput, Refusal } from '../wire/refusal.ts';
import { hasCome, nowText } from '../world.ts';
import type { World } from '../world.ts';
import { bodyOf, customerOf } from './asked.ts';
import type { AskedOf } from './asked.ts';
import { recordAudit } from './audit-records.ts';
import { orderBody } from './order-body.ts';
import { orderOf } from './orders.ts';
import type { OfOrder } from './orders.ts';
import { returnWindow } from './return-window.ts';

const bodySchema = z.object({
  id: z.string(),
  status: z.literal('cancelled'),
  lineItems: z.array(z.object({ lineItemNumber: z.int(), offerId: z.string().optional() })).nullish(),
});

/** `PATCH /customers/{id}/orders/{orderId}` ("Cancel software purchases"): the whole order, or whole lines of it. */
export function cancelOrder({ world, caller, call, params }: AskedOf<OfOrder>): Answer {
  const customer = customerOf(world, params.customerId);
  const order = orderOf(world, customer, params.orderId);
  const body = bodyOf(call, bodySchema);
  if (body.id !== order.id) throw invalidInput('The id in the body is not that of the order.');

  const lines = linesToCancel(order, body.lineItems ?? []);
  for (const line of lines) refuseCancelling(world, order, line);
  if (lines.some((line) => line.subscriptionId)) {
    throw new Refusal(400, 800063, 'This order cannot be cancelled. Cancel its subscriptions instead.');
  }
  const cancelled = cancelLines(world, customer, order, lines);
  recordAudit(world, caller, customer, {
    resourceType: 'order',
    operationType: 'update_order',
    newValue: { id: order.id, status: 'cancelled', lineItems: lines.map((line) => line.number) },
    customizedData: { OrderId: order.id },
  });
  return ok(orderBody(world, cancelled, { priced: false }));
}

/**
 * @throws Refusal 900117 once the window has closed, 800061 for what cannot be cancelled (again), 800019 for what is no
 * software, 800060 while pending
 */
export function refuseCancelling(world: World, order: Order, line: OrderLine): void {
  if (line.cancelledAt) throw new Refusal(400, 800061, 'The order cannot be cancelled: it is cancelled already.');
  const software = softwareById(line.productId);
  if (software?.onlineService) {
    throw new Refusal(403, 800019, 'Only software subscriptions and perpetual software can be cancelled.');
  }
  if (software?.publisher === 'SUSE') throw new Refusal(400, 800061, 'The order cannot be cancelled.');
  if (!hasCome(world, order.fulfilledAt)) {
    throw new Refusal(409, 800060, 'Your order is in progress. Check the order history in a few minutes.');
  }
  const { closesAt, days } = returnWindow(world, order, line);
  if (hasCome(world, closesAt.toISOString())) {
    throw new Refusal(
      400,
      900117,
      `You have passed your ${days}-day cancellation window. This order can no longer be cancelled.`,
    );
  }
}

/** Records the cancellation: the lines' keys are revoked with it (P14), and their subscriptions deleted. */
export function cancelLines(world: World, customer: Customer, order: Order, lines: readonly OrderLine[]): Order {
  const numbers = new Set(lines.map((line) => line.number));
  const cancelledAt = nowText(world);
  const cancelled: Order = {
    ...order,
    cancellations: order.cancellations + 1,
    lines: order.lines.map((line) => (numbers.has(line.number) ? { ...line, cancelledAt } : line)),
  };
  world.state.orders.put(order.id, cancelled, customer.id);
  for (const { subscriptionId } of lines) {
    const subscription = subscriptionId === undefined ? undefined : world.state.subscriptions.get(subscriptionId);
    if (!subscription) continue;
    const deleted = { ...subscription, deletedAt: cancelledAt, version: subscription.version + 1 };
    world.state.subscriptions.put(subscription.id, deleted, customer.id);
  }
  return cancelled;
}

/** Without lines all that are not cancelled yet; of an order wholly cancelled, all of it (to be refused). */
function linesToCancel(
  order: Order,
  asked: readonly { lineItemNumber: number; offerId?: string | undefined }[],
): OrderLine[] {
  if (asked.length === 0) {
    const open = order.lines.filter((line) => !line.cancelledAt);
    return open.length > 0 ? open : [...order.lines];
  }
  return asked.map(({ lineItemNumber, offerId }) => {
    const line = order.lines.find((line) => line.number === lineItemNumber);
    if (!line) throw new Refusal(400, 800071, `The line item number ${lineItemNumber} is out of range.`);
    if (offerId !== undefined && offerId !== line.offerId)
      throw invalidInput('The offerId is not that of the line item.');
    return line;
  });
}
