import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openSource, openTarget } from '../../src/backup/places.ts';
import { databaseOver } from '../../src/database/database.ts';
import { openPGlite } from '../../src/database/pglite.ts';
import { openEmbeddedPool, poolOver } from '../../src/database/pools.ts';
import { createServerDatabase } from '../support/database.ts';
import { prepareDatabase } from '../support/prepared-database.ts';
import { systemClock } from '../../src/kernel/time.ts';
import { createLedger } from '../../src/ledger/ledger.ts';

const server = inject('databaseUrl');
let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'csp-desk-backup-'));
});
afterAll(() => rm(directory, { recursive: true }));

/** As `npm run` does; without an encryption key in the environment, as with the local stand-ins. */
async function run(command: string, argument: string, env: Readonly<Record<string, string>>) {
  const options = { env: { PATH: process.env['PATH'], ...env } };
  try {
    const { stdout, stderr } = await promisify(execFile)(
      process.execPath,
      ['bin/csp-desk.js', command, argument],
      options,
    );
    return { code: 0, stdout, stderr };
  } catch (error) {
    return error as { readonly code: number; readonly stdout: string; readonly stderr: string };
  }
}

/** The embedded database of a desk with one entry in its ledger. */
async function embeddedDesk(dataDir: string): Promise<void> {
  await mkdir(dataDir);
  const options = { dataDir: join(dataDir, 'database') };
  const image = inject('databaseImage');
  const loaded = image === '' ? options : { ...options, loadDataDir: new Blob([await readFile(image)]) };
  const opened = poolOver(await openPGlite(loaded));
  const database = databaseOver(opened);
  if (image === '') await prepareDatabase(opened.pool, 'pglite');
  const of = { actor: 'a', subject: 's', customerId: null, details: {} };
  const entry = { ...of, action: 'purchase.place', outcome: 'placed' } as const;
  await database.transaction((tx) => createLedger({ database, clock: systemClock }).append(tx, entry));
  await database.close();
}

const without = { databaseUrl: undefined, encryptionKeys: undefined };

test.skipIf(server)(
  'an embedded database is backed up when nobody has it open, and restored into another folder',
  { timeout: 180_000 },
  async () => {
    const [DATA_DIR, elsewhere, file] = [
      join(directory, 'one'),
      join(directory, 'two'),
      join(directory, 'desk.backup'),
    ];
    await expect(openSource({ ...without, dataDir: DATA_DIR })).rejects.toThrow(
      /^There is no database in .*set DATA_DIR/,
    );
    await embeddedDesk(DATA_DIR);
    const source = await openSource({ ...without, dataDir: DATA_DIR });
    await expect(openSource({ ...without, dataDir: DATA_DIR })).rejects.toThrow(/^Another process .*Stop it/);
    await source.close();

    const made = await run('backup', file, { DATA_DIR });
    expect(made.stderr).toBe('');
    expect(made.stdout).toMatch(/the ledger is whole, 1 entries[^]*encryption-keys, which is not in it: keep that too/);

    const restored = await run('restore', file, { DATA_DIR: elsewhere });
    expect(restored.stdout).toMatch(/^\d+ rows of .* are there, counted by table; the ledger is whole, 1 entries/);
    expect(await readdir(elsewhere)).toEqual(['database', 'database.lock']);
    await expect(openTarget({ ...without, dataDir: elsewhere })).rejects.toThrow(/^There is a database in .* already/);
    const copy = await openEmbeddedPool(elsewhere);
    expect((await copy.pool.query('SELECT subject FROM ledger_entry')).rows).toEqual([{ subject: 's' }]);
    await copy.close();
  },
);

test.skipIf(!server)('one command moves the embedded database to PostgreSQL, once', async () => {
  const DATA_DIR = join(directory, 'embedded');
  await embeddedDesk(DATA_DIR);
  const DATABASE_URL = await createServerDatabase(server ?? '', 'empty');
  const moved = await run('move-to-postgres', '', { DATA_DIR, DATABASE_URL });
  expect(moved.stderr).toBe('');
  expect(moved.stdout).toMatch(/the ledger is whole, 1 entries\.\n.*is as it was: start with DATABASE_URL/);
  const twice = await run('move-to-postgres', '', { DATA_DIR, DATABASE_URL });
  expect(twice.code).toBe(1);
  expect(twice.stderr).toMatch(/^The database is not empty/);
});
