import { addHours } from 'date-fns/addHours';
import { addMoney, isMoney } from '../../../kernel/money.ts';
import type { Money } from '../../../kernel/money.ts';
import type { Credit } from './policy.ts';
import { monthsOfBilling, monthsOfTerm, periodAt } from './term.ts';
import type { Period } from './term.ts';

const DAY_MS = 24 * 60 * 60_000;

/** What was paid, and for which time: nothing where it is for ever. */
export type Paid = { readonly price: Money; readonly period: Period | null };

/**
 * @param facts `billingCycle` is the time one payment is for (`monthly`); one that is not known pays for the whole term
 * @returns the period that was paid for and is running at the instant; null for what is paid once and kept
 */
export function paidPeriod(
  facts: { readonly beganAt: Date; readonly term?: string | undefined; readonly billingCycle?: string | undefined },
  at: Date,
): Period | null {
  const term = monthsOfTerm(facts.term);
  if (term === null) return null;
  return periodAt(facts.beganAt, Math.min(monthsOfBilling(facts.billingCycle) ?? term, term), at);
}

/**
 * What comes back at an instant. A pro-rated credit is for the days that are left: each whole 24 hours since the beginning is
 * a day used, so that within the first day all of it comes back. To the minor unit, half a unit in the customer's favour.
 * Source: "New commerce cancellation policy"; the first 24 hours: a distributor's page on it.
 */
export function creditAt(credit: Credit, { price, period }: Paid, at: Date): Money {
  if (credit === 'full' || period === null) return price;
  const days = Math.round((period.until.getTime() - period.from.getTime()) / DAY_MS);
  const left = days - usedDays(period, at, days);
  return { ...price, minor: share(price.minor, left, days) };
}

/** @returns the instant at which the credit becomes less than it is at `at`, or null where it never does */
export function nextFall(credit: Credit, { period }: Pick<Paid, 'period'>, at: Date): Date | null {
  if (credit === 'full' || period === null) return null;
  const days = Math.round((period.until.getTime() - period.from.getTime()) / DAY_MS);
  const used = usedDays(period, at, days);
  return used < days ? addHours(period.from, 24 * (used + 1)) : null;
}

function usedDays({ from }: Period, at: Date, days: number): number {
  return Math.min(Math.max(Math.floor((at.getTime() - from.getTime()) / DAY_MS), 0), days);
}

function share(minor: number, left: number, days: number): number {
  const [amount, part, whole] = [BigInt(minor), BigInt(left), BigInt(days)];
  return Number((2n * amount * part + whole) / (2n * whole));
}

/** @returns the sum, or undefined where one of them is not known or they are not of one currency */
export function sumOf(amounts: readonly (Money | undefined)[]): Money | undefined {
  const [first, ...others] = amounts;
  return others.reduce((sum, amount) => {
    const added = sum && amount ? addMoney(sum, amount) : undefined;
    return added && isMoney(added) ? added : undefined;
  }, first);
}
