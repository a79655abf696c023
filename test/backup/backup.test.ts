import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { readBackup, writeBackup } from '../../src/backup/file.ts';
import { BackupRefused } from '../../src/backup/lines.ts';
import type { Line } from '../../src/backup/lines.ts';
import { restoreInto } from '../../src/backup/restore.ts';
import { snapshot } from '../../src/backup/snapshot.ts';
import { databaseOver } from '../../src/database/database.ts';
import type { Database } from '../../src/database/database.ts';
import { announcePresence } from '../../src/database/presence.ts';
import { openServerPool } from '../../src/database/pools.ts';
import { newId } from '../../src/kernel/ids.ts';
import { systemClock } from '../../src/kernel/time.ts';
import { createLedger } from '../../src/ledger/ledger.ts';
import { sealedColumns } from '../../src/sealed-columns.ts';
import { eventually } from '../support/conditions.ts';
import { createServerDatabase, openTestDatabase } from '../support/database.ts';

const server = inject('databaseUrl');
let directory: string;
let database: Database;
let file: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'csp-desk-backup-'));
  file = join(directory, 'desk.backup');
  database = await openTestDatabase();
  await fill(database);
  await writeBackup(file, lines());
});
afterAll(async () => {
  await database.close();
  await rm(directory, { recursive: true });
});

const parts = () => ({ pool: database.pool, sealed: sealedColumns(''), clock: systemClock });
const lines = () => snapshot(parts());

/** Of every type there is, with what is hard to carry: nothing, JSON's own null, quotes, line ends, bytes, odd instants. */
async function fill({ transaction, pool }: Database): Promise<void> {
  const ledger = createLedger({ database, clock: systemClock });
  const ann = newId();
  const at = new Date('2026-03-29T00:59:59.999Z');
  const odd = `Ann "O'Neil", née\t{Å}\n\\N 🛒`;
  await transaction(async (tx) => {
    const of = { id: ann, slackTeamId: 'T1', slackUserId: 'U1', locale: 'nl', zone: 'UTC', seenAt: at };
    await tx.person.create({ data: { ...of, name: odd, email: null } });
    for (const number of [1, 2])
      await ledger.append(tx, {
        actor: ann,
        action: 'purchase.place',
        outcome: 'placed',
        subject: `test:${number}`,
        customerId: null,
        details: { number, text: odd, nothing: null, nested: { list: [1, 'two', false] } },
      });
    const file = { state: 'done', source: 'file', askedAt: at };
    await tx.priceImport.create({ data: { id: newId(), ...file, markets: ['NL', `a,"${odd}"`, 'NULL'], broken: [] } });
    await tx.formReply.create({ data: { viewKey: 'V1', sealed: 'v1.old-key.abc', openedAt: at } });
    await tx.localGrant.create({ data: { id: newId(), holder: odd, role: 'Auditor', grantedAt: at } });
  });
  await pool.query(`INSERT INTO drift_finding (kind, customer_id, customer_name, order_id, title, found_at)
    SELECT 'ordered', 'c', 'C', 'O' || i, '', now() FROM generate_series(1, 1203) AS i`);
  await pool.query(`INSERT INTO pgboss.queue
      (name, policy, retry_limit, retry_delay, retry_backoff, expire_seconds, retention_seconds, deletion_seconds, partition, table_name)
    VALUES ('some', 'short', 1, 1, true, 60, 60, 60, false, 'job_common')`);
  // Kept by the day, in tables that another database does not have.
  await pool.query(`INSERT INTO pgboss.queue_stats (name) VALUES ('some')`);
  await pool.query(`INSERT INTO pgboss.job (name, data, state, output) VALUES ('some', '{"a": [1]}', 'retry', 'null')`);
}

/** Prepared for the product, and as empty as one where nothing was started. */
async function openTarget(): Promise<Database> {
  const target = await openTestDatabase();
  await target.pool.query('DELETE FROM pgboss.queue');
  return target;
}

/** Everything that is carried, but for what the header says of the moment. */
async function contents(pool: Database['pool']): Promise<Line[]> {
  const all: Line[] = [];
  for await (const each of snapshot({ pool, sealed: [], clock: systemClock })) all.push(each);
  return all.slice(1);
}

const bring = (pool: Database['pool'], path: string) =>
  restoreInto(pool, readBackup(path), { clock: systemClock, from: 'stopped-desk' });

const rowsIn = async (pool: Database['pool']) =>
  (await pool.query<{ count: string }>('SELECT count(*) AS count FROM person')).rows[0]?.count;

test('what was restored is what was backed up, value by value, and the numbers go on', async () => {
  const target = await openTarget();
  const restored = await bring(target.pool, file);
  expect(restored).toMatchObject({ entries: 2, header: { keyIds: ['old-key'] } });
  expect(await contents(target.pool)).toEqual(await contents(database.pool));
  const { rows } = await target.pool.query<{ sequence: string }>(
    `INSERT INTO drift_finding (kind, customer_id, customer_name, order_id, title, found_at)
     VALUES ('ordered', 'c', 'C', 'next', '', now()) RETURNING sequence`,
  );
  expect(rows).toEqual([{ sequence: '1204' }]);

  const refused = bring(target.pool, file);
  await expect(refused).rejects.toThrow('The database is not empty');
  expect(await rowsIn(target.pool)).toBe('1');
  await target.close();
});

test('of a backup that is cut off, altered or something else nothing stays behind', async () => {
  const target = await openTarget();
  const whole = await readFile(file);
  const text = gunzipSync(whole).toString('utf8');
  const damaged: Readonly<Record<string, Buffer>> = {
    'cut off': whole.subarray(0, whole.length - 40),
    'without its end': gzipSync(text.slice(0, text.lastIndexOf('{"kind":"end"'))),
    'a row less': gzipSync(text.replace(/,\["1203",[^\]]*\]/, '')),
    'an entry of the ledger changed': gzipSync(text.replace('"placed"', '"refused"')),
    'something else': gzipSync('hello\n'),
    'not even compressed': Buffer.from(text),
  };
  for (const [name, bytes] of Object.entries(damaged)) {
    const path = join(directory, name);
    await writeFile(path, bytes);
    await expect(bring(target.pool, path), name).rejects.toThrow(BackupRefused);
    expect(await rowsIn(target.pool), name).toBe('0');
  }
  await target.close();
});

test('a file that is there already is left alone, and so is its name while a backup is not whole', async () => {
  await expect(writeBackup(file, lines())).rejects.toThrow('is there already');
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  async function* halfOfIt(): AsyncGenerator<Line> {
    for await (const each of lines()) {
      yield each;
      throw new Error('the disk is full');
    }
  }
  const other = join(directory, 'other.backup');
  await expect(writeBackup(other, halfOfIt())).rejects.toThrow('the disk is full');
  expect(await readdir(directory)).not.toContain(expect.stringContaining('other.backup'));
});

test('nobody restores under a running desk, nor backs up what is none', async () => {
  const empty = server ? openServerPool(await createServerDatabase(server, 'empty'), () => undefined) : null;
  if (!empty) return; // the embedded database has one owner
  await expect(writeBackup(join(directory, 'none'), snapshot({ ...parts(), pool: empty.pool }))).rejects.toThrow(
    'No desk was ever started',
  );
  const nothing = { isAny: async () => false, takeUp: async () => undefined };
  const desk = await announcePresence(databaseOver(empty), nothing);
  await expect(bring(empty.pool, file)).rejects.toThrow('A desk runs on this database');
  desk.leave();
  await eventually(() => bring(empty.pool, file));
  await empty.close();
});
