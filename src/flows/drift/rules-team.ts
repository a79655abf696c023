import { TZDate } from '@date-fns/tz';
import { max } from 'date-fns/max';
import { subDays } from 'date-fns/subDays';
import { knownZone, localTime } from '../../kernel/dates.ts';

/** What is older is told no more, however long nobody was told. */
const REACHES_BACK_DAYS = 7;

export type DigestSpan = { readonly day: string; readonly after: Date; readonly until: Date };

/**
 * @param morning the zone of the team, and at which hour there it reads what was found since the last time
 * @param last until when was told last; null for never
 * @param since when it was set that the team is told
 * @returns what is to be told this morning; null while it is not morning yet, or was told already
 */
export function spanToTell(
  now: Date,
  { zone, morningHour }: { readonly zone: string; readonly morningHour: number },
  last: Date | null,
  since: Date,
): DigestSpan | null {
  const { day, hour } = localTime(now, zone);
  if (hour < morningHour) return null;
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const until = new Date(new TZDate(year, month - 1, date, morningHour, knownZone(zone)).getTime());
  const after = max([last ?? since, subDays(until, REACHES_BACK_DAYS)]);
  return after < until ? { day, after, until } : null;
}
