/** What a mrkdwn text is made of (Slack's page "Formatting message text"). */
export type Inline =
  | { readonly kind: 'text' | 'code' | 'broadcast' | 'emoji'; readonly text: string }
  | { readonly kind: 'bold' | 'italic' | 'strike'; readonly parts: readonly Inline[] }
  | { readonly kind: 'link'; readonly url: string; readonly label: string }
  | { readonly kind: 'user' | 'channel'; readonly id: string; readonly label: string }
  | {
      readonly kind: 'date';
      readonly seconds: number;
      readonly format: string;
      readonly url: string | undefined;
      readonly fallback: string;
    };

export type Paragraph =
  | { readonly kind: 'preformatted'; readonly text: string }
  | { readonly kind: 'quote' | 'lines'; readonly lines: readonly (readonly Inline[])[] };

/** Reads a text of type mrkdwn into paragraphs. */
export function readMrkdwn(text: string): readonly Paragraph[] {
  return text.split(/```\n?([\s\S]*?)\n?```\n?/).flatMap((part, index): readonly Paragraph[] => {
    if (index % 2 === 1) return [{ kind: 'preformatted', text: plain(part) }];
    return part === '' ? [] : paragraphs(part.replace(/\n$/, ''));
  });
}

function paragraphs(text: string): readonly Paragraph[] {
  const found: { kind: 'quote' | 'lines'; lines: (readonly Inline[])[] }[] = [];
  for (const line of text.split('\n')) {
    const quoted = /^(?:>|&gt;) ?/.exec(line);
    const kind = quoted ? 'quote' : 'lines';
    const inlines = readInline(line.slice(quoted?.[0].length ?? 0));
    const last = found.at(-1);
    if (last?.kind === kind) last.lines.push(inlines);
    else found.push({ kind, lines: [inlines] });
  }
  return found;
}

const CODE = /`([^`\n]+)`/;
const ENTITY = /<([^<>\s][^<>]*)>/;
/** `:tada:`, but not the minutes of 12:30:45. */
export const EMOJI = /(?<![\w:]):([a-z0-9_+-]+(?:::skin-tone-\d)?):(?!\w)/;
/** A mark opens at the edge of a word and closes at one: `snake_case` and `2 * 3 * 4` are no markup. */
const mark = (sign: string) =>
  new RegExp(`(?<![\\p{L}\\p{N}${sign}])${sign}(?=\\S)([^${sign}\\n]*?\\S)${sign}(?![\\p{L}\\p{N}${sign}])`, 'u');

type Reader = { readonly pattern: RegExp; readonly read: (found: RegExpExecArray) => Inline };

const READERS: readonly Reader[] = [
  { pattern: CODE, read: ([, text = '']) => ({ kind: 'code', text: plain(text) }) },
  { pattern: ENTITY, read: ([, inner = '']) => entity(inner) },
  { pattern: mark('\\*'), read: ([, text = '']) => ({ kind: 'bold', parts: readInline(text) }) },
  { pattern: mark('_'), read: ([, text = '']) => ({ kind: 'italic', parts: readInline(text) }) },
  { pattern: mark('~'), read: ([, text = '']) => ({ kind: 'strike', parts: readInline(text) }) },
  { pattern: EMOJI, read: ([, text = '']) => ({ kind: 'emoji', text }) },
];

/** Reads one line; of two marks that begin at different places the earlier one counts. */
export function readInline(line: string): readonly Inline[] {
  const inlines: Inline[] = [];
  let rest = line;
  while (rest !== '') {
    const first = READERS.map(({ pattern, read }) => ({ found: pattern.exec(rest), read }))
      .filter((one): one is { found: RegExpExecArray; read: Reader['read'] } => one.found !== null)
      .sort((left, right) => left.found.index - right.found.index)
      .at(0);
    if (!first) break;
    const { index, 0: whole } = first.found;
    if (index > 0) inlines.push({ kind: 'text', text: plain(rest.slice(0, index)) });
    inlines.push(first.read(first.found));
    rest = rest.slice(index + whole.length);
  }
  return rest === '' ? inlines : [...inlines, { kind: 'text', text: plain(rest) }];
}

function entity(inner: string): Inline {
  const date = /^!date\^(\d+)\^([^^|]+)(?:\^([^|]*))?\|(.*)$/s.exec(inner);
  if (date) {
    const [, seconds, format = '', url, fallback = ''] = date;
    return { kind: 'date', seconds: Number(seconds), format, url, fallback: plain(fallback) };
  }
  const [target = '', ...labels] = inner.split('|');
  const label = plain(labels.join('|'));
  const id = target.slice(1);
  switch (target[0]) {
    case '@':
      return { kind: 'user', id, label };
    case '#':
      return { kind: 'channel', id, label };
    case '!':
      return { kind: 'broadcast', text: label === '' ? `@${id.replace(/^subteam\^/, '')}` : label };
    default:
      return { kind: 'link', url: plain(target), label: label === '' ? plain(target) : label };
  }
}

function plain(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
