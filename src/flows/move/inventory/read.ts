import type { Pieces } from '../../../kernel/pieces.ts';
import type { LicenceRecord } from '../licence.ts';
import { cut, joined, linesOf } from './cleaning.ts';
import type { Line } from './cleaning.ts';
import { readConsole } from './console.ts';
import { readJsonLines } from './json-lines.ts';
import { readLists } from './lists.ts';
import { cleaned } from './masking.ts';
import { readCilx } from './structured.ts';
import { readTables } from './tables.ts';

/** What a text said of machines, and what of it was not understood. */
export type Inventory = {
  readonly records: readonly LicenceRecord[];
  /** with every full product key masked */
  readonly notUnderstood: readonly Line[];
  /** full product keys that stood in it */
  readonly masked: number;
};

/**
 * Reads what somebody pasted or uploaded: output of slmgr and ospp in any language, the CIM export as CSV, JSON or list, a list of
 * VAMT, several of them in one. It never throws, takes time in proportion to the text, and full product keys are masked first.
 * @param capturedAt when it was captured, where the text does not say it: a date of `/xpr` is told in minutes from then
 */
export function* readInventory(brought: string, capturedAt: Date | null = null): Pieces<Inventory> {
  const { text, count: masked } = yield* cleaned(brought);
  if (/^\s*<(?:\?xml|SoftwareLicensingData|Computers)/i.test(text)) {
    const records = yield* readCilx(text);
    return { records, notUnderstood: records.length === 0 ? [{ number: 1, text: text.slice(0, 200) }] : [], masked };
  }
  const json = yield* readJsonLines(yield* linesOf(text));
  const tables = yield* readTables(cut(json.rest));
  const lists = yield* readLists(tables.rest);
  const plain = yield* readConsole(yield* joined(lists.rest), capturedAt);
  yield;
  const parts = [json, tables, lists, plain];
  return {
    records: parts.flatMap(({ records }) => records),
    notUnderstood: parts
      .flatMap(({ notUnderstood }) => notUnderstood)
      .toSorted((left, right) => left.number - right.number),
    masked,
  };
}
