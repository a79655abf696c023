import type { Pieces } from '../../../kernel/pieces.ts';
import type { LicenceRecord } from '../licence.ts';
import { CONSOLE_WIDTH, LINES_AT_ONCE } from './cleaning.ts';
import type { Line } from './cleaning.ts';
import { recordOf } from './rows.ts';

/** `PartialProductKey       : T83GX`, as Format-List writes it: names of one word, in every language. */
const PROPERTY = /^\s{0,20}([A-Za-z][A-Za-z0-9_]{1,60})\s{0,60}:(?:\s(.*))?$/;
/** A long value goes on below where it began. */
const CONTINUED = /^\s{10,}\S/;
/** No label of slmgr or ospp in any language is one of these words. */
const TELLING =
  /^\s{0,20}(?:LicenseStatus|LicenseStatusReason|GracePeriodRemaining|PartialProductKey|ProductKeyChannel)\s{0,60}:/i;

type ReadLists = { readonly records: LicenceRecord[]; readonly notUnderstood: Line[]; readonly rest: Line[] };

/** Takes from the lines what Format-List wrote of SoftwareLicensingProduct; what is left keeps its place. */
export function* readLists(lines: readonly Line[]): Pieces<ReadLists> {
  const read: ReadLists = { records: [], notUnderstood: [], rest: [] };
  let run: Line[] = [];
  function* end() {
    if (run.some(({ text }) => TELLING.test(text))) yield* readRun(run, read);
    else for (const line of run) read.rest.push(line);
    run = [];
  }
  for (const [at, line] of lines.entries()) {
    if (at % LINES_AT_ONCE === 0) yield;
    const isFurther = line.text.trim() === '' || CONTINUED.test(line.text) || isBroken(run.at(-1));
    const isPart = PROPERTY.test(line.text) || (run.length > 0 && isFurther);
    if (isPart) run.push(line);
    else {
      yield* end();
      read.rest.push(line);
    }
  }
  yield* end();
  return read;
}

/** The width of the console broke it in the middle. */
const isBroken = (line: Line | undefined) => line?.text.length === CONSOLE_WIDTH;

/** A property that comes again begins the next product: empty lines between them may be lost, or be everywhere. */
function* readRun(run: readonly Line[], { records, notUnderstood }: ReadLists): Pieces<void> {
  let fields = new Map<string, string>();
  let first: Line | null = null;
  let last = '';
  const close = () => {
    const record = recordOf(fields);
    if (record) records.push(record);
    else if (first) notUnderstood.push(first);
    fields = new Map();
    first = null;
  };
  for (const [index, line] of run.entries()) {
    if (index % LINES_AT_ONCE === 0) yield;
    const [, name, value = ''] = PROPERTY.exec(line.text) ?? [];
    if (name === undefined) {
      const before = fields.get(last);
      const more = isBroken(run[index - 1]) ? line.text : line.text.trim();
      if (before !== undefined) fields.set(last, before + more);
      continue;
    }
    last = name.toLowerCase();
    if (fields.has(last)) close();
    first ??= line;
    fields.set(last, value.trimStart());
  }
  close();
}
