import { PartnerCenterFailure } from './errors.ts';
import { asOneCall } from './http.ts';
import type { Api, CallContext } from './http.ts';
import { allOf } from './paging.ts';
import { availability, product, sku } from './schemas/catalog.ts';
import type { Availability, Product, Sku } from './schemas/catalog.ts';

/** What can be sold to a customer, in its country and segment. */
export type Catalog = {
  /** All software; Linux plans, which the partner may not cancel, are marked. */
  readonly products: (customerId: string, context?: CallContext) => Promise<readonly Product[]>;
  readonly skus: (customerId: string, productId: string, context?: CallContext) => Promise<readonly Sku[]>;
  readonly sku: (customerId: string, productId: string, skuId: string, context?: CallContext) => Promise<Sku>;
  /** Ask right before a cart: catalogue item IDs are reissued. */
  readonly availabilities: (
    customerId: string,
    productId: string,
    skuId: string,
    context?: CallContext,
  ) => Promise<readonly Availability[]>;
};

/**
 * Source: "Get a list of products", "Get a list of SKUs for a product", "Get a list of availabilities for a SKU". The
 * pages on the catalogue of a customer say POST; their own samples use GET.
 */
export function catalogOf(api: Api): Catalog {
  const inView = (customerId: string, targetView: string, context?: CallContext) =>
    allOf(api, { path: ['customers', customerId, 'products'], query: { targetView } }, product, context);

  return {
    async products(customerId, context = {}) {
      const oneCall = asOneCall(context);
      const [software, linux] = await Promise.all([
        inView(customerId, 'Software', oneCall),
        inView(customerId, 'SoftwareSUSELinux', oneCall).catch(noneIfNotOpen),
      ]);
      const marked = new Set(linux.map(({ id }) => id));
      return software.map((each) => (marked.has(each.id) ? { ...each, suse: true } : each));
    },
    skus: (customerId, productId, context) =>
      allOf(api, { path: ['customers', customerId, 'products', productId, 'skus'] }, sku, context),
    sku: (customerId, productId, skuId, context) =>
      api.get({ path: ['customers', customerId, 'products', productId, 'skus', skuId] }, sku, context),
    availabilities: (customerId, productId, skuId, context) =>
      allOf(
        api,
        { path: ['customers', customerId, 'products', productId, 'skus', skuId, 'availabilities'] },
        availability,
        context,
      ),
  };
}

/** Not every partner may look at the Linux view; the title then has to tell. */
function noneIfNotOpen(error: unknown): readonly Product[] {
  if (error instanceof PartnerCenterFailure && error.reason === 'view-not-allowed') return [];
  throw error;
}
