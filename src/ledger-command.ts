import { createReadStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { environment, readStorageSettings } from './config.ts';
import { openDatabase } from './database/database.ts';
import type { Database } from './database/database.ts';
import { DirectoryInUse } from './database/directory-lock.ts';
import { systemClock } from './kernel/time.ts';
import { readCheckpointFile } from './ledger/checkpoint-file.ts';
import { createCheckpoints } from './ledger/checkpoints.ts';
import { exportLedger } from './ledger/export.ts';
import { createLedger } from './ledger/ledger.ts';
import { verdictWords } from './ledger/verdict-words.ts';
import { verifyExport } from './ledger/verify-export.ts';
import { readKeyFile } from './secrets/key-file.ts';
import { parseKeyRing } from './secrets/key-ring.ts';
import { createSecrets } from './secrets/secrets.ts';

const USAGE = `Usage:
  npm run ledger -- export FILE                         writes the whole ledger, from the database of the desk
  npm run ledger -- verify FILE [--checkpoint KEPT]     says whether an export is intact; needs no database and no keys
                                                        KEPT: checkpoints kept outside, LEDGER_CHECKPOINT_FILE

verify ends with 0 where the export is intact, 1 where it is not, 2 where that could not be found out.
`;
const BROKEN = 1;
const NOT_DONE = 2;
const PIECE_BYTES = 1024 * 1024;

/** What somebody has to do before it can be done. */
class NotPossible extends Error {}

/** `npm run ledger`. */
export async function ledgerCommand(parameters: readonly string[]): Promise<void> {
  try {
    process.exitCode = await run(parameters);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? problemWords(error) : 'The command failed.'}\n`);
    process.exitCode = NOT_DONE;
  }
}

function run(parameters: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...parameters],
    allowPositionals: true,
    options: { checkpoint: { type: 'string' } },
  });
  const [what, path, ...more] = positionals;
  if (path === undefined || more.length > 0) throw new NotPossible(USAGE.trimEnd());
  if (what === 'export' && values.checkpoint === undefined) return exportTo(path);
  if (what === 'verify') return verify(path, values.checkpoint);
  throw new NotPossible(USAGE.trimEnd());
}

async function verify(path: string, keptAt: string | undefined): Promise<number> {
  const { kept, others } = keptAt === undefined ? { kept: [], others: 0 } : await readCheckpointFile(keptAt);
  if (keptAt !== undefined && kept.length === 0) throw new NotPossible(`There is no checkpoint in ${keptAt}.`);
  if (others > 0) process.stderr.write(`${keptAt ?? ''}: ${others} lines are no checkpoint and were passed over.\n`);
  const verdict = await verifyExport(createReadStream(path, { highWaterMark: PIECE_BYTES }), kept);
  process.stdout.write(`${verdictWords(verdict, kept)}\n`);
  return verdict.kind === 'intact' ? 0 : BROKEN;
}

/** Written aside and put in its place when it is whole. */
async function exportTo(path: string): Promise<number> {
  const read = readStorageSettings(environment);
  if ('problems' in read)
    throw new NotPossible(read.problems.map(({ name, advice }) => `${name}: ${advice}`).join('\n'));
  const { databaseUrl: url, dataDir, encryptionKeys } = read.storage;
  const database = await openDatabase({ url, dataDir, onIdleError: () => undefined });
  const aside = `${path}.part`;
  try {
    const signed = await signHead(database, encryptionKeys ?? (await readKeyFile(dataDir)));
    const file = await open(aside, 'w', 0o600);
    try {
      for await (const lines of exportLedger(database)) await file.appendFile(lines);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(aside, path);
    process.stdout.write(`The ledger is in ${path}. Check it with: npm run ledger -- verify ${path}\n`);
    if (!signed)
      process.stderr.write(
        'Its last entries are not signed: without ENCRYPTION_KEYS of the desk its key cannot be opened.\n',
      );
    return 0;
  } finally {
    await rm(aside, { force: true });
    await database.close();
  }
}

/** A checkpoint over the newest entry, where the keys of the desk are at hand. @returns whether the newest entry has one now */
async function signHead(database: Database, keys: string | undefined): Promise<boolean> {
  const ring = keys === undefined ? null : parseKeyRing(keys);
  if (ring?.kind !== 'key-ring') return (await database.read.ledgerEntry.findFirst()) === null;
  const clock = systemClock;
  const ledger = createLedger({ database, clock });
  const checkpoints = createCheckpoints({ database, ledger, secrets: createSecrets(ring), clock });
  await checkpoints.sign({ withKey: 'existing' });
  return (await checkpoints.standing()).since === 0;
}

function problemWords(error: Error): string {
  if (error instanceof DirectoryInUse)
    return (
      'CSP Desk is running, and its embedded database has one owner at a time. Stop it, export, and start it again. ' +
      'With PostgreSQL (DATABASE_URL) the ledger can be exported while it runs.'
    );
  return error.message;
}
