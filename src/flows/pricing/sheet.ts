import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { pause } from '../../kernel/time.ts';
import { readHeader, readRow } from './rules-sheet.ts';
import type { BrokenRow, Columns, SheetRow } from './rules-sheet.ts';
import { NotUnzipped, unzipped } from './unzip.ts';

export type SheetProblem =
  'empty' | 'a-page' | 'no-columns' | 'no-csv' | 'broken-zip' | 'too-large' | 'unreadable' | 'too-many-rows';

/** The whole is no price sheet. `detail` names the missing columns, or the row at which it could not be read any further. */
export class NotASheet extends Error {
  readonly problem: SheetProblem;
  readonly detail: string | undefined;
  constructor(problem: SheetProblem, detail?: string) {
    super(`Not a price sheet: ${problem}`);
    this.problem = problem;
    this.detail = detail;
  }
}

export type SheetLimits = { readonly bytes: number; readonly rows: number; readonly rowBytes: number };

/** A sheet of software has some thousands of rows. */
export const SHEET_LIMITS: SheetLimits = { bytes: 64 * 1024 * 1024, rows: 50_000, rowBytes: 64 * 1024 };

/** So much is read at a stretch before others of this process have their turn. */
const PIECE = 64 * 1024;

export type ReadLine =
  { readonly kind: 'row'; readonly row: SheetRow } | { readonly kind: 'broken'; readonly broken: BrokenRow };

/**
 * Reads a price sheet while it arrives: CSV, or a zip with one in it; separated by commas, semicolons or tabs; with or without
 * a byte order mark.
 * @param market the one it is of; null where its column *Market* says
 * @throws NotASheet
 */
export async function* readSheet(
  bytes: AsyncIterable<Uint8Array>,
  market: string | null,
  limits: SheetLimits = SHEET_LIMITS,
): AsyncGenerator<ReadLine> {
  const { beginning, all } = await peek(bytes);
  if (beginning.length === 0) throw new NotASheet('empty');
  const zipped = beginning[0] === 0x50 && beginning[1] === 0x4b;
  const plain = zipped ? await peek(unzipped(all, limits.bytes)).catch(told) : { beginning, all };
  const text = Buffer.from(plain.beginning)
    .toString('utf8')
    .replace(/^\uFEFF/, '');
  if (text.trim() === '' && plain.beginning.length < PEEK_BYTES) throw new NotASheet('empty');
  if (/^\s*<(!doctype|html|\?xml)/i.test(text)) throw new NotASheet('a-page');

  const delimiter = delimiterIn(text);
  const facts = { market, decimalComma: delimiter !== ',' };
  let columns: Columns | undefined;
  for await (const line of linesOf(plain.all, delimiter, limits)) {
    if (columns === undefined) {
      const header = readHeader(line.kind === 'fields' ? line.fields : [], market !== null);
      if (header.kind === 'missing') throw new NotASheet('no-columns', header.names.join(', '));
      columns = header.columns;
    } else if (line.kind === 'unreadable') {
      yield { kind: 'broken', broken: { row: line.row, reason: 'quoting' } };
    } else {
      const row = readRow(line.fields, columns, facts);
      yield typeof row === 'string' ? { kind: 'broken', broken: { row: line.row, reason: row } } : { kind: 'row', row };
    }
  }
}

/** A quote that is not closed takes the rows after it for its text: they would be missing without a word. */
const SWALLOWS: ReadonlySet<string> = new Set(['CSV_QUOTE_NOT_CLOSED', 'CSV_MAX_RECORD_SIZE']);

type Line =
  | { readonly kind: 'fields'; readonly row: number; readonly fields: readonly string[] }
  | { readonly kind: 'unreadable'; readonly row: number };

async function* linesOf(
  bytes: AsyncIterable<Uint8Array>,
  delimiter: string,
  limits: SheetLimits,
): AsyncGenerator<Line> {
  let row = 0;
  let line = 0;
  let lostAt: number | undefined;
  // What is left out and what is read come by two ways: here they are put in the order of the sheet again.
  const lines: Line[] = [];
  const parser = parse({
    bom: true,
    delimiter,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: limits.rowBytes,
    on_record: (fields, { lines: at }) => {
      line = at;
      lines.push({ kind: 'fields', row: (row += 1), fields });
      return fields;
    },
    on_skip: (error) => {
      lines.push({ kind: 'unreadable', row: (row += 1) });
      const at = Number(error?.['lines'] ?? line + 1);
      if (error === undefined || SWALLOWS.has(error.code) || at > line + 1) lostAt ??= row;
      line = at;
    },
  });
  const source = Readable.from(within(bytes, limits.bytes));
  // `pipe` hands on no errors: without this a source that breaks off would be waited for.
  source.on('error', (error) => parser.destroy(error));
  try {
    for await (const _ of source.pipe(parser) as AsyncIterable<unknown>) {
      for (let next = lines.shift(); next; next = next.kind === 'fields' ? undefined : lines.shift()) yield next;
      if (row > limits.rows) throw new NotASheet('too-many-rows');
      if (lostAt !== undefined) break;
    }
    if (lostAt !== undefined) throw new NotASheet('unreadable', String(lostAt));
    yield* lines;
  } catch (error) {
    throw error instanceof CsvError ? new NotASheet('unreadable', String(row + 1)) : asNotASheet(error);
  } finally {
    source.destroy();
    parser.destroy();
  }
}

async function* within(bytes: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of bytes) {
    size += chunk.length;
    if (size > most) throw new NotASheet('too-large');
    for (let at = 0; at < chunk.length; at += PIECE) {
      yield chunk.subarray(at, at + PIECE);
      await pause(0);
    }
  }
}

/** Looks at the beginning, enough for a header, without losing it. */
async function peek(bytes: AsyncIterable<Uint8Array>) {
  const iterator = bytes[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let size = 0;
  for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
    first.push(next.value);
    size += next.value.length;
    if (size >= PEEK_BYTES) break;
  }
  async function* all(): AsyncGenerator<Uint8Array> {
    yield* first.splice(0);
    yield* { [Symbol.asyncIterator]: () => iterator };
  }
  return { beginning: Buffer.concat(first), all: all() };
}

const PEEK_BYTES = 4 * 1024;
const DELIMITERS = [',', ';', '\t'] as const;

/** @returns what separates the names of the columns most often */
function delimiterIn(text: string): string {
  const [header = ''] = text.split(/\r|\n/);
  const count = (delimiter: string) => header.split(delimiter).length;
  return DELIMITERS.toSorted((left, right) => count(right) - count(left))[0] ?? ',';
}

const TOLD = { 'no-csv': 'no-csv', broken: 'broken-zip', 'too-large': 'too-large' } as const;

function asNotASheet(error: unknown): unknown {
  return error instanceof NotUnzipped ? new NotASheet(TOLD[error.problem]) : error;
}

function told(error: unknown): never {
  throw asNotASheet(error);
}
