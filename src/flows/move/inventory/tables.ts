import type { Pieces } from '../../../kernel/pieces.ts';
import type { LicenceRecord } from '../licence.ts';
import { CONSOLE_WIDTH, LINES_AT_ONCE } from './cleaning.ts';
import type { Line } from './cleaning.ts';
import { delimiterOf, recordOf, splitRow } from './rows.ts';

type ReadTables = { readonly records: LicenceRecord[]; readonly notUnderstood: Line[]; readonly rest: Line[] };
type Table = { readonly delimiter: string; readonly names: readonly string[] };

/** Into so many lines a console or a mail breaks one row at most. */
const MOST_PIECES = 24;

/**
 * Takes from the lines the rows below the header of an export, also where a console or a mail broke them; what does not look
 * like a row ends the table, and keeps its place.
 */
export function* readTables(lines: readonly Line[]): Pieces<ReadTables> {
  const read: ReadTables = { records: [], notUnderstood: [], rest: [] };
  let table: Table | null = null;
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at];
    if (!line) break;
    if (at % LINES_AT_ONCE === 0) yield;
    const header = headerAt(lines, at);
    if (header) {
      table = header.table;
      at = header.next - 1;
      continue;
    }
    if (table && line.text.trim() === '') continue;
    const row = table && line.text.includes(table.delimiter) ? rowAt(lines, at, table) : null;
    if (row) {
      const record = recordOf(row.fields);
      if (record) read.records.push(record);
      else read.notUnderstood.push(line);
      at = row.next - 1;
    } else if (table && line.text.includes(table.delimiter)) read.notUnderstood.push(line);
    else {
      table = null;
      read.rest.push(line);
    }
  }
  return read;
}

/** The header that begins at a line: its names are those of properties, wherever it was broken. */
function headerAt(lines: readonly Line[], at: number): { readonly table: Table; readonly next: number } | null {
  if (!/["']?[A-Za-z]\w*["']?\s?[,;\t]/.test(lines[at]?.text.slice(0, CONSOLE_WIDTH) ?? '')) return null;
  let text = '';
  let found: { readonly table: Table; readonly next: number } | null = null;
  for (let next = at; next < Math.min(at + MOST_PIECES, lines.length); next += 1) {
    const piece = lines[next]?.text ?? '';
    text += piece;
    const delimiter = delimiterOf(text);
    const names = delimiter === null ? [] : (splitRow(text, delimiter) ?? []).map((name) => name.trim().toLowerCase());
    if (delimiter !== null && names.length > 0 && names.every((name) => /^[a-z_][\w.# ]{0,80}$/.test(name)))
      found = { table: { delimiter, names }, next: next + 1 };
    if (piece.length !== CONSOLE_WIDTH) break;
  }
  return found;
}

/** The row that begins at a line: as many lines as make up its fields. @returns null where they make no row */
function rowAt(
  lines: readonly Line[],
  at: number,
  { delimiter, names }: Table,
): { readonly fields: ReadonlyMap<string, string>; readonly next: number } | null {
  let text = '';
  for (let next = at; next < Math.min(at + MOST_PIECES, lines.length); next += 1) {
    const piece = lines[next]?.text ?? '';
    text += piece;
    // The end of a last field without quotes, which would pass for whole.
    const after = lines[next + 1]?.text ?? '';
    if (piece.length === CONSOLE_WIDTH && !text.endsWith('"') && after !== '' && !after.includes(delimiter)) continue;
    const fields = splitRow(text, delimiter);
    if (fields && fields.length > names.length) return null;
    // Empty fields at its end are blanks, which nobody keeps.
    if (fields?.length === names.length || (fields && delimiter === '\t'))
      return { fields: new Map(names.map((name, index) => [name, fields[index] ?? ''])), next: next + 1 };
  }
  return null;
}
