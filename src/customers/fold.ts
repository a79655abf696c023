import { tidy } from '../kernel/text.ts';

/** Longer than any name of a customer; what somebody types beyond it does not count. */
const LONGEST = 200;

/**
 * The text as it is searched: of `Fjällräven Konsult AB` and `FJALLRAVEN konsult ab` the same, and of two names that look the
 * same on the screen as well. Accents, case, invisible marks and the shapes of apostrophes and dashes make no difference.
 */
export function fold(text: string): string {
  return tidy(text)
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[\u2018\u2019\u02BC\u0060\u00B4]/g, "'")
    .replace(/\p{Pd}/gu, '-')
    .toLowerCase()
    .slice(0, LONGEST)
    .trim();
}

/** Makes a text inert in LIKE, whose escape character is the backslash. */
export function literally(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
