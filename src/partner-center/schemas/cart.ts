import * as z from 'zod';
import { reasonOfCode } from '../meanings.ts';
import type { FailureReason } from '../meanings.ts';
import { order } from './order.ts';
import type { OpenWord, Order } from './order.ts';
import { identifier, instant, numberOrDigits, textOrNone, wordOf, wordOrNone } from './wire.ts';

/** A line to buy. Perpetual software has billing cycle `one_time` and no term. */
export type NewCartLine = {
  readonly catalogItemId: string;
  readonly quantity: number;
  readonly billingCycle: string;
  /** ISO 8601 duration, `P1Y`. */
  readonly termDuration?: string | undefined;
  /** Travels into the order line: where a marker that finds the order again can be kept. */
  readonly friendlyName?: string | undefined;
  readonly attestationAccepted?: boolean | undefined;
};

export type Cart = {
  readonly id: string;
  readonly status: OpenWord<'active' | 'ordered'>;
  readonly createdAt?: Date | undefined;
  /** Some fifteen minutes after creation; only this field tells. */
  readonly expiresAt?: Date | undefined;
  readonly lines: readonly CartLine[];
};

export type CartLine = {
  readonly number: number;
  readonly catalogItemId: string;
  readonly quantity: number;
  readonly currency?: string | undefined;
  readonly billingCycle?: string | undefined;
  readonly term?: string | undefined;
  readonly friendlyName?: string | undefined;
  /** Lines of one group become one order; a checkout says by group what it refused. */
  readonly orderGroup?: string | undefined;
  /** A cart can be created with a line that cannot be bought: look here before checking out. */
  readonly error?: { readonly code: string; readonly description?: string | undefined } | undefined;
};

/** One cart can become several orders, and some of them can fail while the answer says 201. */
export type CheckoutResult = {
  readonly orders: readonly Order[];
  readonly errors: readonly OrderError[];
};

export type OrderError = {
  readonly orderGroup: string;
  readonly code: string;
  readonly reason?: FailureReason | undefined;
  readonly description?: string | undefined;
};

const lineError = z.object({ errorCode: identifier, errorDescription: textOrNone });

const line = z
  .object({
    id: numberOrDigits,
    catalogItemId: z.string(),
    quantity: z.number(),
    currencyCode: textOrNone,
    billingCycle: textOrNone,
    termDuration: textOrNone,
    friendlyName: textOrNone,
    orderGroup: identifier.nullish(),
    error: lineError.nullish(),
  })
  .transform((wire): CartLine => ({
    number: wire.id,
    catalogItemId: wire.catalogItemId,
    quantity: wire.quantity,
    currency: wire.currencyCode ?? undefined,
    billingCycle: wordOrNone(wire.billingCycle),
    term: wire.termDuration || undefined,
    friendlyName: wire.friendlyName || undefined,
    orderGroup: wire.orderGroup ?? undefined,
    error: wire.error
      ? { code: wordOf(wire.error.errorCode), description: wire.error.errorDescription ?? undefined }
      : undefined,
  }));

/** Source: "Cart resources". The table says `…TimeStamp`, the samples `…Timestamp`. */
export const cart = z
  .object({
    id: z.string().min(1),
    status: textOrNone,
    creationTimestamp: instant.nullish(),
    expirationTimestamp: instant.nullish(),
    lineItems: z.array(line).nullish(),
  })
  .transform((wire): Cart => ({
    id: wire.id,
    status: wordOf(wire.status || 'active'),
    createdAt: wire.creationTimestamp ?? undefined,
    expiresAt: wire.expirationTimestamp ?? undefined,
    lines: wire.lineItems ?? [],
  }));

const orderError = z
  .object({ orderGroupId: identifier.nullish(), code: identifier, description: textOrNone })
  .transform((wire): OrderError => ({
    orderGroup: wire.orderGroupId ?? '',
    code: wire.code,
    reason: reasonOfCode(wire.code),
    description: wire.description ?? undefined,
  }));

/** Source: "Checkout a cart". */
export const checkoutResult = z
  .object({ orders: z.array(order).nullish(), orderErrors: z.array(orderError).nullish() })
  .refine((wire) => wire.orders ?? wire.orderErrors, 'neither orders nor errors')
  .transform((wire): CheckoutResult => ({ orders: wire.orders ?? [], errors: wire.orderErrors ?? [] }));
