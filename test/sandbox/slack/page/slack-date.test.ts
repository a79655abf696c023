import { describe, expect, test } from 'vitest';
import { dayOf, showDate, showDay } from '../../../../src/sandbox/slack/page/text/slack-date.ts';

const ann = { locale: 'en-GB', tz: 'Europe/London' };
const bas = { locale: 'nl-NL', tz: 'Europe/Amsterdam' };
const hana = { locale: 'en-US', tz: 'Asia/Tokyo' };
const now = new Date('2026-11-23T22:30:00Z');
const seconds = (instant: string) => Date.parse(instant) / 1000;

describe('dates in messages', () => {
  test('are shown in the zone and language of the reader', () => {
    const format = '{date_short} {time}';
    expect(showDate(seconds('2026-11-30T14:05:00Z'), format, ann, now)).toBe('30 Nov 2026 14:05');
    expect(showDate(seconds('2026-11-30T14:05:00Z'), format, bas, now)).toBe('30 nov 2026 15:05');
    expect(showDate(seconds('2026-11-30T15:05:00Z'), format, hana, now)).toBe('Dec 1, 2026 12:05 AM');
  });

  test('a pretty one says today where the reader has today', () => {
    const evening = seconds('2026-11-23T23:30:00Z');
    expect(showDate(evening, '{date_pretty}', ann, now)).toBe('today');
    expect(showDate(evening, '{date_pretty}', bas, now)).toBe('morgen');
    expect(showDate(seconds('2026-11-20T12:00:00Z'), '{date_pretty}', ann, now)).toBe('20 November 2026');
  });

  test('what is unknown stays as it is, and time that passed is told roughly', () => {
    expect(showDate(0, '{nonsense} {date_num}', ann, now)).toBe('{nonsense} 01/01/1970');
    expect(showDate(seconds('2026-11-23T22:18:00Z'), '{ago}', ann, now)).toBe('12 minutes ago');
    expect(showDate(seconds('2026-11-26T22:30:00Z'), '{ago}', ann, now)).toBe('in 3 days');
  });

  test('days are divided where the reader has midnight, also when the clocks change', () => {
    expect(dayOf(new Date('2026-03-29T00:30:00Z'), bas)).toBe('2026-03-29');
    expect(dayOf(new Date('2026-03-28T23:30:00Z'), bas)).toBe('2026-03-29');
    expect(dayOf(new Date('2026-03-28T23:30:00Z'), ann)).toBe('2026-03-28');
    expect(showDay(new Date('2026-11-22T22:30:00Z'), ann, now)).toBe('Yesterday');
  });
});
