import { readRows } from '../../spreadsheets/rows.ts';
import type { TableLimits } from '../../spreadsheets/table.ts';
import { readHeader, readRow } from './rules-sheet.ts';
import type { BrokenRow, SheetRow } from './rules-sheet.ts';

export type ReadLine =
  | { readonly kind: 'row'; readonly row: SheetRow }
  | { readonly kind: 'broken'; readonly broken: BrokenRow };

/**
 * Reads a price sheet while it arrives or whole, as a file of any of the forms that `openTable` knows.
 * @param market the one it is of; null where its column *Market* says
 * @throws NotATable
 */
export async function* readSheet(
  bytes: AsyncIterable<Uint8Array> | Uint8Array,
  market: string | null,
  limits?: TableLimits,
): AsyncGenerator<ReadLine> {
  const rows = readRows(bytes, {
    header: (names) => readHeader(names, market !== null),
    row: (_, fields, columns, decimalComma) => readRow(fields, columns, { market, decimalComma }),
    limits,
  });
  for await (const { row, read } of rows)
    yield typeof read === 'string' ? { kind: 'broken', broken: { row, reason: read } } : { kind: 'row', row: read };
}
