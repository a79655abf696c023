import { availabilityId, catalogItemId } from '../catalogue/availability.ts';
import { isFor, sold } from '../catalogue/catalogue.ts';
import { marketOf } from '../catalogue/markets.ts';
import type { Sku, Software, Term } from '../catalogue/software.ts';
import { isWithdrawn } from '../catalogue/withdrawals.ts';
import type { Segment } from '../state/model.ts';
import type { Answer } from '../wire/answer.ts';
import { ok } from '../wire/answer.ts';
import { collection, link } from '../wire/collection.ts';
import { Refusal } from '../wire/refusal.ts';
import type { World } from '../world.ts';
import type { AskedOf } from './asked.ts';
import { buyerOf, skuOf, softwareOf } from './products.ts';
import type { Buyer } from './products.ts';

type BySku = { readonly customerId?: string; readonly productId: string; readonly skuId: string };

/** `GET …/skus/{id}/availabilities` ("Get a list of availabilities for a SKU"): one for each segment of the buyer. */
export function listAvailabilities({ world, call, params }: AskedOf<BySku>): Answer {
  const buyer = buyerOf(world, call, params.customerId);
  const software = softwareOf(params.productId, buyer.country);
  return ok(collection(availabilitiesOf(world, software, skuOf(software, params.skuId), buyer)));
}

export function getAvailability({ world, call, params }: AskedOf<BySku & { readonly availabilityId: string }>): Answer {
  const buyer = buyerOf(world, call, params.customerId);
  const software = softwareOf(params.productId, buyer.country);
  const sku = skuOf(software, params.skuId);
  const segment = buyer.segments.find(
    (segment) => availabilityId(world, software, sku, buyer.country, segment) === params.availabilityId,
  );
  if (!segment || !isFor(sku, [segment])) throw new Refusal(404, 400019, 'The availability was not found.');
  return ok(availabilityBody(world, software, sku, buyer.country, segment));
}

function availabilitiesOf(world: World, software: Software, sku: Sku, buyer: Buyer): object[] {
  if (!sold(software, buyer.country)) return [];
  return buyer.segments
    .filter((segment) => isFor(sku, [segment]))
    .map((segment) => availabilityBody(world, software, sku, buyer.country, segment));
}

function availabilityBody(world: World, software: Software, sku: Sku, country: string, segment: Segment): object {
  const market = marketOf(country);
  const id = availabilityId(world, software, sku, country, segment);
  return {
    id,
    productId: software.id,
    skuId: sku.id,
    catalogItemId: catalogItemId(world, software, sku, country, segment),
    defaultCurrency: { code: market?.currency ?? 'USD', symbol: market?.symbol ?? '$' },
    segment,
    country,
    isPurchasable: !isWithdrawn(world, software, sku),
    isRenewable: sku.kind === 'subscription',
    terms: sku.kind === 'subscription' ? sku.terms.map(termBody) : perpetualTerms(sku),
    links: { self: link(`/products/${software.id}/skus/${sku.id}/availabilities/${id}?country=${country}`) },
  };
}

/** What is bought for good has no terms at all, or one without a duration. */
function perpetualTerms(sku: Sku): object[] {
  return sku.id === '0001' ? [] : [{ description: 'Perpetual licence', billingCycle: 'one_time' }];
}

function termBody({ duration, billingCycle }: Term): object {
  const years = duration === 'P1Y' ? 'One-year' : 'Three-year';
  return { duration, billingCycle, description: `${years} commitment, billed ${billingCycle}` };
}
