import { format, inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { revealed } from '../../src/kernel/revealed.ts';

/** Long enough that no dots, no type name and no quoting contains one by chance. */
const secret = fc.stringMatching(/^[BCDFGHJKMPQRTVWXY2346789]{5}(-[BCDFGHJKMPQRTVWXY2346789]{5}){4}$/);

function everyWayToPrint(text: string): string[] {
  const value = revealed(text);
  return [
    String(value),
    [value, value].join(),
    'key: '.concat(String([value])),
    JSON.stringify(value),
    JSON.stringify({ deep: [value] }),
    inspect(value),
    inspect({ deep: { value } }, { showHidden: true, depth: 9, getters: true, showProxy: true }),
    inspect(value, { customInspect: false, showHidden: true, depth: 9 }),
    format('%s %j %o %O %d', value, value, value, value, value),
    JSON.stringify({ ...value }),
    JSON.stringify(Object.entries(value)),
    JSON.stringify(Object.getOwnPropertyDescriptors(value)),
    inspect(structuredClone({ ...value }), { showHidden: true }),
    inspect(structuredClone(value), { showHidden: true }),
    new Error('refused', { cause: value }).stack ?? '',
    inspect(new Error('refused', { cause: value })),
  ];
}

describe('a revealed secret', () => {
  test('comes out where it is asked for by name, exactly as received (P4)', () => {
    fc.assert(fc.property(fc.string(), (text) => revealed(text).forOnePerson() === text));
  });

  test('is in nothing that prints, logs, copies or walks it', () => {
    fc.assert(
      fc.property(secret, (text) => {
        for (const printed of everyWayToPrint(text)) expect(printed).not.toContain(text);
      }),
    );
  });

  test('prints as dots', () => {
    const value = revealed('XXXXX-XXXXX');
    expect(String(value)).toBe('•••••');
    expect(inspect(value)).toBe('•••••');
    expect(JSON.stringify({ value })).toBe('{"value":"•••••"}');
  });

  test('a spread copy or a clone holds no text, and says so when asked for it', () => {
    const copy = { ...revealed('secret') };
    expect(Object.keys(copy)).toEqual(['kind']);
    const clone: unknown = structuredClone(revealed('secret'));
    expect(clone).toEqual({ kind: 'revealed' });
  });

  test('cannot be changed into another', () => {
    expect(Object.isFrozen(revealed('secret'))).toBe(true);
  });

  test('its ending is the last five characters of a key, and dots of anything so short that five is much of it', () => {
    expect(revealed('AAAAA-BBBBB-CCCCC-DDDDD-Q7GX2').ending()).toBe('Q7GX2');
    expect(revealed('hunter2').ending()).toBe('•••••');
  });
});
