import { addMonths } from 'date-fns/addMonths';
import { setDate } from 'date-fns/setDate';
import { startOfDay } from 'date-fns/startOfDay';
import { tz } from '@date-fns/tz';

/** One row of dated data: for cancellations of which days, and by when their credit is on an invoice. */
export type CreditDueRule = {
  /** day of the cancellation in UTC, `2021-06-01`: from its first instant on; none is since ever */
  readonly from?: string | undefined;
  /** the month of the invoice, counted from the month of the cancellation */
  readonly monthsLater: number;
  /** the day of that month, 1 to 28, by which the invoice can be read in Partner Center */
  readonly day: number;
  /** where this is written, for whoever doubts it */
  readonly source: string;
};

/**
 * The newest first. Microsoft promises the month alone: the credit is on the next monthly invoice. The day is what the desk
 * allows that invoice before it calls a credit missing.
 */
export const CREDIT_DUE_RULES: readonly CreditDueRule[] = [
  { monthsLater: 1, day: 15, source: 'Cancel software purchases' },
];

/** @returns the first instant at which a credit that is not there is missing */
export function creditDueAt(cancelledAt: Date, rules: readonly CreditDueRule[] = CREDIT_DUE_RULES): Date {
  const day = cancelledAt.toISOString().slice(0, 10);
  const rule = rules.find(({ from }) => from === undefined || day >= from);
  if (!rule) throw new Error(`No rule says when the credit of a cancellation of ${day} is due`);
  const utc = { in: tz('UTC') };
  const month = addMonths(cancelledAt, rule.monthsLater, utc);
  return new Date(startOfDay(setDate(month, rule.day, utc), utc).getTime());
}
