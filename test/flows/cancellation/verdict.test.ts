import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { creditAt, nextFall, paidPeriod } from '../../../src/flows/cancellation/rules-return-policy/credit.ts';
import { currentPolicy, programmePolicy } from '../../../src/flows/cancellation/rules-return-policy/policy.ts';
import type { ReturnPolicy } from '../../../src/flows/cancellation/rules-return-policy/policy.ts';
import { judgeLine, judgeTogether } from '../../../src/flows/cancellation/rules-return-policy/verdict.ts';
import type { RefundLine, Verdict } from '../../../src/flows/cancellation/rules-return-policy/verdict.ts';
import { isOpen, returnWindow } from '../../../src/flows/cancellation/rules-return-policy/window.ts';
import { moneyOf, isMoney } from '../../../src/kernel/money.ts';
import type { Money } from '../../../src/kernel/money.ts';

const PAGE = 'Sell on-premises software through the CSP program';
const APRIL = 'Partner Center announcements, April 2021';
const NCE = 'New commerce cancellation policy';
const OWN = 'partner-center';

/** What was bought: how it is paid and for how much, in minor units. */
const bought = {
  /** Windows Server, for ever */
  perpetual: { kind: 'perpetual', price: 183_640 },
  /** a year, paid at once */
  year: { kind: 'subscription', term: 'P1Y', billingCycle: 'annual', price: 36_500 },
  /** three years, paid at once */
  three: { kind: 'subscription', term: 'P3Y', billingCycle: 'triennial', price: 109_600 },
  /** three years, paid a year at a time */
  yearly: { kind: 'subscription', term: 'P3Y', billingCycle: 'annual', price: 36_500 },
  /** a year, paid a month at a time */
  monthly: { kind: 'subscription', term: 'P1Y', billingCycle: 'monthly', price: 3_100 },
  /** what cannot be given back */
  linux: { kind: 'subscription', term: 'P1Y', billingCycle: 'annual', price: 36_500, cancellable: false },
  unpriced: { kind: 'perpetual' },
} as const satisfies Record<string, Partial<Omit<RefundLine, 'price'>> & { price?: number }>;

type Case = readonly [
  policy: 'programme' | 'current',
  what: keyof typeof bought,
  orderedAt: string,
  now: string,
  kind: Verdict['kind'],
  until: string | null,
  credit: number | undefined,
  tomorrow: number | 'closed' | undefined,
  source: string | null,
  reportedUntil?: string,
];

