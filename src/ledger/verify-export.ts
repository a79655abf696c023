import { hash as digest } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { z } from 'zod';
import { GENESIS } from './chain.ts';
import { isSignedBy, publicKeyFrom } from './checkpoint.ts';
import type { Checkpoint } from './checkpoint.ts';
import { endLine, HEADER, readCheckpointLine, readEntryLine } from './export-lines.ts';
import type { Framed } from './export-lines.ts';
import { linesOf } from './lines.ts';
import type { Line } from './lines.ts';

/** What is wrong with the first line that is. */
export type Fault =
  /** the first line is not that of an export */
  | 'not-an-export'
  | 'unparsable'
  /** the entry was altered: it has not the hash it says */
  | 'hash'
  /** it does not follow the entry before it, which was replaced */
  | 'previous-hash'
  /** one or more entries, or checkpoints, before it are missing */
  | 'gap'
  /** what should stand here comes later, or came before */
  | 'reordered'
  | 'bad-signature'
  /** signed by a key that the ledger never said was its own */
  | 'unknown-key'
  /** a checkpoint, of the export or kept outside, says another hash: the chain up to it was written anew */
  | 'checkpoint-differs'
  /** it ends before its last line, or before a checkpoint that was kept outside */
  | 'truncated'
  /** its last line counts otherwise */
  | 'totals';

export type ExportVerdict =
  | {
      readonly kind: 'intact';
      readonly entries: number;
      readonly head: string;
      readonly checkpoints: number;
      /** entries after the last checkpoint: no signature says that nothing after them was cut off */
      readonly unsigned: number;
      /** public keys, in the order of their first use */
      readonly keys: readonly string[];
    }
  /** @param line from 1; sequence is that of the entry, or of the one the checkpoint is about, where it can be told */
  | { readonly kind: 'broken'; readonly line: number; readonly sequence: number | null; readonly why: Fault };

const Statement = z.strictObject({
  number: z.int(),
  sequence: z.string().transform(Number),
  head: z.string(),
  at: z.string(),
  key: z.string(),
});

type Broken = { readonly why: Fault; readonly sequence: number | null };

/**
 * Reads an export from its first line to its last, without a database and without a secret.
 * @param kept checkpoints that were kept outside: with them it is found out where the export and its own were cut short together
 */
export async function verifyExport(
  pieces: AsyncIterable<Buffer>,
  kept: readonly Checkpoint[] = [],
): Promise<ExportVerdict> {
  const reader = createReader(kept);
  let number = 0;
  let broken: { readonly line: number; readonly found: Broken } | null = null;
  for await (const lines of linesOf(pieces)) {
    for (const line of lines) {
      if (broken) {
        // Whether an entry is missing or stands elsewhere is told by the rest.
        if (reader.isMissingHere(line)) return { kind: 'broken', line: broken.line, ...broken.found, why: 'reordered' };
        continue;
      }
      number += 1;
      const found = reader.read(line);
      if (found && found.why !== 'gap') return { kind: 'broken', line: number, ...found };
      if (found) broken = { line: number, found };
    }
  }
  if (broken) return { kind: 'broken', line: broken.line, ...broken.found };
  const verdict = reader.end();
  return 'why' in verdict ? { kind: 'broken', line: number + 1, ...verdict } : verdict;
}

