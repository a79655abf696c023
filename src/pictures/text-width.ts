/** Widths of letters in IBM Plex Sans, in ems, rounded up by group. */
const GROUPS: readonly (readonly [letters: string, width: number])[] = [
  [" 'ijl,.;:!|", 0.29],
  ['(){}[]/\\frt-I', 0.4],
  ['csvzxykagJLe?"*', 0.54],
  ['GAHNODQURBCK&#', 0.7],
  ['mwMW@%', 0.9],
];
const USUAL = 0.61;
const WIDTHS = new Map(GROUPS.flatMap(([letters, width]) => Array.from(letters, (letter) => [letter, width] as const)));

/** @returns about how wide a text is drawn, in the unit of the font size; rather too wide than too narrow */
export function widthOf(text: string, fontSize: number): number {
  let ems = 0;
  for (const letter of text) ems += WIDTHS.get(letter) ?? USUAL;
  return Math.ceil(ems * fontSize);
}

/** @returns the text, with its end taken off where it is wider than that */
export function fitted(text: string, fontSize: number, width: number): string {
  if (widthOf(text, fontSize) <= width) return text;
  const letters = Array.from(text);
  while (letters.length > 1 && widthOf(`${letters.join('')}…`, fontSize) > width) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}
