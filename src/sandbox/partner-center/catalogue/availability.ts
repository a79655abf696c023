import { capitalsOf } from '../state/derived.ts';
import type { Segment } from '../state/model.ts';
import type { World } from '../world.ts';
import { isFor, softwareById, sold } from './catalogue.ts';
import type { Sku, Software } from './software.ts';
import { isWithdrawn } from './withdrawals.ts';

const REISSUES = 'availability-reissues';

/** What a catalog item id stands for, if it stands for anything today. */
export type CatalogItem = { readonly software: Software; readonly sku: Sku; readonly segment: Segment };

/**
 * Availability ids hold for a country and a segment and are reissued now and then: one read yesterday may be worth
 * nothing today ("Get an availability by ID").
 */
export function availabilityId(world: World, software: Software, sku: Sku, country: string, segment: Segment): string {
  const { availabilityLife } = world.settings.read().delays;
  const age = availabilityLife > 0 ? Math.floor(world.clock.now().getTime() / availabilityLife) : 0;
  const issue = `${age}.${world.state.facts.get(REISSUES) ?? '0'}`;
  return `DG7G${capitalsOf([software.id, sku.id, country, segment, issue].join(' '), 8)}`;
}

export function catalogItemId(world: World, software: Software, sku: Sku, country: string, segment: Segment): string {
  return `${software.id}:${sku.id}:${availabilityId(world, software, sku, country, segment)}`;
}

/** Makes every catalog item id read so far worthless. */
export function reissueAvailabilities(world: World): void {
  world.state.facts.put(REISSUES, String(Number(world.state.facts.get(REISSUES) ?? '0') + 1));
}

/** @returns what the id stands for, or undefined if it is unknown, of another country or segment, or out of date */
export function findCatalogItem(
  world: World,
  id: string,
  country: string,
  segments: readonly Segment[],
): CatalogItem | undefined {
  const [productId = '', skuId = ''] = id.split(':');
  const software = softwareById(productId);
  const sku = software?.skus.find((sku) => sku.id === skuId);
  if (!software || !sku || !sold(software, country) || !isFor(sku, segments)) return undefined;
  if (isWithdrawn(world, software, sku)) return undefined;
  const segment = segments
    .filter((segment) => sku.segments.includes(segment))
    .find((segment) => catalogItemId(world, software, sku, country, segment) === id);
  return segment && { software, sku, segment };
}
