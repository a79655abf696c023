import { addMonths } from 'date-fns/addMonths';

/** A month as `2026-11`. Months begin and end in UTC, as the windows of refunds do. */
export type Month = `${number}-${number}`;

export type Span = { readonly from: Date; readonly until: Date };

const MONTH = /^\d{4}-(?:0[1-9]|1[0-2])$/;

export function readMonth(text: string | undefined): Month | null {
  return text !== undefined && MONTH.test(text) ? (text as Month) : null;
}

export function monthOf(date: Date): Month {
  return date.toISOString().slice(0, 7) as Month;
}

export function monthBefore(month: Month): Month {
  return monthOf(new Date(spanOf(month).from.getTime() - 1));
}

/** @returns the month from its first instant to that of the next */
export function spanOf(month: Month): Span {
  const from = new Date(`${month}-01T00:00:00Z`);
  // In the middle of the month no zone of this machine makes another month of it.
  const next = monthOf(addMonths(new Date(`${month}-15T00:00:00Z`), 1));
  return { from, until: new Date(`${next}-01T00:00:00Z`) };
}

/** @returns the month as people of that locale write it: `November 2026`, `november 2026` */
export function monthName(month: Month, locale: string): string {
  const format = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  return format.format(spanOf(month).from);
}

/** @returns which part of what is paid is kept, as a fraction; null of nothing */
export function shareOf(kept: number, of: number): number | null {
  return of > 0 ? kept / of : null;
}
