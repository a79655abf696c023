import { differenceInCalendarDays } from 'date-fns/differenceInCalendarDays';
import { tz, TZDate } from '@date-fns/tz';

type DateToken =
  | 'date_num'
  | 'date'
  | 'date_short'
  | 'date_long'
  | 'date_pretty'
  | 'date_short_pretty'
  | 'date_long_pretty';
type TimeToken = 'time' | 'time_secs' | 'ago';

/** A pattern holding at least one of Slack's tokens; the words around them are the reader's language. */
export type SlackDateFormat = `${string}{${DateToken | TimeToken}}${string}`;

/** A day and a time, `today at 14:05` where it is today, in the reader's own zone. */
export const SLACK_MOMENT = '{date_short_pretty} {time}' satisfies SlackDateFormat;

/**
 * A date in mrkdwn that Slack shows to each reader in their own zone.
 * @param fallback what a reader without date support sees, the same moment in words
 * @returns `<!date^1392734382^{date_short} {time}|18 Feb 2014 14:39 UTC>`
 * Source: Slack, "Formatting message text", *Date formatting*.
 */
export function slackDate(date: Date, format: SlackDateFormat, fallback: string): string {
  const seconds = Math.floor(date.getTime() / 1000);
  return `<!date^${String(seconds)}^${withoutMarkup(format)}|${withoutMarkup(fallback)}>`;
}

/** A caret, bar or angle bracket would end the token early. */
function withoutMarkup(text: string): string {
  return text.replace(/[<>^|&]/g, ' ');
}

const MS_AN_HOUR = 3_600_000;

/** Was it less than so many hours ago? What seems to lie ahead was written by a clock that was ahead: nothing is known of its age. */
export function isRecent(instant: Date, now: Date, hours: number): boolean {
  const age = now.getTime() - instant.getTime();
  return age >= 0 && age < hours * MS_AN_HOUR;
}

const zones = new Map<string, string>();
const MOST_ZONES = 1_000;

/** @returns the name if this runtime knows the time zone, else `UTC`; Slack does not always send one */
export function knownZone(zone: string | undefined): string {
  if (!zone) return 'UTC';
  const known = zones.get(zone) ?? lookUpZone(zone);
  // To look one up takes long enough to be seen in a profile of a command.
  if (zones.size < MOST_ZONES) zones.set(zone, known);
  return known;
}

function lookUpZone(zone: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return 'UTC';
  }
}

/** @returns the moment in words of that locale and zone: `21 Jan 2027, 14:05`; an unknown zone gives UTC and says so */
export function inZone(date: Date, zone: string | undefined, locale: string): string {
  const known = knownZone(zone);
  const text = formatOf(locale, known, 'moment').format(date);
  return known === 'UTC' ? `${text} UTC` : text;
}

/** @returns the moment in UTC, saying so: where money depends on it, nobody has to guess the zone */
export function inUtc(date: Date, locale: string): string {
  return inZone(date, 'UTC', locale);
}

/** @returns the day in words of that locale and zone: `21 Jan 2027` */
export function dayInZone(date: Date, zone: string | undefined, locale: string): string {
  return formatOf(locale, knownZone(zone), 'day').format(date);
}

const STYLES = {
  moment: { dateStyle: 'medium', timeStyle: 'short' },
  day: { dateStyle: 'medium' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

const formats = new Map<string, Intl.DateTimeFormat>();

/** To make a format takes forty times as long as to use it, and a list of orders uses one for every line. */
function formatOf(locale: string, timeZone: string, style: keyof typeof STYLES): Intl.DateTimeFormat {
  const key = `${style} ${locale} ${timeZone}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, { ...STYLES[style], timeZone });
  if (formats.size < MOST_ZONES) formats.set(key, format);
  return format;
}

/** @returns how many midnights of that zone lie between the two: 0 is today, 1 is tomorrow, however short the night */
export function calendarDaysUntil(date: Date, now: Date, zone: string | undefined): number {
  return differenceInCalendarDays(date, now, { in: tz(knownZone(zone)) });
}

/** @returns the day (`2026-11-25`) and hour (0–23) that a clock of that zone shows */
export function localTime(date: Date, zone: string | undefined): { readonly day: string; readonly hour: number } {
  const local = new TZDate(date.getTime(), knownZone(zone));
  const parts = [local.getFullYear(), local.getMonth() + 1, local.getDate()];
  return { day: parts.map((part) => String(part).padStart(2, '0')).join('-'), hour: local.getHours() };
}

/** @returns whether it is a day of the calendar, as `2026-11-25`; whoever makes up a form may send anything */
export function isDay(text: string): boolean {
  const parsed = /^[12]\d{3}-\d\d-\d\d$/.test(text) ? new Date(`${text}T00:00:00Z`) : new Date(Number.NaN);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(text);
}
