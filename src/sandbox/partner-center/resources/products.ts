import { isFor, softwareById, softwareIn, sold, targetViews } from '../catalogue/catalogue.ts';
import { marketOf } from '../catalogue/markets.ts';
import type { Sku, Software } from '../catalogue/software.ts';
import type { Segment } from '../state/model.ts';
import type { Answer } from '../wire/answer.ts';
import { ok } from '../wire/answer.ts';
import type { Call } from '../wire/call.ts';
import { collection, link } from '../wire/collection.ts';
import { Refusal } from '../wire/refusal.ts';
import type { World } from '../world.ts';
import { customerOf, required, segmentsOf } from './asked.ts';
import type { AskedOf } from './asked.ts';

/** For whom the catalogue is read: a country, or a customer of it. */
export type Buyer = { readonly country: string; readonly segments: readonly Segment[] };

type ByProduct = { readonly productId: string };
type BySku = ByProduct & { readonly skuId: string };
type MaybeOfCustomer = { readonly customerId?: string };

const SEGMENTS: readonly Segment[] = ['commercial', 'education', 'government', 'nonprofit'];

/** `GET /products?country=&targetView=&targetSegment=` and the same below a customer ("Get a list of products"). */
export function listProducts({ world, call, params }: AskedOf<MaybeOfCustomer>): Answer {
  const buyer = buyerOf(world, call, params.customerId);
  const wanted = required(call, 'targetView').toLowerCase();
  const view = targetViews.find((view) => view === wanted);
  if (!view) throw new Refusal(403, 400036, 'The targetView is not allowed for this partner.');
  const found = softwareIn(view, buyer.country, buyer.segments);
  return ok(
    collection(
      found.map((software) => productBody(software, buyer.country)),
      { self: link(`/products?country=${buyer.country}`) },
    ),
  );
}

export function getProduct({ world, call, params }: AskedOf<MaybeOfCustomer & ByProduct>): Answer {
  const { country } = buyerOf(world, call, params.customerId);
  return ok(productBody(softwareOf(params.productId, country), country));
}

export function listSkus({ world, call, params }: AskedOf<MaybeOfCustomer & ByProduct>): Answer {
  const { country, segments } = buyerOf(world, call, params.customerId);
  const software = softwareOf(params.productId, country);
  const skus = software.skus.filter((sku) => isFor(sku, segments));
  return ok(collection(skus.map((sku) => skuBody(software, sku, country))));
}

export function getSku({ world, call, params }: AskedOf<MaybeOfCustomer & BySku>): Answer {
  const { country } = buyerOf(world, call, params.customerId);
  const software = softwareOf(params.productId, country);
  return ok(skuBody(software, skuOf(software, params.skuId), country));
}

/** @throws Refusal 400030 for an unknown segment, 900118 and 20002 for the customer, 3000 without a country */
export function buyerOf(world: World, call: Call, customerId: string | undefined): Buyer {
  const asked = call.query.get('targetsegment')?.toLowerCase();
  const segment = SEGMENTS.find((segment) => segment === asked);
  if (asked !== undefined && !segment)
    throw new Refusal(403, 400030, 'The targetSegment is not allowed for this partner.');

  if (customerId !== undefined) {
    const customer = customerOf(world, customerId);
    const segments = segmentsOf(customer).filter((own) => segment === undefined || own === segment);
    return { country: customer.country, segments };
  }
  const country = required(call, 'country').toUpperCase();
  if (!marketOf(country)) throw new Refusal(403, 2030, 'The partner is not onboarded to sell in this country.');
  return { country, segments: [segment ?? 'commercial'] };
}

/** A part of another product can be read by its id, but is never listed. @throws Refusal 400013 */
export function softwareOf(productId: string, country: string): Software {
  const software = softwareById(productId);
  if (!software || (software.forSale && !sold(software, country)))
    throw new Refusal(404, 400013, 'The product was not found.');
  return software;
}

/** @throws Refusal 400018 */
export function skuOf(software: Software, skuId: string): Sku {
  const sku = software.skus.find((sku) => sku.id === skuId);
  if (!sku) throw new Refusal(404, 400018, 'The SKU was not found.');
  return sku;
}

function productBody(software: Software, country: string): object {
  const path = `/products/${software.id}`;
  return {
    id: software.id,
    title: software.title,
    description: software.description,
    productType: productType(software),
    isMicrosoftProduct: software.publisher === 'Microsoft',
    publisherName: software.publisher === 'Microsoft' ? 'Microsoft Corporation' : 'SUSE',
    links: { skus: link(`${path}/skus?country=${country}`), self: link(`${path}?country=${country}`) },
  };
}

function productType(software: Software): object {
  if (software.onlineService) return { id: 'OnlineServices', displayName: 'Online Services' };
  const subType = { id: 'SUSELinux', displayName: 'SUSE Linux' };
  return { id: 'Software', displayName: 'Software', ...(software.publisher === 'SUSE' ? { subType } : {}) };
}

function skuBody(software: Software, sku: Sku, country: string): object {
  const path = `/products/${software.id}/skus/${sku.id}`;
  return {
    id: sku.id,
    productId: software.id,
    title: `${software.title} - ${sku.title}`,
    description: `${sku.title}, ${sku.kind === 'perpetual' ? 'perpetual' : 'subscription of one or three years'}`,
    minimumQuantity: sku.minimum,
    maximumQuantity: sku.maximum,
    isTrial: false,
    supportedBillingCycles: billingCyclesOf(sku),
    purchasePrerequisites: ['MicrosoftCustomerAgreement'],
    inventoryVariables: [],
    provisioningVariables: [],
    dynamicAttributes: { isMicrosoftProduct: software.publisher === 'Microsoft' },
    links: {
      availabilities: link(`${path}/availabilities?country=${country}`),
      self: link(`${path}?country=${country}`),
    },
  };
}

export function billingCyclesOf(sku: Sku): string[] {
  return sku.kind === 'perpetual' ? ['one_time'] : [...new Set(sku.terms.map((term) => term.billingCycle))];
}
