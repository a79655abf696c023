import { formatToParts, IntlMessageFormat } from 'intl-messageformat';
import { inZone, knownZone } from '../kernel/dates.ts';
import { formatMoney, type Money } from '../kernel/money.ts';
import { catalogues, type Language, type MessageKey } from './catalogue.ts';
import { withoutMarks } from './erased.ts';
import { formattersFor } from './formatters.ts';
import { readerLocale } from './locale.ts';

/** What may stand in a message. Text is taken literally, whatever it holds; a date is a moment, in the reader's zone. */
export type MessageValue = string | number | Date | Money;
export type MessageValues = Readonly<Record<string, MessageValue>>;

/** @throws when a value that the message names is missing, which is a mistake of the caller */
export type Translate = (key: MessageKey, values?: MessageValues) => string;

export type Translator = Translate & {
  readonly language: Language;
  /** for whatever is written or read outside a message: `formatMoney`, `inZone`, `parseAmount` */
  readonly locale: string;
  readonly zone: string;
};

type Parsed = ReturnType<IntlMessageFormat['getAst']>;

/**
 * The messages in a person's language, with numbers, money and dates as their locale and zone have them.
 * @param slackLocale as Slack gives it (`nl-NL`); without one, or with one not spoken here, English
 * @param slackZone IANA name as Slack gives it; without one, or with one not known, UTC, which is then said
 */
export function translatorFor(slackLocale: string | undefined, slackZone?: string): Translator {
  const { language, locale } = readerLocale(slackLocale);
  const zone = knownZone(slackZone);
  const formatters = formattersFor(language, locale, zone);

  const translate: Translate = (key, values = {}) => {
    const parts = formatToParts<MessageValue>(
      parsed(language, key),
      locale,
      formatters,
      IntlMessageFormat.formats,
      values,
      undefined,
      key,
    );
    return parts.map(({ value }) => inWords(value, language, locale, zone)).join('');
  };
  return Object.assign(translate, { language, locale, zone });
}

function inWords(value: MessageValue, language: Language, locale: string, zone: string): string {
  if (value instanceof Date) return inZone(value, zone, locale);
  return typeof value === 'object' ? formatMoney(value, locale) : withoutMarks(String(value), language);
}

const parsedMessages = new Map<string, Parsed>();

/** Each message is parsed once; tags are no markup here, so that `<` is a `<`. */
function parsed(language: Language, key: MessageKey): Parsed {
  const name = `${language} ${key}`;
  const found = parsedMessages.get(name);
  if (found) return found;
  const fresh = new IntlMessageFormat(catalogues[language][key], language, undefined, { ignoreTag: true }).getAst();
  parsedMessages.set(name, fresh);
  return fresh;
}
