import { NotATable, openTable, TABLE_LIMITS } from '../../spreadsheets/table.ts';
import type { TableLimits } from '../../spreadsheets/table.ts';
import { readHeader, readRow } from './rules-sheet.ts';
import type { BrokenRow, Columns, SheetRow } from './rules-sheet.ts';

export type ReadLine =
  | { readonly kind: 'row'; readonly row: SheetRow }
  | { readonly kind: 'broken'; readonly broken: BrokenRow };

/**
 * Reads a price sheet while it arrives, as a file of any of the forms that `openTable` knows.
 * @param market the one it is of; null where its column *Market* says
 * @throws NotATable
 */
export async function* readSheet(
  bytes: AsyncIterable<Uint8Array>,
  market: string | null,
  limits: TableLimits = TABLE_LIMITS,
): AsyncGenerator<ReadLine> {
  const { decimalComma, lines } = await openTable(bytes, limits);
  let columns: Columns | undefined;
  for await (const line of lines) {
    if (columns === undefined) {
      const header = readHeader(line.kind === 'fields' ? line.fields : [], market !== null);
      if (header.kind === 'missing') throw new NotATable('no-columns', header.names.join(', '));
      columns = header.columns;
    } else if (line.kind === 'unreadable') {
      yield { kind: 'broken', broken: { row: line.row, reason: 'quoting' } };
    } else {
      const row = readRow(line.fields, columns, { market, decimalComma });
      yield typeof row === 'string' ? { kind: 'broken', broken: { row: line.row, reason: row } } : { kind: 'row', row };
    }
  }
}
