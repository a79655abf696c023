import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { z } from 'zod';
import { isSignedBy, publicKeyFrom } from './checkpoint.ts';
import type { Checkpoint } from './checkpoint.ts';
import type { Checkpoints } from './checkpoints.ts';
import { checkpointLine, readCheckpointLine } from './export-lines.ts';
import { linesOf } from './lines.ts';

const PAGE = 500;
/** More than one line is long: what is at the end of the file tells how far it goes. */
const TAIL_BYTES = 64 * 1024;

const Statement = z.strictObject({
  number: z.int(),
  sequence: z
    .string()
    .regex(/^\d{1,18}$/)
    .transform(BigInt),
  head: z.string(),
  at: z.string().transform((text) => new Date(text)),
  key: z.string(),
});

/** @returns the checkpoint of a line, whose signature holds; null where it is none */
export function readCheckpoint(line: Buffer): Checkpoint | null {
  const framed = readCheckpointLine(line);
  if (!framed) return null;
  try {
    const content = framed.content.toString('utf8');
    const statement = Statement.parse(JSON.parse(content));
    const key = publicKeyFrom(statement.key);
    return key && isSignedBy(content, framed.seal, key) ? { ...statement, signature: framed.seal } : null;
  } catch {
    return null;
  }
}

/** @returns the checkpoints of a file, and how many of its lines are none: half a line that a crash left, or what somebody changed */
export async function readCheckpointFile(
  path: string,
): Promise<{ readonly kept: Checkpoint[]; readonly others: number }> {
  const kept: Checkpoint[] = [];
  let others = 0;
  for await (const lines of linesOf(createReadStream(path)))
    for (const { bytes } of lines) {
      const checkpoint = readCheckpoint(bytes);
      if (checkpoint) kept.push(checkpoint);
      else if (bytes.length > 0) others += 1;
    }
  return { kept, others };
}

/**
 * Appends to the file what it lacks: a copy of the checkpoints where whoever can change the database cannot change it. What the
 * file holds says how far it goes, so that a crash loses nothing and writes nothing twice.
 * @throws where it cannot be written to
 */
export async function appendCheckpoints(path: string, checkpoints: Pick<Checkpoints, 'after'>): Promise<void> {
  // Opened for appending: a file that nothing else may be done to (chattr +a) is good enough.
  const file = await open(path, 'a+', 0o600);
  try {
    const { size } = await file.stat();
    const from = Math.max(0, size - TAIL_BYTES);
    const { buffer } = await file.read(Buffer.alloc(size - from), 0, size - from, from);
    const lines = buffer.toString('latin1').split('\n').reverse();
    let last = await newestShared(lines, checkpoints);
    // A line that a crash cut off is ended, and written again below.
    if (size > 0 && buffer.at(-1) !== 0x0a) await file.appendFile('\n');
    for (;;) {
      const page = await checkpoints.after(last, PAGE);
      const newest = page.at(-1);
      if (!newest) return;
      await file.appendFile(page.map((each) => `${checkpointLine(each)}\n`).join(''));
      await file.sync();
      last = newest.number;
    }
  } finally {
    await file.close();
  }
}

/** @returns how far file and database agree: after a restore the file goes on where the restored database does */
async function newestShared(newestFirst: readonly string[], { after }: Pick<Checkpoints, 'after'>): Promise<number> {
  for (const line of newestFirst) {
    const written = readCheckpoint(Buffer.from(line, 'latin1'));
    if (!written) continue;
    const [kept] = await after(written.number - 1, 1);
    if (kept?.signature === written.signature) return written.number;
  }
  return 0;
}
