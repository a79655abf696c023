import { TZDate } from '@date-fns/tz';
import { addDays } from 'date-fns/addDays';
import { addMonths } from 'date-fns/addMonths';
import { startOfDay } from 'date-fns/startOfDay';
import { startOfMonth } from 'date-fns/startOfMonth';
import { knownZone } from '../kernel/dates.ts';
import type { Tick } from './chart.ts';

const MOST_DATES = 6;
const MOST_COUNTS = 5;
const DAY_MS = 24 * 60 * 60 * 1000;
const DAYS = [1, 2, 4, 7, 14] as const;
const MONTHS = [1, 2, 3, 6, 12, 24, 60] as const;

type Reader = { readonly locale: string; readonly zone: string };

/** Midnights between the two in the zone of the reader; the year stands below the first, and below each that begins one. */
export function dateTicks(from: Date, until: Date, { locale, zone }: Reader): readonly Tick[] {
  const days = (until.getTime() - from.getTime()) / DAY_MS;
  const step = DAYS.find((each) => days / each <= MOST_DATES);
  const months = MONTHS.find((each) => days / (each * 30) <= MOST_DATES) ?? MONTHS[MONTHS.length - 1] ?? 1;
  const local = new TZDate(from.getTime(), knownZone(zone));
  const first = step ? startOfDay(local) : startOfMonth(local);
  const dates: TZDate[] = [];
  for (let count = 0; count <= 2 * MOST_DATES; count += 1) {
    const date = step ? addDays(first, count * step) : addMonths(first, count * months);
    if (date.getTime() > until.getTime()) break;
    if (date.getTime() >= from.getTime()) dates.push(date);
  }
  const format = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: knownZone(zone) });
  return dates.map((date, index) => {
    const year = date.getFullYear();
    const label = format.format(date.getTime());
    return { at: date.getTime(), label: dates[index - 1]?.getFullYear() === year ? label : [label, String(year)] };
  });
}

/** Round numbers from nothing to at least `most`, so that the highest value lies under the last. */
export function countTicks(most: number, locale: string): readonly Tick[] {
  const step = roundStep(most / MOST_COUNTS);
  const format = new Intl.NumberFormat(locale);
  const count = Math.max(1, Math.ceil(most / step));
  return Array.from({ length: count + 1 }, (_, index) => ({ at: index * step, label: format.format(index * step) }));
}

function roundStep(least: number): number {
  let power = 1;
  for (;;) {
    for (const factor of [1, 2, 5]) if (factor * power >= least) return factor * power;
    power *= 10;
  }
}
