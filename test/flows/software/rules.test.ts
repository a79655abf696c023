import { addDays } from 'date-fns/addDays';
import { addMinutes } from 'date-fns/addMinutes';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { currentPolicy, programmePolicy } from '../../../src/flows/cancellation/rules-return-policy/policy.ts';
import { refundUntil } from '../../../src/flows/cancellation/rules-return-policy/window.ts';
import {
  boughtAs,
  editionPart,
  FILTERS,
  isFound,
  isOfTheDesk,
  keyState,
  nameOf,
  offersOf,
  PAGE_LENGTH,
  pageOf,
  passes,
  productPart,
  refundWindow,
} from '../../../src/flows/software/rules.ts';
import type { Refundable, RefundWindow, SoftwareState } from '../../../src/flows/software/rules.ts';

const at = (text: string) => new Date(text);
const now = at('2026-11-12T13:05:00Z');
const bought: Refundable = {
  state: 'active',
  orderedAt: at('2026-11-12T13:05:00Z'),
  perpetual: true,
  cancellable: true,
  cancellableUntil: undefined,
};
const programme = (facts: Parameters<typeof refundUntil>[1]) => refundUntil(programmePolicy, facts);
const current = (facts: Parameters<typeof refundUntil>[1]) => refundUntil(currentPolicy, facts);

describe('P6: the refund window of a line', () => {
  const closes = at('2027-01-11T13:05:00Z');
  test.each<[string, Partial<Refundable>, Date, RefundWindow]>([
    ['is open from the order on', {}, at('2026-11-12T13:05:00Z'), { kind: 'open', until: closes }],
    ['is open until the last moment', {}, at('2027-01-11T13:04:59.999Z'), { kind: 'open', until: closes }],
    ['is closed at the moment it closes', {}, closes, { kind: 'closed', since: closes }],
    ['is over once the line is cancelled', { state: 'cancelled' }, at('2026-11-13T00:00:00Z'), { kind: 'none' }],
    [
      'was never there for what cannot be cancelled',
      { cancellable: false },
      at('2026-11-13T00:00:00Z'),
      { kind: 'none' },
    ],
    ['is not known before the order is shown', { orderedAt: undefined }, at('2026-11-13T00:00:00Z'), { kind: 'none' }],
    [
      'counts for what is not fulfilled yet',
      { state: 'pending' },
      at('2026-11-13T00:00:00Z'),
      { kind: 'open', until: closes },
    ],
    [
      'is the one Partner Center reports, where it reports one',
      { perpetual: false, cancellableUntil: at('2026-11-19T13:05:00Z') },
      at('2026-11-19T13:05:00Z'),
      { kind: 'closed', since: at('2026-11-19T13:05:00Z') },
    ],
    [
      'is the reported one also where it is longer',
      { cancellableUntil: at('2028-01-01T00:00:00Z') },
      at('2027-06-01T00:00:00Z'),
      { kind: 'open', until: at('2028-01-01T00:00:00Z') },
    ],
  ])('%s', (_, facts, now, window) => {
    expect(refundWindow({ ...bought, ...facts }, programme, now)).toEqual(window);
  });

  test('follows the policy it is given', () => {
    const now = at('2026-12-20T00:00:00Z');
    expect(refundWindow(bought, programme, now).kind).toBe('open');
    expect(refundWindow(bought, current, now)).toEqual({ kind: 'closed', since: at('2026-12-12T13:05:00Z') });
  });
});

const open: RefundWindow = { kind: 'open', until: at('2027-01-11T13:05:00Z') };
const closed: RefundWindow = { kind: 'closed', since: at('2026-01-11T13:05:00Z') };
const none: RefundWindow = { kind: 'none' };

describe('what is offered for a line', () => {
  test.each([
    ['P4–P6: all three inside the window', 'active', open, 'to-be-had', ['key', 'download', 'cancel']],
    ['no cancelling outside it', 'active', closed, 'to-be-had', ['key', 'download']],
    ['no key where the software has none', 'active', open, 'none', ['download', 'cancel']],
    ['a key from the portal, of which nothing is known', 'active', closed, 'portal', ['key', 'download']],
    ['P14: no key that is revoked', 'active', closed, 'revoked', ['download']],
    ['only cancelling before it is fulfilled', 'pending', open, 'none', ['cancel']],
    ['nothing once it is cancelled', 'cancelled', none, 'revoked', []],
  ] as const)('%s', (_, state, window, key, offers) => {
    expect(offersOf({ state, window, key })).toEqual(offers);
  });
});

describe('the state of a key', () => {
  test.each([
    ['a key of any version is to be had', 'active', ['none', 'available'], 'api', 'to-be-had'],
    ['one revoked version does not hide the others', 'active', ['revoked', 'available'], 'api', 'to-be-had'],
    ['P14: cancelling revokes it', 'cancelled', ['revoked', 'revoked'], 'api', 'revoked'],
    ['P14: also where Partner Center tells nothing any more', 'cancelled', [], 'api', 'revoked'],
    ['P14: also where the portal alone shows keys', 'cancelled', ['none'], 'portal', 'revoked'],
    ['what never had a key has none to be revoked', 'cancelled', ['none'], 'api', 'none'],
    ['some software has none', 'active', ['none'], 'api', 'none'],
    ['the portal may have one', 'active', ['none'], 'portal', 'portal'],
    ['nothing is known while it is not fulfilled', 'pending', [], 'api', 'none'],
  ] as const)('%s', (_, state, kinds, route, expected) => {
    expect(keyState(state, kinds, route)).toBe(expected);
  });
});

