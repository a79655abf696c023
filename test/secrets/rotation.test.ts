import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { createRecurring } from '../../src/jobs/recurring.ts';
import { newBytes, newId } from '../../src/kernel/ids.ts';
import { revealed } from '../../src/kernel/revealed.ts';
import { createLedger } from '../../src/ledger/ledger.ts';
import { sealedColumns } from '../../src/sealed-columns.ts';
import { parseKeyRing } from '../../src/secrets/key-ring.ts';
import { defineResealing } from '../../src/secrets/reseal-job.ts';
import { countLeft, resealColumn } from '../../src/secrets/rotation.ts';
import { createSecrets } from '../../src/secrets/secrets.ts';
import type { Secrets } from '../../src/secrets/secrets.ts';
import { openTestDatabase } from '../support/database.ts';
import { movableClock } from '../support/partner-center.ts';
import { silentLog } from '../support/silent-log.ts';
import { createSteppedJobs } from '../support/stepped-jobs.ts';

const TENANT = newId();
const keyText = (id: string) => `${id}:${newBytes(32).toString('base64')}`;
const [OLD, NEW] = [keyText('old'), keyText('new')];
const columns = sealedColumns(TENANT);

function secretsOf(text: string): Secrets {
  const ring = parseKeyRing(text);
  if (ring.kind !== 'key-ring') throw new Error(ring.problem);
  return createSecrets(ring);
}

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

type Value = string | number | Date | Buffer;

/** Puts a row with something sealed into each table; what else the row needs is found out from the database. */
async function fill(secrets: Secrets): Promise<void> {
  await database.pool.query('SET session_replication_role = replica');
  for (const column of columns) {
    const id = column.id.type === 'uuid' ? newId() : `row of ${column.table}`;
    const values = new Map<string, Value>([[column.id.column, id]]);
    const { rows } = await database.pool.query<{ name: string; type: string }>(
      `SELECT column_name AS name, udt_name AS type FROM information_schema.columns
       WHERE table_name = $1 AND is_nullable = 'NO' AND column_default IS NULL`,
      [column.table],
    );
    const usual: Readonly<Record<string, Value>> = {
      uuid: newId(),
      timestamptz: new Date(),
      int4: 1,
      int8: 1,
      text: 'x',
    };
    for (const { name, type } of rows) if (!values.has(name)) values.set(name, usual[type] ?? '');
    const facts = {
      id,
      ...Object.fromEntries(Object.entries(column.needs).map(([name, source]) => [name, textOf(values.get(source))])),
    };
    const clear = `secret of ${column.table}`;
    const context = column.contextOf(facts);
    const sealed =
      column.kind === 'text' ? secrets.seal(revealed(clear), context) : secrets.sealBytes(Buffer.from(clear), context);
    values.set(column.column, sealed);
    await database.pool.query(
      `INSERT INTO ${column.table} (${[...values.keys()].join(', ')}) VALUES (${[...values.keys()].map((_, at) => `$${at + 1}`).join(', ')})`,
      [...values.values()],
    );
  }
}

function textOf(value: Value | undefined): string {
  return typeof value === 'string' ? value : '';
}

test('every column that holds something sealed is among those that are sealed anew', async () => {
  const { rows } = await database.pool.query<{ place: string }>(
    `SELECT table_name || '.' || column_name AS place FROM information_schema.columns
     WHERE table_schema = 'public' AND column_name LIKE '%sealed%' ORDER BY 1`,
  );
  const known = columns.map(({ table, column }) => `${table}.${column}`).sort();
  expect(rows.map(({ place }) => place)).toEqual(known);
});

test('with a new key first everything is sealed anew, and the old one can be dropped', async () => {
  await fill(secretsOf(OLD));
  const both = secretsOf(`${NEW},${OLD}`);
  expect(await countLeft(database, both, columns)).toBe(columns.length);
  for (const column of columns)
    expect(await resealColumn(database, both, column)).toEqual({ resealed: 1, unreadable: 0 });
  expect(await countLeft(database, both, columns)).toBe(0);
  for (const column of columns)
    expect(await resealColumn(database, both, column)).toEqual({ resealed: 0, unreadable: 0 });

  // Sealed anew once more by who has only the new key: it opens what is there.
  const next = secretsOf(`${keyText('next')},${NEW}`);
  for (const column of columns)
    expect(await resealColumn(database, next, column)).toEqual({ resealed: 1, unreadable: 0 });
});

test('what was sealed with a key that is gone stays as it is, and is counted', async () => {
  const only = secretsOf(keyText('only'));
  for (const column of columns)
    expect(await resealColumn(database, only, column)).toEqual({ resealed: 0, unreadable: 1 });
  expect(await countLeft(database, only, columns)).toBe(columns.length);
});

test('a start looks through everything only in the week after a change of keys; a round a day does anyway', async () => {
  await database.pool.query('SET session_replication_role = replica');
  for (const { table } of columns) await database.pool.query(`DELETE FROM ${table}`);
  const clock = movableClock();
  const jobs = createSteppedJobs(database, clock, 3);
  const ledger = createLedger({ database, clock });
  const recurring = createRecurring({ database, jobs, clock });
  const parts = { database, jobs, ledger, recurring, columns, clock, log: silentLog };
  const [first, second] = [keyText('first'), keyText('second')];
  const before = defineResealing({ ...parts, secrets: secretsOf(first) });
  await jobs.open();
  const step = () => jobs.step('secrets-reseal');

  await before.begin();
  expect(await step()).toBe('idle');
  await fill(secretsOf(OLD));
  await before.begin();
  expect(await step()).toBe('done');
  clock.advance(8 * 24 * 3_600_000);
  await before.begin();
  expect(await step()).toBe('idle');

  await recurring.start();
  await jobs.bringForward(25 * 3_600_000);
  expect(await jobs.step('secrets-look')).toBe('done');
  expect(await step()).toBe('done');

  for (const { table } of columns) await database.pool.query(`DELETE FROM ${table}`);
  await fill(secretsOf(first));
  const after = defineResealing({ ...parts, secrets: secretsOf(`${second},${first}`) });
  await after.begin();
  expect(await step()).toBe('done');
  expect(await countLeft(database, secretsOf(`${second},${first}`), columns)).toBe(0);
  expect(await database.read.sealedWith.findMany()).toMatchObject([{ keyId: 'second' }]);
  await jobs.close();
});

test('a fingerprint is found by whichever key made it, and is not the text', () => {
  const [byOld] = secretsOf(OLD).fingerprints('Q7GX2', 'key ending');
  expect(secretsOf(`${NEW},${OLD}`).fingerprints('Q7GX2', 'key ending')).toContain(byOld);
  expect(secretsOf(OLD).fingerprints('Q7GX2', 'another use')).not.toContain(byOld);
  expect(byOld).not.toContain('Q7GX2');
});
