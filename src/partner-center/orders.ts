import type { Api, Attempt, CallContext } from './http.ts';
import { allOf } from './paging.ts';
import { lineProvisioning, order } from './schemas/order.ts';
import type { LineProvisioning, Order, OrderLine } from './schemas/order.ts';

/** A line to cancel: whole, never a part of its quantity. */
export type LineToCancel = Pick<OrderLine, 'number' | 'catalogItemId'>;

export type Orders = {
  /** @param options `includePrice` adds the order's total and the lines' prices */
  readonly get: (
    customerId: string,
    orderId: string,
    options?: CallContext & { readonly includePrice?: boolean | undefined },
  ) => Promise<Order>;
  /** A new order, or a cancellation, shows here only after up to fifteen minutes. */
  readonly list: (customerId: string, context?: CallContext) => Promise<readonly Order[]>;
  /**
   * Cancels lines, or all of it, for a credit (P6). The order is `cancelled` once all its lines are; a cancelled line has
   * quantity 0. Refusals have the reason `window-passed`, `not-cancellable` or `cancel-by-subscription`.
   */
  readonly cancel: (
    customerId: string,
    orderId: string,
    lines: readonly LineToCancel[] | 'all',
    attempt: Attempt,
  ) => Promise<Order>;
  readonly provisioning: (
    customerId: string,
    orderId: string,
    context?: CallContext,
  ) => Promise<readonly LineProvisioning[]>;
};

/** Source: "Get an order by ID", "Get all of a customer's orders", "Cancel software purchases", "Get order provisioning status". */
export function ordersOf(api: Api): Orders {
  return {
    get(customerId, orderId, { includePrice = false, ...context } = {}) {
      const path = ['customers', customerId, 'orders', orderId];
      return api.get(includePrice ? { path, query: { include_price: 'true' } } : { path }, order, context);
    },
    list: (customerId, context) => allOf(api, { path: ['customers', customerId, 'orders'] }, order, context),
    cancel(customerId, orderId, lines, attempt) {
      const lineItems =
        lines === 'all'
          ? undefined
          : lines.map(({ number, catalogItemId }) => ({ lineItemNumber: number, offerId: catalogItemId }));
      const body = { id: orderId, status: 'cancelled', lineItems };
      return api.write({ method: 'PATCH', path: ['customers', customerId, 'orders', orderId], body }, order, attempt);
    },
    provisioning: (customerId, orderId, context) =>
      allOf(
        api,
        { path: ['customers', customerId, 'orders', orderId, 'provisioningstatus'] },
        lineProvisioning,
        context,
      ),
  };
}
