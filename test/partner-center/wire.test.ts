import { expect, test } from 'vitest';
import { instantOf, wordOf } from '../../src/partner-center/schemas/wire.ts';

test.for([
  ['2026-11-22T10:00:00Z', '2026-11-22T10:00:00.000Z'],
  ['2026-11-22T10:00:00', '2026-11-22T10:00:00.000Z'],
  ['2026-11-22T10:00:00.1234567', '2026-11-22T10:00:00.123Z'],
  ['2026-11-22T10:00:00.1234567Z', '2026-11-22T10:00:00.123Z'],
  ['2026-11-22T10:00:00+01:00', '2026-11-22T09:00:00.000Z'],
  ['2026-11-22T10:00:00-05:00', '2026-11-22T15:00:00.000Z'],
  ['2026-11-22', '2026-11-22T00:00:00.000Z'],
] as const)('the date %s is %s, whatever the zone of this machine', ([wire, iso]) => {
  expect(instantOf(wire)?.toISOString()).toBe(iso);
});

test.for(['0001-01-01T00:00:00', '0001-01-01T00:00:00Z', '0001-01-01', '', 'soon', null, undefined])(
  'the date %s is none',
  (wire) => {
    expect(instantOf(wire)).toBeUndefined();
  },
);

test.for([
  ['OneTime', 'one_time'],
  ['one_time', 'one_time'],
  ['AttentionNeeded', 'attention_needed'],
  ['attentionNeeded', 'attention_needed'],
  ['PrefulfillmentPending', 'prefulfillment_pending'],
  ['FULFILLED', 'fulfilled'],
  ['po_upload_complete', 'po_upload_complete'],
] as const)('the word %s is %s', ([wire, word]) => {
  expect(wordOf(wire)).toBe(word);
});