const cases: readonly Case[] = [
  // The programme page: 60 days, all of it, whatever it is.
  [
    'programme',
    'perpetual',
    '2026-11-22T13:05Z',
    '2026-11-22T13:05Z',
    'right',
    '2027-01-21T13:05Z',
    183_640,
    183_640,
    PAGE,
  ],
  [
    'programme',
    'perpetual',
    '2026-11-22T13:05Z',
    '2027-01-20T13:04:59Z',
    'right',
    '2027-01-21T13:05Z',
    183_640,
    183_640,
    PAGE,
  ],
  [
    'programme',
    'perpetual',
    '2026-11-22T13:05Z',
    '2027-01-20T13:05Z',
    'right',
    '2027-01-21T13:05Z',
    183_640,
    'closed',
    PAGE,
  ],
  [
    'programme',
    'perpetual',
    '2026-11-22T13:05Z',
    '2027-01-21T13:04:59.999Z',
    'right',
    '2027-01-21T13:05Z',
    183_640,
    'closed',
    PAGE,
  ],
  [
    'programme',
    'perpetual',
    '2026-11-22T13:05Z',
    '2027-01-21T13:05Z',
    'closed',
    '2027-01-21T13:05Z',
    183_640,
    'closed',
    PAGE,
  ],
  [
    'programme',
    'perpetual',
    '2019-05-01T00:00Z',
    '2019-06-29T23:59Z',
    'right',
    '2019-06-30T00:00Z',
    183_640,
    'closed',
    PAGE,
  ],
  [
    'programme',
    'perpetual',
    '2019-05-01T00:00Z',
    '2026-01-01T00:00Z',
    'closed',
    '2019-06-30T00:00Z',
    183_640,
    'closed',
    PAGE,
  ],
  ['programme', 'year', '2026-01-01T00:00Z', '2026-02-15T00:00Z', 'right', '2026-03-02T00:00Z', 36_500, 36_500, PAGE],
  ['programme', 'year', '2026-01-01T00:00Z', '2026-03-01T12:00Z', 'right', '2026-03-02T00:00Z', 36_500, 'closed', PAGE],
  [
    'programme',
    'three',
    '2021-06-01T00:00Z',
    '2021-07-30T00:00Z',
    'right',
    '2021-07-31T00:00Z',
    109_600,
    'closed',
    PAGE,
  ],
  ['programme', 'monthly', '2026-01-01T00:00Z', '2026-02-28T00:00Z', 'right', '2026-03-02T00:00Z', 3_100, 3_100, PAGE],
  [
    'programme',
    'unpriced',
    '2026-11-22T13:05Z',
    '2026-11-23T00:00Z',
    'right',
    '2027-01-21T13:05Z',
    undefined,
    undefined,
    PAGE,
  ],
  // Over the end of February, with and without the leap day.
  [
    'programme',
    'perpetual',
    '2023-12-31T23:59:59Z',
    '2024-02-29T23:59:58Z',
    'right',
    '2024-02-29T23:59:59Z',
    183_640,
    'closed',
    PAGE,
  ],
  [
    'programme',
    'perpetual',
    '2024-02-29T12:00Z',
    '2024-04-29T12:00Z',
    'closed',
    '2024-04-29T12:00Z',
    183_640,
    'closed',
    PAGE,
  ],
  [
    'programme',
    'perpetual',
    '2022-12-31T23:59:59Z',
    '2023-03-01T00:00Z',
    'right',
    '2023-03-01T23:59:59Z',
    183_640,
    'closed',
    PAGE,
  ],
  // Over both changes of the clock in Europe and in America: UTC has none.
  [
    'programme',
    'perpetual',
    '2026-03-01T01:30Z',
    '2026-04-30T01:29Z',
    'right',
    '2026-04-30T01:30Z',
    183_640,
    'closed',
    PAGE,
  ],
  [
    'programme',
    'perpetual',
    '2026-10-01T00:30Z',
    '2026-11-30T00:30Z',
    'closed',
    '2026-11-30T00:30Z',
    183_640,
    'closed',
    PAGE,
  ],
  // A renewal opens no window of the programme page.
  [
    'programme',
    'year',
    '2025-01-01T00:00Z',
    '2026-01-02T00:00Z',
    'closed',
    '2025-03-02T00:00Z',
    36_500,
    'closed',
    PAGE,
  ],
  // What is not taken back, by neither.
  ['programme', 'linux', '2026-11-22T13:05Z', '2026-11-22T14:00Z', 'not-cancellable', null, 36_500, 'closed', null],
  ['current', 'linux', '2026-11-22T13:05Z', '2026-11-22T14:00Z', 'not-cancellable', null, 36_500, 'closed', null],
  // Current, perpetual: 60 days until the end of May 2021, 30 after.
  [
    'current',
    'perpetual',
    '2021-05-31T23:59:59.999Z',
    '2021-07-30T23:59:59Z',
    'right',
    '2021-07-30T23:59:59.999Z',
    183_640,
    'closed',
    PAGE,
  ],
  [
    'current',
    'perpetual',
    '2021-06-01T00:00Z',
    '2021-07-01T00:00Z',
    'closed',
    '2021-07-01T00:00Z',
    183_640,
    'closed',
    APRIL,
  ],
  [
    'current',
    'perpetual',
    '2021-06-01T00:00Z',
    '2021-06-29T00:00Z',
    'right',
    '2021-07-01T00:00Z',
    183_640,
    183_640,
    APRIL,
  ],
  [
    'current',
    'perpetual',
    '2026-11-22T13:05Z',
    '2026-12-22T13:04Z',
    'right',
    '2026-12-22T13:05Z',
    183_640,
    'closed',
    APRIL,
  ],
  [
    'current',
    'perpetual',
    '2026-11-22T13:05Z',
    '2026-12-22T13:06Z',
    'closed',
    '2026-12-22T13:05Z',
    183_640,
    'closed',
    APRIL,
  ],
  [
    'current',
    'perpetual',
    '2024-01-31T08:00Z',
    '2024-02-29T08:00Z',
    'right',
    '2024-03-01T08:00Z',
    183_640,
    'closed',
    APRIL,
  ],
  [
    'current',
    'perpetual',
    '2023-01-31T08:00Z',
    '2023-03-02T08:00Z',
    'closed',
    '2023-03-02T08:00Z',
    183_640,
    'closed',
    APRIL,
  ],
  [
    'current',
    'perpetual',
    '2026-03-15T10:00Z',
    '2026-04-14T09:59Z',
    'right',
    '2026-04-14T10:00Z',
    183_640,
    'closed',
    APRIL,
  ],
  [
    'current',
    'perpetual',
    '2026-10-20T10:00Z',
    '2026-11-01T10:00Z',
    'right',
    '2026-11-19T10:00Z',
    183_640,
    183_640,
    APRIL,
  ],
  [
    'current',
    'unpriced',
    '2026-10-20T10:00Z',
    '2026-11-19T09:00Z',
    'right',
    '2026-11-19T10:00Z',
    undefined,
    'closed',
    APRIL,
  ],
  // Current, subscriptions until the end of May 2021: 60 days, all of it.
  ['current', 'year', '2021-05-31T12:00Z', '2021-07-29T12:00Z', 'right', '2021-07-30T12:00Z', 36_500, 'closed', PAGE],
  ['current', 'monthly', '2021-05-31T12:00Z', '2021-06-20T12:00Z', 'right', '2021-07-30T12:00Z', 3_100, 3_100, PAGE],
  // Then 30 days, pro-rated by the day.
  ['current', 'year', '2021-06-01T00:00Z', '2021-06-01T23:59Z', 'right', '2021-07-01T00:00Z', 36_500, 36_400, APRIL],
  ['current', 'year', '2021-06-01T00:00Z', '2021-06-11T00:00Z', 'right', '2021-07-01T00:00Z', 35_500, 35_400, APRIL],
  [
    'current',
    'year',
    '2021-06-01T00:00Z',
    '2021-06-30T23:59:59Z',
    'right',
    '2021-07-01T00:00Z',
    33_600,
    'closed',
    APRIL,
  ],
  ['current', 'year', '2021-06-01T00:00Z', '2021-07-01T00:00Z', 'closed', '2021-07-01T00:00Z', 33_500, 'closed', APRIL],
  ['current', 'three', '2021-06-01T00:00Z', '2021-06-15T00:00Z', 'right', '2021-07-01T00:00Z', 108_200, 108_100, APRIL],
  ['current', 'monthly', '2022-10-01T00:00Z', '2022-10-16T00:00Z', 'right', '2022-10-31T00:00Z', 1_600, 1_500, APRIL],
  [
    'current',
    'year',
    '2022-10-13T23:59:59Z',
    '2022-11-12T00:00Z',
    'right',
    '2022-11-12T23:59:59Z',
    33_600,
    'closed',
    APRIL,
  ],
  // A renewal under those rules opens nothing; one under the next rules does.
  ['current', 'year', '2021-07-01T00:00Z', '2022-07-02T00:00Z', 'closed', '2021-07-31T00:00Z', 36_400, 'closed', APRIL],
  ['current', 'year', '2021-11-01T00:00Z', '2022-11-02T00:00Z', 'right', '2022-11-08T00:00Z', 36_400, 36_300, NCE],
  // Then 7 times 24 hours, pro-rated; within the first 24 all of it.
  ['current', 'year', '2022-10-14T00:00Z', '2022-10-14T12:00Z', 'right', '2022-10-21T00:00Z', 36_500, 36_400, NCE],
  [
    'current',
    'year',
    '2026-01-01T00:00Z',
    '2026-01-01T23:59:59.999Z',
    'right',
    '2026-01-08T00:00Z',
    36_500,
    36_400,
    NCE,
  ],
  ['current', 'year', '2026-01-01T00:00Z', '2026-01-02T00:00Z', 'right', '2026-01-08T00:00Z', 36_400, 36_300, NCE],
  ['current', 'year', '2026-01-01T00:00Z', '2026-01-06T23:59Z', 'right', '2026-01-08T00:00Z', 36_000, 35_900, NCE],
  ['current', 'year', '2026-01-01T00:00Z', '2026-01-07T00:00Z', 'right', '2026-01-08T00:00Z', 35_900, 'closed', NCE],
  ['current', 'year', '2026-01-01T00:00Z', '2026-01-08T00:00Z', 'closed', '2026-01-08T00:00Z', 35_800, 'closed', NCE],
  // Three years have a leap day more: 1,096 days.
  ['current', 'three', '2026-01-01T00:00Z', '2026-01-03T06:00Z', 'right', '2026-01-08T00:00Z', 109_400, 109_300, NCE],
  ['current', 'yearly', '2026-01-01T00:00Z', '2026-01-03T06:00Z', 'right', '2026-01-08T00:00Z', 36_300, 36_200, NCE],
  // A leap year has 366 days: 36,500 × 364 / 366, half a cent up.
  ['current', 'year', '2024-01-01T00:00Z', '2024-01-03T00:00Z', 'right', '2024-01-08T00:00Z', 36_301, 36_201, NCE],
  ['current', 'year', '2024-02-25T06:00Z', '2024-03-02T06:00Z', 'right', '2024-03-03T06:00Z', 35_902, 'closed', NCE],
  ['current', 'year', '2024-02-29T00:00Z', '2024-03-01T00:00Z', 'right', '2024-03-07T00:00Z', 36_400, 36_300, NCE],
  // A month at a time: what was paid is one month.
  ['current', 'monthly', '2026-01-01T00:00Z', '2026-01-04T00:00Z', 'right', '2026-01-08T00:00Z', 2_800, 2_700, NCE],
  ['current', 'monthly', '2026-02-01T00:00Z', '2026-02-03T00:00Z', 'right', '2026-02-08T00:00Z', 2_879, 2_768, NCE],
  ['current', 'monthly', '2026-01-31T00:00Z', '2026-02-01T00:00Z', 'right', '2026-02-07T00:00Z', 2_989, 2_879, NCE],
  // Through the night in which the clock changes: hours are hours.
  ['current', 'year', '2026-10-24T22:30Z', '2026-10-25T22:29Z', 'right', '2026-10-31T22:30Z', 36_500, 36_400, NCE],
  ['current', 'year', '2026-03-28T23:30Z', '2026-03-29T23:30Z', 'right', '2026-04-04T23:30Z', 36_400, 36_300, NCE],
  // Each renewal opens a window anew.
  ['current', 'year', '2025-03-01T00:00Z', '2026-02-28T23:59Z', 'closed', '2025-03-08T00:00Z', 100, 'closed', NCE],
  ['current', 'year', '2025-03-01T00:00Z', '2026-03-01T00:00Z', 'right', '2026-03-08T00:00Z', 36_500, 36_400, NCE],
  ['current', 'year', '2025-03-01T00:00Z', '2026-03-07T23:00Z', 'right', '2026-03-08T00:00Z', 35_900, 'closed', NCE],
  ['current', 'year', '2025-03-01T00:00Z', '2026-03-08T00:00Z', 'closed', '2026-03-08T00:00Z', 35_800, 'closed', NCE],
  ['current', 'year', '2024-02-29T12:00Z', '2025-02-28T13:00Z', 'right', '2025-03-07T12:00Z', 36_500, 36_400, NCE],
  ['current', 'year', '2024-02-29T12:00Z', '2028-02-29T13:00Z', 'right', '2028-03-07T12:00Z', 36_500, 36_400, NCE],
  ['current', 'three', '2023-05-10T00:00Z', '2026-05-12T00:00Z', 'right', '2026-05-17T00:00Z', 109_400, 109_300, NCE],
  ['current', 'three', '2023-05-10T00:00Z', '2025-05-12T00:00Z', 'closed', '2023-05-17T00:00Z', 36_300, 'closed', NCE],
  // Partner Center's own date is before every row, sooner or later.
  [
    'programme',
    'year',
    '2026-11-01T00:00Z',
    '2026-11-05T00:00Z',
    'right',
    '2026-11-08T00:00Z',
    36_500,
    36_500,
    OWN,
    '2026-11-08T00:00Z',
  ],
  [
    'programme',
    'year',
    '2026-11-01T00:00Z',
    '2026-11-09T00:00Z',
    'closed',
    '2026-11-08T00:00Z',
    36_500,
    'closed',
    OWN,
    '2026-11-08T00:00Z',
  ],
  [
    'current',
    'year',
    '2026-11-01T00:00Z',
    '2026-11-20T00:00Z',
    'right',
    '2026-12-01T00:00Z',
    34_600,
    34_500,
    OWN,
    '2026-12-01T00:00Z',
  ],
  [
    'current',
    'year',
    '2026-11-01T00:00Z',
    '2026-11-07T12:00Z',
    'right',
    '2026-11-08T00:00Z',
    35_900,
    'closed',
    OWN,
    '2026-11-08T00:00Z',
  ],
];

