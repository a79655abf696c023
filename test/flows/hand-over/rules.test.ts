import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { catalogues } from '../../../src/i18n/catalogue.ts';
import {
  afterOpening,
  checkForm,
  decideOpening,
  languageFor,
  mayBecome,
  mayStillBeMade,
  PAGE_LANGUAGES,
  PAGE_STATES,
} from '../../../src/flows/hand-over/rules.ts';

const NOW = new Date('2026-11-12T14:00:00Z');
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

describe('whether a page can be opened', () => {
  test.each(PAGE_STATES)('%s, before its time is over', (state) => {
    const expected = state === 'live' ? { kind: 'open' } : { kind: 'ended', state };
    expect(decideOpening({ state, expiresAt: later(1) }, NOW)).toEqual(expected);
  });

  test('never once its time is over, to the millisecond', () => {
    expect(decideOpening({ state: 'live', expiresAt: NOW }, NOW)).toEqual({ kind: 'ended', state: 'expired' });
    expect(decideOpening({ state: 'live', expiresAt: new Date(NOW.getTime() + 1) }, NOW)).toEqual({ kind: 'open' });
  });

  test('as often as it may be, and what ended stays ended', () => {
    expect(afterOpening({ views: 0, maxViews: 1 })).toBe('used');
    expect(afterOpening({ views: 1, maxViews: 3 })).toBe('live');
    expect(afterOpening({ views: 2, maxViews: 3 })).toBe('used');
    for (const ended of ['locked', 'revoked', 'expired', 'void'] as const)
      for (const state of PAGE_STATES) expect(mayBecome(ended, state)).toBe(false);
  });
});

test('a page is made within half an hour after its key was asked for, or shown', () => {
  expect(mayStillBeMade({ requestedAt: NOW, shownAt: null }, later(30))).toBe(true);
  expect(mayStillBeMade({ requestedAt: NOW, shownAt: null }, later(30.1))).toBe(false);
  expect(mayStillBeMade({ requestedAt: NOW, shownAt: later(20) }, later(50))).toBe(true);
});

describe('the form', () => {
  test('left alone it is one opening within a day, in English', () => {
    const form = { language: undefined, hours: undefined, views: undefined, recipient: undefined };
    expect(checkForm(form)).toEqual({
      kind: 'terms',
      terms: { language: 'en', hours: 24, views: 1, recipient: null },
    });
  });

  test('what is not offered is refused at its field, whatever a client sends', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (language, hours, views) => {
        const checked = checkForm({ language, hours, views, recipient: '' });
        if (checked.kind === 'terms') return [1, 24, 72, 168].includes(checked.terms.hours) && checked.terms.views <= 3;
        return checked.problems.every(({ kind }) => kind === 'not-offered');
      }),
    );
    const recipient = 'x'.repeat(101);
    expect(checkForm({ language: 'nl', hours: '1', views: '2', recipient })).toMatchObject({
      problems: [{ field: 'recipient', length: 101, max: 100 }],
    });
  });

  test('offers each language there is, Dutch first where customers are written to in Dutch', () => {
    expect([...PAGE_LANGUAGES].sort()).toEqual(Object.keys(catalogues).sort());
    expect(['NL', 'BE', 'GB', undefined].map(languageFor)).toEqual(['nl', 'nl', 'en', 'en']);
  });
});
