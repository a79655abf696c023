import { NotATable, openTable, TABLE_LIMITS } from './table.ts';
import type { TableLimits } from './table.ts';

export type Header<Columns> =
  | { readonly kind: 'columns'; readonly columns: Columns }
  | { readonly kind: 'missing'; readonly names: readonly string[] };

/** A line below the header: what it was read as, or that its quotes are broken. `row` counts as a spreadsheet does. */
export type Read<Row> = { readonly row: number; readonly read: Row | 'quoting' };

type Reading<Columns, Row> = {
  readonly header: (names: readonly string[]) => Header<Columns>;
  /** @param decimalComma a comma stands for the decimal point */
  readonly row: (row: number, fields: readonly string[], columns: Columns, decimalComma: boolean) => Row;
  readonly limits?: TableLimits | undefined;
};

/**
 * Reads the rows of a table below the header that says which columns they have, while it arrives or whole.
 * @throws NotATable
 */
export async function* readRows<Columns, Row>(
  bytes: AsyncIterable<Uint8Array> | Uint8Array,
  { header, row, limits = TABLE_LIMITS }: Reading<Columns, Row>,
): AsyncGenerator<Read<Row>> {
  const { decimalComma, lines } = await openTable(bytes instanceof Uint8Array ? whole(bytes) : bytes, limits);
  let columns: Columns | undefined;
  for await (const line of lines) {
    if (columns === undefined) {
      const found = header(line.kind === 'fields' ? line.fields : []);
      if (found.kind === 'missing') throw new NotATable('no-columns', found.names.join(', '));
      columns = found.columns;
    } else {
      const read = line.kind === 'fields' ? row(line.row, line.fields, columns, decimalComma) : 'quoting';
      yield { row: line.row, read };
    }
  }
}

async function* whole(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