/** The state between two lines. */
function createReader(kept: readonly Checkpoint[]) {
  const outside = new Map<number, readonly Checkpoint[]>();
  for (const each of kept) {
    const sequence = Number(each.sequence);
    outside.set(sequence, [...(outside.get(sequence) ?? []), each]);
  }
  const keys = new Map<string, KeyObject>();
  const recorded = new Set<string>();
  let missing = { kind: 'entry' as 'entry' | 'checkpoint', number: 0 };
  let [lines, sequence, head, checkpoints, signed, ended] = [0, 0, GENESIS, 0, 0, false];

  function read({ bytes, ended: whole }: Line): Broken | null {
    if (lines++ === 0)
      return bytes.equals(Buffer.from(HEADER)) && whole ? null : { why: 'not-an-export', sequence: null };
    if (!whole) return { why: 'truncated', sequence };
    if (ended) return { why: 'unparsable', sequence: null };
    const entry = readEntryLine(bytes);
    if (entry) return readEntry(entry);
    const checkpoint = readCheckpointLine(bytes);
    return checkpoint ? readCheckpoint(checkpoint) : readEnd(bytes);
  }

  function readEntry({ content, seal }: Framed): Broken | null {
    const place = readPlace(content);
    if (digest('sha256', content) !== seal) return { why: 'hash', sequence: place?.sequence ?? sequence + 1 };
    if (!place) return { why: 'unparsable', sequence: sequence + 1 };
    if (place.sequence !== sequence + 1) return outOfPlace('entry', place.sequence, sequence + 1, place.sequence);
    if (place.previousHash !== head) return { why: 'previous-hash', sequence: place.sequence };
    [sequence, head] = [place.sequence, seal];
    if (place.key !== undefined) recorded.add(place.key);
    const differs = outside.get(sequence)?.some((each) => each.head !== head);
    return differs ? { why: 'checkpoint-differs', sequence } : null;
  }

  function readCheckpoint({ content, seal }: Framed): Broken | null {
    const statement = parse(Statement, content);
    if (!statement) return { why: 'unparsable', sequence };
    const { key } = statement;
    const publicKey = keys.get(key) ?? publicKeyFrom(key);
    if (!publicKey || !isSignedBy(content.toString(), seal, publicKey))
      return { why: 'bad-signature', sequence: statement.sequence };
    const place = statement.sequence;
    if (statement.number !== checkpoints + 1) return outOfPlace('checkpoint', statement.number, checkpoints + 1, place);
    if (place !== sequence) return outOfPlace('entry', place, sequence + 1, place);
    if (statement.head !== head) return { why: 'checkpoint-differs', sequence };
    if (!recorded.has(key)) return { why: 'unknown-key', sequence };
    keys.set(key, publicKey);
    [checkpoints, signed] = [statement.number, sequence];
    return null;
  }

  function readEnd(bytes: Buffer): Broken | null {
    if (bytes.toString('latin1', 0, 7) !== '{"end":') return { why: 'unparsable', sequence: null };
    ended = true;
    const expected = endLine({ entries: BigInt(sequence), checkpoints, head });
    return bytes.equals(Buffer.from(expected)) ? null : { why: 'totals', sequence };
  }

  /** Whether it is too late here, or something before it is missing: then the rest is looked through for that. */
  function outOfPlace(kind: 'entry' | 'checkpoint', found: number, expected: number, about: number): Broken {
    missing = { kind, number: expected };
    return { why: found >= expected ? 'gap' : 'reordered', sequence: about };
  }

  return {
    read,

    /** After a gap: does what is missing come here? */
    isMissingHere({ bytes }: Line): boolean {
      const framed = missing.kind === 'entry' ? readEntryLine(bytes) : readCheckpointLine(bytes);
      if (!framed) return false;
      if (missing.kind === 'entry') return readPlace(framed.content)?.sequence === missing.number;
      return parse(Statement, framed.content)?.number === missing.number;
    },

    end(): Broken | Extract<ExportVerdict, { readonly kind: 'intact' }> {
      if (lines === 0) return { why: 'not-an-export', sequence: null };
      const cutOff = kept.some((each) => Number(each.sequence) > sequence);
      if (!ended || cutOff) return { why: 'truncated', sequence };
      const unsigned = sequence - signed;
      return { kind: 'intact', entries: sequence, head, checkpoints, unsigned, keys: [...keys.keys()] };
    },
  };
}

type Place = { readonly sequence: number; readonly previousHash: string; readonly key: string | undefined };

/** Read by hand: there are very many. @returns null where it is no entry; `key` is one that signs from then on */
function readPlace(content: Buffer): Place | null {
  try {
    const entry: unknown = JSON.parse(content.toString('utf8'));
    if (!isObject(entry) || typeof entry['sequence'] !== 'string' || typeof entry['previousHash'] !== 'string')
      return null;
    const { sequence, previousHash, action, details } = entry;
    const key = action === 'ledger.key' && isObject(details) ? details['key'] : undefined;
    return { sequence: Number(sequence), previousHash, key: typeof key === 'string' ? key : undefined };
  } catch {
    return null;
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

function parse<T>(schema: z.ZodType<T>, content: Buffer): T | null {
  try {
    return schema.parse(JSON.parse(content.toString('utf8')));
  } catch {
    return null;
  }
}