const policies: Readonly<Record<string, ReturnPolicy>> = { programme: programmePolicy, current: currentPolicy };
const eur = (minor: number): Money => ({ minor, currency: 'EUR' });

function lineOf(what: keyof typeof bought, orderedAt: Date, reportedUntil?: Date): RefundLine {
  const { price, ...facts }: Partial<Omit<RefundLine, 'price'>> & { readonly price?: number } = bought[what];
  return {
    kind: 'perpetual',
    cancellable: true,
    orderedAt,
    reportedUntil,
    price: price === undefined ? undefined : eur(price),
    ...(facts.kind === 'subscription' && { subscriptionId: 's-1' }),
    ...facts,
  };
}

describe('P6: may it be cancelled, until when, for how much, by which route, says who', () => {
  test('there are cases enough', () => expect(cases.length).toBeGreaterThanOrEqual(60));

  test.each(cases.map(([policy, what, orderedAt, now, ...expected]) => ({ policy, what, orderedAt, now, expected })))(
    '$policy: $what of $orderedAt, looked at $now',
    ({ policy, what, orderedAt, now, expected }) => {
      const [kind, until, credit, tomorrow, source, reported] = expected;
      const line = lineOf(what, new Date(orderedAt), reported === undefined ? undefined : new Date(reported));
      const verdict = judgeLine(policies[policy] ?? programmePolicy, line, new Date(now));
      const { window } = verdict;
      expect({
        kind: verdict.kind,
        route: verdict.route,
        until: window?.until.toISOString() ?? null,
        credit: verdict.credit?.minor,
        tomorrow: typeof verdict.tomorrow === 'object' ? verdict.tomorrow.minor : verdict.tomorrow,
        source:
          window === null ? null : window.source.kind === 'policy' ? window.source.rule.source : window.source.kind,
      }).toEqual({
        kind,
        route: kind !== 'right' ? 'ticket' : line.subscriptionId ? 'subscription' : 'order',
        until: until === null ? null : new Date(until).toISOString(),
        credit,
        tomorrow,
        source,
      });
    },
  );
});

