import { catalogues, type Language } from './catalogue.ts';

/** `language` chooses the words, `locale` the way numbers, money and dates are written. */
export type ReaderLocale = { readonly language: Language; readonly locale: string };

/**
 * What a Slack locale (`nl-BE`, `de-DE`; may be missing) means here. Where the reader's language is not spoken, English
 * words come with the customs of the reader's region: `de-DE` gives `en-DE`, never German month names in English text.
 */
export function readerLocale(slackLocale: string | undefined): ReaderLocale {
  const known = parse(slackLocale);
  if (!known) return { language: 'en', locale: 'en' };
  if (isLanguage(known.language)) return { language: known.language, locale: known.baseName };
  return { language: 'en', locale: known.region ? `en-${known.region}` : 'en' };
}

function parse(locale: string | undefined): Intl.Locale | undefined {
  try {
    return locale ? new Intl.Locale(locale) : undefined;
  } catch {
    return undefined;
  }
}

function isLanguage(language: string): language is Language {
  return Object.hasOwn(catalogues, language);
}
