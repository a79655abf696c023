import { canonicalEntry } from './chain.ts';
import type { ChainedEntry } from './chain.ts';
import { canonicalCheckpoint } from './checkpoint.ts';
import type { Checkpoint } from './checkpoint.ts';

/**
 * An export is lines of JSON: this one; the entries, each checkpoint after the entry it was made over; and `endLine`. Every
 * byte of it is either hashed, signed, or fixed, so that not one can be changed.
 */
export const HEADER = '{"ledger":"csp-desk","version":1}';

/** The entry stands in it as it was hashed, so that whoever verifies need not write it anew. */
export const entryLine = (entry: ChainedEntry) => `{"entry":${canonicalEntry(entry)},"hash":"${entry.hash}"}`;

export const checkpointLine = (checkpoint: Checkpoint) =>
  `{"checkpoint":${canonicalCheckpoint(checkpoint)},"signature":"${checkpoint.signature}"}`;

/** Without it an export that was cut short would look like a shorter one. */
export const endLine = (totals: { readonly entries: bigint; readonly checkpoints: number; readonly head: string }) =>
  `{"end":{"checkpoints":${totals.checkpoints},"entries":${totals.entries},"head":"${totals.head}"}}`;

/** Something that stands on a line between a beginning and an end that are always the same, apart from hex digits. */
export type Framed = { readonly content: Buffer; readonly seal: string };

type Frame = { readonly begins: string; readonly middle: string; readonly digits: number };
const ENTRY: Frame = { begins: '{"entry":', middle: ',"hash":"', digits: 64 };
const CHECKPOINT: Frame = { begins: '{"checkpoint":', middle: ',"signature":"', digits: 128 };
const ENDS = '"}';
const HEX = /^[0-9a-f]+$/;

export const readEntryLine = (line: Buffer) => readFramed(line, ENTRY);
export const readCheckpointLine = (line: Buffer) => readFramed(line, CHECKPOINT);

function readFramed(line: Buffer, { begins, middle, digits }: Frame): Framed | null {
  const sealAt = line.length - ENDS.length - digits;
  const contentEnds = sealAt - middle.length;
  if (contentEnds < begins.length) return null;
  if (line.toString('latin1', 0, begins.length) !== begins || line.toString('latin1', contentEnds, sealAt) !== middle)
    return null;
  const seal = line.toString('latin1', sealAt, line.length - ENDS.length);
  if (line.toString('latin1', line.length - ENDS.length) !== ENDS || !HEX.test(seal)) return null;
  return { content: line.subarray(begins.length, contentEnds), seal };
}
