import { expect, test } from 'vitest';
import { checkKey, KEY_MAX } from '../../../src/flows/key-reveal/rules-key.ts';

test.each([
  ['BCDFG-HJKMP-QRTVW-XY234-6789B', true],
  ['BCDFG-HJKMN-QRTVW-XY234-6789B', true],
  ['BNDFG-HJKMN-QRTVW-XY234-6789B', false],
  ['ACDFG-HJKMP-QRTVW-XY234-6789B', false],
  ['BCDFGHJKMPQRTVWXY2346789B', false],
  ['bcdfg-hjkmp-qrtvw-xy234-6789b', false],
  ['1234-5678', false],
])('%s: of the usual shape %s, and taken either way (P4: a key is opaque text)', (key, usual) => {
  expect(checkKey(`  ${key}\u200B\n`)).toEqual({ kind: 'key', key, usual });
});

test('nothing, and a whole page, are no key', () => {
  expect(checkKey(undefined)).toEqual({ kind: 'missing' });
  expect(checkKey(' \u200B ')).toEqual({ kind: 'missing' });
  expect(checkKey('x'.repeat(KEY_MAX + 1))).toEqual({ kind: 'too-long', length: KEY_MAX + 1, max: KEY_MAX });
});
