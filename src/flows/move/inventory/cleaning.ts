/** A line as it was brought, with the number under which whoever brought it finds it. */
export type Line = { readonly number: number; readonly text: string };

const INVISIBLE = /(?![\t\n\r])[\p{Cc}\u00AD\u200B-\u200F\u202A-\u202E\u2060\uFEFF]/gu;
/** Marks of a quotation in a mail or chat, which a console never writes at the beginning of a line. */
const QUOTATION = /^(?:[ \t]{0,8}[>|][ \t]{0,1}){1,8}/;
/** The width of a console, at which it breaks a line in the middle of a word. */
const CONSOLE_WIDTH = 80;
/** More than a console writes: cut, so that no line costs more than its share. */
const LONGEST_LINE = 4_000;
const LABELLED = /^\s{0,40}[\p{L}][\p{L}\p{M}\d ()'’./-]{1,60}\s?:(?:\s|$)/u;

/** Marks and characters that draw nothing are taken away. Call it before keys are looked for. */
export function withoutMarks(text: string): string {
  return text
    .toWellFormed()
    .replace(INVISIBLE, '')
    .replace(/\u00A0/g, ' ')
    .replace(/\u2028|\u2029|\r\n?/g, '\n');
}

/** The lines of a text without what quoting put before them; what the width of a console broke is put together again. */
export function linesOf(text: string): Line[] {
  const lines: { number: number; text: string; wide: boolean }[] = [];
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.slice(0, LONGEST_LINE).replace(QUOTATION, '').trimEnd();
    const last = lines.at(-1);
    if (last?.wide && line.trim() !== '' && !LABELLED.test(line)) {
      last.text = (last.text + line).slice(0, LONGEST_LINE);
      last.wide = line.length === CONSOLE_WIDTH;
    } else lines.push({ number: index + 1, text: line, wide: line.length === CONSOLE_WIDTH });
  }
  return lines.map(({ number, text: joined }) => ({ number, text: joined }));
}
