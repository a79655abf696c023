import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { postgresPrograms, startThrowawayPostgres } from '../../scripts/throwaway-postgres.ts';
import { openDatabase } from '../../src/database/database.ts';
import type { Database } from '../../src/database/database.ts';

export type MeasuredDatabase = {
  readonly name: string;
  readonly database: Database;
  readonly close: () => Promise<void>;
};

/** The embedded database in a folder of its own. */
export async function embedded(): Promise<MeasuredDatabase> {
  const dataDir = await mkdtemp(join(tmpdir(), 'csp-desk-measured-'));
  const database = await openDatabase({ url: undefined, dataDir, onIdleError: () => undefined });
  // A PGlite at work holds nothing that keeps a process running.
  const alive = setInterval(() => undefined, 60_000);
  return {
    name: 'embedded',
    database,
    close: async () => {
      clearInterval(alive);
      await database.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** A PostgreSQL server of its own. @returns null where none is installed */
export async function server(): Promise<MeasuredDatabase | null> {
  const programs = postgresPrograms();
  if (!programs) return null;
  const running = await startThrowawayPostgres(programs);
  const database = await openDatabase({ url: running.url, dataDir: '', onIdleError: () => undefined });
  const { rows } = await database.pool.query<{ server_version: string }>('SHOW server_version');
  return {
    name: `PostgreSQL ${rows[0]?.server_version.split(' ')[0] ?? ''}`,
    database,
    close: async () => {
      await database.close();
      await running.stop();
    },
  };
}
