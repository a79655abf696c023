import { describe, expect, test } from 'vitest';
import { creditDueAt, creditStanding, readDocumentNumber } from '../../../src/flows/cancellation/rules-credit.ts';
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
    ['nothing, and it is early', [], before, 'expected'],
    ['nothing, and it is late', [], after, 'missing'],
    ['a cent too little', [183_639n], before, 'short'],
    ['all of it', [183_640n], before, 'received'],
    ['all of it, late', [183_640n], after, 'received'],
    ['in two documents', [100_000n, 83_640n], after, 'received'],
    ['more than expected', [200_000n], after, 'received'],
    ['given and taken back', [183_640n, -183_640n], after, 'missing'],
  ] as const)('%s', (_, credited, now, standing) => {
    expect(creditStanding({ expected: 183_640n, credited, dueAt }, now)).toBe(standing);
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
    expect(nudgeDue(state, since, later(hours))).toBe(count);
  });
});
