import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { afterCommit } from '../../src/database/database.ts';
import type { Database } from '../../src/database/database.ts';
import { DirectoryInUse, lockDirectory } from '../../src/database/directory-lock.ts';
import { createExtensions } from '../../src/database/extensions.ts';
import { migrate, readMigrations } from '../../src/database/migrate.ts';
import { newId } from '../../src/kernel/ids.ts';
import { schemaDifference } from '../../scripts/schema-difference.ts';
import { deferred } from '../support/conditions.ts';
import { openTestDatabase } from '../support/database.ts';

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const grant = (holder: string) => ({ id: newId(), holder, role: 'Auditor', grantedAt: new Date(0) });

// It opens a database of its own, whichever the others run on: once is enough.
test.skipIf(inject('databaseUrl'))('the migrations and the schema agree', async () => {
  expect(await schemaDifference(readFileSync('prisma/schema.prisma', 'utf8'))).toBe('');
});

test('migrating again applies nothing', async () => {
  expect(await migrate(database.pool)).toEqual([]);
});

test('an edited migration is refused by name', async () => {
  const edited = readMigrations().map((migration) => ({ ...migration, checksum: 'edited' }));
  await expect(migrate(database.pool, edited)).rejects.toThrow('0001_init was edited');
});

test('a migration that fails leaves its reason behind and is refused until somebody looked', async () => {
  const broken = [...readMigrations(), { name: '9999_broken', sql: 'CREATE TABLE nothing (', checksum: 'x' }];
  await expect(migrate(database.pool, broken)).rejects.toThrow('9999_broken failed');
  await expect(migrate(database.pool, broken)).rejects.toThrow('left half applied');
  await database.pool.query(`DELETE FROM _prisma_migrations WHERE migration_name = '9999_broken'`);
});

test('a server whose user may not make the extension says what an administrator is to do, and is not left half migrated', async () => {
  if (database.embedded) return; // its one user may do everything
  const client = await database.pool.connect();
  await client.query('BEGIN; CREATE ROLE weak; DROP EXTENSION pg_trgm CASCADE; SET LOCAL ROLE weak');
  await expect(createExtensions(client)).rejects.toThrow(/CREATE EXTENSION pg_trgm.*administrator/);
  await client.query('ROLLBACK');
  client.release();
});

test('a failing transaction leaves nothing and runs no hook', async () => {
  let told = false;
  const work = database.transaction(async (tx) => {
    afterCommit(tx, () => (told = true));
    await tx.localGrant.create({ data: grant('left@csp-desk.example') });
    throw new Error('changed my mind');
  });
  await expect(work).rejects.toThrow('changed my mind');
  expect(await database.read.localGrant.count({ where: { holder: 'left@csp-desk.example' } })).toBe(0);
  expect(told).toBe(false);
});

test('the outer client is refused inside a transaction, where it would wait for ever on the embedded database', async () => {
  await expect(database.transaction(() => database.read.localGrant.count())).rejects.toThrow('only its own client');
  await expect(database.transaction(() => database.transaction(async () => 1))).rejects.toThrow('inside another');
});

test('two serializable transactions that read what the other writes both succeed, one of them at its second attempt', async () => {
  if (database.embedded) return; // one connection: they never overlap
  await database.read.localGrant.createMany({ data: [grant('a@x.example'), grant('b@x.example')] });
  const bothRead = [deferred(), deferred()];
  let attempts = 0;
  const swap = (mine: number, read: string, write: string) =>
    database.transaction(
      async (tx) => {
        attempts++;
        const seen = await tx.localGrant.findFirstOrThrow({ where: { holder: read } });
        bothRead[mine]?.resolve();
        if (attempts <= 2) await bothRead[1 - mine]?.promise;
        await tx.localGrant.updateMany({ where: { holder: write }, data: { grantedAt: seen.grantedAt } });
      },
      { isolation: 'Serializable' },
    );
  await Promise.all([swap(0, 'a@x.example', 'b@x.example'), swap(1, 'b@x.example', 'a@x.example')]);
  expect(attempts).toBeGreaterThan(2);
});

test('a second owner of a data directory is refused in words', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'csp-desk-lock-'));
  const first = lockDirectory(join(directory, 'database'));
  expect(() => lockDirectory(join(directory, 'database'))).toThrow(DirectoryInUse);
  first.release();
  lockDirectory(join(directory, 'database')).release();
  await rm(directory, { recursive: true });
});
