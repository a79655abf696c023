import type { Formatters } from 'intl-messageformat';
import type { Language } from './catalogue.ts';

/** Making one costs a hundred times what using it does; locales come from people, so their number is not ours to trust. */
const KEPT = 500;

/**
 * The formatters of one reader: numbers and dates by their locale and zone, plurals by the language of the words, which
 * may be another.
 */
export function formattersFor(language: Language, locale: string, zone: string): Formatters {
  return {
    getNumberFormat: (_, options) => numberFormat(locale, options),
    getDateTimeFormat: (_, options) => dateTimeFormat(locale, { ...options, timeZone: zone }),
    getPluralRules: (_, options) => pluralRules(language, options),
  };
}

const numberFormat = kept((locale: string, options?: Parameters<Formatters['getNumberFormat']>[1]) => {
  return new Intl.NumberFormat(locale, options);
});

const dateTimeFormat = kept((locale: string, options?: Intl.DateTimeFormatOptions) => {
  return new Intl.DateTimeFormat(locale, options);
});

const pluralRules = kept((locale: string, options?: Intl.PluralRulesOptions) => new Intl.PluralRules(locale, options));

/** Remembers what was made for the same locale and options; the oldest goes when there are too many. */
function kept<Options, Made>(make: (locale: string, options?: Options) => Made) {
  const made = new Map<string, Made>();
  return (locale: string, options?: Options): Made => {
    const name = `${locale} ${JSON.stringify(options ?? {})}`;
    const found = made.get(name);
    if (found !== undefined) return found;
    const fresh = make(locale, options);
    const [oldest] = made.keys();
    if (made.size >= KEPT && oldest !== undefined) made.delete(oldest);
    made.set(name, fresh);
    return fresh;
  };
}
