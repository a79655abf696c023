import { writeFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseReturnPolicy, readReturnPolicy } from '../../../src/flows/cancellation/return-policy.ts';
import {
  currentPolicy,
  isOpen,
  narrowestWindow,
  programmePolicy,
  refundUntil,
  returnWindow,
} from '../../../src/flows/cancellation/rules-return-policy.ts';
import type { Credit, ReturnPolicy, SoftwareKind } from '../../../src/flows/cancellation/rules-return-policy.ts';

type Case = readonly [policy: ReturnPolicy, kind: SoftwareKind, orderedAt: string, until: string, credit: Credit];

const cases: readonly Case[] = [
  // P6: the programme page, 60 days, whatever was bought and whenever
  [programmePolicy, 'perpetual', '2026-11-22T13:05:00Z', '2027-01-21T13:05:00Z', 'full'],
  [programmePolicy, 'perpetual', '2019-05-01T00:00:00Z', '2019-06-30T00:00:00Z', 'full'],
  [programmePolicy, 'subscription', '2026-11-22T13:05:00Z', '2027-01-21T13:05:00Z', 'full'],
  [programmePolicy, 'subscription', '2021-06-01T00:00:00Z', '2021-07-31T00:00:00Z', 'full'],
  // over the end of February, with and without the leap day
  [programmePolicy, 'perpetual', '2023-12-31T23:59:59Z', '2024-02-29T23:59:59Z', 'full'],
  [programmePolicy, 'perpetual', '2024-02-29T12:00:00Z', '2024-04-29T12:00:00Z', 'full'],
  [programmePolicy, 'perpetual', '2022-12-31T23:59:59Z', '2023-03-01T23:59:59Z', 'full'],
  // over both changes of the clock in Europe and in America: UTC has none
  [programmePolicy, 'perpetual', '2026-03-01T01:30:00Z', '2026-04-30T01:30:00Z', 'full'],
  [programmePolicy, 'perpetual', '2026-10-01T00:30:00Z', '2026-11-30T00:30:00Z', 'full'],
  // current, perpetual: 60 days until the end of May 2021, 30 after
  [currentPolicy, 'perpetual', '2021-05-31T23:59:59.999Z', '2021-07-30T23:59:59.999Z', 'full'],
  [currentPolicy, 'perpetual', '2021-06-01T00:00:00Z', '2021-07-01T00:00:00Z', 'full'],
  [currentPolicy, 'perpetual', '2026-11-22T13:05:00Z', '2026-12-22T13:05:00Z', 'full'],
  [currentPolicy, 'perpetual', '2024-01-31T08:00:00Z', '2024-03-01T08:00:00Z', 'full'],
  [currentPolicy, 'perpetual', '2023-01-31T08:00:00Z', '2023-03-02T08:00:00Z', 'full'],
  [currentPolicy, 'perpetual', '2026-03-15T10:00:00Z', '2026-04-14T10:00:00Z', 'full'],
  [currentPolicy, 'perpetual', '2026-10-20T10:00:00Z', '2026-11-19T10:00:00Z', 'full'],
  // current, subscriptions: 60 days, then 30 days pro-rated, then 7 times 24 hours pro-rated
  [currentPolicy, 'subscription', '2021-05-31T12:00:00Z', '2021-07-30T12:00:00Z', 'full'],
  [currentPolicy, 'subscription', '2021-06-01T00:00:00Z', '2021-07-01T00:00:00Z', 'pro-rated'],
  [currentPolicy, 'subscription', '2022-10-13T23:59:59Z', '2022-11-12T23:59:59Z', 'pro-rated'],
  [currentPolicy, 'subscription', '2022-10-14T00:00:00Z', '2022-10-21T00:00:00Z', 'pro-rated'],
  [currentPolicy, 'subscription', '2026-10-24T22:30:00Z', '2026-10-31T22:30:00Z', 'pro-rated'],
  [currentPolicy, 'subscription', '2026-03-28T23:30:00Z', '2026-04-04T23:30:00Z', 'pro-rated'],
  [currentPolicy, 'subscription', '2024-02-25T06:00:00Z', '2024-03-03T06:00:00Z', 'pro-rated'],
];