const NOW = new Date('2026-01-03T06:00:00Z');
const judge = (what: keyof typeof bought, orderedAt: string) =>
  judgeLine(currentPolicy, lineOf(what, new Date(orderedAt)), NOW);

describe('several lines at once', () => {
  test('add up, close with the first of them, and are pro-rated as soon as one is', () => {
    const both = judgeTogether([judge('perpetual', '2026-01-01T00:00:00Z'), judge('year', '2026-01-01T00:00:00Z')]);
    expect(both).toMatchObject({ kind: 'right', route: 'order', credit: eur(219_940), tomorrow: eur(219_840) });
    expect(both?.window).toMatchObject({ until: new Date('2026-01-08T00:00:00Z'), credit: 'pro-rated' });
    expect(both?.holdsUntil).toEqual(new Date('2026-01-04T00:00:00Z'));
  });

  test('are no right where one of them is none', () => {
    const open = judge('perpetual', '2026-01-01T00:00:00Z');
    expect(judgeTogether([open, judge('perpetual', '2025-01-01T00:00:00Z')])).toMatchObject({
      kind: 'closed',
      route: 'ticket',
      holdsUntil: null,
      tomorrow: 'closed',
    });
    expect(judgeTogether([open, judge('linux', '2026-01-01T00:00:00Z')])).toMatchObject({
      kind: 'not-cancellable',
      window: null,
    });
    expect(judgeTogether([])).toBeNull();
  });

  test('have no sum where one price is not known', () => {
    const lines = [judge('perpetual', '2026-01-01T00:00:00Z'), judge('unpriced', '2026-01-01T00:00:00Z')];
    expect(judgeTogether(lines)).toMatchObject({ kind: 'right', credit: undefined, tomorrow: undefined });
  });
});

