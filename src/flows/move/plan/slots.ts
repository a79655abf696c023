import { TZDate } from '@date-fns/tz';
import { addHours } from 'date-fns/addHours';
import type { PlanSettings } from './fleet.ts';

/** The time of a wave: working hours of one day, in the customer's zone. */
export type Slot = { readonly startsAt: Date; readonly endsAt: Date };

/** The slots so far looked at; more are found when they are asked for. */
export type SlotBook = {
  /** @param isEnough of the last slot and how many there are */
  readonly until: (isEnough: (last: Slot | undefined, count: number) => boolean, extra: number) => readonly Slot[];
};

type Hours = Pick<PlanSettings, 'from' | 'zone' | 'workDays' | 'workFrom' | 'workUntil' | 'hoursBetween'>;

/** What is left of a day's hours is a slot while it is so long; what the change to summer time leaves of a night may not be. */
const SHORTEST = 3_600_000;
const MINUTE = 60_000;

/**
 * The earliest instants at which one wave after another may be, without end: at most one a day, on working days, within
 * working hours, with the rest between them. No plan's k-th wave can end before the k-th of these.
 */
export function* slotsOf({ from, zone, workDays, workFrom, workUntil, hoursBetween }: Hours): Generator<Slot, never> {
  const first = new TZDate(from.getTime(), zone);
  if (workUntil * MINUTE - workFrom * MINUTE < SHORTEST || !workDays.some((day) => day >= 1 && day <= 7))
    throw new RangeError('Working hours in which no wave has room');
  const [year, month, day] = [first.getFullYear(), first.getMonth(), first.getDate()];
  // The day of the week is that of the calendar, whatever the zone does to the hours of the day.
  const weekday = new Date(Date.UTC(year, month, day)).getUTCDay();
  const at = (offset: number, minutes: number) =>
    new Date(new TZDate(year, month, day + offset, 0, minutes, zone).getTime());
  let earliest = from;
  for (let offset = 0; ; offset++) {
    if (!workDays.includes(((weekday + offset + 6) % 7) + 1)) continue;
    const [opens, endsAt] = [at(offset, workFrom), at(offset, workUntil)];
    const startsAt = opens < earliest ? earliest : opens;
    if (endsAt.getTime() - startsAt.getTime() < SHORTEST) continue;
    yield { startsAt, endsAt };
    earliest = addHours(endsAt, hoursBetween);
  }
}

export function slotBook(hours: Hours): SlotBook {
  const generator = slotsOf(hours);
  const slots: Slot[] = [];
  const at = (place: number) => (slots[place] ??= generator.next().value);
  return {
    until(isEnough, extra) {
      let count = 0;
      while (!isEnough(count === 0 ? undefined : at(count - 1), count)) count += 1;
      for (let place = 0; place < count + extra; place++) at(place);
      return slots.slice(0, count + extra);
    },
  };
}
