import type { Segment } from '../state/model.ts';
import { desktopSoftware } from './desktop-software.ts';
import type { Market } from './markets.ts';
import { priceIn } from './markets.ts';
import { serverSoftware } from './server-software.ts';
import type { Sku, Software, Term } from './software.ts';

const SOFTWARE: readonly Software[] = [...serverSoftware, ...desktopSoftware];
const BY_ID = new Map(SOFTWARE.map((software) => [software.id, software]));

export const targetViews = ['software', 'softwaresuselinux', 'softwareperpetual', 'softwaresubscriptions'] as const;
export type TargetView = (typeof targetViews)[number];

export function softwareById(id: string): Software | undefined {
  return BY_ID.get(id);
}

export function softwareByTitle(title: string): Software | undefined {
  return SOFTWARE.find((software) => software.title === title);
}

export function allSoftware(): readonly Software[] {
  return SOFTWARE;
}

/** @returns what is sold in a country to any of the segments, in one of the software views */
export function softwareIn(view: TargetView, country: string, segments: readonly Segment[]): Software[] {
  return SOFTWARE.filter(
    (software) =>
      sold(software, country) && inView(software, view) && software.skus.some((sku) => isFor(sku, segments)),
  );
}

export function sold(software: Software, country: string): boolean {
  return software.forSale && !software.notSoldIn.includes(country);
}

export function isFor(sku: Sku, segments: readonly Segment[]): boolean {
  return sku.segments.some((segment) => segments.includes(segment));
}

function inView(software: Software, view: TargetView): boolean {
  switch (view) {
    case 'software':
      return true;
    case 'softwaresuselinux':
      return software.publisher === 'SUSE';
    case 'softwareperpetual':
      return software.skus.some((sku) => sku.kind === 'perpetual');
    case 'softwaresubscriptions':
      return software.publisher !== 'SUSE' && software.skus.some((sku) => sku.kind === 'subscription');
  }
}

/** @returns the price of one unit for one billing cycle, in minor units of the market's currency */
export function unitPrice(sku: Sku, market: Market, billingCycle: Term['billingCycle'] | 'one_time'): number {
  switch (billingCycle) {
    case 'one_time':
    case 'annual':
      return priceIn(market, sku.price);
    case 'monthly':
      return priceIn(market, Math.ceil(sku.price / 12));
    case 'triennial':
      return priceIn(market, sku.price * 3);
  }
}
