import { type Money, minorDigits, moneyOf } from './money.ts';
import { tidy } from './text.ts';

/** What a person's text says. `too-precise`: more decimals than the currency has, `decimals` at most. */
export type ParsedAmount =
  | { readonly kind: 'amount'; readonly money: Money }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'too-precise'; readonly decimals: number }
  /** `currency` is the ISO code where one was typed, else the sign as typed. */
  | { readonly kind: 'other-currency'; readonly currency: string };

/** Beyond this it is no amount, however it is punctuated. */
const LONGEST = 60;

/**
 * Reads an amount as people type it: `1,836.40`, `1.836,40`, `1836,4`, `€ 1.836,40`, `EUR 1836.40`, `1.836,-`. Never
 * guesses: where a lone separator before three digits could be either (`1,836`), the locale decides.
 * @param currency the ISO code the amount is expected in; any other is refused by name
 * @returns the amount, negative if a minus was typed; whether that makes sense is for the caller to say
 */
export function parseAmount(text: string, currency: string, locale: string): ParsedAmount {
  const typed = splitTyped(text);
  if (!typed) return { kind: 'unreadable' };

  for (const name of typed.currencyNames) {
    if (!namesOf(currency, locale).has(name.toLowerCase())) return otherCurrency(name, locale);
  }
  const number = readNumber(typed.number, locale);
  if (!number) return { kind: 'unreadable' };

  const decimals = minorDigits(currency);
  const fraction = withoutIdleZeros(number.fraction, decimals);
  if (fraction.length > decimals) return { kind: 'too-precise', decimals };
  const minor = BigInt(number.whole + fraction.padEnd(decimals, '0'));
  const money = moneyOf(typed.negative ? -minor : minor, currency);
  return 'kind' in money ? { kind: 'too-large' } : { kind: 'amount', money };
}

type Typed = { readonly number: string; readonly currencyNames: readonly string[]; readonly negative: boolean };

/** A sign, a currency before or after, the number, and the dash that stands for "no cents" (`5,-`). */
const TYPED =
  /^(?<sign>-?) ?(?<before>(?:[\p{L}\p{Sc}][\p{L}\p{Sc}. ]*)?)(?<inner>-?) ?(?<number>[.,]?\d(?:[\d.,' ]*\d)?)(?:[.,]-{1,2})?(?<after>[\p{L}\p{Sc}. ]*)$/u;

function splitTyped(text: string): Typed | undefined {
  const plain = tidy(text).replace(/[−–—]/g, '-').replaceAll('’', "'");
  const groups = plain.length > LONGEST ? undefined : TYPED.exec(plain)?.groups;
  const { sign = '', inner = '', number, before = '', after = '' } = groups ?? {};
  if (number === undefined || (sign && inner)) return undefined;
  const currencyNames = [before, after].map((name) => name.replace(/[. ]/g, '')).filter((name) => name !== '');
  return (before + after).trim() !== '' && currencyNames.length === 0
    ? undefined
    : { number, currencyNames, negative: sign + inner === '-' };
}

/** Everything by which the locale, or English, calls the currency: `eur`, `€`, `euro`, `euros`. */
function namesOf(currency: string, locale: string): ReadonlySet<string> {
  const names = [locale, 'en'].flatMap((language) =>
    (['code', 'symbol', 'narrowSymbol', 'name'] as const).flatMap((currencyDisplay) =>
      [1, 2].map((count) => currencyPart(count, currency, currencyDisplay, language)),
    ),
  );
  return new Set(names.map((name) => name.replace(/[.\s]/g, '').toLowerCase()));
}

function currencyPart(
  count: number,
  currency: string,
  currencyDisplay: NonNullable<Intl.NumberFormatOptions['currencyDisplay']>,
  locale: string,
): string {
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay,
    maximumFractionDigits: 0,
  });
  return tidy(format.formatToParts(count).find((part) => part.type === 'currency')?.value ?? currency);
}

/** Those in which partners sell, enough to tell `1836 kr` (another currency) from `1836 abc` (no amount). */
const SOLD_IN = [
  'EUR',
  'USD',
  'GBP',
  'CHF',
  'SEK',
  'PLN',
  'CZK',
  'HUF',
  'RON',
  'BGN',
  'TRY',
  'JPY',
  'INR',
  'BRL',
  'ZAR',
];

function otherCurrency(name: string, locale: string): ParsedAmount {
  const code = name.toUpperCase();
  if (Intl.supportedValuesOf('currency').includes(code)) return { kind: 'other-currency', currency: code };
  const isSign = /\p{Sc}/u.test(name) || SOLD_IN.some((other) => namesOf(other, locale).has(name.toLowerCase()));
  return isSign ? { kind: 'other-currency', currency: name } : { kind: 'unreadable' };
}

type ReadNumber = { readonly whole: string; readonly fraction: string };

function readNumber(number: string, locale: string): ReadNumber | undefined {
  const decimalAt = decimalSeparatorAt(number, locale);
  const whole = decimalAt < 0 ? number : number.slice(0, decimalAt);
  const fraction = decimalAt < 0 ? '' : number.slice(decimalAt + 1);
  if (!/^\d*$/.test(fraction) || !isWellGrouped(whole)) return undefined;
  return { whole: whole.replace(/\D/g, '') || '0', fraction };
}

/** @returns where the decimal separator stands, or -1 */
function decimalSeparatorAt(number: string, locale: string): number {
  const last = Math.max(number.lastIndexOf('.'), number.lastIndexOf(','));
  if (last < 0) return -1;
  const separator = number.charAt(last);
  if (number.indexOf(separator) < last) return -1;
  const before = number.slice(0, last);
  if (/[.,' ]/.test(before)) return last;
  const couldBeGroup = /^[1-9]\d{0,2}$/.test(before) && number.length - last - 1 === 3;
  return couldBeGroup && separator !== decimalOf(locale) ? -1 : last;
}

function decimalOf(locale: string): string | undefined {
  return new Intl.NumberFormat(locale).formatToParts(1.5).find((part) => part.type === 'decimal')?.value;
}

/** One kind of separator, groups of three, or of two before the last three as in India. */
function isWellGrouped(whole: string): boolean {
  return (
    /^\d*$/.test(whole) || /^\d{1,3}([.,' ])\d{3}(?:\1\d{3})*$/.test(whole) || /^\d{1,2}(?:,\d{2})*,\d{3}$/.test(whole)
  );
}

/** `1836.00` is a whole amount of yen. Three zeros are kept, as in `1,000` they may be a thousand. */
function withoutIdleZeros(fraction: string, decimals: number): string {
  return fraction.length <= 2 && /^0*$/.test(fraction) ? fraction.slice(0, decimals) : fraction;
}