const line = (state: SoftwareState) => ({ state, expiresAt: undefined });

describe('searching', () => {
  const server = { title: 'Windows Server 2022 Standard', edition: '16 Core License Pack', orderId: '5E7FA0B1C2D3' };
  test.each([
    ['nothing finds everything', undefined, true],
    ['words in any order and case', 'STANDARD windows', true],
    ['a word of the edition', '16 core', true],
    ['the beginning of an order ID, as people paste it', ' 5e7f ', true],
    ['every word must be there', 'windows sql', false],
    ['characters with a meaning elsewhere have none here', '.*', false],
  ] as const)('%s', (_, search, expected) => {
    expect(isFound(search, server)).toBe(expected);
  });
  test('accents do not matter', () => {
    expect(isFound('edition', { ...server, edition: 'Édition spéciale' })).toBe(true);
  });
});

describe('filters', () => {
  test.each([
    ['all', ['active', 'pending', 'cancelled']],
    ['active', ['active', 'pending']],
    ['cancelled', ['cancelled']],
  ] as const)('%s shows what is %s', (filter, states) => {
    const shown = (['active', 'pending', 'cancelled'] as const).filter((state) =>
      passes(filter, line(state), none, now),
    );
    expect(shown).toEqual(states);
  });

  test('in-window shows open windows only', () => {
    expect([open, closed, none].filter((window) => passes('in-window', line('active'), window, now))).toEqual([open]);
  });

  test('every filter shows a part of all', () => {
    const states = fc.constantFrom('active', 'pending', 'cancelled');
    fc.assert(
      fc.property(
        states,
        fc.constantFrom(open, closed, none),
        fc.constantFrom(...FILTERS),
        (state, window, filter) => passes('all', line(state), window, now) || !passes(filter, line(state), window, now),
      ),
    );
  });

  test.each<[string, SoftwareState, Date | undefined, boolean]>([
    ['one that ends tomorrow', 'active', addDays(now, 1), true],
    ['one that ends on the ninetieth day from now', 'active', addMinutes(addDays(now, 90), -1), true],
    ['one that ends after that', 'active', addDays(now, 90), false],
    ['one that has ended', 'active', addDays(now, -1), false],
    ['one that was cancelled', 'cancelled', addDays(now, 1), false],
    ['perpetual software', 'active', undefined, false],
  ])('expiring: %s', (_, state, expiresAt, expected) => {
    expect(passes('expiring', { state, expiresAt }, none, now)).toBe(expected);
  });
});

describe('pages', () => {
  const rows = fc.array(fc.integer(), { maxLength: 95 });

  test('together are the list, in its order, ten lines each', () => {
    fc.assert(
      fc.property(rows, (all) => {
        const { pages } = pageOf(all, 0);
        const each = Array.from({ length: pages }, (_, page) => pageOf(all, page).rows);
        expect(each.flat()).toEqual(all);
        expect(each.slice(0, -1).every(({ length }) => length === PAGE_LENGTH)).toBe(true);
      }),
    );
  });

  test('whatever page is asked for, one is shown that there is', () => {
    const asked = fc.oneof(fc.integer(), fc.double(), fc.constant(Number.NaN));
    fc.assert(
      fc.property(rows, asked, (all, wanted) => {
        const { page, pages, rows: shown, total } = pageOf(all, wanted);
        expect(page).toBeGreaterThanOrEqual(0);
        expect(page).toBeLessThan(pages);
        expect(total).toBe(all.length);
        expect(shown.length > 0).toBe(all.length > 0);
      }),
    );
  });
});

describe('names', () => {
  test.each([
    ['PO 2026-118 [desk 0123456789abcdef]', 'PO 2026-118'],
    ['[desk 0123456789abcdef]', undefined],
    ['PO 2026-097', 'PO 2026-097'],
    ['', undefined],
    [undefined, undefined],
  ])('of a line called %j, the mark of the desk is not shown', (friendlyName, name) => {
    expect(nameOf(friendlyName)).toBe(name);
  });

  test('a line is of the desk by its mark alone', () => {
    expect(isOfTheDesk('PO [desk 0123456789abcdef]')).toBe(true);
    expect(isOfTheDesk('our desk')).toBe(false);
    expect(isOfTheDesk(undefined)).toBe(false);
  });

  test.each([
    ['Windows Server 2022 Standard - 16 Core License Pack', 'Windows Server 2022 Standard', '16 Core License Pack'],
    ['Windows Server 2022 Standard', 'Windows Server 2022 Standard', undefined],
    ['16 Core License Pack', 'Windows Server 2022 Standard', '16 Core License Pack'],
    [undefined, 'Windows Server 2022 Standard', undefined],
  ])('of the SKU %j of %j, the edition is %j', (skuTitle, product, edition) => {
    expect(editionPart(skuTitle, product)).toBe(edition);
  });

  test('the product is what a SKU title begins with', () => {
    expect(productPart('Office Standard 2019 - Office Standard 2019')).toBe('Office Standard 2019');
    expect(productPart('Server License')).toBe('Server License');
  });

  test('a catalogue item names product, SKU and availability', () => {
    expect(boughtAs('DG7GMGF0XJ07:0001:DZH318Z0BXTV')).toEqual({ productId: 'DG7GMGF0XJ07', skuId: '0001' });
    expect(boughtAs('')).toEqual({ productId: '', skuId: '' });
  });
});
