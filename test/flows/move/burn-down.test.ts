import fc from 'fast-check';
import { expect, test } from 'vitest';
import { burnDown } from '../../../src/flows/move/picture/burn-down.ts';
import type { MovingMachine } from '../../../src/flows/move/picture/burn-down.ts';
import { staircase } from '../../../src/flows/move/picture/staircase.ts';
import { translatorFor } from '../../../src/i18n/translator.ts';

const from = new Date('2026-11-25T08:00:00Z');
const after = (days: number) => new Date(from.getTime() + days * 86_400_000);
const words = (machines: readonly MovingMachine[], day: number, locale = 'en-GB') =>
  burnDown(machines, { from, now: after(day), zone: 'Europe/Amsterdam' }, translatorFor(locale)).alt;
const machine = (deadline: number | null, plannedAt: number | null, goneAt: number | null): MovingMachine => ({
  deadline: deadline === null ? null : after(deadline),
  plannedAt: plannedAt === null ? null : after(plannedAt),
  goneAt: goneAt === null ? null : after(goneAt),
});

test('at every moment the staircase counts those that have not left, and never fewer', () => {
  const moment = fc.option(fc.integer({ min: -50, max: 150 }), { nil: null });
  fc.assert(
    fc.property(fc.array(moment, { maxLength: 40 }), fc.integer({ min: 0, max: 100 }), (times, at) => {
      const steps = staircase(
        times.map((time) => (time === null ? null : new Date(time))),
        0,
        100,
      );
      const shown = steps.findLast((step) => step.at <= at)?.left ?? Number.NaN;
      const left = times.filter((time) => time === null || time > at).length;
      const before = times.filter((time) => time === null || time > at - 1).length;
      expect(shown).toBeGreaterThanOrEqual(left);
      expect(shown).toBeLessThanOrEqual(before);
    }),
  );
});

test('of ten thousand machines no more steps are drawn than can be seen', () => {
  const leaving = Array.from({ length: 10_000 }, (_, index) => after(index / 50));
  expect(staircase(leaving, from.getTime(), after(300).getTime()).length).toBeLessThanOrEqual(402);
});

test('the words tell what the picture shows, from the same machines (P10)', () => {
  const fleet = [machine(40, 10, 9), machine(35, 10, null), machine(30, 38, null)];
  expect(words(fleet, 12)).toBe(
    '2 of 3 machines are left to move. As planned, the last one is done by 2 Jan 2027. The first activation runs out on 25 Dec 2026. One is planned later than that allows.',
  );
  expect(words(fleet, 12, 'nl-NL')).toBe(
    '2 van 3 machines moeten nog over. Volgens plan is de laatste klaar op 2 jan 2027. De eerste activering verloopt op 25 dec 2026. Eén machine staat later gepland dan kan.',
  );
  expect(words(fleet, 31)).toContain('One machine has lost its activation already.');
  expect(words([machine(40, 10, 9)], 12)).toBe('No machine is left to move.');
});

test('a move without a plan, without deadlines, or without machines has a picture all the same', () => {
  expect(words([], 0)).toBe('No machine is left to move.');
  expect(words([machine(null, null, null)], 0)).toBe('The only machine is left to move.');
});
