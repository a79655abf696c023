import type { LicenceRecord } from '../licence.ts';
import { linesOf, withoutMarks } from './cleaning.ts';
import type { Line } from './cleaning.ts';
import { readConsole } from './console.ts';
import { maskKeys } from './masking.ts';
import { delimiterOf, recordOf, splitRow } from './rows.ts';
import { readCilx, readJson } from './structured.ts';

/** What a text said of machines, and what of it was not understood. */
export type Inventory = {
  readonly records: readonly LicenceRecord[];
  /** with every full product key masked */
  readonly notUnderstood: readonly Line[];
  /** full product keys that stood in it */
  readonly masked: number;
};

/**
 * Reads what somebody pasted or uploaded: output of slmgr and ospp in any language, the CIM export as CSV or JSON, a list of
 * VAMT, several of them in one. It never throws, takes time in proportion to the text, and full product keys are masked first.
 */
export function readInventory(brought: string): Inventory {
  const { text, count: masked } = maskKeys(withoutMarks(brought));
  const json = /^\s*[[{]/.test(text) ? readJson(text) : null;
  if (json) {
    const rest = json.left === 0 ? [] : [{ number: 1, text: text.slice(0, 200) }];
    return { records: json.records, notUnderstood: json.records.length === 0 ? rest : [], masked };
  }
  if (/^\s*<(?:\?xml|SoftwareLicensingData|Computers)/i.test(text)) {
    const records = readCilx(text);
    return { records, notUnderstood: records.length === 0 ? [{ number: 1, text: text.slice(0, 200) }] : [], masked };
  }
  return { ...readLines(linesOf(text)), masked };
}

/** Rows below the header of an export are read as such, until one does not fit; the rest as output of a console. */
function readLines(lines: readonly Line[]): Omit<Inventory, 'masked'> {
  const records: LicenceRecord[] = [];
  const notUnderstood: Line[] = [];
  let plain: Line[] = [];
  let table: { readonly delimiter: string; readonly names: readonly string[] } | null = null;

  const readPlain = () => {
    const read = readConsole(plain);
    for (const record of read.records) records.push(record);
    for (const line of read.notUnderstood) notUnderstood.push(line);
    plain = [];
  };

  for (const line of lines) {
    const delimiter = delimiterOf(line.text);
    if (delimiter !== null) {
      readPlain();
      table = { delimiter, names: (splitRow(line.text, delimiter) ?? []).map((name) => name.trim().toLowerCase()) };
      continue;
    }
    if (table && line.text.trim() === '') continue;
    const fields = table && line.text.includes(table.delimiter) ? splitRow(line.text, table.delimiter) : null;
    if (!table || (fields?.length !== table.names.length && !line.text.includes(table.delimiter))) {
      table = null;
      plain.push(line);
      continue;
    }
    const record =
      fields?.length === table.names.length
        ? recordOf(new Map(table.names.map((name, at) => [name, fields[at] ?? ''])))
        : null;
    if (record) records.push(record);
    else notUnderstood.push(line);
  }
  readPlain();
  return { records, notUnderstood };
}