const instants = fc.date({ min: new Date('2015-01-01'), max: new Date('2035-01-01'), noInvalidDate: true });
const ZONES = ['UTC', 'Europe/Amsterdam', 'America/New_York', 'Pacific/Apia', 'Australia/Lord_Howe', 'Asia/Kathmandu'];
const things = Object.keys(bought) as (keyof typeof bought)[];

/** As on a machine of that zone. */
function inZone<T>(zone: string, work: () => T): T {
  const before = process.env['TZ'];
  process.env['TZ'] = zone;
  try {
    return work();
  } finally {
    if (before === undefined) delete process.env['TZ'];
    else process.env['TZ'] = before;
  }
}

describe('whatever was bought, whenever, wherever', () => {
  const anyLine = fc.record({
    what: fc.constantFrom(...things),
    policy: fc.constantFrom(programmePolicy, currentPolicy),
    orderedAt: instants,
    later: fc.integer({ min: 0, max: 1_500 * 86_400_000 }),
  });

  test('the zone of the machine changes nothing', () => {
    fc.assert(
      fc.property(anyLine, fc.constantFrom(...ZONES), ({ what, policy, orderedAt, later }, zone) => {
        const look = () => judgeLine(policy, lineOf(what, orderedAt), new Date(orderedAt.getTime() + later));
        expect(inZone(zone, look)).toEqual(inZone('UTC', look));
      }),
    );
  });

  test('it is a right in the last millisecond and none in the next, and the credit never grows inside a window', () => {
    fc.assert(
      fc.property(anyLine, ({ what, policy, orderedAt, later }) => {
        const line = lineOf(what, orderedAt);
        const now = new Date(orderedAt.getTime() + later);
        const window = returnWindow(policy, line, now);
        if (!window || !line.cancellable) return;
        const at = (instant: number) => judgeLine(policy, line, new Date(instant));
        expect(isOpen(window, new Date(window.until.getTime() - 1))).toBe(true);
        expect(at(window.until.getTime()).kind).toBe('closed');
        const [early, late] = [at(window.opensAt.getTime()), at(window.until.getTime() - 1)];
        expect(late.kind).toBe('right');
        expect(late.credit?.minor ?? 0).toBeLessThanOrEqual(early.credit?.minor ?? 0);
        expect(early.credit).toEqual(line.price);
      }),
    );
  });

  test('the credit holds until the instant that is said, and is less from then on', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('year', 'three', 'monthly', 'yearly'),
        instants,
        fc.integer({ min: 0, max: 604_799_999 }),
        (what, orderedAt, later) => {
          const line = lineOf(what, orderedAt);
          const now = new Date(orderedAt.getTime() + later);
          const period = paidPeriod({ ...line, beganAt: orderedAt }, now);
          const falls = nextFall('pro-rated', { period }, now);
          if (!period || !falls || !line.price) throw new Error('It is paid for a time');
          const paid = { price: line.price, period };
          expect(falls.getTime()).toBeGreaterThan(now.getTime());
          expect(creditAt('pro-rated', paid, new Date(falls.getTime() - 1))).toEqual(creditAt('pro-rated', paid, now));
          expect(creditAt('pro-rated', paid, falls).minor).toBeLessThan(creditAt('pro-rated', paid, now).minor);
        },
      ),
    );
  });

  test('what is used and what comes back are together what was paid, to the minor unit, however large', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 9_007_199_254_740_991n }),
        instants,
        fc.integer({ min: 0, max: 500 }),
        (minor, from, day) => {
          const price = moneyOf(minor, 'KWD');
          if (!isMoney(price)) throw new Error('It is an amount');
          const period = paidPeriod({ beganAt: from, term: 'P1Y' }, from);
          const days = period && (period.until.getTime() - period.from.getTime()) / 86_400_000;
          expect([365, 366]).toContain(days);
          const { minor: back } = creditAt('pro-rated', { price, period }, new Date(from.getTime() + day * 86_400_000));
          const exact = (Number(minor) * Math.max((days ?? 0) - day, 0)) / (days ?? 1);
          expect(Math.abs(back - exact)).toBeLessThanOrEqual(Math.max(0.5, exact * 1e-15 * 4));
          expect(back).toBeLessThanOrEqual(price.minor);
        },
      ),
    );
  });
});
