import { TZDate } from '@date-fns/tz';
import { addDays } from 'date-fns/addDays';
import { parseAmount } from '../../kernel/amount.ts';
import { tidy } from '../../kernel/text.ts';
import { MOST_BASIS_POINTS, ROUNDINGS } from './rules-price.ts';
import type { Margin, Rounding } from './rules-price.ts';

/** What stands in the form of a margin rule, as text and IDs. */
export type MarginForm = {
  readonly customerId: string | undefined;
  readonly productId: string | undefined;
  readonly kind: string | undefined;
  readonly margin: string | undefined;
  readonly currency: string | undefined;
  readonly rounding: string | undefined;
  readonly from: string | undefined;
  readonly until: string | undefined;
};

export type MarginField = keyof MarginForm;

export type MarginProblem = {
  readonly field: MarginField;
  readonly kind:
    | 'missing'
    | 'unknown'
    | 'not-a-percentage'
    | 'too-much'
    | 'not-an-amount'
    | 'not-a-currency'
    | 'not-a-day'
    | 'ends-before'
    | 'is-over';
};

export type CheckedMargin = {
  readonly margin: Margin;
  readonly rounding: Rounding;
  readonly validFrom: Date;
  /** the rule counts until before this instant: the whole last day is in */
  readonly validTo: Date | null;
};

/** @param reader in whose language amounts are written, and in whose zone days begin */
export function checkMargin(
  form: MarginForm,
  reader: { readonly locale: string; readonly zone: string },
  now: Date,
):
  | { readonly kind: 'checked'; readonly rule: CheckedMargin }
  | { readonly kind: 'invalid'; readonly problems: readonly MarginProblem[] } {
  const margin = form.kind === 'fixed' ? fixedIn(form, reader.locale) : percentIn(form.margin);
  const rounding = ROUNDINGS.find((known) => known === form.rounding);
  const from = form.from === undefined ? undefined : dayIn(form.from, reader.zone);
  const until = form.until === undefined ? null : dayIn(form.until, reader.zone);
  const problems: MarginProblem[] = [];
  if ('field' in margin) problems.push(margin);
  if (!rounding) problems.push({ field: 'rounding', kind: 'missing' });
  if (!from) problems.push({ field: 'from', kind: form.from === undefined ? 'missing' : 'not-a-day' });
  if (until === undefined) problems.push({ field: 'until', kind: 'not-a-day' });
  const validTo = until ? addDays(until, 1) : null;
  if (from && validTo && validTo <= from) problems.push({ field: 'until', kind: 'ends-before' });
  else if (validTo && validTo <= now) problems.push({ field: 'until', kind: 'is-over' });
  if (problems.length > 0 || 'field' in margin || !rounding || !from) return { kind: 'invalid', problems };
  // What was sold up to now keeps its price: a rule counts from now on at the earliest.
  const validFrom = new Date(Math.max(from.getTime(), now.getTime()));
  return { kind: 'checked', rule: { margin, rounding, validFrom, validTo: validTo && new Date(validTo) } };
}

/** `10`, `10 %`, `12,5%` */
function percentIn(text = ''): Margin | MarginProblem {
  const typed = tidy(text);
  if (typed === '') return { field: 'margin', kind: 'missing' };
  const [, whole, fraction = ''] = /^(\d{1,6})(?:[.,](\d{1,2}))? ?%?$/.exec(typed) ?? [];
  if (whole === undefined) return { field: 'margin', kind: 'not-a-percentage' };
  const basisPoints = Number(whole) * 100 + Number(fraction.padEnd(2, '0'));
  return basisPoints > MOST_BASIS_POINTS ? { field: 'margin', kind: 'too-much' } : { kind: 'percent', basisPoints };
}

function fixedIn({ margin, currency }: MarginForm, locale: string): Margin | MarginProblem {
  const code = tidy(currency ?? '').toUpperCase();
  if (!Intl.supportedValuesOf('currency').includes(code))
    return { field: 'currency', kind: code === '' ? 'missing' : 'not-a-currency' };
  if (tidy(margin ?? '') === '') return { field: 'margin', kind: 'missing' };
  const amount = parseAmount(margin ?? '', code, locale);
  if (amount.kind !== 'amount' || amount.money.minor < 0) return { field: 'margin', kind: 'not-an-amount' };
  return { kind: 'fixed', amount: amount.money };
}

/** @returns the first instant of that day in the zone */
function dayIn(text: string, zone: string): Date | undefined {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  if (!year) return undefined;
  const date = new TZDate(Number(year), Number(month) - 1, Number(day), zone);
  return date.getDate() === Number(day) ? new Date(date.getTime()) : undefined;
}
