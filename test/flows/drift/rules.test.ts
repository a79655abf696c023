import { expect, test } from 'vitest';
import { cancelledLines, driftIn, markerIn, shapeOf } from '../../../src/flows/drift/rules.ts';
import type { Sighting } from '../../../src/flows/drift/rules.ts';

const since = new Date('2026-11-01T00:00:00Z');
const earlier = new Date('2026-10-31T00:00:00Z');
const later = new Date('2026-11-02T00:00:00Z');
const whole = { lines: 2, cancelled: 0 };
const partly = { lines: 2, cancelled: 1 };
const gone = { lines: 2, cancelled: 2 };
const sighting: Sighting = {
  now: whole,
  before: null,
  orderedAt: later,
  since,
  orderedHere: false,
  cancelledHere: false,
};

test.each<[string, Partial<Sighting>, readonly string[]]>([
  ['a new order of the portal is reported', {}, ['ordered-there']],
  ['one made at this desk is not, even while its purchase is settling', { orderedHere: true }, []],
  ['what was ordered before the watch began is history', { orderedAt: earlier }, []],
  ['cancelled before the watch began is history too', { orderedAt: earlier, now: gone }, []],
  ['an order is reported once', { before: whole }, []],
  ['ordered and cancelled between two looks is both', { now: gone }, ['ordered-there', 'cancelled-there']],
  ['an order of the desk cancelled there', { orderedHere: true, now: gone }, ['cancelled-there']],
  [
    'an old order cancelled since it was last seen',
    { orderedAt: earlier, before: whole, now: gone },
    ['cancelled-there'],
  ],
  ['a line of it', { orderedAt: earlier, before: whole, now: partly }, ['lines-cancelled-there']],
  ['the rest of it', { orderedAt: earlier, before: partly, now: gone }, ['cancelled-there']],
  [
    'an old order never seen before, of which the activity log tells',
    { orderedAt: earlier, now: gone, changedAt: later },
    ['cancelled-there'],
  ],
  ['a cancellation asked for at this desk is not drift', { before: whole, now: gone, cancelledHere: true }, []],
  ['a cancellation is reported once', { before: gone, now: gone }, []],
])('%s', (_, facts, found) => {
  expect(driftIn({ ...sighting, ...facts })).toEqual(found);
});

test('an order is cancelled as a whole by its status, and by lines that have no quantity left', () => {
  expect(shapeOf({ status: 'completed', lines: [{ quantity: 0 }, { quantity: 3 }] })).toEqual(partly);
  expect(shapeOf({ status: 'cancelled', lines: [{ quantity: 1 }, { quantity: 3 }] })).toEqual(gone);
});

test('P14: of an order the lines that have no quantity left are what was cancelled there', () => {
  const order = { lines: [0, 3, 0].map((quantity, number) => ({ number, quantity })) };
  expect(cancelledLines(['lines-cancelled-there'], order)).toEqual([0, 2]);
  expect(cancelledLines(['ordered-there', 'cancelled-there'], order)).toEqual([]);
  expect(cancelledLines(['ordered-there'], order)).toBeNull();
});

test('the marker of a purchase is found in every line of it', () => {
  expect(markerIn('PO 7 [desk 0123456789abcdef]')).toBe('PO 7 [desk 0123456789abcdef]');
  expect(markerIn('PO 7 [desk 0123456789abcdef/2]')).toBe('PO 7 [desk 0123456789abcdef]');
});
