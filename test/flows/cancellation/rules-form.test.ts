import { describe, expect, test } from 'vitest';
import {
  checkAmount,
  checkTexts,
  EMPTY_FORM,
  FILE_LIMITS,
  readCommandText,
  readOrderReference,
} from '../../../src/flows/cancellation/rules-form.ts';
import type { CancellationForm } from '../../../src/flows/cancellation/rules-form.ts';

const GOOD: CancellationForm = {
  ...EMPTY_FORM,
  customer: 'fabrikam.nl',
  order: 'a1b2c3d4e5f6',
  reason: 'ordered twice',
  amount: '1,836.40',
  impact: 'none',
  title: 'Refund',
  contactName: 'Ann',
  contactEmail: 'ann+refunds@csp-desk.example',
  contactPhone: '020 123 4567',
};
const wrong = (change: Partial<CancellationForm>) => checkTexts({ ...GOOD, ...change }).problems;

describe('P12, P13: what stands in the form', () => {
  test('a form with everything has no problem, and its texts are tidy', () => {
    expect(wrong({})).toEqual([]);
    expect(
      checkTexts({ ...GOOD, reason: '  ordered \u202Etwice \n\n\n\n again ', title: ' a\u200B  b ' }).texts,
    ).toMatchObject({ reason: 'ordered twice\n\nagain', title: 'a b' });
  });

  test.each([
    'customer',
    'order',
    'reason',
    'amount',
    'impact',
    'title',
    'contactName',
    'contactEmail',
    'contactPhone',
  ] as const)('%s may not be empty, nor hold nothing but blanks and invisible signs', (field) => {
    expect(wrong({ [field]: undefined })).toEqual([{ field, kind: 'missing' }]);
    expect(wrong({ [field]: ' \u200B\u202E ' })).toEqual([{ field, kind: 'missing' }]);
  });

  test('a text that is too long is told how long it is', () => {
    expect(wrong({ title: 'x'.repeat(201) })).toEqual([{ field: 'title', kind: 'too-long', length: 201, max: 200 }]);
    expect(wrong({ reason: 'x'.repeat(4_000) })).toEqual([
      { field: 'reason', kind: 'too-long', length: 4_000, max: 1_000 },
    ]);
  });

  test.each(['ann+refunds@csp-desk.example', "o'hara@example.co.uk", 'ü@exämple.nl'])(
    '%s is an e-mail address',
    (contactEmail) => {
      expect(wrong({ contactEmail })).toEqual([]);
    },
  );

  test.each(['ann', 'ann@', '@example.com', 'ann@example', 'a b@example.com', 'ann@@example.com', '<ann@example.com>'])(
    '%s is no e-mail address',
    (contactEmail) => {
      expect(wrong({ contactEmail })).toEqual([{ field: 'contactEmail', kind: 'malformed' }]);
    },
  );

  test.each(['020 123 4567', '(020) 123-4567', '+31 20 123 4567', '0031.20.1234567', '112233'])(
    '%s is a phone number',
    (contactPhone) => {
      expect(wrong({ contactPhone })).toEqual([]);
    },
  );

  test.each(['call me', '12', '+', '1234567890123456', '020-123 45 67 (Ann)'])(
    '%s is no phone number',
    (contactPhone) => {
      expect(wrong({ contactPhone })).toEqual([{ field: 'contactPhone', kind: 'malformed' }]);
    },
  );

  test('files: ten, of ten megabytes, and none empty', () => {
    const file = (bytes: number | undefined, name = 'invoice.pdf') => ({ slackId: name, name, bytes });
    expect(wrong({ files: Array.from({ length: 10 }, () => file(FILE_LIMITS.bytes)) })).toEqual([]);
    expect(wrong({ files: [file(undefined)] })).toEqual([]);
    expect(wrong({ files: Array.from({ length: 11 }, () => file(1)) })).toEqual([{ field: 'files', kind: 'too-many' }]);
    expect(wrong({ files: [file(1), file(FILE_LIMITS.bytes + 1, 'film.mov')] })).toEqual([
      { field: 'files', kind: 'too-large', name: 'film.mov' },
    ]);
    expect(wrong({ files: [file(0)] })).toEqual([{ field: 'files', kind: 'empty', name: 'invoice.pdf' }]);
  });
});

describe('the amount asked for', () => {
  const total = { minor: 183_640, currency: 'EUR' };
  const read = (text: string, locale = 'en-GB') => checkAmount(text, { currency: 'EUR', total }, locale);

  test.each([
    ['1,836.40', 'en-GB'],
    ['1.836,40', 'nl-NL'],
    ['1836.4', 'nl-NL'],
    ['€ 1.836,40', 'en-GB'],
    ['EUR 1836,40', 'en-US'],
  ])('%s in %s is all of it', (text, locale) => {
    expect(read(text, locale)).toEqual({ kind: 'amount', money: total });
  });

  test.each([
    ['two', 'unreadable'],
    ['0', 'not-positive'],
    ['-5', 'not-positive'],
    ['1,836.41', 'above-total'],
    ['12.3456', 'too-precise'],
    ['$ 12', 'other-currency'],
    ['9'.repeat(30), 'too-large'],
  ])('%s is refused: %s', (text, kind) => {
    expect(read(text)).toMatchObject({ field: 'amount', kind });
  });

  test('the same text is another amount where the comma is the decimal sign', () => {
    expect(read('1.500', 'en-GB')).toMatchObject({ kind: 'too-precise' });
    expect(read('1.500', 'nl-NL')).toEqual({ kind: 'amount', money: { minor: 150_000, currency: 'EUR' } });
  });

  test('where Partner Center does not say what it cost, nothing is too much', () => {
    expect(checkAmount('9,999', { currency: 'EUR', total: undefined }, 'en-GB')).toMatchObject({ kind: 'amount' });
  });
});

describe('an order as people paste it', () => {
  const GUID = '11111111-2222-3333-4444-55555555ABCD';
  test.each([
    ['a1b2c3d4e5f6', 'order', 'a1b2c3d4e5f6'],
    ['  A1B2 C3D4 E5F6 ', 'order', 'a1b2c3d4e5f6'],
    ['#a1b2c3d4e5f6', 'order', 'a1b2c3d4e5f6'],
    ['OrUD0YQDhYfjUUOcqTGmpOwQjT5JrjZQ1', 'order', 'OrUD0YQDhYfjUUOcqTGmpOwQjT5JrjZQ1'],
    [GUID, 'subscription', GUID.toLowerCase()],
    [`{${GUID}}`, 'subscription', GUID.toLowerCase()],
    [`\u202A${GUID}\u202C`, 'subscription', GUID.toLowerCase()],
  ])('%s', (text, kind, id) => {
    expect(readOrderReference(text)).toEqual({ kind, id });
  });

  test.each(['', 'abc', '../customers', 'a1b2c3d4e5f6/lineitems', '<!channel>', 'x'.repeat(65)])(
    '%s is no ID',
    (text) => {
      expect(readOrderReference(text)).toBeNull();
    },
  );

  test('after the command stands an order, or a customer and an order', () => {
    expect(readCommandText('')).toEqual({ customer: undefined, order: undefined });
    expect(readCommandText(' a1b2c3d4e5f6 ')).toEqual({ customer: undefined, order: 'a1b2c3d4e5f6' });
    expect(readCommandText('Fabrikam B.V. a1b2c3d4e5f6')).toEqual({ customer: 'Fabrikam B.V.', order: 'a1b2c3d4e5f6' });
  });
});
