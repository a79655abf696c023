import * as z from 'zod';
import type { OpenWord } from './order.ts';
import { flagOrNone, instantOf, numberOrNone, textOrNone, wordOf, wordOrNone } from './wire.ts';

export type Subscription = {
  readonly id: string;
  readonly name: string;
  readonly status: OpenWord<'active' | 'pending' | 'suspended' | 'deleted' | 'expired' | 'disabled' | 'none'>;
  readonly quantity: number;
  readonly orderId?: string | undefined;
  readonly productType?: string | undefined;
  /** `PRODUCT:SKU:AVAILABILITY` as bought. */
  readonly catalogItemId?: string | undefined;
  readonly term?: string | undefined;
  readonly billingCycle?: string | undefined;
  readonly autoRenew?: boolean | undefined;
  readonly createdAt?: Date | undefined;
  readonly commitmentEndsAt?: Date | undefined;
  /** Until when Partner Center itself says it can be cancelled; it wins over any policy. */
  readonly cancellableUntil?: Date | undefined;
  readonly refunds: readonly { readonly type: string; readonly expiresAt?: Date | undefined }[];
};

const refund = z.object({ type: textOrNone, expiresAt: textOrNone, expiresAfter: textOrNone });

/** Source: "Subscription resources"; its table says `expiresAfter`, its samples `expiresAt`. */
export const subscription = z
  .object({
    id: z.string().min(1),
    friendlyName: textOrNone,
    offerName: textOrNone,
    status: textOrNone,
    quantity: numberOrNone,
    orderId: textOrNone,
    productType: z.object({ id: textOrNone }).nullish(),
    offerId: textOrNone,
    termDuration: textOrNone,
    billingCycle: textOrNone,
    autoRenewEnabled: flagOrNone,
    creationDate: textOrNone,
    commitmentEndDate: textOrNone,
    cancellationAllowedUntilDate: textOrNone,
    refundOptions: z.array(refund).nullish(),
  })
  .transform((wire): Subscription => ({
    id: wire.id,
    name: wire.friendlyName || wire.offerName || wire.id,
    status: wordOf(wire.status || 'none'),
    quantity: wire.quantity ?? 0,
    orderId: wire.orderId || undefined,
    productType: wordOrNone(wire.productType?.id),
    catalogItemId: wire.offerId || undefined,
    term: wire.termDuration || undefined,
    billingCycle: wordOrNone(wire.billingCycle),
    autoRenew: wire.autoRenewEnabled ?? undefined,
    createdAt: instantOf(wire.creationDate),
    commitmentEndsAt: instantOf(wire.commitmentEndDate),
    cancellableUntil: instantOf(wire.cancellationAllowedUntilDate),
    refunds: (wire.refundOptions ?? []).map(({ type, expiresAt, expiresAfter }) => ({
      type: wordOf(type ?? ''),
      expiresAt: instantOf(expiresAt ?? expiresAfter),
    })),
  }));

/** Everything as received: an update sends the whole resource back, fields the product does not know included. */
export const wholeSubscription = z.looseObject({
  id: z.string().min(1),
  attributes: z.looseObject({ etag: textOrNone }).nullish(),
});
