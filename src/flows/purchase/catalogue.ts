import type { PartnerCenter } from '../../partner-center/client.ts';
import type { Availability } from '../../partner-center/schemas/catalog.ts';
import { onlyForward } from '../../kernel/time.ts';
import type { Clock } from '../../kernel/time.ts';
import { comesWithoutKey, otherPrerequisites, termValue } from './rules.ts';
import type { TermChoice } from './rules.ts';

export type CatalogueProduct = {
  readonly id: string;
  readonly title: string;
  readonly cancellable: boolean;
  /** as a rule no product key comes with it */
  readonly keyless: boolean;
};
export type CatalogueEdition = {
  readonly id: string;
  readonly title: string;
  readonly min: number;
  readonly max: number;
  /** what Partner Center asks for before it sells it, in its own words, besides the customer agreement */
  readonly prerequisites: readonly string[];
  /** somebody must declare something in Partner Center itself */
  readonly attestationNeeded: boolean;
};

const KEEP_MS = 10 * 60_000;
const MAX_KEPT = 2_000;

/** What can be sold to a customer, kept for some minutes; catalogue item IDs are never kept, because they are reissued. */
export type Catalogue = {
  readonly products: (customerId: string) => Promise<readonly CatalogueProduct[]>;
  readonly editions: (customerId: string, productId: string) => Promise<readonly CatalogueEdition[]>;
  readonly terms: (customerId: string, productId: string, editionId: string) => Promise<readonly TermChoice[]>;
  /** @returns what must be put into the cart now, or null where it is not for sale (any more) */
  readonly buyable: (
    customerId: string,
    productId: string,
    editionId: string,
    term: TermChoice,
  ) => Promise<Availability | null>;
};

export function createCatalogue({
  partnerCenter,
  clock,
}: {
  readonly partnerCenter: PartnerCenter;
  readonly clock: Clock;
}): Catalogue {
  const time = onlyForward(clock);
  const kept = new Map<string, { readonly value: Promise<unknown>; readonly until: number }>();

  function remember<T>(key: string, read: () => Promise<T>): Promise<T> {
    const now = time.now().getTime();
    const known = kept.get(key);
    if (known && known.until > now) return known.value as Promise<T>;
    const value = read();
    if (kept.size >= MAX_KEPT) kept.clear();
    kept.set(key, { value, until: now + KEEP_MS });
    value.catch(() => kept.delete(key));
    return value;
  }

  const availabilities = async (customerId: string, productId: string, editionId: string) =>
    (await partnerCenter.catalog.availabilities(customerId, productId, editionId)).filter(
      ({ purchasable }) => purchasable,
    );

  return {
    products: (customerId) =>
      remember(`products ${customerId}`, async () => {
        const products = await partnerCenter.catalog.products(customerId);
        return products.map(({ id, title, suse }) => ({
          ...{ id, title, cancellable: !suse },
          keyless: suse || comesWithoutKey(title),
        }));
      }),

    editions: (customerId, productId) =>
      remember(`editions ${customerId} ${productId}`, async () => {
        const skus = await partnerCenter.catalog.skus(customerId, productId);
        return skus
          .filter(({ trial }) => !trial)
          .map(({ id, title, minimumQuantity, maximumQuantity, prerequisites, attestationNeeded }) => ({
            ...{ id, title, attestationNeeded },
            min: minimumQuantity,
            max: maximumQuantity,
            prerequisites: otherPrerequisites(prerequisites),
          }));
      }),

    terms: (customerId, productId, editionId) =>
      remember(`terms ${customerId} ${productId} ${editionId}`, async () => {
        const [sku, offers] = await Promise.all([
          partnerCenter.catalog.sku(customerId, productId, editionId),
          availabilities(customerId, productId, editionId),
        ]);
        const choices = offers.flatMap((offer) => termsOf(offer, sku.billingCycles));
        return [...new Map(choices.map((choice) => [termValue(choice), choice])).values()];
      }),

    async buyable(customerId, productId, editionId, term) {
      const offers = await availabilities(customerId, productId, editionId);
      const fits = ({ terms }: Availability) =>
        terms.length === 0 ? term.duration === undefined : terms.some(({ duration }) => duration === term.duration);
      return offers.find(fits) ?? null;
    },
  };
}

/** Perpetual software has no terms; a term says its billing cycle, or the edition does. */
function termsOf({ terms }: Availability, cycles: readonly string[]): TermChoice[] {
  if (terms.length === 0) return [{ duration: undefined, billingCycle: cycles[0] ?? 'one_time' }];
  return terms.flatMap(({ duration, billingCycle }) =>
    (billingCycle ? [billingCycle] : cycles).map((cycle) => ({ duration, billingCycle: cycle })),
  );
}
