import { describe, expect, test } from 'vitest';
import { comesWithoutKey, otherPrerequisites } from '../../../src/flows/purchase/rules.ts';
import {
  isFull,
  MOST_LINES,
  nextNumber,
  sameLines,
  withLine,
  withoutLine,
} from '../../../src/flows/purchase/rules-cart.ts';
import type { CartLine } from '../../../src/flows/purchase/rules-cart.ts';
import { currencyFor, currencyOf } from '../../../src/flows/purchase/rules-currency.ts';
import { checkLine, checkTexts } from '../../../src/flows/purchase/service-form.ts';
import type { FormLine, LineOptions } from '../../../src/flows/purchase/service-form.ts';

const line = (number: number, quantity = '1'): CartLine => ({
  ...{ number, quantity, productId: 'P', productTitle: 'Product' },
});

describe('the lines of an order that is being put together', () => {
  test('a gesture that arrives twice is about the same line', () => {
    const once = withLine([line(0)], line(1));
    expect(withLine(once, line(1))).toEqual(once);
    expect(withoutLine(withoutLine(once, 0), 0)).toEqual([line(1)]);
  });

  test('a changed line stays where it stands, and a new one gets a number that no line had', () => {
    expect(withLine([line(0), line(1)], line(0, '9')).map(({ quantity }) => quantity)).toEqual(['9', '1']);
    expect(nextNumber([])).toBe(0);
    expect(nextNumber([line(0)], 3)).toBe(4);
  });

  test('there is room for a bounded number, the one in the fields included', () => {
    const lines = Array.from({ length: MOST_LINES - 1 }, (_, number) => line(number));
    expect(isFull(lines, MOST_LINES - 1)).toBe(true);
    expect(isFull(lines, 3)).toBe(false);
  });

  test('the same things in another order are the same, another quantity is not', () => {
    const bought = (skuId: string, quantity = 1) => ({
      ...{ productId: 'P', skuId, termDuration: null, billingCycle: 'one_time', quantity },
    });
    expect(sameLines([bought('1'), bought('2')], [bought('2'), bought('1')])).toBe(true);
    expect(sameLines([bought('1')], [bought('1', 2)])).toBe(false);
    expect(sameLines([bought('1')], [bought('1'), bought('1')])).toBe(false);
  });
});

describe('a line against what is on offer', () => {
  const edition = { id: '0001', title: 'Edition', min: 2, max: 10, prerequisites: [], attestationNeeded: false };
  const product = { id: 'P', title: 'Product', cancellable: true, keyless: false };
  const term = { duration: undefined, billingCycle: 'one_time' };
  const offer: LineOptions = { product, edition, editions: [edition], terms: [term] };
  const entered: FormLine = { number: 0, productId: 'P', editionId: '0001', term: '/one_time', quantity: '2' };

  test.each([
    [{ ...entered, quantity: '1' }, offer, 'quantity outside'],
    [{ ...entered, quantity: 'two' }, offer, 'quantity not-whole'],
    [{ ...entered, quantity: '' }, offer, 'quantity missing'],
    [{ ...entered, editionId: undefined }, offer, 'edition missing'],
    [{ ...entered, editionId: '0009' }, offer, 'edition not-for-sale'],
    [{ ...entered, term: 'P1Y/annual' }, offer, 'term not-for-sale'],
    [entered, { ...offer, product: undefined }, 'product not-for-sale'],
    [entered, { ...offer, terms: [] }, 'edition not-for-sale'],
    [entered, { ...offer, edition: { ...edition, attestationNeeded: true } }, 'edition needs-attestation'],
  ])('%#: a mistake is named at its field', (wrong, on, expected) => {
    const checked = checkLine(wrong, on);
    expect('problems' in checked && checked.problems.map(({ field, kind }) => `${field} ${kind}`)).toEqual([expected]);
  });

  test('a line that fits is taken', () => {
    expect(checkLine(entered, offer)).toMatchObject({ number: 0, product, edition, term, quantity: 2 });
  });

  test('texts are made one line and inert, and refused beyond their length', () => {
    expect(checkTexts({ reference: ' PO\n1\u202E ', note: 'a\r\n\r\n\r\nb' })).toMatchObject({
      ...{ reference: 'PO 1', note: 'a\n\nb', problems: [] },
    });
    expect(checkTexts({ reference: 'x'.repeat(61), note: 'y'.repeat(501) }).problems).toHaveLength(2);
  });
});

test('the currency of a country is known only where it is certain', () => {
  expect([currencyOf('nl'), currencyOf('GB'), currencyOf('KW'), currencyOf(undefined)]).toEqual([
    ...['EUR', 'GBP', undefined, undefined],
  ]);
});

test('lines of one order are in the currency of the country, or else in that of the first', () => {
  expect(currencyFor('NL', ['USD', 'EUR'])).toBe('EUR');
  expect(currencyFor('KW', [undefined, 'KWD', 'USD'])).toBe('KWD');
  expect(currencyFor(undefined, [undefined])).toBeUndefined();
});

test('what has no key, and what Partner Center asks for besides the agreement', () => {
  expect(comesWithoutKey('Windows Server 2022 CAL')).toBe(true);
  expect(comesWithoutKey('Windows Server 2022 Remote Desktop Services CAL')).toBe(false);
  expect(comesWithoutKey('Windows Server 2022 Standard')).toBe(false);
  expect(otherPrerequisites(['MicrosoftCustomerAgreement', 'InventoryCheck'])).toEqual(['InventoryCheck']);
});