describe('P6: until when a refund is a right', () => {
  test.each(
    cases.map(([policy, kind, orderedAt, until, credit]) => ({
      policy,
      kind,
      orderedAt,
      until,
      credit,
      name: policy.name,
    })),
  )('$name, $kind of $orderedAt: $credit credit until $until', ({ policy, kind, orderedAt, until, credit }) => {
    const window = returnWindow(policy, { kind, orderedAt: new Date(orderedAt) });
    expect(window?.until.toISOString()).toBe(new Date(until).toISOString());
    expect(window?.credit).toBe(credit);
    expect(refundUntil(policy, { perpetual: kind === 'perpetual', orderedAt: new Date(orderedAt) })).toEqual(
      new Date(until),
    );
  });

  test('the instant of closing is too late, the millisecond before is not', () => {
    const window = returnWindow(programmePolicy, { kind: 'perpetual', orderedAt: new Date('2026-11-22T13:05:00Z') });
    expect(isOpen(window, new Date('2027-01-21T13:04:59.999Z'))).toBe(true);
    expect(isOpen(window, new Date('2027-01-21T13:05:00.000Z'))).toBe(false);
    expect(isOpen(null, new Date('2026-11-22T13:05:00Z'))).toBe(false);
  });

  test("Partner Center's own date wins over every row", () => {
    const reportedUntil = new Date('2026-11-25T00:00:00Z');
    const window = returnWindow(programmePolicy, {
      kind: 'subscription',
      orderedAt: new Date('2026-11-22T00:00:00Z'),
      reportedUntil,
    });
    expect(window).toEqual({ until: reportedUntil, credit: 'full', source: { kind: 'partner-center' } });
  });

  test('an order closes with the first of its lines, and is pro-rated as soon as one line is', () => {
    const orderedAt = new Date('2026-11-01T00:00:00Z');
    const window = narrowestWindow(currentPolicy, [
      { kind: 'perpetual', orderedAt },
      { kind: 'subscription', orderedAt },
    ]);
    expect(window).toMatchObject({ until: new Date('2026-11-08T00:00:00Z'), credit: 'pro-rated' });
    expect(narrowestWindow(currentPolicy, [])).toBeNull();
  });

  test('an order with a line for which no row is, has no window', () => {
    const perpetualOnly: ReturnPolicy = {
      name: 'ours',
      rules: programmePolicy.rules.filter(({ kind }) => kind === 'perpetual'),
    };
    const orderedAt = new Date('2026-11-01T00:00:00Z');
    expect(
      narrowestWindow(perpetualOnly, [
        { kind: 'perpetual', orderedAt },
        { kind: 'subscription', orderedAt },
      ]),
    ).toBeNull();
    expect(refundUntil(perpetualOnly, { perpetual: false, orderedAt })).toBeNull();
  });

  test('a window is a whole number of days or hours, in whatever zone this machine is', () => {
    const zone = process.env['TZ'];
    const instants = fc.date({
      min: new Date('2015-01-01T00:00:00Z'),
      max: new Date('2035-01-01T00:00:00Z'),
      noInvalidDate: true,
    });
    try {
      fc.assert(
        fc.property(
          instants,
          fc.constantFrom('UTC', 'Europe/Amsterdam', 'America/New_York', 'Pacific/Apia', 'Australia/Lord_Howe'),
          (orderedAt, here) => {
            process.env['TZ'] = here;
            const until = refundUntil(programmePolicy, { perpetual: true, orderedAt });
            expect((until?.getTime() ?? 0) - orderedAt.getTime()).toBe(60 * 86_400_000);
          },
        ),
      );
    } finally {
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    }
  });
});

const rule = { kind: 'perpetual', length: 14, unit: 'calendar-days', credit: 'full', source: 'our own contract' };
const fileOf = (...rules: object[]) => JSON.stringify({ name: 'ours', rules });

describe('the policy an operator chooses', () => {
  test('a file of rows is a policy, like the built-in ones', async () => {
    expect(await readReturnPolicy('programme')).toBe(programmePolicy);
    expect(await readReturnPolicy(' current ')).toBe(currentPolicy);
    const folder = await mkdtemp(join(tmpdir(), 'policy-'));
    const path = join(folder, 'policy.json');
    await writeFile(path, fileOf(rule));
    expect(await readReturnPolicy(path)).toEqual({ name: 'ours', rules: [rule] });
    await rm(folder, { recursive: true });
    expect(await readReturnPolicy(path)).toEqual({
      kind: 'unusable',
      problem: expect.stringContaining('neither programme nor current') as unknown,
    });
  });

  test.each([
    ['not JSON', 'rules:', 'not JSON'],
    ['no rows', fileOf(), 'at rules'],
    ['an unknown kind', fileOf({ ...rule, kind: 'office' }), 'at rules.0.kind: must be perpetual or subscription'],
    ['a day that does not exist', fileOf({ ...rule, from: '2026-02-30' }), 'at rules.0.from: must be a day'],
    [
      'a row that ends before it begins',
      fileOf({ ...rule, from: '2026-02-01', before: '2026-01-01' }),
      'at rules.0.before: must be later',
    ],
    ['a length of nothing', fileOf({ ...rule, length: 0 }), 'at rules.0.length: must be at least 1'],
    [
      'a length of years',
      fileOf({ ...rule, length: 9_000, unit: 'calendar-days' }),
      'at rules.0.length: is longer than a year',
    ],
    ['no source', fileOf({ ...rule, source: undefined }), 'at rules.0.source: must say where'],
    ['a misspelt field', fileOf({ ...rule, until: '2027-01-01' }), 'at rules.0'],
    [
      'two rows for the same orders',
      fileOf({ ...rule, before: '2026-01-02' }, { ...rule, from: '2026-01-01' }),
      'rules 1 and 2 are for the same orders',
    ],
  ])('a file with %s is refused in words', (_, text, words) => {
    const problem = parseReturnPolicy(text);
    expect('problem' in problem && problem.problem).toContain(words);
  });

  test('rows that meet at a day do not overlap', () => {
    const policy = parseReturnPolicy(
      fileOf({ ...rule, before: '2026-01-01' }, { ...rule, from: '2026-01-01', length: 7 }),
    );
    expect(policy).toMatchObject({ name: 'ours' });
  });
});
