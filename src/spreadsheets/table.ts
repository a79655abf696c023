import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { pause } from '../kernel/time.ts';
import { NotUnzipped, unzipped } from './unzip.ts';

/** `no-columns` is for whoever reads the table to say: only they know which they need. */
export type TableProblem =
  | 'empty'
  | 'a-page'
  | 'no-columns'
  | 'no-csv'
  | 'broken-zip'
  | 'too-large'
  | 'unreadable'
  | 'too-many-rows';

/** The whole is of no use. `detail` names the missing columns, or the row at which it could not be read any further. */
export class NotATable extends Error {
  readonly problem: TableProblem;
  readonly detail: string | undefined;
  constructor(problem: TableProblem, detail?: string) {
    super(`Not a table: ${problem}`);
    this.problem = problem;
    this.detail = detail;
  }
}

export type TableLimits = { readonly bytes: number; readonly rows: number; readonly rowBytes: number };

export const TABLE_LIMITS: TableLimits = { bytes: 64 * 1024 * 1024, rows: 50_000, rowBytes: 64 * 1024 };

/** A row as it stands; `unreadable` where its quotes are broken. `row` counts as a spreadsheet does: the header is row 1. */
export type TableLine =
  | { readonly kind: 'fields'; readonly row: number; readonly fields: readonly string[] }
  | { readonly kind: 'unreadable'; readonly row: number };

export type Table = {
  /** a comma stands for the decimal point, as spreadsheets write where they separate by semicolons */
  readonly decimalComma: boolean;
  /** the header first */
  readonly lines: AsyncIterable<TableLine>;
};

/** So much is read at a stretch before others of this process have their turn. */
const PIECE = 64 * 1024;

/**
 * Reads a table while it arrives: CSV, or a zip with one in it; separated by commas, semicolons or tabs; with or without a
 * byte order mark.
 * @throws NotATable here, and while its lines are read
 */
export async function openTable(bytes: AsyncIterable<Uint8Array>, limits = TABLE_LIMITS): Promise<Table> {
  const { beginning, all } = await peek(bytes);
  if (beginning.length === 0) throw new NotATable('empty');
  const zipped = beginning[0] === 0x50 && beginning[1] === 0x4b;
  const plain = zipped ? await peek(unzipped(all, limits.bytes)).catch(told) : { beginning, all };
  const text = Buffer.from(plain.beginning)
    .toString('utf8')
    .replace(/^\uFEFF/, '');
  if (text.trim() === '' && plain.beginning.length < PEEK_BYTES) throw new NotATable('empty');
  if (/^\s*<(!doctype|html|\?xml)/i.test(text)) throw new NotATable('a-page');
  const delimiter = delimiterIn(text);
  return { decimalComma: delimiter !== ',', lines: linesOf(plain.all, delimiter, limits) };
}

/** A quote that is not closed takes the rows after it for its text: they would be missing without a word. */
const SWALLOWS: ReadonlySet<string> = new Set(['CSV_QUOTE_NOT_CLOSED', 'CSV_MAX_RECORD_SIZE']);

async function* linesOf(
  bytes: AsyncIterable<Uint8Array>,
  delimiter: string,
  limits: TableLimits,
): AsyncGenerator<TableLine> {
  let row = 0;
  let line = 0;
  let lostAt: number | undefined;
  // What is left out and what is read come by two ways: here they are put in the order of the sheet again.
  const lines: TableLine[] = [];
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
      if (row > limits.rows) throw new NotATable('too-many-rows');
      if (lostAt !== undefined) break;
    }
    if (lostAt !== undefined) throw new NotATable('unreadable', String(lostAt));
    yield* lines;
  } catch (error) {
    throw error instanceof CsvError ? new NotATable('unreadable', String(row + 1)) : asNotATable(error);
  } finally {
    source.destroy();
    parser.destroy();
  }
}

async function* within(bytes: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of bytes) {
    size += chunk.length;
    if (size > most) throw new NotATable('too-large');
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

function asNotATable(error: unknown): unknown {
  return error instanceof NotUnzipped ? new NotATable(TOLD[error.problem]) : error;
}

function told(error: unknown): never {
  throw asNotATable(error);
}
