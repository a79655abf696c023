import type { Pieces } from '../../../kernel/pieces.ts';
/** A line as it was brought, with the number under which whoever brought it finds it. */
export type Line = { readonly number: number; readonly text: string };

/** So many lines are looked at before others may have the thread: a few milliseconds of the slowest reading there is. */
export const LINES_AT_ONCE = 100;

const INVISIBLE = /(?![\t\n\r])[\p{Cc}\u00AD\u200B-\u200F\u202A-\u202E\u2060\uFEFF]/gu;
/** Marks of a quotation in a mail or chat, which a console never writes at the beginning of a line. */
const QUOTATION = /^(?:[ \t]{0,8}[>|][ \t]{0,1}){1,8}/;
/** The width of a console, at which it breaks a line in the middle of a word. */
export const CONSOLE_WIDTH = 80;
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

/** The lines of a text without what quoting, and an indentation of all of them, put before them. */
export function* linesOf(text: string): Pieces<Line[]> {
  const lines: string[] = [];
  for (const [at, line] of text.split('\n').entries()) {
    if (at % LINES_AT_ONCE === 0) yield;
    lines.push(line.replace(QUOTATION, ''));
  }
  yield;
  const indent = lines.reduce(
    (least, line) => (line.trim() === '' ? least : Math.min(least, indentOf(line))),
    Infinity,
  );
  return lines.map((line, index) => {
    const told = line.slice(indent);
    // A blank at which a console broke the line belongs to it.
    return { number: index + 1, text: told.length === CONSOLE_WIDTH ? told : told.trimEnd() };
  });
}

const indentOf = (line: string) => line.length - line.trimStart().length;

/** @returns the lines, none of them longer than a console writes */
export function cut(lines: readonly Line[]): Line[] {
  return lines.map(({ number, text }) => ({ number, text: text.slice(0, LONGEST_LINE) }));
}

/** Puts together again what the width of a console broke. */
export function* joined(lines: readonly Line[]): Pieces<Line[]> {
  const whole: { number: number; text: string; wide: boolean }[] = [];
  for (const [at, { number, text }] of lines.entries()) {
    if (at % LINES_AT_ONCE === 0) yield;
    const last = whole.at(-1);
    if (last?.wide && text.trim() !== '' && !LABELLED.test(text)) {
      last.text = (last.text + text).slice(0, LONGEST_LINE);
      last.wide = text.length === CONSOLE_WIDTH;
    } else whole.push({ number, text, wide: text.length === CONSOLE_WIDTH });
  }
  return whole.map(({ number, text }) => ({ number, text }));
}
