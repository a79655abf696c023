import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseKeyRing } from '../../src/secrets/key-ring.ts';

const good = Buffer.alloc(32, 7).toString('base64');
const other = Buffer.alloc(32, 8).toString('base64url');

describe('ENCRYPTION_KEYS', () => {
  test('holds keys by ID, in base64 or base64url, and the first one encrypts', () => {
    const ring = parseKeyRing(` 2026-11:${good} , old_1:${other}`);
    expect(ring).toMatchObject({ kind: 'key-ring', first: '2026-11' });
    expect(ring.kind === 'key-ring' && [...ring.keys.keys()]).toEqual(['2026-11', 'old_1']);
  });

  test.each([
    ['', /no colon/],
    [good, /entry 1 of 1 has no colon/],
    [`a:${good},`, /entry 2 of 2 has no colon/],
    [`:${good}`, /needs an ID/],
    [`a b:${good}`, /needs an ID/],
    [`${'a'.repeat(33)}:${good}`, /needs an ID/],
    [`a:${good},a:${other}`, /entry 2 of 2 repeats/],
    ['a:c2hvcnQ=', /not 32 bytes/],
    [`a:${Buffer.alloc(33, 7).toString('base64')}`, /not 32 bytes/],
    [`a:${good.slice(0, -2)}!=`, /not 32 bytes/],
  ])('%j is refused, saying what to do', (text, problem) => {
    const result = parseKeyRing(text);
    expect(result.kind === 'unusable' && result.problem).toMatch(problem);
  });

  test('a problem never repeats a part of the value', () => {
    const words = fc.stringMatching(/^[A-Za-z0-9+/]{8,60}$/);
    fc.assert(
      fc.property(words, words, (left, right) => {
        const result = parseKeyRing(`${left}:${right}`);
        if (result.kind === 'unusable') {
          expect(result.problem).not.toContain(left);
          expect(result.problem).not.toContain(right);
        }
      }),
    );
  });

  test('printing the ring prints no key', () => {
    const ring = parseKeyRing(`a:${good}`);
    const printed = inspect(ring, { showHidden: true, depth: 9 }) + JSON.stringify(ring);
    expect(printed).not.toContain(good);
    expect(printed).not.toContain(Buffer.alloc(4, 7).toString('hex'));
  });
});
