import type { Pieces } from '../../../kernel/pieces.ts';
import type { LicenceRecord } from '../licence.ts';
import type { Line } from './cleaning.ts';
import { LINES_AT_ONCE } from './cleaning.ts';
import { readJson } from './structured.ts';

/** Of a JSON text in a single line. */
const CHARACTERS_AT_ONCE = 65_536;

type ReadJsonLines = {
  readonly records: LicenceRecord[];
  readonly notUnderstood: Line[];
  readonly rest: readonly Line[];
};

/** How ConvertTo-Json begins; not the prompt `[PC-1]: PS C:\>`. */
const BEGINNING = /^\s*[[{]\s*(?:$|["[{])/;

/**
 * Takes every JSON text from the lines, also with a prompt before it, quoted, or broken at the width of the console: to JSON
 * line ends are nothing, and in the middle of a text there can be none.
 */
export function* readJsonLines(lines: readonly Line[]): Pieces<ReadJsonLines> {
  const read: ReadJsonLines & { readonly rest: Line[] } = { records: [], notUnderstood: [], rest: [] };
  let looksForMore = true;
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at];
    if (!line) break;
    if (at % LINES_AT_ONCE === 0) yield;
    const found = looksForMore && BEGINNING.test(line.text.slice(0, 200)) ? yield* jsonAt(lines, at) : null;
    if (!found) {
      // One that does not end would be looked through again from each of its lines.
      if (BEGINNING.test(line.text.slice(0, 200))) looksForMore = false;
      read.rest.push(line);
      continue;
    }
    const json = yield* readJson(found.text);
    if (json === null || json.records.length === 0) read.notUnderstood.push({ ...line, text: line.text.slice(0, 200) });
    for (const record of json?.records ?? []) read.records.push(record);
    at = found.next - 1;
  }
  return read;
}

function* jsonAt(lines: readonly Line[], at: number): Pieces<{ readonly text: string; readonly next: number } | null> {
  const pieces: string[] = [];
  let depth = 0;
  let isInText = false;
  for (let next = at; next < lines.length; next += 1) {
    const piece = lines[next]?.text ?? '';
    pieces.push(piece);
    if (next % LINES_AT_ONCE === 0) yield;
    for (let index = 0; index < piece.length; index += 1) {
      if (index > 0 && index % CHARACTERS_AT_ONCE === 0) yield;
      const character = piece[index];
      if (isInText && character === '\\') index += 1;
      else if (character === '"') isInText = !isInText;
      else if (isInText) continue;
      else if (character === '[' || character === '{') depth += 1;
      else if (character === ']' || character === '}') depth -= 1;
    }
    if (depth <= 0 && !isInText) return { text: pieces.join(''), next: next + 1 };
  }
  return null;
}
