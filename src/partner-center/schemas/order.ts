import * as z from 'zod';
import { isMoney, moneyFromDecimal } from '../../kernel/money.ts';
import type { Money } from '../../kernel/money.ts';
import { instant, numberOrDigits, textOrNone, wordOf, wordOrNone } from './wire.ts';

/** A word the API is known to use, or one it will use tomorrow. */
export type OpenWord<Known extends string> = Known | (string & Record<never, never>);

export type OrderStatus = OpenWord<'pending' | 'completed' | 'cancelled' | 'unknown'>;

export type Order = {
  /** Opaque: 12 hexadecimal digits in newer orders, 33 characters in older ones. */
  readonly id: string;
  readonly alternateId?: string | undefined;
  readonly customerId?: string | undefined;
  readonly status: OrderStatus;
  readonly createdAt: Date;
  readonly currency: string;
  readonly billingCycle?: string | undefined;
  /** Only where the price was asked for. */
  readonly total?: Money | undefined;
  readonly lines: readonly OrderLine[];
};

export type OrderLine = {
  readonly number: number;
  /** `PRODUCT:SKU:AVAILABILITY` as bought. */
  readonly catalogItemId: string;
  /** Zero once the line is cancelled. */
  readonly quantity: number;
  readonly friendlyName?: string | undefined;
  readonly subscriptionId?: string | undefined;
  readonly term?: string | undefined;
  readonly transactionType?: string | undefined;
  /** Of the whole line, and only where the price was asked for. */
  readonly price?: Money | undefined;
};

export type LineProvisioning = {
  readonly lineNumber: number;
  readonly status: OpenWord<'fulfilled' | 'unfulfilled' | 'prefulfillment_pending'>;
  readonly quantities: readonly { readonly quantity: number; readonly status: string }[];
};

const decimal = z.union([z.number(), z.string()]).nullish();

const line = z.object({
  lineItemNumber: numberOrDigits,
  offerId: textOrNone,
  quantity: z.number(),
  friendlyName: textOrNone,
  subscriptionId: textOrNone,
  termDuration: textOrNone,
  transactionType: textOrNone,
  pricing: z.object({ extendedPrice: decimal }).nullish(),
});

function amountOf(wire: z.output<typeof decimal>, currency: string): Money | undefined {
  if (wire === null || wire === undefined) return undefined;
  const amount = moneyFromDecimal(wire, currency);
  return isMoney(amount) ? amount : undefined;
}

function lineOf(wire: z.output<typeof line>, currency: string): OrderLine {
  return {
    number: wire.lineItemNumber,
    catalogItemId: wire.offerId ?? '',
    quantity: wire.quantity,
    friendlyName: wire.friendlyName || undefined,
    subscriptionId: wire.subscriptionId || undefined,
    term: wire.termDuration || undefined,
    transactionType: wordOrNone(wire.transactionType),
    price: amountOf(wire.pricing?.extendedPrice, currency),
  };
}

/** Source: "Order resources", Order and OrderLineItem. */
export const order = z
  .object({
    id: z.string().min(1),
    alternateId: textOrNone,
    referenceCustomerId: textOrNone,
    status: textOrNone,
    creationDate: instant,
    currencyCode: textOrNone,
    billingCycle: textOrNone,
    totalPrice: decimal,
    lineItems: z.array(line).nullish(),
  })
  .transform((wire): Order => {
    const currency = wire.currencyCode ?? '';
    return {
      id: wire.id,
      alternateId: wire.alternateId || undefined,
      customerId: wire.referenceCustomerId || undefined,
      status: wordOf(wire.status || 'unknown'),
      createdAt: wire.creationDate,
      currency,
      billingCycle: wordOrNone(wire.billingCycle),
      total: currency ? amountOf(wire.totalPrice, currency) : undefined,
      lines: (wire.lineItems ?? []).map((each) => lineOf(each, currency)),
    };
  });

const quantity = z.object({ quantity: z.number(), status: z.string() });

/** Source: "Get order provisioning status"; its words are compared without regard to case. */
export const lineProvisioning = z
  .object({
    lineItemNumber: numberOrDigits,
    status: z.string(),
    quantityProvisioningInformation: z.array(quantity).nullish(),
  })
  .transform((wire): LineProvisioning => ({
    lineNumber: wire.lineItemNumber,
    status: wordOf(wire.status),
    quantities: (wire.quantityProvisioningInformation ?? []).map((part) => ({
      quantity: part.quantity,
      status: wordOf(part.status),
    })),
  }));
