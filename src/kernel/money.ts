/** An amount of money: whole minor units (cents) of its ISO 4217 currency, so that no sum is ever a rounded binary fraction. */
export type Money = { readonly minor: number; readonly currency: string };

/** Why there is no amount. `too-large`: beyond what an integer holds exactly, some 90 trillion cents. */
export type NotMoney =
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'other-currency'; readonly currency: string };

/** Currencies whose minor unit is not a hundredth. Source: ISO 4217, list one, column "minor unit". */
const MINOR_DIGITS: ReadonlyMap<string, number> = new Map([
  ...each('BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF', 0),
  ...each('BHD IQD JOD KWD LYD OMR TND', 3),
  ...each('CLF UYW', 4),
]);

function each(currencies: string, digits: number): (readonly [string, number])[] {
  return currencies.split(' ').map((currency) => [currency, digits]);
}

/** @returns how many decimals the currency has: 2 for EUR, 0 for JPY, 3 for KWD */
export function minorDigits(currency: string): number {
  return MINOR_DIGITS.get(currency) ?? 2;
}

/** Tells an amount from the reason why there is none. */
export function isMoney(value: Money | NotMoney): value is Money {
  return 'minor' in value;
}

/**
 * Reads a decimal as machines write it (`1836.4`, `"1836.40"`, `1e-7`), a price in an API answer for instance; more
 * decimals than the currency has are rounded, halves away from zero.
 */
export function moneyFromDecimal(value: string | number, currency: string): Money | NotMoney {
  const match = /^([+-]?)(\d+)(?:\.(\d*))?(?:e([+-]?\d{1,3}))?$/i.exec(String(value).trim());
  if (!match) return { kind: 'unreadable' };
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;

  const shift = minorDigits(currency) - fraction.length + Number(exponent);
  const digits = BigInt(whole + fraction);
  const minor = shift >= 0 ? digits * 10n ** BigInt(shift) : divideRounding(digits, 10n ** BigInt(-shift));
  return moneyOf(sign === '-' ? -minor : minor, currency);
}

/** Half is rounded up; `dividend` is not negative. */
function divideRounding(dividend: bigint, divisor: bigint): bigint {
  return (2n * dividend + divisor) / (2n * divisor);
}

/** @param minor whole minor units, of any size */
export function moneyOf(minor: bigint, currency: string): Money | NotMoney {
  const exact = Number(minor);
  return Number.isSafeInteger(exact) ? { minor: exact, currency } : { kind: 'too-large' };
}

export function zero(currency: string): Money {
  return { minor: 0, currency };
}

export function addMoney(left: Money, right: Money): Money | NotMoney {
  if (left.currency !== right.currency) return { kind: 'other-currency', currency: right.currency };
  return moneyOf(BigInt(left.minor) + BigInt(right.minor), left.currency);
}

/** @param times a whole number: a quantity, never a rate */
export function multiplyMoney(money: Money, times: number): Money | NotMoney {
  if (!Number.isSafeInteger(times)) return { kind: 'unreadable' };
  return moneyOf(BigInt(money.minor) * BigInt(times), money.currency);
}

/**
 * @returns below zero, zero, or above zero, as `sort` wants it
 * @throws RangeError when the currencies differ: which is more cannot be said
 */
export function compareMoney(left: Money, right: Money): number {
  if (left.currency !== right.currency) throw new RangeError('Amounts of two currencies cannot be compared');
  return Math.sign(left.minor - right.minor);
}

/** @returns the amount as a decimal for machines: `1836.40`, `-0.05` */
export function decimalText(money: Money): `${number}` {
  const digits = minorDigits(money.currency);
  const text = String(Math.abs(money.minor)).padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits);
  const decimal = digits === 0 ? whole : `${whole}.${text.slice(-digits)}`;
  return (money.minor < 0 ? `-${decimal}` : decimal) as `${number}`;
}

/** @returns the amount as a person of that locale writes it: `€1,836.40` (en), `€ 1.836,40` (nl) */
export function formatMoney(money: Money, locale: string): string {
  const digits = minorDigits(money.currency);
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: money.currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return format.format(decimalText(money));
}
