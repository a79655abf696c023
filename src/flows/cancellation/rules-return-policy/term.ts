import { addMonths } from 'date-fns/addMonths';
import { differenceInMonths } from 'date-fns/differenceInMonths';
import { tz } from '@date-fns/tz';

/** From its first instant on, before its end. */
export type Period = { readonly from: Date; readonly until: Date };

const UTC = { in: tz('UTC') };

/** @param term ISO 8601 as Partner Center writes it, `P1M`, `P1Y`, `P3Y`; @returns its months, or null where it is none of these */
export function monthsOfTerm(term: string | undefined): number | null {
  const [, count, unit] = /^P(\d{1,2})([MY])$/i.exec(term ?? '') ?? [];
  if (count === undefined || Number(count) === 0) return null;
  return Number(count) * (unit?.toUpperCase() === 'Y' ? 12 : 1);
}

/** @param cycle `monthly`, `annual`, `triennial`; anything else is paid for the whole term at once */
export function monthsOfBilling(cycle: string | undefined): number | null {
  switch (cycle) {
    case 'monthly':
      return 1;
    case 'annual':
      return 12;
    case 'triennial':
      return 36;
    default:
      return null;
  }
}

/**
 * The period of so many months that is running at an instant. Each is counted from the first, so that what began on the 31st,
 * or on a leap day, comes back to it where the month has one.
 */
export function periodAt(beganAt: Date, months: number, at: Date): Period {
  const whole = Math.max(0, Math.floor(differenceInMonths(at, beganAt, UTC) / months));
  // Of a month that is too short for its day, date-fns counts one less or more than was begun.
  const candidates = [whole + 1, whole, whole - 1].filter((count) => count >= 0);
  const count = candidates.find((each) => startOf(beganAt, months, each) <= at) ?? 0;
  return { from: startOf(beganAt, months, count), until: startOf(beganAt, months, count + 1) };
}

/** @returns how many times a term has begun anew, as its end tells */
export function renewalsUntil(orderedAt: Date, months: number, endsAt: Date): number {
  return Math.max(0, Math.round(differenceInMonths(endsAt, orderedAt, UTC) / months) - 1);
}

export function startOf(beganAt: Date, months: number, count: number): Date {
  return new Date(addMonths(beganAt, months * count, UTC).getTime());
}
