import { writeFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseReturnPolicy, readReturnPolicy } from '../../../src/flows/cancellation/return-policy.ts';
import { currentPolicy, programmePolicy } from '../../../src/flows/cancellation/rules-return-policy/policy.ts';
import type { ReturnPolicy } from '../../../src/flows/cancellation/rules-return-policy/policy.ts';
import { refundUntil, returnWindow } from '../../../src/flows/cancellation/rules-return-policy/window.ts';

describe('P6: until when a refund is a right', () => {
  test('where no row is, there is no window', () => {
    const perpetualOnly: ReturnPolicy = {
      name: 'ours',
      rules: programmePolicy.rules.filter(({ kind }) => kind === 'perpetual'),
    };
    const orderedAt = new Date('2026-11-01T00:00:00Z');
    expect(returnWindow(perpetualOnly, { kind: 'subscription', orderedAt })).toBeNull();
    expect(refundUntil(perpetualOnly, { perpetual: false, orderedAt })).toBeNull();
  });

  test("a renewed subscription's window begins where Partner Center's own end of the term says", () => {
    const bought = { kind: 'subscription' as const, orderedAt: new Date('2024-03-01T00:00:00Z'), term: 'P1Y' };
    const now = new Date('2026-03-02T00:00:00Z');
    const endsAt = (day: string) => returnWindow(currentPolicy, { ...bought, termEndsAt: new Date(day) }, now)?.opensAt;
    expect(endsAt('2027-03-01T00:00:00Z')).toEqual(new Date('2026-03-01T00:00:00Z'));
    // not renewed: it ran out
    expect(endsAt('2026-03-01T00:00:00Z')).toEqual(new Date('2025-03-01T00:00:00Z'));
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
