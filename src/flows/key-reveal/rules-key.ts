import { tidy } from '../../kernel/text.ts';

/** More than any key there is; a pasted page is not one. */
export const KEY_MAX = 200;

export type KeyCheck =
  /** `usual` is false for a shape that Microsoft's keys do not have: a warning, as no rule promises the shape (P4) */
  | { readonly kind: 'key'; readonly key: string; readonly usual: boolean }
  | { readonly kind: 'missing' }
  | { readonly kind: 'too-long'; readonly length: number; readonly max: number };

/** Five groups of five of 24 letters and digits, with an N at most once (keys of Windows 8 and later). */
const USUAL = /^(?:[BCDFGHJKMNPQRTVWXY2346789]{5}-){4}[BCDFGHJKMNPQRTVWXY2346789]{5}$/;

/** A key somebody typed or pasted: kept as it is, but for blanks around it and marks that draw nothing. */
export function checkKey(typed: string | undefined): KeyCheck {
  const key = tidy(typed ?? '');
  if (key === '') return { kind: 'missing' };
  if (key.length > KEY_MAX) return { kind: 'too-long', length: key.length, max: KEY_MAX };
  const enns = key.split('N').length - 1;
  return { kind: 'key', key, usual: USUAL.test(key) && enns <= 1 };
}

/** @returns the last five characters of a key as people read them out (`…q7gx2`), or null where the text is not those */
export function endingIn(text: string): string | null {
  const ending = tidy(text)
    .replace(/^(?:…|\.\.\.)/, '')
    .toUpperCase();
  return /^[A-Z0-9]{5}$/.test(ending) ? ending : null;
}
