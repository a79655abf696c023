import type { Pieces } from '../../../kernel/pieces.ts';
import { LINES_AT_ONCE } from '../inventory/cleaning.ts';
import type { Line } from '../inventory/cleaning.ts';
import { cleaned } from '../inventory/masking.ts';
import { readInventory } from '../inventory/read.ts';
import { recordOf, splitRow } from '../inventory/rows.ts';
import { verdictOn } from '../inventory/verdict.ts';
import type { LicenceRecord } from '../licence.ts';
import { codeIn } from './errors.ts';

/** The columns of the file that roll-out.ps1 and roll-back.ps1 write; `minutesLeft` is that of a KMS client. */
export const RESULT_COLUMNS = [
  'machine',
  'product',
  'activationId',
  'partialKey',
  'channel',
  'status',
  'code',
  'capturedAt',
  'step',
  'minutesLeft',
] as const;

/** How far a script came with a product. `clean-up`: it has its MAK, but the old key of Office is still beside it. */
const STEPS = ['connect', 'check', 'install', 'activate', 'verify', 'clean-up'] as const;
export type ResultStep = (typeof STEPS)[number];

export type Result = {
  readonly machine: string;
  readonly product: string;
  readonly capturedAt: Date | null;
  /** null where the machine told nothing, because it was not reached */
  readonly record: LicenceRecord | null;
  /** such as `0xC004C020`; null where none was told */
  readonly code: string | null;
  /** null where no script of a kit wrote it */
  readonly step: ResultStep | null;
  /** `not-done`: it is on KMS as it was, or nothing was tried */
  readonly outcome: 'done' | 'not-done' | 'failed';
};

export type Results = {
  readonly results: readonly Result[];
  readonly notUnderstood: readonly Line[];
  readonly masked: number;
};

/**
 * Reads what came back from a wave: the file of results, and whatever an inventory may be as well, such as the files of
 * verify.ps1 and roll-out.cmd. It never throws; full product keys are masked first.
 */
export function* readResults(brought: string): Pieces<Results> {
  const { text, count: masked } = yield* cleaned(brought);
  const results: Result[] = [];
  const bad: Line[] = [];
  const rest: string[] = [];
  let table: Table | null = null;
  for (const [index, line] of text.split('\n').entries()) {
    if (index % LINES_AT_ONCE === 0) yield;
    const header = headerIn(line);
    const isRow = !header && table !== null && line.includes(table.delimiter);
    const result = table && isRow ? resultIn(line, table) : null;
    if (header) table = header;
    else if (!isRow && line.trim() !== '') table = null;
    if (result) results.push(result);
    else if (isRow) bad.push({ number: index + 1, text: line });
    // What is taken leaves its line empty, so that the numbers of the others stay.
    rest.push(header || isRow ? '' : line);
  }
  const inventory = yield* readInventory(rest.join('\n'));
  const told = inventory.records.map((record) => resultOf(record, record.reason, null));
  const notUnderstood = [...bad, ...inventory.notUnderstood].toSorted((left, right) => left.number - right.number);
  return { results: [...results, ...told], notUnderstood, masked };
}

type Table = { readonly delimiter: string; readonly names: readonly string[] };

function headerIn(line: string): Table | null {
  if (!/\bcapturedAt\b/i.test(line.slice(0, 400)) || !/\bstep\b/i.test(line.slice(0, 400))) return null;
  for (const delimiter of [',', ';', '\t']) {
    const names = (splitRow(line, delimiter) ?? []).map((name) => name.trim().toLowerCase());
    if (['machine', 'product', 'step'].every((name) => names.includes(name))) return { delimiter, names };
  }
  return null;
}

function resultIn(line: string, { delimiter, names }: Table): Result | null {
  const fields = splitRow(line, delimiter);
  if (fields?.length !== names.length) return null;
  const told = new Map(names.map((name, at) => [name, fields[at]?.trim() ?? '']));
  const field = (name: Lowercase<(typeof RESULT_COLUMNS)[number]>) => told.get(name) ?? '';
  const step = STEPS.find((each) => each === field('step').toLowerCase());
  const record = recordOf(
    new Map([
      ['machine', field('machine')],
      ['name', field('product')],
      ['id', field('activationid')],
      ['partialproductkey', field('partialkey')],
      ['productkeychannel', field('channel')],
      ['licensestatus', field('status')],
      ['licensestatusreason', field('code')],
      ['graceperiodremaining', field('minutesleft')],
      ['capturedat', field('capturedat')],
    ]),
  );
  return record && step && record.machine !== '' ? resultOf(record, codeIn(field('code')), step) : null;
}

function resultOf(record: LicenceRecord, code: string | null, step: ResultStep | null): Result {
  const { machine, product, capturedAt } = record;
  const isSeen = record.channel !== 'unknown' || record.status !== 'unknown';
  const outcome = outcomeOf(record, code, step);
  return { machine, product, capturedAt, record: isSeen ? record : null, code, step, outcome };
}

/** Up to here a machine is as it was before. */
const UNTOUCHED: ReadonlySet<ResultStep | null> = new Set(['check', null]);

function outcomeOf(record: LicenceRecord, code: string | null, step: ResultStep | null): Result['outcome'] {
  switch (verdictOn(record)) {
    case 'has-mak':
    case 'permanent':
    case 'subscription':
      return 'done';
    case 'mak-not-active':
    case 'move-now':
      return 'failed';
    case 'move':
      // It went back to KMS, or was never tried.
      return code === null && (step === 'verify' || UNTOUCHED.has(step)) ? 'not-done' : 'failed';
    case 'mak-unproven':
    case 'evaluation':
    case 'sql-server':
    case 'rds-cal':
    case 'kms-host':
    case 'unknown':
      return code === null && UNTOUCHED.has(step) ? 'not-done' : 'failed';
  }
}
