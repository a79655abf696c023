import { TZDate } from '@date-fns/tz';
import { max } from 'date-fns/max';
import { subDays } from 'date-fns/subDays';
import { knownZone, localTime } from '../../kernel/dates.ts';

/** At this hour of their day the team reads what was found since the last time. */
export const MORNING_HOUR = 9;

/** What is older is told no more, however long nobody was told. */
const REACHES_BACK_DAYS = 7;

export type DigestSpan = { readonly day: string; readonly after: Date; readonly until: Date };

/**
 * @param last until when was told last; null for never
 * @param since when it was set that the team is told
 * @returns what is to be told this morning; null while it is not morning yet, or was told already
 */
export function spanToTell(now: Date, zone: string, last: Date | null, since: Date): DigestSpan | null {
  const { day, hour } = localTime(now, zone);
  if (hour < MORNING_HOUR) return null;
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const until = new Date(new TZDate(year, month - 1, date, MORNING_HOUR, knownZone(zone)).getTime());
  const after = max([last ?? since, subDays(until, REACHES_BACK_DAYS)]);
  return after < until ? { day, after, until } : null;
}
