import { readFile } from 'node:fs/promises';
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { inject } from 'vitest';
import { databaseOver } from '../../src/database/database.ts';
import type { Database } from '../../src/database/database.ts';
import { migrate } from '../../src/database/migrate.ts';
import { openServerPool, poolOver } from '../../src/database/pools.ts';
import type { DatabasePool } from '../../src/database/pools.ts';
import { newId } from '../../src/kernel/ids.ts';

/**
 * A migrated, empty database of its own: on the PostgreSQL server of TEST_DATABASE_URL where there is one, else PGlite in
 * memory, started from an image that global set-up prepared once.
 */
export async function openTestDatabase(): Promise<Database> {
  return databaseOver(await openTestPool());
}

export async function openTestPool(): Promise<DatabasePool> {
  const server = inject('databaseUrl');
  if (server) return openServerPool(await createServerDatabase(server), () => undefined);
  const image = new Blob([await readFile(inject('databaseImage'))]);
  return poolOver(await PGlite.create({ loadDataDir: image }));
}

/** @returns the URL of a fresh, migrated database on the server */
export async function createServerDatabase(server: string): Promise<string> {
  const name = `csp_desk_${newId().replaceAll('-', '')}`;
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name}`);
  await admin.end();
  const url = new URL(server);
  url.pathname = `/${name}`;
  const pool = new pg.Pool({ connectionString: url.href, max: 1 });
  await migrate(pool);
  await pool.end();
  return url.href;
}
