import { addDays } from 'date-fns/addDays';

/** The mark that the desk leaves in the name of each order line it orders. */
const MARK = /\[desk [0-9a-f]+(\/\d+)?\]/;

export function isOfTheDesk(friendlyName: string | undefined): boolean {
  return MARK.test(friendlyName ?? '');
}

/** @returns the name somebody gave to an order line, without the desk's own mark; undefined where nothing is left of it */
export function nameOf(friendlyName: string | undefined): string | undefined {
  return friendlyName?.replace(MARK, '').trim() || undefined;
}

/** @param catalogItemId `PRODUCT:SKU:AVAILABILITY` */
export function boughtAs(catalogItemId: string): { readonly productId: string; readonly skuId: string } {
  const [productId = '', skuId = ''] = catalogItemId.split(':');
  return { productId, skuId };
}

const BETWEEN = ' - ';

/** @returns the product in the title of a SKU (`Windows Server 2022 Standard - 16 Core License Pack`) */
export function productPart(skuTitle: string): string {
  return skuTitle.split(BETWEEN)[0] ?? skuTitle;
}

/** @returns what the title of a SKU says beyond that of its product; undefined where that is nothing */
export function editionPart(skuTitle: string | undefined, product: string): string | undefined {
  const begun = `${product}${BETWEEN}`;
  const rest = skuTitle?.startsWith(begun) ? skuTitle.slice(begun.length) : skuTitle;
  return rest === product ? undefined : rest;
}

export type SoftwareState = 'active' | 'cancelled' | 'pending';

export const FILTERS = ['all', 'in-window', 'active', 'expiring', 'cancelled'] as const;
export type SoftwareFilter = (typeof FILTERS)[number];

/** P6: until when a refund is a right. */
export type RefundWindow =
  | { readonly kind: 'open'; readonly until: Date }
  | { readonly kind: 'closed'; readonly since: Date }
  /** not known yet, over with the cancellation, or never there */
  | { readonly kind: 'none' };

export type Refundable = {
  readonly state: SoftwareState;
  readonly orderedAt: Date | undefined;
  readonly perpetual: boolean;
  readonly cancellable: boolean;
  /** Partner Center's own date; it wins over the policy */
  readonly cancellableUntil: Date | undefined;
};

/** The policy: the instant from which a refund is no longer a right, or null where it never was one. */
export type RefundUntil = (facts: { readonly perpetual: boolean; readonly orderedAt: Date }) => Date | null;

export function refundWindow(software: Refundable, refundUntil: RefundUntil, now: Date): RefundWindow {
  const { state, cancellable, cancellableUntil, perpetual, orderedAt } = software;
  if (state === 'cancelled' || !cancellable) return { kind: 'none' };
  const until = cancellableUntil ?? (orderedAt ? refundUntil({ perpetual, orderedAt }) : null);
  if (!until) return { kind: 'none' };
  return now.getTime() < until.getTime() ? { kind: 'open', until } : { kind: 'closed', since: until };
}

/** A subscription that ends within so many days is expiring: time to renew it, or to say that it ends. */
export const EXPIRING_DAYS = 90;

export function passes(
  filter: SoftwareFilter,
  { state, expiresAt }: { readonly state: SoftwareState; readonly expiresAt: Date | undefined },
  window: RefundWindow,
  now: Date,
): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'in-window':
      return window.kind === 'open';
    case 'active':
      return state !== 'cancelled';
    case 'expiring':
      return (
        state !== 'cancelled' && expiresAt !== undefined && expiresAt > now && expiresAt < addDays(now, EXPIRING_DAYS)
      );
    case 'cancelled':
      return state === 'cancelled';
  }
}

export const MAX_SEARCH = 60;

/** Is every word of the search in the title, the edition or the order ID, whatever its case and accents? */
export function isFound(
  search: string | undefined,
  {
    title,
    edition,
    orderId,
  }: { readonly title: string; readonly edition: string | undefined; readonly orderId: string },
): boolean {
  const place = folded(`${title} ${edition ?? ''} ${orderId}`);
  return folded(search ?? '')
    .split(/\s+/)
    .every((word) => place.includes(word));
}

function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

export const PAGE_LENGTH = 10;

export type Page<Row> = {
  readonly rows: readonly Row[];
  /** from 0 */
  readonly page: number;
  readonly pages: number;
  readonly total: number;
};

/** @returns the page asked for, or the nearest there is: the list may have changed since its buttons were drawn */
export function pageOf<Row>(all: readonly Row[], wanted: number): Page<Row> {
  const pages = Math.max(1, Math.ceil(all.length / PAGE_LENGTH));
  const page = Math.min(Math.max(Math.trunc(wanted) || 0, 0), pages - 1);
  const first = page * PAGE_LENGTH;
  return { rows: all.slice(first, first + PAGE_LENGTH), page, pages, total: all.length };
}

/** A page of the list, as its buttons carry it: IDs only. */
export type ListPlace = {
  readonly customer: string;
  readonly filter: SoftwareFilter;
  readonly page?: number | undefined;
  readonly search?: string | undefined;
};

/** What one may do with a line of the list; each opens another flow's form. */
export type Offer = 'key' | 'download' | 'cancel';

/** `none`: the software has no key. `portal`: Partner Center shows it on its own page only, so nothing is known of it. */
export type KeyState = 'to-be-had' | 'revoked' | 'none' | 'portal';

/**
 * @param kinds what Partner Center says of the key of each version
 * @param route where keys are to be had
 */
export function keyState(
  state: SoftwareState,
  kinds: readonly ('available' | 'none' | 'revoked')[],
  route: 'api' | 'portal',
): KeyState {
  if (kinds.includes('available')) return 'to-be-had';
  if (kinds.includes('revoked')) return 'revoked';
  // P14, also where Partner Center tells nothing of a cancelled line any more.
  if (state === 'cancelled' && (kinds.length === 0 || route === 'portal')) return 'revoked';
  return route === 'portal' ? 'portal' : 'none';
}

export type Offering = { readonly state: SoftwareState; readonly window: RefundWindow; readonly key: KeyState };

/**
 * What can be done with a line by somebody who may. Outside the window cancelling is no button: it is a request to Microsoft,
 * made with `/csp-cancel`.
 */
export function offersOf({ state, window, key }: Offering): readonly Offer[] {
  if (state === 'cancelled') return [];
  const usable = state === 'active';
  const hasKey = key === 'to-be-had' || key === 'portal';
  return [
    ...(usable && hasKey ? (['key'] as const) : []),
    ...(usable ? (['download'] as const) : []),
    ...(window.kind === 'open' ? (['cancel'] as const) : []),
  ];
}
