import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clamp, escapeMrkdwn, tidy, tidyLines } from '../../src/kernel/text.ts';

const anyText = fc.string({ unit: 'binary', maxLength: 200 });

describe('what a person typed', () => {
  test.each([
    ['  Fabrikam \t\n B.V. ', 'Fabrikam B.V.'],
    ['invoice\u202Efdp.exe', 'invoicefdp.exe'],
    ['a\u2066b\u2069c\u200Fd', 'abcd'],
    ['zero\u200Bwidth\uFEFF', 'zerowidth'],
    ['cafe\u0301', 'café'],
    ['bell\u0007 \u0000', 'bell'],
    ['tagged\u{E0041}\u{E0042}', 'tagged'],
    ['👩\u200D💻 works', '👩\u200D💻 works'],
  ])('%j becomes %j', (typed, expected) => {
    expect(tidy(typed)).toBe(expected);
  });

  test('tidying twice changes nothing more, and leaves one line without hidden characters', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = tidy(text);
        expect(tidy(once)).toBe(once);
        expect(once).not.toMatch(/[\p{Cc}\u202A-\u202E\u2066-\u2069]| {2}|^ | $/u);
      }),
    );
  });

  test('a longer text keeps its lines', () => {
    expect(tidyLines(' one \r\n\r\n\r\n\r\n two\u202E \u2028three ')).toBe('one\n\ntwo\nthree');
  });
});

describe('shortening', () => {
  test('keeps to the limit, cuts no character in two, and changes nothing that fits', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 0, max: 30 }), (text, max) => {
        const short = clamp(text, max);
        expect(short.length).toBeLessThanOrEqual(max);
        expect(short.isWellFormed()).toBe(true);
        if (text.length <= max) expect(short).toBe(text);
      }),
    );
  });

  test('says that something is missing', () => {
    expect(clamp('Windows Server 2022', 8)).toBe('Windows…');
    expect(clamp('ab😀😀', 4)).toBe('ab…');
  });
});

test('escaped text calls nobody and links nowhere', () => {
  expect(escapeMrkdwn('<!channel> <https://x|y> & co')).toBe('&lt;!channel&gt; &lt;https://x|y&gt; &amp; co');
});
