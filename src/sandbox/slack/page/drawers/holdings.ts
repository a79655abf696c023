import type { Customer, Order, OrderLine, ServiceRequest } from '../../../partner-center/state/model.ts';

type LineFacts = OrderLine & { readonly title: string };

export type OrderFacts = Omit<Order, 'lines'> & {
  readonly lines: readonly LineFacts[];
  readonly status: string;
  readonly companyName: string;
};

/** A key that was handed out at least once; which one it is, is not told. */
export type KeyHandOut = { readonly subject: string; readonly first: string; readonly times: number };

/** What the control interface of the local Partner Center tells of itself. */
export type Holdings = {
  readonly now: string;
  readonly cancellationPolicy: string;
  readonly customers: readonly Customer[];
  readonly orders: readonly OrderFacts[];
  readonly serviceRequests: readonly ServiceRequest[];
  readonly keyHandOuts: readonly KeyHandOut[];
};

export type PartProps = { readonly holdings: Holdings; readonly again: () => void };

/** @returns the total of an order in its currency, cancelled lines left out */
export function totalInWords({ lines, currency }: OrderFacts, locale: string): string {
  const minor = lines.reduce(
    (sum, line) => sum + (line.cancelledAt === undefined ? line.unitPrice * line.quantity : 0),
    0,
  );
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(minor / 10 ** digits);
}
