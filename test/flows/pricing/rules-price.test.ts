import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isMoney } from '../../../src/kernel/money.ts';
import type { Money } from '../../../src/kernel/money.ts';
import {
  keptOf,
  MOST_BASIS_POINTS,
  priceFor,
  priceLine,
  ROUNDINGS,
  ruleFor,
  scopeOf,
  sellPrice,
  sumOf,
} from '../../../src/flows/pricing/rules-price.ts';
import type { Margin, MarginRule, Rounding, SheetPrice } from '../../../src/flows/pricing/rules-price.ts';

const NOW = new Date('2026-11-25T12:00:00Z');
const day = (text: string) => new Date(`${text}T00:00:00Z`);
const eur = (minor: number): Money => ({ minor, currency: 'EUR' });
const percent = (basisPoints: number): Margin => ({ kind: 'percent', basisPoints });

function sell(cost: Money, margin: Margin, rounding: Rounding = 'none'): number {
  const price = sellPrice(cost, { margin, rounding });
  if (!isMoney(price)) throw new Error(price.kind);
  return price.minor;
}

const rule = (change: Partial<MarginRule>): MarginRule => ({
  id: 'a',
  customerId: null,
  productId: null,
  margin: percent(1_000),
  rounding: 'none',
  validFrom: day('2026-01-01'),
  validTo: null,
  ...change,
});

describe('the sell price', () => {
  test('P1: a margin of 10 % is a tenth of what the customer pays, not of what the partner pays', () => {
    expect(sell(eur(165_276), percent(1_000))).toBe(183_640);
    expect(keptOf(eur(165_276), eur(183_640))).toEqual({ amount: eur(18_364), basisPoints: 1_000 });
  });

  test.each<[string, Money, Margin, Rounding, number]>([
    ['up to the cent', eur(10_000), percent(1_000), 'none', 11_112],
    ['up to five cents', eur(10_000), percent(1_000), '0.05', 11_115],
    ['up to a whole euro', eur(10_001), percent(0), '1.00', 10_100],
    ['not at all where it is on the step', eur(10_000), percent(0), '1.00', 10_000],
    ['a fixed amount a unit', eur(10_000), { kind: 'fixed', amount: eur(1_250) }, '0.10', 11_250],
    ['yen, which have no cents', { minor: 1_000, currency: 'JPY' }, percent(1_000), '0.05', 1_112],
    ['yen to tens', { minor: 1_000, currency: 'JPY' }, percent(1_000), '10.00', 1_120],
    ['dinars, which have thousandths', { minor: 10_000, currency: 'KWD' }, percent(1_000), '0.05', 11_150],
    ['what is free stays free', eur(0), percent(5_000), '10.00', 0],
  ])('is rounded %s', (_, cost, margin, rounding, minor) => {
    expect(sell(cost, margin, rounding)).toBe(minor);
  });

  test('a fixed amount of another currency is never added', () => {
    const fixed: Margin = { kind: 'fixed', amount: { minor: 100, currency: 'USD' } };
    expect(sellPrice(eur(100), { margin: fixed, rounding: 'none' })).toEqual({
      kind: 'other-currency',
      currency: 'USD',
    });
  });

  test('whatever is asked, the partner keeps at least the margin, and the price is on its step', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10_000_000_000 }),
        fc.integer({ min: 0, max: MOST_BASIS_POINTS }),
        fc.constantFrom(...ROUNDINGS),
        fc.constantFrom('EUR', 'JPY', 'KWD'),
        (minor, basisPoints, rounding, currency) => {
          const cost = { minor, currency };
          const price = sell(cost, percent(basisPoints), rounding);
          expect(BigInt(price - minor) * 10_000n).toBeGreaterThanOrEqual(BigInt(price) * BigInt(basisPoints));
          const unit = { EUR: 100, JPY: 1, KWD: 1_000 }[currency] ?? 0;
          const step = rounding === 'none' ? 1 : Math.max(1, Math.ceil(Number(rounding) * unit));
          expect(price % step).toBe(0);
        },
      ),
    );
  });

  test('a dearer product never sells for less under the same rule', () => {
    const cost = fc.integer({ min: 0, max: 1_000_000_000 });
    fc.assert(
      fc.property(
        cost,
        cost,
        fc.integer({ min: 0, max: MOST_BASIS_POINTS }),
        fc.constantFrom(...ROUNDINGS),
        (one, two, bp, r) => {
          const [low, high] = one < two ? [one, two] : [two, one];
          expect(sell(eur(low), percent(bp), r)).toBeLessThanOrEqual(sell(eur(high), percent(bp), r));
        },
      ),
    );
  });
});

