import { stringify } from 'csv-stringify/sync';

/** So that a spreadsheet reads the letters right. */
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Rows as a table for a spreadsheet (CSV, RFC 4180). What begins like a formula is made text, because a spreadsheet would
 * compute it.
 */
export function csvTable(rows: readonly (readonly (string | number)[])[]): string {
  return BYTE_ORDER_MARK + stringify([...rows], { escape_formulas: true, record_delimiter: 'windows' });
}
