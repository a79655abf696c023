import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readInline, readMrkdwn } from '../../../../src/sandbox/slack/page/text/mrkdwn.ts';
import type { Inline } from '../../../../src/sandbox/slack/page/text/mrkdwn.ts';

const text = (words: string): Inline => ({ kind: 'text', text: words });

describe('mrkdwn', () => {
  test.each<[string, readonly Inline[]]>([
    [
      '*bold* and _thin_',
      [{ kind: 'bold', parts: [text('bold')] }, text(' and '), { kind: 'italic', parts: [text('thin')] }],
    ],
    ['*_both_*', [{ kind: 'bold', parts: [{ kind: 'italic', parts: [text('both')] }] }]],
    ['snake_case_name and 2 * 3 * 4', [text('snake_case_name and 2 * 3 * 4')]],
    ['`*code* <x>`', [{ kind: 'code', text: '*code* <x>' }]],
    ['&lt;!channel&gt; &amp; co', [text('<!channel> & co')]],
    ['<!channel>', [{ kind: 'broadcast', text: '@channel' }]],
    ['<@U1|ann>', [{ kind: 'user', id: 'U1', label: 'ann' }]],
    ['<https://a.example/?b=1&amp;c=2|there>', [{ kind: 'link', url: 'https://a.example/?b=1&c=2', label: 'there' }]],
    [
      '<!date^1790000000^{date_short}^https://a.example|then>',
      [{ kind: 'date', seconds: 1_790_000_000, format: '{date_short}', url: 'https://a.example', fallback: 'then' }],
    ],
    [':tada: at 12:30:45', [{ kind: 'emoji', text: 'tada' }, text(' at 12:30:45')]],
  ])('%s', (line, expected) => {
    expect(readInline(line)).toEqual(expected);
  });

  test('quotes and preformatted text stand apart from the lines around them', () => {
    const kinds = readMrkdwn('first\n&gt; quoted\nthen\n```a *b*\nc```after').map(({ kind }) => kind);
    expect(kinds).toEqual(['lines', 'quote', 'lines', 'preformatted', 'lines']);
    expect(readMrkdwn('```a *b*\nc```')).toEqual([{ kind: 'preformatted', text: 'a *b*\nc' }]);
  });

  test('no text is lost, whatever is typed', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', ' ', '*', '_', '~', '1'), maxLength: 40 });
    fc.assert(
      fc.property(letters, (line) => {
        expect(readInline(line).map(said).join('')).toBe(line);
      }),
    );
  });
});

const SIGNS = { bold: '*', italic: '_', strike: '~' } as const;

function said(inline: Inline): string {
  switch (inline.kind) {
    case 'bold':
    case 'italic':
    case 'strike':
      return `${SIGNS[inline.kind]}${inline.parts.map(said).join('')}${SIGNS[inline.kind]}`;
    case 'emoji':
      return `:${inline.text}:`;
    case 'text':
      return inline.text;
    default:
      return '';
  }
}