describe('the rule that counts', () => {
  const about = { customerId: 'fabrikam', productId: 'server', currency: 'EUR' };
  const rules = [
    rule({ id: 'default' }),
    rule({ id: 'product', productId: 'server' }),
    rule({ id: 'customer', customerId: 'fabrikam' }),
    rule({ id: 'both', customerId: 'fabrikam', productId: 'server' }),
    rule({ id: 'others', customerId: 'contoso', productId: 'server' }),
  ];

  test.each([
    ['both', rules],
    ['customer', rules.filter(({ id }) => id !== 'both')],
    ['product', rules.filter(({ id }) => !['both', 'customer'].includes(id))],
    ['default', rules.filter(({ id }) => ['default', 'others'].includes(id))],
    [undefined, rules.filter(({ id }) => id === 'others')],
  ])('is the most specific: %s', (id, among) => {
    expect(ruleFor(among, about, NOW)?.id).toBe(id);
    expect(ruleFor(among.toReversed(), about, NOW)?.id).toBe(id);
  });

  test('begins at its first instant and has ended at its last; of two alike the later one counts', () => {
    const old = rule({ id: 'old', validTo: NOW });
    const young = rule({ id: 'young', validFrom: NOW });
    const before = new Date(NOW.getTime() - 1);
    expect(ruleFor([old, young], about, before)?.id).toBe('old');
    expect(ruleFor([old, young], about, NOW)?.id).toBe('young');
    expect(ruleFor([rule({ id: 'first' }), young], about, NOW)?.id).toBe('young');
  });

  test('is never a fixed amount of another currency', () => {
    const dollars = rule({ customerId: 'fabrikam', margin: { kind: 'fixed', amount: { minor: 1, currency: 'USD' } } });
    expect(scopeOf(dollars)).toBe('customer');
    expect(ruleFor([dollars, rule({ id: 'default' })], about, NOW)?.id).toBe('default');
  });
});

describe('the price of the sheet', () => {
  const price = (change: Partial<SheetPrice>): SheetPrice => ({
    currency: 'EUR',
    productId: 'server',
    skuId: '0001',
    term: '',
    billing: 'one_time',
    segment: 'commercial',
    quantityFrom: 1,
    quantityTo: null,
    cost: eur(82_638),
    list: eur(91_820),
    validFrom: day('2026-11-01'),
    validTo: null,
    ...change,
  });
  const line = {
    productId: 'server',
    skuId: '0001',
    termDuration: null,
    billingCycle: 'one_time',
    quantity: 2,
  };

  test.each<[string, Partial<SheetPrice>]>([
    ['another product', { productId: 'client' }],
    ['another edition', { skuId: '0002' }],
    ['a term', { term: 'P1Y' }],
    ['another billing', { billing: 'annual' }],
    ['more units', { quantityFrom: 3 }],
    ['fewer units', { quantityTo: 1 }],
    ['later', { validFrom: day('2026-12-01') }],
    ['earlier', { validTo: NOW }],
  ])('of %s is not the price', (_, change) => {
    expect(priceFor([price(change)], line, NOW)).toBeNull();
  });

  test('where dates overlap the earlier one still counts, as Microsoft explains its own sheets', () => {
    const earlier = price({ validFrom: day('2026-10-01'), validTo: day('2026-12-03'), cost: eur(1) });
    const later = price({ validFrom: day('2026-11-01'), cost: eur(2) });
    expect(priceFor([later, earlier], line, NOW)?.cost.minor).toBe(1);
    expect(priceFor([later, earlier], line, day('2026-12-04'))?.cost.minor).toBe(2);
  });

  test('of a customer is that of its segment; an edition for one segment alone has that price', () => {
    const education = price({ segment: 'education', cost: eur(1) });
    expect(priceFor([education], { ...line, segment: 'commercial' }, NOW)).toBeNull();
    expect(priceFor([education, price({ cost: eur(2) })], line, NOW)?.cost.minor).toBe(2);
    expect(priceFor([education], line, NOW)?.cost.minor).toBe(1);
    expect(priceFor([education, price({ segment: 'government' })], line, NOW)).toBeNull();
  });

  test('of the segment itself comes before one that does not say', () => {
    expect(priceFor([price({ segment: '', cost: eur(1) }), price({ cost: eur(2) })], line, NOW)?.cost.minor).toBe(2);
  });

  test('without a rule the list price is asked, and who may sees what is kept of it', () => {
    expect(priceLine(price({}), null, 2)).toEqual({
      kind: 'priced',
      unit: eur(91_820),
      total: eur(183_640),
      list: eur(91_820),
      unitCost: eur(82_638),
      cost: eur(165_276),
      kept: { amount: eur(18_364), basisPoints: 1_000 },
      by: { kind: 'list' },
    });
    expect(priceLine(price({ list: null }), null, 1)).toMatchObject({ unit: eur(82_638), by: { kind: 'cost' } });
  });

  test('half a total is no total', () => {
    expect(sumOf([eur(1), eur(2)], 'EUR')).toEqual(eur(3));
    expect(sumOf([eur(1), null], 'EUR')).toBeNull();
    expect(sumOf([eur(Number.MAX_SAFE_INTEGER), eur(1)], 'EUR')).toBeNull();
  });
});
