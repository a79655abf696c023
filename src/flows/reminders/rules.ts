import { addDays } from 'date-fns/addDays';
import { addHours } from 'date-fns/addHours';
import { differenceInMilliseconds } from 'date-fns/differenceInMilliseconds';
import { min } from 'date-fns/min';
import { subHours } from 'date-fns/subHours';
import type { ReminderTimes } from './rules-times.ts';

const HOUR_MS = 60 * 60_000;

/** A paid thing inside its return window (P6), and how far its buyer was reminded. */
export type Watched = {
  /** since when its key can be had and is paid; null while it is being fulfilled */
  readonly paidAt: Date | null;
  readonly closesAt: Date;
  /** its key was shown to somebody, or handed over */
  readonly keyTaken: boolean;
  readonly toldHours: number | null;
  readonly idleToldAt: Date | null;
  readonly snoozedUntil: Date | null;
  readonly keptAt: Date | null;
};

/** `last-call`: told by itself, whatever else was told that day, because tomorrow is too late. */
export type Due =
  | { readonly kind: 'last-call' | 'closing'; readonly hours: number }
  /** paid, and its key was never taken: keep it or cancel it? */
  | { readonly kind: 'idle' };

/**
 * What its buyer is to be told now, or null. Of several thresholds that passed since, the closest counts: nobody is told
 * twice of what they should have been told before.
 */
export function dueOf(
  watched: Watched,
  { closing: thresholds, idleDays }: Pick<ReminderTimes, 'closing' | 'idleDays'>,
  now: Date,
): Due | null {
  const left = differenceInMilliseconds(watched.closesAt, now) / HOUR_MS;
  if (left <= 0 || watched.keptAt) return null;
  const reached = thresholds.filter((hours) => left <= hours).at(-1);
  const isNew = reached !== undefined && (watched.toldHours === null || reached < watched.toldHours);
  // The last call comes also to whoever wanted to be reminded later: later would be too late.
  if (isNew && reached === thresholds.at(-1)) return { kind: 'last-call', hours: reached };
  if (watched.snoozedUntil && now < watched.snoozedUntil) return null;
  if (isNew) return { kind: 'closing', hours: reached };
  return isIdle(watched, idleDays, now) && !watched.idleToldAt ? { kind: 'idle' } : null;
}

/** Its key lies since so many days, paid and not taken. */
export function isIdle({ paidAt, keyTaken }: Watched, idleDays: number, now: Date): boolean {
  return paidAt !== null && !keyTaken && addDays(paidAt, idleDays) <= now;
}

export const SNOOZES = ['day', 'three-days', 'last-call'] as const;
export type Snooze = (typeof SNOOZES)[number];

/** @returns until when nothing is said of it; never beyond the last call */
export function snoozedUntil(snooze: Snooze, closesAt: Date, thresholds: readonly number[], now: Date): Date {
  const lastCall = subHours(closesAt, thresholds.at(-1) ?? 0);
  switch (snooze) {
    case 'day':
      // A little less than a day, so that tomorrow's message at the same hour is not missed by minutes.
      return min([addHours(now, 23), lastCall]);
    case 'three-days':
      return min([addHours(now, 71), lastCall]);
    case 'last-call':
      return lastCall;
  }
}
