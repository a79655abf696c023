import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countTicks, dateTicks } from '../../src/pictures/ticks.ts';
import { fitted, widthOf } from '../../src/pictures/text-width.ts';

const labels = (ticks: readonly { readonly label: string | readonly string[] }[]) =>
  ticks.map(({ label }) => (typeof label === 'string' ? label : label.join(' ')));

test('dates stand at midnight of the zone, in the words of the locale, and the year where it begins', () => {
  const ticks = dateTicks(new Date('2026-12-20T10:00:00Z'), new Date('2027-01-24T10:00:00Z'), {
    locale: 'nl-NL',
    zone: 'Europe/Amsterdam',
  });
  expect(labels(ticks)).toEqual(['27 dec 2026', '3 jan 2027', '10 jan', '17 jan', '24 jan']);
  expect(new Date(ticks[0]?.at ?? 0).toISOString()).toBe('2026-12-26T23:00:00.000Z');
});

test('over the change of the clocks a tick is still at midnight', () => {
  const ticks = dateTicks(new Date('2026-10-23T10:00:00Z'), new Date('2026-10-28T10:00:00Z'), {
    locale: 'en-GB',
    zone: 'Europe/Amsterdam',
  });
  expect(ticks.map(({ at }) => new Date(at).toISOString().slice(11, 16))).toEqual([
    '22:00',
    '22:00',
    '23:00',
    '23:00',
    '23:00',
  ]);
});

test('numbers are round, few, in the locale, and reach the highest', () => {
  expect(labels(countTicks(9_339, 'nl-NL'))).toEqual(['0', '2.000', '4.000', '6.000', '8.000', '10.000']);
  expect(labels(countTicks(1, 'en-GB'))).toEqual(['0', '1']);
  expect(labels(countTicks(0, 'en-GB'))).toEqual(['0', '1']);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000_000 }), (most) => {
      const ticks = countTicks(most, 'en');
      expect(ticks.length).toBeLessThanOrEqual(6);
      expect(ticks[ticks.length - 1]?.at).toBeGreaterThanOrEqual(most);
    }),
  );
});

test('however long the time, there are few dates', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 * 365 }), (days) => {
      const from = new Date('2026-11-25T08:00:00Z');
      const until = new Date(from.getTime() + days * 86_400_000);
      expect(dateTicks(from, until, { locale: 'en', zone: 'UTC' }).length).toBeLessThanOrEqual(13);
    }),
  );
});

test('a text that is too wide loses its end', () => {
  expect(fitted('Fabrikam B.V.', 13, 400)).toBe('Fabrikam B.V.');
  const short = fitted('A company with a very long name indeed, and more of it', 13, 120);
  expect(short.endsWith('…')).toBe(true);
  expect(widthOf(short, 13)).toBeLessThanOrEqual(120);
});
