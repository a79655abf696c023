import * as z from 'zod';
import { flagOrNone, textOrNone, wordOf, wordOrNone } from './wire.ts';

export type Product = {
  readonly id: string;
  readonly title: string;
  readonly description?: string | undefined;
  readonly type?: string | undefined;
  readonly publisher?: string | undefined;
  /** SUSE and other Linux plans: sold as software, but the partner may not cancel them. */
  readonly suse: boolean;
};

/** An edition of a product. */
export type Sku = {
  readonly id: string;
  readonly productId: string;
  readonly title: string;
  readonly description?: string | undefined;
  readonly minimumQuantity: number;
  readonly maximumQuantity: number;
  readonly trial: boolean;
  /** `one_time`, `monthly`, `annual`, `triennial`, … */
  readonly billingCycles: readonly string[];
  readonly prerequisites: readonly string[];
  readonly attestationNeeded: boolean;
};

/** What can be bought now. `catalogItemId` is reissued regularly: fetch it right before the cart. */
export type Availability = {
  readonly id: string;
  readonly productId: string;
  readonly skuId: string;
  readonly catalogItemId: string;
  readonly currency: string;
  readonly country?: string | undefined;
  readonly segment?: string | undefined;
  readonly purchasable: boolean;
  /** Empty for perpetual software. */
  readonly terms: readonly Term[];
};

export type Term = {
  readonly id?: string | undefined;
  /** ISO 8601 duration, `P1Y`. */
  readonly duration?: string | undefined;
  readonly description?: string | undefined;
  readonly billingCycle?: string | undefined;
  readonly refunds: readonly { readonly type: string; readonly expiresAfter?: string | undefined }[];
};

const LINUX = /\b(SUSE|Red Hat|RHEL)\b/i;

/** Source: "Product resources", Product. */
export const product = z
  .object({
    id: z.string().min(1),
    title: textOrNone,
    description: textOrNone,
    productType: z.object({ id: textOrNone }).nullish(),
    publisherName: textOrNone,
  })
  .transform((wire): Product => ({
    id: wire.id,
    title: wire.title || wire.id,
    description: wire.description ?? undefined,
    type: wordOrNone(wire.productType?.id),
    publisher: wire.publisherName ?? undefined,
    suse: LINUX.test(`${wire.publisherName ?? ''} ${wire.title ?? ''}`),
  }));

const MOST = 2_147_483_647;

/** Source: "Product resources", SKU. */
export const sku = z
  .object({
    id: z.string().min(1),
    productId: z.string(),
    title: textOrNone,
    description: textOrNone,
    minimumQuantity: z.int().nullish(),
    maximumQuantity: z.int().nullish(),
    isTrial: flagOrNone,
    supportedBillingCycles: z.array(z.string()).nullish(),
    purchasePrerequisites: z.array(z.string()).nullish(),
    attestationProperties: z.object({ enforceAttestation: flagOrNone }).nullish(),
  })
  .transform((wire): Sku => ({
    id: wire.id,
    productId: wire.productId,
    title: wire.title || wire.id,
    description: wire.description ?? undefined,
    minimumQuantity: wire.minimumQuantity ?? 1,
    maximumQuantity: wire.maximumQuantity ?? MOST,
    trial: wire.isTrial ?? false,
    billingCycles: (wire.supportedBillingCycles ?? []).map(wordOf),
    prerequisites: wire.purchasePrerequisites ?? [],
    attestationNeeded: wire.attestationProperties?.enforceAttestation ?? false,
  }));

const refund = z.object({ type: textOrNone, expiresAfter: textOrNone });

const term = z
  .object({
    id: textOrNone,
    duration: textOrNone,
    description: textOrNone,
    billingCycle: textOrNone,
    cancellationPolicies: z.array(z.object({ refundOptions: z.array(refund).nullish() })).nullish(),
  })
  .transform((wire): Term => ({
    id: wire.id || undefined,
    duration: wire.duration || undefined,
    description: wire.description ?? undefined,
    billingCycle: wordOrNone(wire.billingCycle),
    refunds: (wire.cancellationPolicies ?? [])
      .flatMap((policy) => policy.refundOptions ?? [])
      .map(({ type, expiresAfter }) => ({ type: wordOf(type ?? ''), expiresAfter: expiresAfter ?? undefined })),
  }));

/** Source: "Product resources", Availability. Its table has the currency as text, every sample as an object: both are read. */
export const availability = z
  .object({
    id: z.string().min(1),
    productId: z.string(),
    skuId: z.string(),
    catalogItemId: z.string().min(1),
    defaultCurrency: z.union([z.string(), z.object({ code: z.string() }).transform(({ code }) => code)]),
    country: textOrNone,
    segment: textOrNone,
    isPurchasable: flagOrNone,
    terms: z.array(term).nullish(),
  })
  .transform((wire): Availability => ({
    id: wire.id,
    productId: wire.productId,
    skuId: wire.skuId,
    catalogItemId: wire.catalogItemId,
    currency: wire.defaultCurrency,
    country: wire.country ?? undefined,
    segment: wordOrNone(wire.segment),
    purchasable: wire.isPurchasable ?? false,
    terms: wire.terms ?? [],
  }));
