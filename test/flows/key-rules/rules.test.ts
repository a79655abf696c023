import { addMinutes } from 'date-fns/addMinutes';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alertKey, BURST, isBurst } from '../../../src/flows/key-rules/rules-alert.ts';
import { checkPolicy, nextAllowed, POLICY_FIELDS, RANGES, USUAL_POLICY } from '../../../src/flows/key-rules/rules.ts';
import type { PolicyForm } from '../../../src/flows/key-rules/rules.ts';

const NOW = new Date('2026-11-20T13:00:00Z');
const ago = (...minutes: readonly number[]) => minutes.map((each) => addMinutes(NOW, -each));
const HOUR = { limit: 3, windowMinutes: 60, coolDownMinutes: 15 };

describe('how many keys may be taken', () => {
  test.each([
    ['below the limit', ago(1, 2), null],
    ['what lies an hour before the last no longer counts', ago(1, 2, 61), null],
    ['once the limit was reached, until the cool-down is over', ago(1, 2, 60), addMinutes(NOW, 14)],
    ['at the limit, until the first of them is an hour old', ago(1, 20, 30), addMinutes(NOW, 30)],
    ['at the limit, at least until the cool-down is over', ago(1, 58, 59), addMinutes(NOW, 14)],
  ])('%s', (_, takings, again) => {
    expect(nextAllowed(takings, HOUR, NOW)).toEqual(again);
  });

  test.each([
    ['until the cool-down is over', ago(61, 62, 63), addMinutes(NOW, 29)],
    ['no longer', ago(90, 91, 92), null],
    ['not at all, where the limit was never reached', ago(1, 40, 61), null],
  ])('a cool-down that outlasts its window holds %s', (_, takings, again) => {
    expect(nextAllowed(takings, { ...HOUR, coolDownMinutes: 90 }, NOW)).toEqual(again);
  });

  test('never more than the limit in any window, however somebody hurries', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 60 }),
        fc.integer({ min: 1, max: 5 }),
        (waits, limit) => {
          const taken: Date[] = [];
          let now = NOW;
          for (const wait of waits) {
            now = addMinutes(now, wait);
            if (nextAllowed(taken, { ...HOUR, limit }, now) === null) taken.push(now);
          }
          return taken.every(
            (from) => taken.filter((each) => each >= from && each < addMinutes(from, 60)).length <= limit,
          );
        },
      ),
    );
  });
});

describe('the settings', () => {
  const form: PolicyForm = { perPersonHour: '10', perCustomerDay: ' 20 ', coolDownMinutes: '0', visibleMinutes: '25' };

  test('whole numbers within their ranges, and what holds without them is within, too', () => {
    expect(checkPolicy(form)).toEqual({
      kind: 'policy',
      policy: { perPersonHour: 10, perCustomerDay: 20, coolDownMinutes: 0, visibleMinutes: 25 },
    });
    for (const field of POLICY_FIELDS) {
      expect(USUAL_POLICY[field]).toBeGreaterThanOrEqual(RANGES[field].min);
      expect(USUAL_POLICY[field]).toBeLessThanOrEqual(RANGES[field].max);
    }
  });

  test.each([
    ['0', 'outside'],
    ['26', 'outside'],
    ['5.5', 'not-whole'],
    ['-1', 'not-whole'],
    ['', 'not-whole'],
    ['1e1', 'not-whole'],
    ['٥', 'not-whole'],
  ])('minutes visible of %j are refused at their field', (visibleMinutes, kind) => {
    expect(checkPolicy({ ...form, visibleMinutes })).toEqual({
      kind: 'invalid',
      problems: [{ field: 'visibleMinutes', kind, min: 1, max: 25 }],
    });
  });
});

test('several refusals in a short time are a burst; what was granted, or lies back, is not', () => {
  const refused = (minutes: number) => ({ at: addMinutes(NOW, -minutes), outcome: 'refused' });
  const five = [1, 2, 3, 4, 9].map(refused);
  expect(isBurst(five, NOW)).toBe(true);
  expect(isBurst([...five.slice(1), refused(BURST.minutes)], NOW)).toBe(false);
  expect(
    isBurst(
      five.map((entry) => ({ ...entry, outcome: 'shown' })),
      NOW,
    ),
  ).toBe(false);
});

test('the same about the same has one name an hour', () => {
  const alert = { kind: 'channel-set', name: 'Kim' } as const;
  expect(alertKey(alert, 'x', NOW)).toBe(alertKey(alert, 'x', addMinutes(NOW, 59)));
  expect(alertKey(alert, 'x', NOW)).not.toBe(alertKey(alert, 'x', addMinutes(NOW, 60)));
  expect(alertKey(alert, 'x', NOW)).not.toBe(alertKey(alert, 'y', NOW));
});
