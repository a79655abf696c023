import type { Api, Attempt, CallContext } from './http.ts';
import { cart, checkoutResult } from './schemas/cart.ts';
import type { Cart, CheckoutResult, NewCartLine } from './schemas/cart.ts';

export type Carts = {
  /** The answer may be a cart with a line in error: see `CartLine.error`. Lines are numbered in the order given. */
  readonly create: (customerId: string, lines: readonly NewCartLine[], attempt: Attempt) => Promise<Cart>;
  readonly get: (customerId: string, cartId: string, context?: CallContext) => Promise<Cart>;
  /**
   * Buys. The answer may hold failed orders beside placed ones, and placed software orders are `pending` at first.
   * After `uncertain` or `conflict` read the cart and the orders; never check out again blindly.
   */
  readonly checkout: (customerId: string, cartId: string, attempt: Attempt) => Promise<CheckoutResult>;
};

/** Source: "Create a cart", "Checkout a cart". */
export function cartsOf(api: Api): Carts {
  return {
    create(customerId, lines, attempt) {
      const lineItems = lines.map((line, id) => ({ id, ...line }));
      return api.write(
        { method: 'POST', path: ['customers', customerId, 'carts'], body: { lineItems } },
        cart,
        attempt,
      );
    },
    get: (customerId, cartId, context) => api.get({ path: ['customers', customerId, 'carts', cartId] }, cart, context),
    checkout: (customerId, cartId, attempt) =>
      api.write(
        { method: 'POST', path: ['customers', customerId, 'carts', cartId, 'checkout'] },
        checkoutResult,
        attempt,
      ),
  };
}
