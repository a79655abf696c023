import { GENESIS, hashOf } from '../../src/ledger/chain.ts';
import type { ChainedEntry } from '../../src/ledger/chain.ts';
import { signCheckpoint, signingKeyFrom } from '../../src/ledger/checkpoint.ts';
import type { Checkpoint } from '../../src/ledger/checkpoint.ts';
import { checkpointLine, endLine, entryLine, HEADER } from '../../src/ledger/export-lines.ts';

export type MadeExport = {
  /** without their ends */
  readonly lines: readonly string[];
  readonly checkpoints: readonly Checkpoint[];
};

const START = Date.UTC(2026, 0, 5, 9);
const ACTORS = ['0b8f5a0e-9a0b-4a43-8a3f-0f0000000001', '0b8f5a0e-9a0b-4a43-8a3f-0f0000000002', 'desk', 'customer'];
const customer = (n: number) => `7b1f62c5-1c2d-4e3f-9a0b-${String(n % 50).padStart(12, '0')}`;

/** An export such as a desk makes, of so many entries, the last of them signed as well. @param secret what the key is made from */
export function makeExport(entries: number, everySigned: number, secret = 7): MadeExport {
  const key = signingKeyFrom(Buffer.alloc(32, secret));
  const lines = [HEADER];
  const checkpoints: Checkpoint[] = [];
  let head = GENESIS;
  for (let n = 1; n <= entries; n++) {
    const entry = entryAt(n, head, n === 1 ? key.publicKey : undefined);
    head = entry.hash;
    lines.push(entryLine(entry));
    if (n % everySigned !== 0 && n !== entries) continue;
    const unsigned = { number: checkpoints.length + 1, sequence: BigInt(n), head, at: entry.at };
    const checkpoint = signCheckpoint(unsigned, key);
    checkpoints.push(checkpoint);
    lines.push(checkpointLine(checkpoint));
  }
  lines.push(endLine({ entries: BigInt(entries), checkpoints: checkpoints.length, head }));
  return { lines, checkpoints };
}

function entryAt(n: number, previousHash: string, key: string | undefined): ChainedEntry {
  const bought = {
    request: `2c1d4a5e-0000-4000-8000-${String(n).padStart(12, '0')}`,
    software: 'Windows Server 2022 Standard – 16 Core License Pack',
    reason: `INC-${n}, “naïve”`,
    line: n % 5,
  };
  const entry = {
    sequence: BigInt(n),
    at: new Date(START + n * 1_000),
    actor: ACTORS[n % ACTORS.length] ?? 'desk',
    action: key ? 'ledger.key' : 'key.reveal',
    outcome: key ? 'made' : 'shown',
    subject: `order:4f6f7265-${String(n).padStart(6, '0')}`,
    customerId: n % 7 === 0 ? null : customer(n),
    details: key ? { key } : bought,
    previousHash,
  };
  return { ...entry, hash: hashOf(entry) };
}

export const textOf = (lines: readonly string[]) => Buffer.from(lines.map((line) => `${line}\n`).join(''));

/** In pieces that do not end where lines do. */
export async function* piecesOf(text: Buffer, size = 64 * 1024): AsyncGenerator<Buffer> {
  for (let from = 0; from < text.length; from += size) yield text.subarray(from, from + size);
}
