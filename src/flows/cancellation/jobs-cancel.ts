import { createHash } from 'node:crypto';
import type { PartnerCenter } from '../../partner-center/client.ts';
import { PartnerCenterFailure } from '../../partner-center/errors.ts';
import type { Order, OrderLine } from '../../partner-center/schemas/order.ts';
import { linesInScope } from './rules.ts';
import type { Scope } from './rules-lines.ts';

export type WhatToCancel = Scope & {
  readonly customerId: string;
  readonly orderId: string;
  /** names this attempt to Partner Center; kept until there is an answer */
  readonly cancelRequestId: string;
};

/**
 * Cancels what is left of an order, or the chosen lines of it. A line with a subscription is cancelled through that, and
 * through the order where that is not to be had: Microsoft's own pages disagree on which works where. Harmless for lines that
 * are cancelled already. Source: "Cancel software purchases", "Update a subscription by ID".
 * @throws PartnerCenterFailure
 */
export async function cancelAtPartnerCenter(
  partnerCenter: PartnerCenter,
  what: WhatToCancel,
  order: Order,
): Promise<void> {
  const { customerId, orderId, cancelRequestId } = what;
  const standing = order.lines.filter(({ quantity }) => quantity > 0);
  const byOrder: OrderLine[] = [];
  for (const line of linesInScope(standing, what)) {
    if (line.subscriptionId === undefined) {
      byOrder.push(line);
      continue;
    }
    try {
      const requestId = derivedId(cancelRequestId, line.subscriptionId);
      await partnerCenter.subscriptions.cancel(customerId, line.subscriptionId, { requestId });
    } catch (error) {
      if (!mayWorkByOrder(error)) throw error;
      byOrder.push(line);
    }
  }
  if (byOrder.length === 0) return;
  const lines = byOrder.length === order.lines.length ? 'all' : byOrder;
  await partnerCenter.orders.cancel(customerId, orderId, lines, { requestId: cancelRequestId });
}

/** A verdict on the window is one on the order too. */
function mayWorkByOrder(error: unknown): boolean {
  if (!(error instanceof PartnerCenterFailure)) return false;
  const { kind, reason } = error;
  return kind === 'not-found' || (kind === 'refused' && reason !== 'window-passed' && reason !== 'not-cancellable');
}

/** An attempt ID names one call only; that of a subscription is made from the ticket's, so that it is the same after a crash. */
function derivedId(attempt: string, name: string): string {
  const hex = createHash('sha256').update(`${attempt} ${name}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
