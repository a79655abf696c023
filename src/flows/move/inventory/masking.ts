import type { Pieces } from '../../../kernel/pieces.ts';
import { withoutMarks } from './cleaning.ts';
/** What a console or a mail puts where it breaks a line in the middle of a key. */
const BREAK = String.raw`(?:\r?\n[ \t>|"]{0,8})?`;
const group = (letter: string) => `${letter}(?:${BREAK}${letter}){4}`;
const HYPHEN = String.raw`[ \t]{0,2}${BREAK}[-\u2010-\u2015\u2212]${BREAK}[ \t]{0,2}`;

/** With hyphens it may be broken at any place; with blanks or nothing between its groups it stands on one line. */
const KEYS: readonly RegExp[] = [
  new RegExp(`(?<![A-Z0-9])${group('[A-Z0-9]')}(?:${HYPHEN}${group('[A-Z0-9]')}){4}(?![A-Z0-9])`, 'gi'),
  /(?<![A-Z0-9])[BCDFGHJKMNPQRTVWXY2346789]{5}(?:[ \t]{0,3}[BCDFGHJKMNPQRTVWXY2346789]{5}){4}(?![A-Z0-9])/gi,
];

/** Behind one of these a text can be cut: no key goes on over it, and nothing that is cleaned does. */
const PLACE_TO_CUT = /[,:;.(){}[\]_=/\\]/g;
const CHARACTERS_AT_ONCE = 65_536;

export const MASKED_KEY = '•••••';

export type Masked = { readonly text: string; readonly count: number };

/**
 * Takes every full product key out of a text, before anything of it is kept or told. Its lines stay where they are. An
 * Installation ID is digits alone and no key; the last five characters of a key stay, they are not secret.
 */
export function maskKeys(text: string): Masked {
  let count = 0;
  const mask = (found: string) => {
    if (!/[A-Z]/i.test(found)) return found;
    count += 1;
    return MASKED_KEY + '\n'.repeat(found.split('\n').length - 1);
  };
  return { text: KEYS.reduce((masked, key) => masked.replace(key, mask), text), count };
}

/** A text without marks and full product keys, cleaned piece by piece. */
export function* cleaned(text: string, size = CHARACTERS_AT_ONCE): Pieces<Masked> {
  const parts: string[] = [];
  let count = 0;
  for (let at = 0; at < text.length;) {
    PLACE_TO_CUT.lastIndex = at + size;
    const next = at + size < text.length && PLACE_TO_CUT.test(text) ? PLACE_TO_CUT.lastIndex : text.length;
    const part = maskKeys(withoutMarks(text.slice(at, next)));
    parts.push(part.text);
    count += part.count;
    at = next;
    yield;
  }
  return { text: parts.join(''), count };
}
