import { stringify } from 'csv-stringify/sync';
import { deedWords } from '../../i18n/deeds.ts';
import type { Translator } from '../../i18n/translator.ts';
import { doerWords } from './views-doer.ts';
import type { ListedEntry } from './service.ts';

/** So that a spreadsheet reads the letters right. */
const BYTE_ORDER_MARK = '\uFEFF';

const COLUMNS = [
  'sequence',
  'at',
  'person',
  'actor',
  'said',
  'action',
  'outcome',
  'customer',
  'customerId',
  'subject',
  'details',
] as const;

function cellsOf(t: Translator, entry: ListedEntry): Record<(typeof COLUMNS)[number], string> {
  const { sequence, at, actor, action, outcome, customerId, customerName, subject, details, by } = entry;
  return {
    ...{ sequence: String(sequence), at: at.toISOString(), person: doerWords(t, by), actor },
    ...{ said: deedWords(t, entry), action, outcome },
    ...{ customer: customerName ?? '', customerId: customerId ?? '', subject, details: JSON.stringify(details) },
  };
}

/** A table (CSV, RFC 4180), headings and sentences in the reader's language, instants in UTC. What begins like a formula is text. */
export function entriesTable(t: Translator, entries: readonly ListedEntry[]): string {
  const headings = COLUMNS.map((column) => t(`audit.export.column.${column}`));
  const rows = entries.map((entry) => Object.values(cellsOf(t, entry)));
  return BYTE_ORDER_MARK + stringify([headings, ...rows], { escape_formulas: true, record_delimiter: 'windows' });
}

/** One object a line, for programs. */
export function entriesLines(t: Translator, entries: readonly ListedEntry[]): string {
  return entries.map((entry) => `${JSON.stringify({ ...cellsOf(t, entry), details: entry.details })}\n`).join('');
}
