import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addMoney,
  compareMoney,
  decimalText,
  formatMoney,
  isMoney,
  type Money,
  moneyFromDecimal,
  multiplyMoney,
  zero,
} from '../../src/kernel/money.ts';

const currency = fc.constantFrom('EUR', 'USD', 'JPY', 'KWD', 'CLF');
const minor = fc.integer({ min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER });
const money = fc.record({ minor, currency });
const plain = (text: string) => text.replace(/\s/g, ' ');

describe('decimals of an API', () => {
  test.each([
    [1836.4, 'EUR', 183640],
    ['1836.40', 'EUR', 183640],
    [1836, 'JPY', 1836],
    ['99.5', 'JPY', 100],
    [1.005, 'KWD', 1005],
    [1.005, 'EUR', 101],
    [0.1 + 0.2, 'EUR', 30],
    ['-0.005', 'EUR', -1],
    ['-0.004', 'EUR', 0],
    [1e-7, 'EUR', 0],
    ['1.5e3', 'EUR', 150000],
    ['90071992547409.91', 'EUR', Number.MAX_SAFE_INTEGER],
  ] as const)('%s in %s is %i minor units', (value, currencyCode, expected) => {
    expect(moneyFromDecimal(value, currencyCode)).toEqual({ minor: expected, currency: currencyCode });
  });

  test.each(['', 'abc', '1,5', '1.2.3', '0x10', '--1', Number.NaN, Number.POSITIVE_INFINITY])(
    '%s is no amount',
    (value) => {
      expect(moneyFromDecimal(value, 'EUR')).toEqual({ kind: 'unreadable' });
    },
  );

  test.each([1e21, '90071992547409.92', '1e999'])('%s is too large to be held exactly', (value) => {
    expect(moneyFromDecimal(value, 'EUR')).toEqual({ kind: 'too-large' });
  });

  test('what is written is read back to the unit, in every currency', () => {
    fc.assert(
      fc.property(money, (amount) => {
        expect(moneyFromDecimal(decimalText(amount), amount.currency)).toEqual({ ...amount, minor: amount.minor + 0 });
      }),
    );
  });
});

describe('arithmetic', () => {
  test('adding is exact or refused, never rounded', () => {
    fc.assert(
      fc.property(minor, minor, (left, right) => {
        const sum = addMoney({ minor: left, currency: 'EUR' }, { minor: right, currency: 'EUR' });
        const exact = BigInt(left) + BigInt(right);
        expect(isMoney(sum) ? BigInt(sum.minor) === exact : !Number.isSafeInteger(Number(exact))).toBe(true);
      }),
    );
  });

  test('a quantity times a price is exact or refused, and a rate is no quantity', () => {
    expect(multiplyMoney({ minor: 91820, currency: 'EUR' }, 2)).toEqual({ minor: 183640, currency: 'EUR' });
    expect(multiplyMoney({ minor: Number.MAX_SAFE_INTEGER, currency: 'EUR' }, 2)).toEqual({ kind: 'too-large' });
    expect(multiplyMoney({ minor: 100, currency: 'EUR' }, 1.21)).toEqual({ kind: 'unreadable' });
  });

  test('two currencies are neither added nor compared', () => {
    expect(addMoney(zero('EUR'), zero('GBP'))).toEqual({ kind: 'other-currency', currency: 'GBP' });
    expect(() => compareMoney(zero('EUR'), zero('GBP'))).toThrow(RangeError);
  });

  test('comparing puts the smaller one first', () => {
    const amounts: Money[] = [3, -1, 2].map((each) => ({ minor: each, currency: 'EUR' }));
    expect(amounts.sort(compareMoney).map((each) => each.minor)).toEqual([-1, 2, 3]);
  });
});

describe('showing', () => {
  test.each([
    [183640, 'EUR', 'en-GB', '€1,836.40'],
    [183640, 'EUR', 'nl-NL', '€ 1.836,40'],
    [183640, 'JPY', 'en-US', '¥183,640'],
    [1836405, 'KWD', 'en-US', 'KWD 1,836.405'],
    [5, 'HUF', 'en-US', 'HUF 0.05'],
    [-5, 'USD', 'en-US', '-$0.05'],
    [Number.MAX_SAFE_INTEGER, 'EUR', 'en-GB', '€90,071,992,547,409.91'],
  ])('%i %s in %s is %s', (units, currencyCode, locale, expected) => {
    expect(plain(formatMoney({ minor: units, currency: currencyCode }, locale))).toBe(expected);
  });
});
