import { describe, expect, test } from 'vitest';
import { calendarDaysUntil, dayInZone, inUtc, inZone, isDay, knownZone, slackDate } from '../../src/kernel/dates.ts';

const closing = new Date('2027-01-21T13:05:00Z');

describe('a moment in words', () => {
  test('is in the zone and the language of the reader', () => {
    expect(inZone(closing, 'Europe/Amsterdam', 'nl-NL')).toBe('21 jan 2027, 14:05');
    expect(inZone(closing, 'America/New_York', 'en-GB')).toBe('21 Jan 2027, 08:05');
    expect(dayInZone(new Date('2027-01-21T23:30:00Z'), 'Europe/Amsterdam', 'en-GB')).toBe('22 Jan 2027');
  });

  test('is in UTC, and says so, where money depends on it or the zone is not known', () => {
    expect(inUtc(closing, 'en-GB')).toBe('21 Jan 2027, 13:05 UTC');
    expect(inZone(closing, undefined, 'en-GB')).toBe('21 Jan 2027, 13:05 UTC');
    expect(inZone(closing, 'Mars/Olympus_Mons', 'en-GB')).toBe('21 Jan 2027, 13:05 UTC');
  });

  test('a zone Slack made up is UTC', () => {
    expect(knownZone('Not/AZone')).toBe('UTC');
    expect(knownZone('Europe/Amsterdam')).toBe('Europe/Amsterdam');
  });
});

describe('a Slack date', () => {
  test('carries whole seconds, a format and a fallback', () => {
    expect(slackDate(new Date('2014-02-18T14:39:42.900Z'), '{date_short} {time}', '18 Feb 2014')).toBe(
      '<!date^1392734382^{date_short} {time}|18 Feb 2014>',
    );
  });

  test('does not end early because of what stands in it', () => {
    expect(slackDate(closing, 'a|b>{time}', '<!channel>^x|y')).toBe('<!date^1800536700^a b {time}| !channel  x y>');
  });
});

describe('days left', () => {
  test('count midnights of the reader, not lengths of 24 hours', () => {
    const before = new Date('2027-01-20T22:59:00Z');
    const after = new Date('2027-01-20T23:01:00Z');
    expect(calendarDaysUntil(closing, before, 'Europe/Amsterdam')).toBe(1);
    expect(calendarDaysUntil(closing, after, 'Europe/Amsterdam')).toBe(0);
    expect(calendarDaysUntil(closing, after, 'UTC')).toBe(1);
  });

  test('a night in which the clock changes is one night', () => {
    const evening = new Date('2026-03-28T22:00:00Z');
    const morning = new Date('2026-03-29T05:00:00Z');
    expect(calendarDaysUntil(morning, evening, 'Europe/Amsterdam')).toBe(1);
  });
});

test.each([
  ['2026-11-25', true],
  ['2028-02-29', true],
  ['2026-02-29', false],
  ['2026-13-45', false],
  ['0000-01-01', false],
  ['2026-1-1', false],
  ['', false],
])('“%s” as a day of the calendar: %s', (text, expected) => {
  expect(isDay(text)).toBe(expected);
});
