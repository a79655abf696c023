import { addDays } from 'date-fns/addDays';
import { differenceInMinutes } from 'date-fns/differenceInMinutes';
import { subHours } from 'date-fns/subHours';

/** Longer than this no activation by KMS or Active Directory lasts. */
const VALID_DAYS = 180;
/** `/xpr` writes the time of the machine and not of which zone: nowhere is it earlier than this. */
const EARLIEST_ZONE_HOURS = 14;

const DATE =
  /\b(\d{1,4})([./-])\s?(\d{1,2})\2\s?(\d{2,4})\b\.?,?\s{0,3}(?:(\d{1,2})[:.](\d{2})(?:[:.]\d{2})?\s{0,2}([AaPp])?)?/;

/**
 * Minutes until a date of `/xpr`, whose order of day and month is that of the machine. Of several readings that can be, the
 * earliest counts, so that nothing is planned too late. Source: slmgr.vbs writes it by the regional format.
 * @returns null where there is no date in it, or none that an activation captured then can have
 */
export function minutesUntilDateIn(text: string, capturedAt: Date): number | null {
  const latest = addDays(capturedAt, VALID_DAYS + 1);
  const [earliest] = readingsOf(text)
    .filter((moment) => moment > capturedAt && moment <= latest)
    .map((moment) => differenceInMinutes(subHours(moment, EARLIEST_ZONE_HOURS), capturedAt))
    .toSorted((left, right) => left - right);
  return earliest === undefined ? null : Math.max(earliest, 0);
}

function readingsOf(text: string): Date[] {
  const [, first = '', mark, second = '', third = '', hour, minute, half] = DATE.exec(text.slice(0, 300)) ?? [];
  if (mark === undefined) return [];
  const [a, b, c] = [Number(first), Number(second), Number(third)];
  const days: (readonly [number, number, number])[] =
    first.length === 4
      ? [[a, b, c]]
      : third.length !== 4
        ? []
        : mark === '/'
          ? [
              [c, a, b],
              [c, b, a],
            ]
          : [[c, b, a]];
  const hours = Number(hour ?? 0);
  const ofDay = half === undefined ? hours : (hours % 12) + (/p/i.test(half) ? 12 : 0);
  return days.flatMap(([year, month, day]) => {
    const moment = new Date(Date.UTC(year, month - 1, day, ofDay, Number(minute ?? 0)));
    return moment.getUTCMonth() === month - 1 && moment.getUTCDate() === day ? [moment] : [];
  });
}
