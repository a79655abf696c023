import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import { newId } from '../kernel/ids.ts';
import { onConnection } from './connection.ts';
import { createExtensions } from './extensions.ts';

/** The advisory lock Prisma's own `migrate deploy` takes: instances that start together apply each migration once. */
const PRISMA_MIGRATE_LOCK = 72707369;

const PRISMA_TABLE = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id varchar(36) PRIMARY KEY NOT NULL, checksum varchar(64) NOT NULL, finished_at timestamptz, migration_name varchar(255) NOT NULL,
  logs text, rolled_back_at timestamptz, started_at timestamptz NOT NULL DEFAULT now(), applied_steps_count integer NOT NULL DEFAULT 0)`;

const MIGRATIONS = fileURLToPath(new URL('../../prisma/migrations', import.meta.url));

export type Migration = { readonly name: string; readonly sql: string; readonly checksum: string };

type AppliedRow = { readonly checksum: string; readonly migration_name: string; readonly finished_at: Date | null };

/** @returns the migrations of the repository, in the order of their names */
export function readMigrations(directory: string = MIGRATIONS): Migration[] {
  return readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const sql = readFileSync(join(directory, name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * Applies what is not yet applied, recorded in Prisma's own table so that the Prisma CLI agrees afterwards.
 * @returns the names applied now
 * @throws ExtensionRefused, or where a migration fails, was edited after it had been applied, or was left half applied
 */
export async function migrate(pool: pg.Pool, migrations: readonly Migration[] = readMigrations()): Promise<string[]> {
  return onConnection(pool, async (client) => {
    try {
      await client.query('SELECT pg_advisory_lock($1)', [PRISMA_MIGRATE_LOCK]);
      await createExtensions(client);
      await client.query(PRISMA_TABLE);
      const { rows } = await client.query<AppliedRow>(
        'SELECT checksum, migration_name, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL',
      );
      const applied = new Map(rows.map((row) => [row.migration_name, row]));
      const done: string[] = [];
      for (const migration of migrations) {
        const before = applied.get(migration.name);
        if (before) assertIntact(migration, before);
        else {
          await apply(client, migration);
          done.push(migration.name);
        }
      }
      return done;
    } finally {
      await client.query('SELECT pg_advisory_unlock($1)', [PRISMA_MIGRATE_LOCK]).catch(() => undefined);
    }
  });
}

/** @returns the names of the migrations that were applied, in order; none where there never was a desk */
export async function readMigrationNames(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ there: boolean }>(
    `SELECT to_regclass('public._prisma_migrations') IS NOT NULL AS there`,
  );
  if (!rows[0]?.there) return [];
  const applied = await client.query<{ name: string }>(
    `SELECT migration_name AS name FROM _prisma_migrations
     WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name`,
  );
  return applied.rows.map(({ name }) => name);
}

function assertIntact(migration: Migration, before: AppliedRow): void {
  if (!before.finished_at)
    throw new Error(`Migration ${migration.name} was left half applied; see its logs in _prisma_migrations.`);
  if (before.checksum !== migration.checksum)
    throw new Error(`Migration ${migration.name} was edited after it had been applied.`);
}

async function apply(client: pg.PoolClient, { name, sql, checksum }: Migration): Promise<void> {
  const id = newId();
  await client.query('INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ($1, $2, $3)', [
    id,
    checksum,
    name,
  ]);
  try {
    await client.query(sql);
  } catch (error) {
    await client.query('UPDATE _prisma_migrations SET logs = $2 WHERE id = $1', [id, String(error)]);
    throw new Error(`Migration ${name} failed: ${String(error)}`, { cause: error });
  }
  await client.query('UPDATE _prisma_migrations SET finished_at = now(), applied_steps_count = 1 WHERE id = $1', [id]);
}
