import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { revealed } from '../../src/kernel/revealed.ts';
import { parseKeyRing } from '../../src/secrets/key-ring.ts';
import { asSealedText, sealingKeyOf } from '../../src/secrets/sealed-text.ts';
import { createSecrets, type Secrets } from '../../src/secrets/secrets.ts';

const base64 = (fill: number) => Buffer.alloc(32, fill).toString('base64');
const context = { kind: 'product-key', customer: 'fabrikam', subject: 'order-1/0' };
const KEY = 'BCDFG-HJKMP-QRTVW-XY234-6789B';

function secretsOf(text: string): Secrets {
  const ring = parseKeyRing(text);
  if (ring.kind !== 'key-ring') throw new Error(ring.problem);
  return createSecrets(ring);
}

const secrets = secretsOf(`now:${base64(1)}`);

function opened(result: ReturnType<Secrets['open']>): string {
  return result.kind === 'revealed' ? result.forOnePerson() : result.reason;
}

describe('a sealed text', () => {
  test('opens to what was sealed, whatever it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(opened(secrets.open(secrets.seal(revealed(text), context), context))).toBe(text);
      }),
    );
  });

  test('says nothing of the text, and is another one each time', () => {
    const first = secrets.seal(KEY, context);
    expect(first).toMatch(/^v1\.now\.[\w-]{16}\.[\w-]+\.[\w-]{22}$/);
    expect(Buffer.from(first.split('.')[3] ?? '', 'base64url').toString('utf8')).not.toContain(KEY.slice(0, 5));
    expect(secrets.seal(KEY, context)).not.toBe(first);
  });

  test('comes out opaque: printing the result prints no key', () => {
    const result = secrets.open(secrets.seal(KEY, context), context);
    expect(inspect({ result }, { showHidden: true }) + JSON.stringify(result)).not.toContain(KEY);
  });

  test('copied to another customer, order line or kind, it does not open', () => {
    const sealed = secrets.seal(KEY, context);
    for (const other of [{ customer: 'contoso' }, { subject: 'order-2/0' }, { kind: 'download-link' }])
      expect(opened(secrets.open(sealed, { ...context, ...other }))).toBe('not-authentic');
  });

  test('one context is never mistaken for another that joins to the same letters', () => {
    const sealed = secrets.seal(KEY, { kind: 'a', customer: 'b","kind":"c', subject: 'd' });
    expect(opened(secrets.open(sealed, { kind: 'c', customer: 'b', subject: 'd' }))).toBe('not-authentic');
  });

  test('with any one character changed, it does not open', () => {
    const sealed = secrets.seal(KEY, context);
    const character = fc.stringMatching(/^[\w.=-]$/);
    fc.assert(
      fc.property(fc.nat(sealed.length - 1), character, (at, other) => {
        fc.pre(sealed.charAt(at) !== other);
        expect(secrets.open(sealed.slice(0, at) + other + sealed.slice(at + 1), context).kind).toBe('unreadable');
      }),
      { numRuns: 1000 },
    );
  });

  test('cut short, lengthened or made up, it is refused without throwing', () => {
    const sealed = secrets.seal(KEY, context);
    for (const text of [
      '',
      'v1',
      'v1....',
      sealed.slice(0, -1),
      `${sealed}A`,
      `${sealed}.`,
      sealed.replace('v1', 'v2'),
      KEY,
    ])
      expect(opened(secrets.open(text, context))).toBe('malformed');
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => secrets.open(text, context).kind === 'unreadable'));
  });

  test('a column that holds no sealed text is told apart', () => {
    expect(asSealedText(KEY)).toBeUndefined();
    expect(asSealedText(secrets.seal(KEY, context))).toBeDefined();
  });
});

describe('changing the encryption key', () => {
  const rotated = secretsOf(`next:${base64(2)}, now:${base64(1)}`);

  test('what the old key sealed still opens, what is sealed from now on uses the first', () => {
    const old = secrets.seal(KEY, context);
    expect(opened(rotated.open(old, context))).toBe(KEY);
    expect(sealingKeyOf(old)).toBe('now');
    expect(sealingKeyOf(rotated.seal(KEY, context))).toBe('next');
    expect(rotated.sealingKey).toBe('next');
  });

  test('without the old key, the reason is that the key is missing', () => {
    expect(opened(secretsOf(`next:${base64(2)}`).open(secrets.seal(KEY, context), context))).toBe('unknown-key');
  });

  test('another key under the same ID opens nothing', () => {
    expect(opened(secretsOf(`now:${base64(3)}`).open(secrets.seal(KEY, context), context))).toBe('not-authentic');
  });
});

describe('a sealed file', () => {
  test('opens to the same bytes, empty or not', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => {
        const result = secrets.openBytes(secrets.sealBytes(bytes, context), context);
        expect(result).toEqual({ kind: 'opened', bytes: Buffer.from(bytes) });
      }),
    );
  });

  test('with any one byte changed, or cut anywhere, it does not open', () => {
    const sealed = secrets.sealBytes(Buffer.from('evidence.pdf'), context);
    for (let at = 0; at < sealed.length; at += 1) {
      const altered = Buffer.from(sealed);
      altered[at] = (sealed[at] ?? 0) ^ 1;
      expect(secrets.openBytes(altered, context).kind).toBe('unreadable');
      expect(secrets.openBytes(sealed.subarray(0, at), context).kind).toBe('unreadable');
    }
  });

  test('read as a part of a larger buffer, as a database driver gives it, it opens', () => {
    const sealed = secrets.sealBytes(Buffer.from('evidence.pdf'), context);
    const larger = new Uint8Array([9, 9, ...sealed, 9]);
    const result = secrets.openBytes(larger.subarray(2, 2 + sealed.length), context);
    expect(result.kind === 'opened' && result.bytes.toString()).toBe('evidence.pdf');
  });
});
