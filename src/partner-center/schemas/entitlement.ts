import * as z from 'zod';
import type { OpenWord } from './order.ts';
import { identifier, instantOf, link, numberOrDigits, numberOrNone, textOrNone, wordOf } from './wire.ts';

/** A thing the customer owns. Bundled products and older versions are entitlements within it, each with its own key. */
export type Entitlement = {
  readonly productId: string;
  readonly skuId: string;
  readonly type: OpenWord<'software'>;
  /** Without what is unfulfilled or was transferred. */
  readonly quantity: number;
  readonly quantities: readonly { readonly quantity: number; readonly status: string }[];
  readonly orderId?: string | undefined;
  readonly alternateOrderId?: string | undefined;
  readonly lineNumber?: number | undefined;
  /** Subscriptions only. */
  readonly expiresAt?: Date | undefined;
  readonly artifacts: readonly Artifact[];
  readonly included: readonly Entitlement[];
};

/** Where a key, or another thing that comes with an entitlement, is to be had. */
export type Artifact = {
  readonly type: OpenWord<'product_key'>;
  /** `active`, or why not: `revoked` after a cancellation (P14). */
  readonly state?: OpenWord<'active' | 'revoked'> | undefined;
  readonly reason?: string | undefined;
  /** To be followed as it is, never built; there is none where there is no key. */
  readonly link?: ArtifactLink | undefined;
};

export type ArtifactLink = string;

const artifact = z
  .object({ artifactType: z.string(), state: textOrNone, reason: textOrNone, link: link.nullish() })
  .transform((wire): Artifact => ({
    type: wordOf(wire.artifactType),
    state: wire.state ? wordOf(wire.state) : undefined,
    reason: wire.reason || undefined,
    link: wire.link?.uri || undefined,
  }));

const detail = z.object({ quantity: z.number(), status: z.string() });

const wireEntitlement = z.object({
  productId: z.string(),
  skuId: textOrNone,
  entitlementType: textOrNone,
  quantity: numberOrNone,
  quantityDetails: z.array(detail).nullish(),
  referenceOrder: z
    .object({ id: identifier.nullish(), alternateId: identifier.nullish(), lineItemId: numberOrDigits.nullish() })
    .nullish(),
  expiryDate: textOrNone,
  entitledArtifacts: z.array(artifact).nullish(),
  get includedEntitlements(): z.ZodType<Entitlement[] | null | undefined> {
    return z.array(entitlement).nullish();
  },
});

/** Source: "Get a collection of entitlements", "Entitlement resources". */
export const entitlement: z.ZodType<Entitlement> = wireEntitlement.transform((wire) => ({
  productId: wire.productId,
  skuId: wire.skuId ?? '',
  type: wordOf(wire.entitlementType ?? ''),
  quantity: wire.quantity ?? 0,
  quantities: (wire.quantityDetails ?? []).map((part) => ({ quantity: part.quantity, status: wordOf(part.status) })),
  orderId: wire.referenceOrder?.id ?? undefined,
  alternateOrderId: wire.referenceOrder?.alternateId ?? undefined,
  lineNumber: wire.referenceOrder?.lineItemId ?? undefined,
  expiresAt: instantOf(wire.expiryDate),
  artifacts: wire.entitledArtifacts ?? [],
  included: wire.includedEntitlements ?? [],
}));
