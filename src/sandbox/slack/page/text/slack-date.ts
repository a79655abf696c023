/** For whom a date is shown. */
export type Reader = { readonly locale: string; readonly tz: string };

const STYLES: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  date_num: { year: 'numeric', month: '2-digit', day: '2-digit' },
  date_slash: { year: 'numeric', month: '2-digit', day: '2-digit' },
  date: { year: 'numeric', month: 'long', day: 'numeric' },
  date_short: { year: 'numeric', month: 'short', day: 'numeric' },
  date_long: { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' },
  date_long_full: { year: 'numeric', month: 'long', day: 'numeric' },
  time: { hour: 'numeric', minute: '2-digit' },
  time_secs: { hour: 'numeric', minute: '2-digit', second: '2-digit' },
};

/**
 * Shows a `<!date^…>` in the reader's zone and language (Slack's page "Formatting message text", *Date formatting*).
 * @param seconds since 1970, UTC
 * @param format with tokens in braces; a `_pretty` one says "today" where it can, an unknown one stays as it is
 */
export function showDate(seconds: number, format: string, reader: Reader, now: Date): string {
  const instant = new Date(seconds * 1000);
  return format.replaceAll(/\{(\w+)\}/g, (token, name: string) => {
    if (name === 'ago') return timeAgo(instant, now, reader.locale);
    const near = name.endsWith('_pretty') ? nearbyDay(instant, reader, now) : undefined;
    const style = STYLES[name.replace(/_pretty$/, '')];
    return near ?? (style ? inZone(instant, style, reader) : token);
  });
}

/** @returns "Today", "Yesterday", or the weekday and date: what stands between the days of a conversation */
export function showDay(instant: Date, reader: Reader, now: Date): string {
  const near = nearbyDay(instant, reader, now);
  if (near !== undefined) return near.charAt(0).toUpperCase() + near.slice(1);
  return inZone(instant, { weekday: 'long', month: 'long', day: 'numeric' }, reader);
}

export function showTime(instant: Date, reader: Reader): string {
  return inZone(instant, { hour: 'numeric', minute: '2-digit' }, reader);
}

/** @returns the calendar day in the reader's zone, as text that sorts */
export function dayOf(instant: Date, { tz }: Reader): string {
  return inZone(instant, { year: 'numeric', month: '2-digit', day: '2-digit' }, { locale: 'en-CA', tz });
}

function inZone(instant: Date, style: Intl.DateTimeFormatOptions, { locale, tz }: Reader): string {
  return new Intl.DateTimeFormat(locale, { ...style, timeZone: tz }).format(instant);
}

const DAY_MILLISECONDS = 86_400_000;

function nearbyDay(instant: Date, reader: Reader, now: Date): string | undefined {
  const days = Math.round((Date.parse(dayOf(instant, reader)) - Date.parse(dayOf(now, reader))) / DAY_MILLISECONDS);
  if (Math.abs(days) > 1) return undefined;
  return new Intl.RelativeTimeFormat(reader.locale, { numeric: 'auto' }).format(days, 'day');
}

function timeAgo(instant: Date, now: Date, locale: string): string {
  const minutes = Math.round((instant.getTime() - now.getTime()) / 60_000);
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  if (Math.abs(minutes) < 60) return format.format(minutes, 'minute');
  if (Math.abs(minutes) < 48 * 60) return format.format(Math.round(minutes / 60), 'hour');
  return format.format(Math.round(minutes / 1_440), 'day');
}

export function showTimeWithSeconds(instant: Date, reader: Reader): string {
  return inZone(instant, { hour: 'numeric', minute: '2-digit', second: '2-digit' }, reader);
}

/** @returns day and time, as long as it takes not to be mistaken */
export function showInstant(instant: Date, reader: Reader): string {
  return inZone(instant, { dateStyle: 'full', timeStyle: 'short' }, reader);
}
