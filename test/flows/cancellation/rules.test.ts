import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  cancelRefusalOf,
  freesOrder,
  isCancelled,
  isOrderCancelled,
  linesInScope,
  mayBecome,
  nextLook,
  OPEN_STATES,
  scopeKey,
  TICKET_STATES,
  waitingOf,
  WORKING_STATES,
} from '../../../src/flows/cancellation/rules.ts';
import type { TicketState } from '../../../src/flows/cancellation/rules.ts';
import {
  checkAmount,
  checkTexts,
  EMPTY_FORM,
  FILE_LIMITS,
  readCommandText,
  readOrderReference,
} from '../../../src/flows/cancellation/rules-form.ts';
import type { CancellationForm } from '../../../src/flows/cancellation/rules-form.ts';
import {
  isAskedBy,
  readServiceRequestNumber,
  refundTopic,
  requestText,
} from '../../../src/flows/cancellation/rules-request.ts';
import { readTicketFilter } from '../../../src/flows/cancellation/rules-tickets.ts';

describe('the life of a ticket', () => {
  test('what is ended stays as it is', () => {
    const ended: readonly TicketState[] = ['cancelled', 'completed', 'closed', 'refused', 'withdrawn'];
    for (const state of ended) for (const next of TICKET_STATES) expect(mayBecome(state, next)).toBe(false);
    expect([...OPEN_STATES, ...ended].toSorted()).toEqual(TICKET_STATES.toSorted());
  });

  test('an order is cancelled only by way of cancelling it, or after Microsoft was asked', () => {
    const before = (state: TicketState) => TICKET_STATES.filter((from) => mayBecome(from, state));
    expect(before('cancelled')).toEqual(['cancelling', 'confirming']);
    expect(before('completed')).toEqual(['asked', 'attention']);
    expect(TICKET_STATES.filter(isOrderCancelled)).toEqual(['cancelled', 'completed']);
  });

  test('an order that was cancelled, or may yet be, is not free to be asked for again', () => {
    expect(TICKET_STATES.filter(freesOrder)).toEqual(['closed', 'refused', 'withdrawn']);
    expect(OPEN_STATES.some(freesOrder)).toBe(false);
    expect(WORKING_STATES.every((state) => OPEN_STATES.includes(state))).toBe(true);
  });

  test('refusals and waits that are not known have words too', () => {
    expect(cancelRefusalOf('window-passed')).toBe('window-passed');
    expect(cancelRefusalOf('cancel-by-subscription')).toBe('other');
    expect(cancelRefusalOf(undefined)).toBe('other');
    expect(waitingOf({ kind: 'conflict', reason: 'order-in-progress' })).toBe('order-in-progress');
    expect(waitingOf({ kind: 'uncertain' })).toBe('outcome-unknown');
    expect(waitingOf({ kind: 'anything else' })).toBe('partner-center-silent');
  });

  test('a service request is looked at soon, then ever more seldom, at least every hour', () => {
    const asked = new Date('2026-11-22T10:00:00Z');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 90 * 86_400_000 }), (waited) => {
        const now = new Date(asked.getTime() + waited);
        const pause = nextLook(asked, now).getTime() - now.getTime();
        expect(pause).toBeGreaterThanOrEqual(15_000);
        expect(pause).toBeLessThanOrEqual(3_600_000);
      }),
    );
  });
});

describe('what a ticket is about', () => {
  const lines = [{ quantity: 2 }, { quantity: 0, subscriptionId: 'a' }, { quantity: 3, subscriptionId: 'b' }];
  test('a named subscription is that one line; without one it is the whole order', () => {
    expect(linesInScope(lines, 'b')).toEqual([lines[2]]);
    expect(linesInScope(lines, null)).toBe(lines);
    expect(scopeKey('order', null)).toBe('order');
    expect(scopeKey('order', 'b')).toBe('order b');
  });

  test('it is cancelled once every line of it has quantity 0', () => {
    expect(isCancelled({ status: 'completed', lines })).toBe(false);
    expect(isCancelled({ status: 'completed', lines }, 'a')).toBe(true);
    expect(isCancelled({ status: 'completed', lines }, 'b')).toBe(false);
    expect(isCancelled({ status: 'completed', lines }, 'unknown')).toBe(false);
    expect(isCancelled({ status: 'cancelled', lines })).toBe(true);
  });
});

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

describe('what Microsoft is asked', () => {
  const facts = {
    number: 118,
    customerId: '11111111-2222-3333-4444-555555555555',
    customerName: 'Fabrikam B.V.',
    customerDomain: 'fabrikam.nl',
    orderId: 'a1b2c3d4e5f6',
    subscriptionId: null,
    orderTitle: '2 × Windows Server 2022 Standard',
    refundReason: 'ordered twice',
    requested: { minor: 183_640, currency: 'EUR' },
    issueType: 'CSP purchase/refund on behalf of customers',
    impact: 'The customer pays twice',
    title: 'Refund',
    contactName: 'Ann',
    contactEmail: 'ann@csp-desk.example',
    contactPhone: '020 123 4567',
  };

  test('P13: the description carries the four facts of P12', () => {
    const { description, title, contact } = requestText(facts);
    for (const fact of [facts.customerId, 'fabrikam.nl', facts.orderId, 'ordered twice', '1836.40 EUR'])
      expect(description).toContain(fact);
    expect(title).toBe('[T-118] Refund');
    expect(contact).toBe('Ann, ann@csp-desk.example, 020 123 4567');
  });

  test('a service request is recognised by its mark and its order, so that it is not made twice', () => {
    const { title, description } = requestText(facts);
    expect(isAskedBy({ title, description }, facts)).toBe(true);
    expect(isAskedBy({ title }, facts)).toBe(true);
    expect(isAskedBy({ title, description: 'another order' }, facts)).toBe(false);
    expect(isAskedBy({ title: '[T-11] Refund', description }, facts)).toBe(false);
  });

  test('the topic of refunds is chosen, else one of purchases, else the first', () => {
    const topics = ['Accounts', 'Billing and invoices', 'CSP purchase/refund on behalf of customers'].map((name) => ({
      name,
    }));
    expect(refundTopic(topics)?.name).toContain('refund');
    expect(refundTopic(topics.slice(0, 2))?.name).toContain('Billing');
    expect(refundTopic(topics.slice(0, 1))?.name).toBe('Accounts');
    expect(refundTopic([])).toBeUndefined();
  });

  test('a number is read as it is pasted', () => {
    expect(readServiceRequestNumber(' #6161 2229 2874 576 ')).toBe('616122292874576');
    expect(readServiceRequestNumber('T-118')).toBeNull();
    expect(readServiceRequestNumber('')).toBeNull();
  });
});

test('/csp-tickets: mine, open, a customer, or nothing for all', () => {
  expect(readTicketFilter('  ')).toEqual({ kind: 'all' });
  expect(readTicketFilter('Mine')).toEqual({ kind: 'mine' });
  expect(readTicketFilter('OPEN')).toEqual({ kind: 'open' });
  expect(readTicketFilter('mijn')).toEqual({ kind: 'mine' });
  expect(readTicketFilter('Fabrikam  B.V.')).toEqual({ kind: 'customer', text: 'Fabrikam B.V.' });
});
