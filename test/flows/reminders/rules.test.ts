import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dueOf, SNOOZES, snoozedUntil } from '../../../src/flows/reminders/rules.ts';
import type { Watched } from '../../../src/flows/reminders/rules.ts';

const THRESHOLDS = [168, 48, 24, 4];
const TIMES = { closing: THRESHOLDS, idleDays: 14 };
const CLOSES = new Date('2027-01-21T13:05:00Z');
const before = (hours: number) => new Date(CLOSES.getTime() - hours * 3_600_000);

const watched = (change: Partial<Watched> = {}): Watched => ({
  paidAt: before(60 * 24),
  closesAt: CLOSES,
  keyTaken: true,
  toldHours: null,
  idleToldAt: null,
  snoozedUntil: null,
  keptAt: null,
  ...change,
});

describe('P6: what a buyer is reminded of', () => {
  test.each([
    ['eight days before', 192, {}, null],
    ['seven days before', 168, {}, { kind: 'closing', hours: 168 }],
    ['seven days before, told', 160, { toldHours: 168 }, null],
    ['two days before', 48, { toldHours: 168 }, { kind: 'closing', hours: 48 }],
    ['a day before', 24, { toldHours: 48 }, { kind: 'closing', hours: 24 }],
    ['four hours before', 4, { toldHours: 24 }, { kind: 'last-call', hours: 4 }],
    ['four hours before, told', 3, { toldHours: 4 }, null],
    ['after a week of silence, the closest only', 20, {}, { kind: 'closing', hours: 24 }],
    ['found out at the last moment', 0.1, {}, { kind: 'last-call', hours: 4 }],
    ['at the instant of closing', 0, { toldHours: 24 }, null],
    ['closed', -5, {}, null],
    ['kept', 3, { toldHours: 24, keptAt: before(30) }, null],
    ['snoozed', 20, { toldHours: 48, snoozedUntil: before(10) }, null],
    ['snoozed, and over', 9, { toldHours: 48, snoozedUntil: before(10) }, { kind: 'closing', hours: 24 }],
    ['snoozed, and the last call all the same', 4, { snoozedUntil: before(1) }, { kind: 'last-call', hours: 4 }],
    ['paid a fortnight ago, its key never taken', 46 * 24, { keyTaken: false }, { kind: 'idle' }],
    ['and asked about', 46 * 24, { keyTaken: false, idleToldAt: before(1_200) }, null],
    ['paid yesterday', 59 * 24, { keyTaken: false, paidAt: before(60 * 24) }, null],
    ['being fulfilled', 46 * 24, { keyTaken: false, paidAt: null }, null],
  ] as const)('%s', (_, hours, change, due) => {
    expect(dueOf(watched(change), TIMES, before(hours))).toEqual(due);
  });

  test('whenever it is looked at, nothing is told twice and the last call is never missed while the window is open', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 200 * 4 }), { minLength: 1, maxLength: 40 }), (quarters) => {
        const told: number[] = [];
        for (const quarter of [...quarters, 8].toSorted((left, right) => right - left)) {
          const due = dueOf(watched({ toldHours: told.at(-1) ?? null }), TIMES, before(quarter / 4));
          if (due && due.kind !== 'idle') told.push(due.hours);
        }
        expect(told).toEqual([...new Set(told)].toSorted((left, right) => right - left));
        expect(told.at(-1)).toBe(4);
      }),
    );
  });

  test('however often somebody snoozes, it is never beyond the last call', () => {
    fc.assert(
      fc.property(fc.constantFrom(...SNOOZES), fc.double({ min: 4, max: 400, noNaN: true }), (snooze, hours) => {
        expect(snoozedUntil(snooze, CLOSES, THRESHOLDS, before(hours)) <= before(4)).toBe(true);
      }),
    );
  });
});
