import { onlyForward } from '../../kernel/time.ts';
import type { Clock } from '../../kernel/time.ts';
import type { PartnerCenter } from '../../partner-center/client.ts';
import { PartnerCenterFailure } from '../../partner-center/errors.ts';
import type { Entitlement } from '../../partner-center/schemas/entitlement.ts';
import type { Order } from '../../partner-center/schemas/order.ts';
import { inventoryOf } from './inventory.ts';
import type { Titles } from './inventory.ts';
import type { OwnedSoftware } from './owned.ts';
import { boughtAs } from './rules.ts';

/** Titles of what is sold to a customer; the catalogue of purchases keeps them for some minutes. */
export type SoftwareCatalogue = {
  readonly products: (
    customerId: string,
  ) => Promise<readonly { readonly id: string; readonly title: string; readonly cancellable: boolean }[]>;
  readonly editions: (
    customerId: string,
    productId: string,
  ) => Promise<readonly { readonly id: string; readonly title: string }[]>;
};

/** `fresh` asks Partner Center anew, for whatever depends on it that nothing was cancelled meanwhile (P14). */
export type Freshness = { readonly fresh?: boolean | undefined };

export type SoftwareHoldings = {
  /**
   * What was bought for a customer, newest first, cancelled and pending lines included. It asks nobody's right: that is for
   * the service that shows it. Kept for half a minute.
   * @throws PartnerCenterFailure
   */
  readonly owned: (customerId: string, options?: Freshness) => Promise<readonly OwnedSoftware[]>;
  /** @returns the one with that ID, or null where the customer has none such */
  readonly find: (customerId: string, softwareId: string, options?: Freshness) => Promise<OwnedSoftware | null>;
  /** Something was bought or cancelled: what is kept of this customer no longer holds. */
  readonly forget: (customerId: string) => void;
};

const KEEP_MS = 30_000;
const MAX_KEPT = 500;
/** Orders that the list does not show yet and that are asked for one by one. */
const MAX_MISSING = 10;

type Parts = { readonly partnerCenter: PartnerCenter; readonly catalogue: SoftwareCatalogue; readonly clock: Clock };

export function createHoldings({ partnerCenter, catalogue, clock }: Parts): SoftwareHoldings {
  const time = onlyForward(clock);
  const kept = new Map<string, { readonly value: Promise<readonly OwnedSoftware[]>; readonly until: number }>();

  async function read(customerId: string): Promise<readonly OwnedSoftware[]> {
    const [entitlements, listed, products] = await Promise.all([
      partnerCenter.entitlements.software(customerId),
      partnerCenter.orders.list(customerId),
      catalogue.products(customerId),
    ]);
    const orders = [...listed, ...(await notListedYet(customerId, entitlements, listed))];
    const [subscriptions, titles] = await Promise.all([
      orders.some(({ lines }) => lines.some(({ subscriptionId }) => subscriptionId !== undefined))
        ? partnerCenter.subscriptions.list(customerId)
        : [],
      titlesOf(customerId, products, entitlements, orders),
    ]);
    return inventoryOf({ entitlements, orders, subscriptions, titles }, clock.now());
  }

  /** The list of orders lags by up to a quarter of an hour; the order itself can be read before. */
  async function notListedYet(customerId: string, entitlements: readonly Entitlement[], listed: readonly Order[]) {
    const known = new Set(listed.flatMap(({ id, alternateId }) => [id.toLowerCase(), alternateId?.toLowerCase()]));
    const missing = new Set(
      entitlements.flatMap(({ orderId, alternateOrderId }) =>
        orderId === undefined || known.has(orderId.toLowerCase()) || known.has(alternateOrderId?.toLowerCase())
          ? []
          : [orderId],
      ),
    );
    const found = await Promise.all(
      [...missing].slice(0, MAX_MISSING).map((id) => orNone(partnerCenter.orders.get(customerId, id))),
    );
    return found.flatMap((order) => order ?? []);
  }

  async function titlesOf(
    customerId: string,
    products: Awaited<ReturnType<SoftwareCatalogue['products']>>,
    entitlements: readonly Entitlement[],
    orders: readonly Order[],
  ): Promise<Titles> {
    const byId = new Map(products.map((product) => [product.id, product]));
    const ordered = orders.flatMap(productsOf).filter((productId) => byId.has(productId));
    const productIds = new Set([...entitlements.flatMap(productsIn), ...ordered]);
    const editions = new Map(
      await Promise.all(
        [...productIds].map(async (id) => [id, (await orNone(catalogue.editions(customerId, id))) ?? []] as const),
      ),
    );
    return {
      product: (productId) => byId.get(productId),
      edition: (productId, skuId) => editions.get(productId)?.find(({ id }) => id === skuId)?.title,
    };
  }

  function owned(customerId: string, { fresh = false }: Freshness = {}): Promise<readonly OwnedSoftware[]> {
    const now = time.now().getTime();
    const known = kept.get(customerId);
    if (!fresh && known && known.until > now) return known.value;
    if (kept.size >= MAX_KEPT) kept.clear();
    const value = read(customerId);
    const entry = { value, until: now + KEEP_MS };
    kept.set(customerId, entry);
    value.catch(() => kept.get(customerId) === entry && kept.delete(customerId));
    return value;
  }

  return {
    owned,
    find: async (customerId, softwareId, options) =>
      (await owned(customerId, options)).find(({ id }) => id === softwareId) ?? null,
    forget: (customerId) => void kept.delete(customerId),
  };
}

function productsIn({ productId, included }: Entitlement): string[] {
  return [productId, ...included.flatMap(productsIn)];
}

function productsOf({ lines }: Order): string[] {
  return lines.map(({ catalogItemId }) => boughtAs(catalogItemId).productId);
}

/** What Partner Center no longer has, or does not show yet, is none; every other failure is one. */
async function orNone<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading;
  } catch (error) {
    const gone = error instanceof PartnerCenterFailure && (error.kind === 'not-found' || error.kind === 'refused');
    if (gone) return null;
    throw error;
  }
}
