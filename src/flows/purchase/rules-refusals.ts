/** Why nothing, or not all, was ordered; each has its words in the catalogue. */
export const REFUSALS = [
  'agreement-not-accepted',
  'not-for-sale',
  'quantity',
  'currency',
  'credit',
  'risk',
  'country-not-served',
  'customer-under-review',
  'limit-reached',
  'partner-not-eligible',
  'cart-expired',
  'no-order',
  'other',
] as const;
export type PurchaseRefusal = (typeof REFUSALS)[number];

/** @param reason as the client of Partner Center names it */
export function refusalOf(reason: string | undefined): PurchaseRefusal {
  if (reason === 'not-in-catalog') return 'not-for-sale';
  return REFUSALS.find((known) => known === reason) ?? 'other';
}

/** Source: the SDK's CartErrorCode, as the wire spells it. */
const CART_ERRORS: Readonly<Record<string, PurchaseRefusal>> = {
  currency_is_not_supported: 'currency',
  catalog_item_id_is_not_valid: 'not-for-sale',
  quota_not_available: 'quantity',
  inventory_not_available: 'quantity',
  sandbox_limit_exceeded: 'limit-reached',
  max_allowed_seats_per_subscription_exceeded: 'quantity',
};

/** @param code of a line with which a cart came back */
export function refusalOfCartError(code: string): PurchaseRefusal {
  return CART_ERRORS[code] ?? 'other';
}
