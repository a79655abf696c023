import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { inject } from 'vitest';
import { databaseOver } from '../../src/database/database.ts';
import type { Database } from '../../src/database/database.ts';
import { openPGlite } from '../../src/database/pglite.ts';
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
  return poolOver(await openPGlite({ loadDataDir: image }));
}

/** @returns the URL of a database of its own on the server: a prepared one, or one where nothing was ever started */
export async function createServerDatabase(server: string, from: 'prepared' | 'empty' = 'prepared'): Promise<string> {
  const name = `csp_desk_${newId().replaceAll('-', '')}`;
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name} TEMPLATE ${from === 'empty' ? 'template0' : inject('databaseTemplate')}`);
  await admin.end();
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}
