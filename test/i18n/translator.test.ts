import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ERASED, erasedUserId } from '../../src/kernel/erased.ts';
import { newId } from '../../src/kernel/ids.ts';
import { catalogues } from '../../src/i18n/catalogue.ts';
import { formattersFor } from '../../src/i18n/formatters.ts';
import { readerLocale } from '../../src/i18n/locale.ts';
import { translatorFor } from '../../src/i18n/translator.ts';

const plain = (text: string) => text.replace(/\s/g, ' ');

describe('the language of a person', () => {
  test.each([
    ['nl-NL', 'nl', 'nl-NL'],
    ['nl-BE', 'nl', 'nl-BE'],
    ['en-US', 'en', 'en-US'],
    ['en-GB', 'en', 'en-GB'],
    ['de-DE', 'en', 'en-DE'],
    ['ja', 'en', 'en'],
    ['', 'en', 'en'],
    ['not a locale', 'en', 'en'],
    ['constructor', 'en', 'en'],
    [undefined, 'en', 'en'],
  ])('%s reads %s, with the customs of %s', (slackLocale, language, locale) => {
    expect(readerLocale(slackLocale)).toEqual({ language, locale });
    const t = translatorFor(slackLocale);
    expect([t.language, t.locale, t.zone]).toEqual([language, locale, 'UTC']);
  });
});

describe('a message', () => {
  test('is in the language of the reader', () => {
    expect(translatorFor('en-US')('common.loading')).toBe('One moment…');
    expect(translatorFor('nl-BE')('common.loading')).toBe('Een ogenblik…');
  });

  test('has its plurals from the language of its words', () => {
    const french = translatorFor('fr-FR');
    expect(french('common.error.partnerCenterBusy', { minutes: 0, reference: 'R' })).toContain('0 minutes');
    expect(translatorFor('nl')('common.error.partnerCenterBusy', { minutes: 1, reference: 'R' })).toContain(
      'een minuut',
    );
  });

  test('has numbers, money and moments as the reader writes them', () => {
    const values = { min: 1, max: 9999 };
    expect(translatorFor('en-US')('common.field.between', values)).toContain('9,999');
    expect(translatorFor('nl-NL')('common.field.between', values)).toContain('9.999');

    const example = { minor: 183640, currency: 'EUR' };
    expect(plain(translatorFor('nl-NL')('common.amount.unreadable', { example }))).toContain('€ 1.836,40');
    expect(plain(translatorFor('en-GB')('common.amount.unreadable', { example }))).toContain('€1,836.40');

    const reference = new Date('2027-01-21T13:05:00Z');
    expect(translatorFor('nl-NL', 'Europe/Amsterdam')('common.reference', { reference })).toBe(
      'ref 21 jan 2027, 14:05',
    );
    expect(translatorFor('en-GB')('common.reference', { reference })).toBe('ref 21 Jan 2027, 13:05 UTC');
  });

  test('takes the text of a person literally, whatever it holds', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('{count, plural, other {#}}', "'{x}'", '<b>bold</b>', '<!channel>', '$&', '{people}', '#'),
    );
    fc.assert(
      fc.property(texts, fc.constantFrom('en', 'nl'), (reference, locale) => {
        expect(translatorFor(locale)('common.reference', { reference })).toBe(`ref ${reference}`);
      }),
    );
  });

  test('names whom to ask, and says so where there is nobody', () => {
    const t = translatorFor('en');
    expect(t('common.refusal.needsAdminAgent', { count: 1, people: 'Kim' })).toContain('Ask Kim.');
    expect(t('common.refusal.needsAdminAgent', { count: 0, people: '' })).toContain('Ask a colleague who has it');
  });

  test('with a value missing, it is an error in the making and not a gap on the screen', () => {
    expect(() => translatorFor('en')('common.reference')).toThrow(/reference/);
  });

  test('names whoever was erased in words of the reader, wherever their name stands', () => {
    const people = `Ann Whitfield, ${ERASED}, ${erasedUserId(newId())}`;
    expect(translatorFor('nl')('approval.rules.problem.left', { people })).toContain(
      'Ann Whitfield, een gewiste persoon, een gewiste persoon (',
    );
  });

  test('is not forgotten in its own language when another one asked first', () => {
    for (const key of ['common.close', 'common.back'] as const) {
      translatorFor('en')(key);
      expect(translatorFor('nl')(key)).toBe(catalogues.nl[key]);
    }
  });
});

test('formatters are kept, but not for every locale that ever came by', () => {
  const numbers = (locale: string) => formattersFor('en', locale, 'UTC').getNumberFormat();
  const first = numbers('en-GB');
  expect(numbers('en-GB')).toBe(first);
  for (let index = 0; index < 600; index += 1) numbers(`en-u-nu-latn-x-${index}`);
  expect(numbers('en-GB')).not.toBe(first);
});
