import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { creditStanding, readDocumentNumber } from '../../../src/flows/cancellation/rules-credit.ts';
import { CREDIT_DUE_RULES, creditDueAt } from '../../../src/flows/cancellation/rules-credit-due.ts';
import {
  checkNote,
  isOurs,
  noteForMicrosoft,
  noteMark,
  nudgeDue,
} from '../../../src/flows/cancellation/rules-notes.ts';

describe('the credit of a cancellation', () => {
  test.each([
    ['2026-11-25T14:21:00Z', '2026-12-15T00:00:00.000Z'],
    ['2026-12-31T23:59:59Z', '2027-01-15T00:00:00.000Z'],
    ['2027-01-31T00:00:00Z', '2027-02-15T00:00:00.000Z'],
    ['2024-01-30T12:00:00Z', '2024-02-15T00:00:00.000Z'],
  ])('cancelled %s, it should be on an invoice by %s', (cancelledAt, due) => {
    expect(creditDueAt(new Date(cancelledAt)).toISOString()).toBe(due);
  });

  const dueAt = new Date('2026-12-15T00:00:00Z');
  const [before, after] = [new Date('2026-12-14T23:59:59Z'), dueAt];
  test.each([
    ['nothing, and it is early', [], before, { kind: 'expected' }],
    ['nothing, and it is late', [], after, { kind: 'missing' }],
    ['a cent too little', [[183_639n, before]], before, { kind: 'short', by: 1n }],
    ['all of it', [[183_640n, before]], after, { kind: 'received' }],
    ['all of it, late', [[183_640n, after]], after, { kind: 'late' }],
    [
      'in two documents',
      [
        [100_000n, before],
        [83_640n, before],
      ],
      after,
      { kind: 'received' },
    ],
    [
      'the second of two late',
      [
        [100_000n, before],
        [83_640n, after],
      ],
      after,
      { kind: 'late' },
    ],
    ['a cent too much', [[183_641n, before]], after, { kind: 'over', by: 1n }],
    [
      'given and taken back',
      [
        [183_640n, before],
        [-183_640n, after],
      ],
      after,
      { kind: 'missing' },
    ],
    [
      'too much, and that taken back',
      [
        [183_650n, before],
        [-10n, after],
      ],
      after,
      { kind: 'received' },
    ],
  ] as const)('%s', (_, entries, now, standing) => {
    const credited = entries.map(([minor, at]) => ({ minor, at }));
    expect(creditStanding({ expected: 183_640n, credited, dueAt }, now)).toEqual(standing);
  });

  test('what came and what is short of it, or over, make up what was expected, to the cent', () => {
    const amounts = fc.bigInt({ min: 0n, max: 10n ** 12n });
    const entry = fc.record({ minor: amounts, at: fc.constantFrom(before, after) });
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 13n }), fc.array(entry, { maxLength: 12 }), (expected, credited) => {
        const sum = credited.reduce((total, { minor }) => total + minor, 0n);
        const facts = { expected, credited, dueAt };
        const standing = creditStanding(facts, after);
        const by = 'by' in standing ? standing.by : 0n;
        const off = { short: -by, over: by, missing: -expected, expected: -expected, received: 0n, late: 0n };
        expect(expected + off[standing.kind]).toBe(sum);
        expect(standing.kind === 'short' || standing.kind === 'over').toBe(by > 0n);
        expect(creditStanding({ ...facts, expected: sum }, after).kind).not.toMatch(/short|over/);
      }),
    );
  });

  test('of dated rules the newest that has begun counts; the built-in ones leave no day out and say their source', () => {
    const rules = [
      { from: '2027-01-01', monthsLater: 2, day: 1, source: 'test' },
      { monthsLater: 1, day: 15, source: 'test' },
    ];
    expect(creditDueAt(new Date('2026-12-31T23:59:59Z'), rules).toISOString()).toBe('2027-01-15T00:00:00.000Z');
    expect(creditDueAt(new Date('2027-01-01T00:00:00Z'), rules).toISOString()).toBe('2027-03-01T00:00:00.000Z');
    expect(CREDIT_DUE_RULES.at(-1)?.from).toBeUndefined();
    for (const rule of CREDIT_DUE_RULES) expect(rule.source).not.toBe('');
  });

  test.each([
    [' e0400pxyz ', 'E0400PXYZ'],
    ['CN-2026/118', 'CN-2026/118'],
    ['', null],
    ['-', null],
    ['=HYPERLINK("x")', null],
  ])('the document %j is %j', (typed, document) => expect(readDocumentNumber(typed)).toBe(document));
});

describe('the conversation about a ticket', () => {
  test('a note of ours is found again in what Microsoft shows', () => {
    const id = '01234567-89ab-cdef-0123-456789abcdef';
    const sent = noteForMicrosoft({ id, text: 'Both of them', author: 'Kim' });
    expect(sent).toBe('Both of them\n– Kim [desk note 01234567-89ab]');
    expect(sent).toContain(noteMark(id));
    expect(isOurs(sent)).toBe(true);
    expect(isOurs('Which machines?')).toBe(false);
  });

  test('an empty note and one that is too long are not sent', () => {
    expect(checkNote(' \n ')).toEqual({ kind: 'missing' });
    expect(checkNote('x'.repeat(2_001))).toEqual({ kind: 'too-long', length: 2_001, max: 2_000 });
    expect(checkNote(' both\r\nof them ')).toEqual({ kind: 'note', text: 'both\nof them' });
  });

  const since = new Date('2026-11-01T00:00:00Z');
  const later = (hours: number) => new Date(since.getTime() + hours * 3_600_000);
  test.each([
    ['awaiting-portal', 23, null],
    ['awaiting-portal', 24, 1],
    ['awaiting-portal', 49, 2],
    ['attention', 24, 1],
    ['attention', 24 * 6, null],
    ['asked', 24 * 13, null],
    ['asked', 24 * 14, 1],
    ['cancelled', 24 * 100, null],
    ['withdrawn', 24 * 100, null],
  ] as const)('%s for %i hours: reminder %s', (state, hours, count) => {
    expect(nudgeDue(state, { since, now: later(hours) }, { ticketHours: 24, microsoftDays: 14 })).toBe(count);
  });

  test('after as long as a Global admin set', () => {
    const patience = { ticketHours: 6, microsoftDays: 2 };
    expect(nudgeDue('attention', { since, now: later(13) }, patience)).toBe(2);
    expect(nudgeDue('asked', { since, now: later(47) }, patience)).toBeNull();
    expect(nudgeDue('asked', { since, now: later(48) }, patience)).toBe(1);
  });
});
