import { environment, readStorageSettings } from '../config.ts';
import type { StorageSettings } from '../config.ts';
import { DiskFull } from '../database/disk.ts';
import { DirectoryInUse } from '../database/directory-lock.ts';
import { ExtensionRefused } from '../database/extensions.ts';
import { embeddedDirectory } from '../database/pools.ts';
import { redacted } from '../kernel/redaction.ts';
import { systemClock } from '../kernel/time.ts';
import { sealedColumns } from '../sealed-columns.ts';
import { keyFilePath, readKeyFile } from '../secrets/key-file.ts';
import { parseKeyRing } from '../secrets/key-ring.ts';
import { readBackup, writeBackup } from './file.ts';
import { BackupRefused } from './lines.ts';
import type { Line } from './lines.ts';
import { openSource, openTarget } from './places.ts';
import { restoreInto } from './restore.ts';
import { snapshot } from './snapshot.ts';

const REFUSED = 1;
const USAGE = 64;
const CONFIGURATION_ERROR = 78;

/** Which columns hold something sealed does not hang on the tenant; only opening them does. */
const SEALED = sealedColumns('');

/** `npm run backup -- FILE`: everything the desk keeps, in one file. */
export function backup(file: string | undefined): Promise<void> {
  return inWords('npm run backup -- FILE', file, async (storage, path) => {
    const source = await openSource(storage);
    try {
      const end = await writeBackup(path, snapshot({ pool: source.pool, sealed: SEALED, clock: systemClock }));
      const rows = Object.values(end.counts).reduce((sum, count) => sum + count, 0);
      say(`${path} has ${rows} rows; the ledger is whole, ${end.ledger.entries} entries to ${end.ledger.head}.`);
      say(`Its secrets are sealed with ${whereKeysAre(storage)}, which is not in it: keep that too, in another place.`);
    } finally {
      await source.close();
    }
  });
}

/** `npm run restore -- FILE`: a backup, from either database, into an empty one. */
export function restore(file: string | undefined): Promise<void> {
  return inWords('npm run restore -- FILE', file, (storage, path) => bringInto(storage, readBackup(path), 'backup'));
}

/** `npm run move-to-postgres`: the embedded database of DATA_DIR into the empty PostgreSQL of DATABASE_URL. */
export function moveToPostgres(): Promise<void> {
  return inWords('npm run move-to-postgres', '', async (storage) => {
    if (!storage.databaseUrl)
      throw new BackupRefused('DATABASE_URL is missing: set it to the empty PostgreSQL database to move to.');
    const source = await openSource({ ...storage, databaseUrl: undefined });
    try {
      await bringInto(storage, snapshot({ pool: source.pool, sealed: SEALED, clock: systemClock }), 'stopped-desk');
      say(`${embeddedDirectory(storage.dataDir)} is as it was: start with DATABASE_URL from now on, and remove it.`);
    } finally {
      await source.close();
    }
  });
}

async function bringInto(
  storage: StorageSettings,
  lines: AsyncIterable<Line>,
  from: 'backup' | 'stopped-desk',
): Promise<void> {
  const target = await openTarget(storage);
  try {
    const { header, rows, entries } = await restoreInto(target.pool, lines, { clock: systemClock, from });
    await target.keep();
    say(`${rows} rows of ${header.madeAt} are there, counted by table; the ledger is whole, ${entries} entries.`);
    const missing = await missingKeys(storage, header.keyIds);
    if (missing.length > 0)
      say(
        `What is sealed with the ${missing.length > 1 ? 'keys' : 'key'} ${missing.join(', ')} cannot be opened with ${whereKeysAre(storage)}: bring what belonged to the backup before you start.`,
      );
  } finally {
    await target.close();
  }
}

async function missingKeys(storage: StorageSettings, used: readonly string[]): Promise<readonly string[]> {
  const text = storage.encryptionKeys ?? (await readKeyFile(storage.dataDir));
  const ring = text === undefined ? null : parseKeyRing(text);
  return used.filter((id) => ring?.kind !== 'key-ring' || !ring.keys.has(id));
}

function whereKeysAre({ encryptionKeys, dataDir }: StorageSettings): string {
  return encryptionKeys === undefined ? keyFilePath(dataDir) : 'ENCRYPTION_KEYS';
}

async function inWords(
  usage: string,
  argument: string | undefined,
  work: (storage: StorageSettings, argument: string) => Promise<void>,
): Promise<void> {
  const fail = (code: number, words: string) => {
    process.stderr.write(`${words}\n`);
    process.exitCode = code;
  };
  if (argument === undefined) return fail(USAGE, `Usage: ${usage}`);
  const read = readStorageSettings(environment);
  if ('problems' in read)
    return fail(CONFIGURATION_ERROR, read.problems.map(({ name, advice }) => `${name}: ${advice}`).join('\n'));
  try {
    await work(read.storage, argument);
  } catch (error) {
    if (error instanceof DirectoryInUse || error instanceof DiskFull || error instanceof BackupRefused)
      return fail(REFUSED, error.message);
    if (error instanceof ExtensionRefused) return fail(CONFIGURATION_ERROR, `DATABASE_URL: ${error.message}`);
    fail(REFUSED, error instanceof Error ? redacted(`${error.name}: ${error.message}`) : 'failed');
  }
}

function say(words: string): void {
  process.stdout.write(`${words}\n`);
}
