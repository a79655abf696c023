import type { Pieces } from '../../../kernel/pieces.ts';
import { redacted } from '../../../kernel/redaction.ts';
import { clamp } from '../../../kernel/text.ts';
import type { Captured } from '../fleet/merge.ts';
import type { LicenceRecord } from '../licence.ts';
import type { NamedText } from './files.ts';
import type { Outcome } from '../fleet/standing.ts';
import { readResults } from '../results/read.ts';
import type { Result } from '../results/read.ts';
import type { ImportKind } from '../rules-import.ts';
import { readInventory } from './read.ts';
import { kindOf } from './tokens.ts';

/** A line that was not understood, masked and cut, with the file and number under which whoever brought it finds it. */
export type LeftLine = { readonly file: string | null; readonly number: number; readonly text: string };

/** A record, and what came of moving its product where it is a result. */
export type GatheredRecord = LicenceRecord & { readonly outcome: Outcome | null; readonly isSeen: boolean };

export type Gathered = {
  readonly records: readonly GatheredRecord[];
  /** full product keys that stood in it */
  readonly masked: number;
  readonly linesLeft: number;
  /** the first of them */
  readonly left: readonly LeftLine[];
};

/** So many lines are kept to be looked at: who has more has brought something else. */
const MOST_LINES = 500;
const LINE_LENGTH = 200;

/** What several texts say together. */
export function* gather(texts: readonly NamedText[], kind: ImportKind): Pieces<Gathered> {
  const records: GatheredRecord[] = [];
  const left: LeftLine[] = [];
  let [masked, linesLeft] = [0, 0];
  for (const { file, machine, text } of texts) {
    const read = yield* kind === 'results' ? resultsIn(text) : inventoryIn(text);
    for (const record of read.records)
      records.push(record.machine === '' && machine !== null ? { ...record, machine } : record);
    masked += read.masked;
    linesLeft += read.notUnderstood.length;
    for (const line of read.notUnderstood.slice(0, MOST_LINES - left.length))
      left.push({ file, number: line.number, text: clamp(redacted(line.text.trim()), LINE_LENGTH) });
  }
  return { records, masked, linesLeft, left };
}

function* inventoryIn(text: string) {
  const { records, ...read } = yield* readInventory(text);
  yield;
  return { ...read, records: records.map((record) => ({ ...record, outcome: null, isSeen: true })) };
}

function* resultsIn(text: string) {
  const { results, ...read } = yield* readResults(text);
  yield;
  return { ...read, records: results.map(recordOfResult) };
}

/** What a script could not reach is named all the same: that it failed has to be known. */
function recordOfResult({ machine, product, capturedAt, record, code, outcome }: Result): GatheredRecord {
  const reason = outcome === 'failed' ? (code ?? record?.reason ?? null) : null;
  const isSeen = record !== null;
  const seen = record ?? { ...UNSEEN, machine, product, kind: kindOf(product), capturedAt };
  return { ...seen, reason, outcome, isSeen };
}

const UNSEEN = {
  activationId: null,
  channel: 'unknown',
  status: 'unknown',
  minutesLeft: null,
  partialKey: null,
  kmsHost: null,
} as const;

/** What whoever brought it says of it, where it does not say so itself. */
export type Said = { readonly machine: string | null; readonly capturedAt: Date | null };

/** @returns what has to be asked for before these records can be kept */
export function missingIn(records: readonly GatheredRecord[], { machine, capturedAt }: Said) {
  return {
    machine: machine === null && records.some((record) => record.machine === ''),
    captured: capturedAt === null && records.some((record) => record.capturedAt === null),
  };
}

/**
 * The records with what was said of them. A capture of the future is one of now: a clock that is wrong must give no machine
 * more time than it has.
 */
export function completed(records: readonly GatheredRecord[], said: Said, now: Date): Captured[] {
  return records.flatMap((record) => {
    const capturedAt = record.capturedAt ?? said.capturedAt;
    const machine = record.machine || said.machine;
    if (!capturedAt || !machine) return [];
    return [{ ...record, machine, capturedAt: capturedAt > now ? now : capturedAt }];
  });
}
