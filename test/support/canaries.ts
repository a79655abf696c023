import fc from 'fast-check';

/** A key that no one was ever given; wherever one stands, it came from where it was put in. */
export const canaryKey = fc
  .array(fc.stringMatching(/^[BCDFGHJKMNPQRTVWXY2346789]{5}$/), { minLength: 5, maxLength: 5 })
  .map((groups) => groups.join('-'));

/** The ways in which people and programs write one key down. */
export function spellingsOf(key: string): readonly string[] {
  const bare = key.replaceAll('-', '');
  const dashed = [key, key.replaceAll('-', '%2D'), key.replaceAll('-', '%252d'), key.replaceAll('-', '\u2011')];
  const spaced = [key.replaceAll('-', ' '), key.replaceAll('-', ' - '), key.replaceAll('-', '_')];
  return [...dashed, ...spaced, bare].flatMap((spelling) => [spelling, spelling.toLowerCase()]);
}

/** @returns whether the key can be read out of the text, whatever stands between its letters */
export function isReadable(key: string, text: string): boolean {
  const letters = text.toUpperCase().replaceAll(/%(?:25)*2D/g, '');
  return letters.replaceAll(/[^A-Z0-9]/g, '').includes(key.replaceAll('-', ''));
}
