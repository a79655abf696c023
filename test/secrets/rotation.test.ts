import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { newBytes, newId } from '../../src/kernel/ids.ts';
import { revealed } from '../../src/kernel/revealed.ts';
import { sealedColumns } from '../../src/sealed-columns.ts';
import { parseKeyRing } from '../../src/secrets/key-ring.ts';
import { countLeft, resealColumn } from '../../src/secrets/rotation.ts';
import { createSecrets } from '../../src/secrets/secrets.ts';
import type { Secrets } from '../../src/secrets/secrets.ts';
import { openTestDatabase } from '../support/database.ts';

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

test('a fingerprint is found by whichever key made it, and is not the text', () => {
  const [byOld] = secretsOf(OLD).fingerprints('Q7GX2', 'key ending');
  expect(secretsOf(`${NEW},${OLD}`).fingerprints('Q7GX2', 'key ending')).toContain(byOld);
  expect(secretsOf(OLD).fingerprints('Q7GX2', 'another use')).not.toContain(byOld);
  expect(byOld).not.toContain('Q7GX2');
});
