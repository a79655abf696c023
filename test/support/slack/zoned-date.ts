import type { Reader } from './plain-text.ts';

const STYLES: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  date_num: { year: 'numeric', month: '2-digit', day: '2-digit' },
  date_slash: { year: 'numeric', month: '2-digit', day: '2-digit' },
  date: { month: 'long', day: 'numeric' },
  date_pretty: { month: 'long', day: 'numeric' },
  date_short: { year: 'numeric', month: 'short', day: 'numeric' },
  date_short_pretty: { year: 'numeric', month: 'short', day: 'numeric' },
  date_long: { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' },
  date_long_full: { year: 'numeric', month: 'long', day: 'numeric' },
  date_long_pretty: { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' },
  time: { hour: 'numeric', minute: '2-digit' },
  time_secs: { hour: 'numeric', minute: '2-digit', second: '2-digit' },
};

/**
 * Shows a `<!date^…>` as Slack's client would: in the reader's zone and language.
 * @param seconds since 1970, UTC
 * @param format with tokens in braces, such as `{date_short} {time}`; one that is unknown stays as it is
 */
export function formatInTimeZone(seconds: number, format: string, { locale, tz }: Reader): string {
  const instant = new Date(seconds * 1000);
  return format.replaceAll(/\{(\w+)\}/g, (token, name: string) => {
    const style = STYLES[name];
    return style ? formatOf(name, style, locale, tz).format(instant) : token;
  });
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** A format costs more than everything else on a screen, and there are few. */
function formatOf(name: string, style: Intl.DateTimeFormatOptions, locale: string, tz: string): Intl.DateTimeFormat {
  const key = `${name} ${locale} ${tz}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, { ...style, timeZone: tz });
  formats.set(key, format);
  return format;
}
