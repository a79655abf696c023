import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { overlaps } from '../../../src/flows/cancellation/rules-lines.ts';
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
  isAskedBy,
  readServiceRequestNumber,
  refundTopic,
  requestText,
} from '../../../src/flows/cancellation/rules-request.ts';
import { readTicketFilter } from '../../../src/flows/cancellation/rules-tickets.ts';

describe('the life of a ticket', () => {
  test('what is ended stays as it is', () => {
    const ended: readonly TicketState[] = ['not-approved', 'cancelled', 'completed', 'closed', 'refused', 'withdrawn'];
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
    expect(TICKET_STATES.filter(freesOrder)).toEqual(['not-approved', 'closed', 'refused', 'withdrawn']);
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
  const lines = [
    { number: 0, quantity: 2 },
    { number: 1, quantity: 0, subscriptionId: 'a' },
    { number: 2, quantity: 3, subscriptionId: 'b' },
  ];
  const all = { subscriptionId: null, lines: [] };
  const named = (subscriptionId: string) => ({ subscriptionId, lines: [] });
  const some = (...numbers: number[]) => ({ subscriptionId: null, lines: numbers });

  test('the chosen lines, or the one of a named subscription; without either it is the whole order', () => {
    expect(linesInScope(lines, named('b'))).toEqual([lines[2]]);
    expect(linesInScope(lines, some(0, 2))).toEqual([lines[0], lines[2]]);
    expect(linesInScope(lines, all)).toBe(lines);
    expect(scopeKey('order', all)).toBe('order');
    expect(scopeKey('order', named('b'))).toBe('order b');
    expect(scopeKey('order', some(0, 2))).toBe('order 0,2');
  });

  test('two are in each other’s way where they share a line', () => {
    expect(overlaps(all, some(1))).toBe(true);
    expect(overlaps(some(0, 1), some(1, 2))).toBe(true);
    expect(overlaps(some(0), some(1, 2))).toBe(false);
    expect(overlaps(named('a'), named('a'))).toBe(true);
    expect(overlaps(named('a'), some(0))).toBe(false);
  });

  test('it is cancelled once every line of it has quantity 0', () => {
    expect(isCancelled({ status: 'completed', lines })).toBe(false);
    expect(isCancelled({ status: 'completed', lines }, named('a'))).toBe(true);
    expect(isCancelled({ status: 'completed', lines }, named('b'))).toBe(false);
    expect(isCancelled({ status: 'completed', lines }, named('unknown'))).toBe(false);
    expect(isCancelled({ status: 'cancelled', lines })).toBe(true);
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
    description: 'Please credit it.',
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
  expect(readTicketFilter('waiting')).toEqual({ kind: 'waiting' });
  expect(readTicketFilter('tegoed')).toEqual({ kind: 'credit' });
  expect(readTicketFilter('Fabrikam  B.V.')).toEqual({ kind: 'customer', text: 'Fabrikam B.V.' });
});
