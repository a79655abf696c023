import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseAmount } from '../../src/kernel/amount.ts';
import { formatMoney } from '../../src/kernel/money.ts';

const euros = (minor: number) => ({ kind: 'amount', money: { minor, currency: 'EUR' } });

describe('an amount as people type it', () => {
  test.each([
    '1836.40',
    '1836,4',
    '1,836.40',
    '1.836,40',
    '1 836,40',
    '1\u00A0836,40',
    '1\u202F836,40',
    "1'836.40",
    '1’836.40',
    '€ 1.836,40',
    '€1836.4',
    '1.836,40 €',
    'EUR 1836.40',
    '1836,40 eur',
    '1836,40 euro',
    '  1836.40  ',
    '\u202E1836.40\u202C',
  ])('%s is € 1,836.40, whatever the locale', (text) => {
    for (const locale of ['en-US', 'nl-NL', 'fr-FR', 'de-CH'])
      expect(parseAmount(text, 'EUR', locale)).toEqual(euros(183640));
  });

  test('a lone separator before three digits means what it means in the locale', () => {
    expect(parseAmount('1,836', 'EUR', 'en')).toEqual(euros(183600));
    expect(parseAmount('1.836', 'EUR', 'nl')).toEqual(euros(183600));
    expect(parseAmount('1,836', 'EUR', 'nl')).toEqual({ kind: 'too-precise', decimals: 2 });
    expect(parseAmount('1.836', 'EUR', 'en')).toEqual({ kind: 'too-precise', decimals: 2 });
  });

  test('a thousand is never read as one, nor one as a thousand', () => {
    expect(parseAmount('1,000', 'EUR', 'nl')).toEqual({ kind: 'too-precise', decimals: 2 });
    expect(parseAmount('0,500', 'EUR', 'en')).toEqual({ kind: 'too-precise', decimals: 2 });
    expect(parseAmount('1.234', 'KWD', 'en')).toEqual({ kind: 'amount', money: { minor: 1234, currency: 'KWD' } });
  });

  test('Dutch and Swiss "no cents", Indian groups, whole yen', () => {
    expect(parseAmount('5,-', 'EUR', 'nl')).toEqual(euros(500));
    expect(parseAmount('1.836,--', 'EUR', 'nl')).toEqual(euros(183600));
    expect(parseAmount('12,34,567.89', 'INR', 'en-IN')).toMatchObject({ money: { minor: 123456789 } });
    expect(parseAmount('1000.00', 'JPY', 'en')).toMatchObject({ money: { minor: 1000 } });
    expect(parseAmount('1000.50', 'JPY', 'en')).toEqual({ kind: 'too-precise', decimals: 0 });
  });

  test('a minus is read, so that the caller can say what is wrong with it', () => {
    for (const text of ['-5', '−5', '€ -5', '-€5']) expect(parseAmount(text, 'EUR', 'en')).toEqual(euros(-500));
  });

  test.each([
    ['$5', '$'],
    ['GBP 5', 'GBP'],
    ['5 usd', 'USD'],
    ['5 zł', 'zł'],
  ])('%s is refused as another currency, by name', (text, named) => {
    expect(parseAmount(text, 'EUR', 'en')).toEqual({ kind: 'other-currency', currency: named });
  });

  test.each([
    '',
    ' ',
    'two',
    '€',
    '1.2.3',
    '1,83,6',
    '1.836,40,5',
    '1e5',
    '--5',
    '-€-5',
    '5 abc',
    'abc 5',
    '1 2 3',
    '٣',
    '<!channel>',
    '5.',
    '½',
  ])('"%s" is no amount', (text) => {
    expect(parseAmount(text, 'EUR', 'en')).toEqual({ kind: 'unreadable' });
  });

  test('more than can be held exactly is refused', () => {
    expect(parseAmount('9'.repeat(17), 'EUR', 'en')).toEqual({ kind: 'too-large' });
  });

  test('whatever is shown can be typed back, in every locale', () => {
    const locale = fc.constantFrom(
      'en-US',
      'en-GB',
      'nl-NL',
      'nl-BE',
      'de-DE',
      'de-CH',
      'fr-FR',
      'sv-SE',
      'en-IN',
      'en-DE',
    );
    const currency = fc.constantFrom('EUR', 'USD', 'GBP', 'JPY', 'KWD', 'SEK', 'PLN');
    const minor = fc.integer({ min: -1e12, max: 1e12 });
    fc.assert(
      fc.property(locale, currency, minor, (where, code, units) => {
        const money = { minor: units, currency: code };
        expect(parseAmount(formatMoney(money, where), code, where)).toEqual({ kind: 'amount', money });
      }),
    );
  });

  test('no text makes it throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => typeof parseAmount(text, 'EUR', 'nl').kind === 'string'),
    );
  });

  test('a long text of separators is answered at once', () => {
    expect(parseAmount(`${'1,'.repeat(100_000)}x`, 'EUR', 'en')).toEqual({ kind: 'unreadable' });
  });
});
