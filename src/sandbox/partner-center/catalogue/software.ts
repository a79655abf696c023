import { capitalsOf } from '../state/derived.ts';
import type { Segment } from '../state/model.ts';
import type { Media } from './media.ts';

export type Term = { readonly duration: 'P1Y' | 'P3Y'; readonly billingCycle: 'monthly' | 'annual' | 'triennial' };

export type Sku = {
  readonly id: string;
  readonly title: string;
  readonly kind: 'perpetual' | 'subscription';
  readonly minimum: number;
  readonly maximum: number;
  readonly segments: readonly Segment[];
  /** euro cents a unit: once where perpetual, a year where a subscription */
  readonly price: number;
  readonly terms: readonly Term[];
};

export type Software = {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly publisher: 'Microsoft' | 'SUSE';
  readonly skus: readonly Sku[];
  /** false for SQL Server among others: the media carries it, none is given */
  readonly hasKey: boolean;
  readonly media: Media | null;
  /** older versions that come with it, each a product of its own with its own key */
  readonly includes: readonly string[];
  /** false: only ever part of another product */
  readonly forSale: boolean;
  readonly notSoldIn: readonly string[];
  /** stands in some customers' orders, is no software and has nothing to do with keys */
  readonly onlineService: boolean;
};

type SkuDraft = Omit<Sku, 'id'>;
type SoftwareDraft = Partial<
  Pick<Software, 'hasKey' | 'media' | 'includes' | 'forSale' | 'notSoldIn' | 'publisher' | 'onlineService'>
>;

/** Ids have the shape of Microsoft's: twelve capitals and digits. */
export function productIdOf(title: string): string {
  return `DG7GMGF0${capitalsOf(`product ${title}`, 4)}`;
}

export function software(title: string, skus: readonly SkuDraft[], draft: SoftwareDraft = {}): Software {
  return {
    id: productIdOf(title),
    title,
    description: `${title}, sold as software through the Cloud Solution Provider programme.`,
    skus: skus.map((sku, index) => ({ id: String(index + 1).padStart(4, '0'), ...sku })),
    publisher: 'Microsoft',
    hasKey: true,
    media: null,
    forSale: true,
    notSoldIn: [],
    onlineService: false,
    ...draft,
    includes: (draft.includes ?? []).map(productIdOf),
  };
}

/** An older version that is not sold any more, only given with a newer one. */
export function component(title: string, draft: SoftwareDraft): Software {
  return software(title, [perpetual(title, 0)], { ...draft, forSale: false });
}

export function perpetual(title: string, price: number, limits: Partial<SkuDraft> = {}): SkuDraft {
  return {
    title,
    price,
    kind: 'perpetual',
    minimum: 1,
    maximum: 9999,
    segments: ['commercial', 'government', 'nonprofit'],
    terms: [],
    ...limits,
  };
}

const SUBSCRIPTION_TERMS: readonly Term[] = [
  { duration: 'P1Y', billingCycle: 'annual' },
  { duration: 'P1Y', billingCycle: 'monthly' },
  { duration: 'P3Y', billingCycle: 'annual' },
  { duration: 'P3Y', billingCycle: 'triennial' },
];

export function subscription(title: string, priceOfYear: number, limits: Partial<SkuDraft> = {}): SkuDraft {
  return {
    ...perpetual(title, priceOfYear),
    kind: 'subscription',
    maximum: 10_000,
    terms: SUBSCRIPTION_TERMS,
    ...limits,
  };
}
