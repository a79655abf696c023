import { join } from 'node:path';
import pg from 'pg';
import { lockDirectory } from './directory-lock.ts';
import { assertRoomToStart, watchDisk } from './disk.ts';
import type { Disk, WatchedDisk } from './disk.ts';
import { openPGlite } from './pglite.ts';
import type { EmbeddedPostgres } from './pglite.ts';
import { PGliteStream } from './pglite-stream.ts';

export type DatabasePool = {
  readonly pool: pg.Pool;
  readonly embedded: boolean;
  /** of the embedded database */
  readonly disk: Disk | null;
  readonly close: () => Promise<void>;
};

/** PostgreSQL ≥ 14 by URL, shared by any number of instances. */
export function openServerPool(url: string, onIdleError: (error: Error) => void): DatabasePool {
  const pool = new pg.Pool({ connectionString: url, max: 10, connectionTimeoutMillis: 10_000 });
  // An idle connection that the server closes (a restart) must not end the process: the pool makes another.
  pool.on('error', onIdleError);
  hearErrors(pool);
  return { pool, embedded: false, disk: null, close: () => pool.end() };
}

/**
 * A server that restarts ends connections at any moment: between two questions of whoever holds one, and in one breath with the
 * greeting of a new one, before anybody holds it. Without somebody who listens that would end the process. Whoever asks next on
 * such a connection is told, and the pool takes it back no more.
 */
function hearErrors(pool: pg.Pool): void {
  pool.on('connect', (client) => client.on('error', () => undefined));
}

/** Where the embedded database of a data directory lies. */
export function embeddedDirectory(dataDir: string): string {
  return join(dataDir, 'database');
}

/**
 * PostgreSQL inside this process, in `<dataDir>/database`; one owner at a time.
 * @throws DirectoryInUse, DiskFull
 */
export async function openEmbeddedPool(dataDir: string): Promise<DatabasePool> {
  const directory = embeddedDirectory(dataDir);
  const lock = lockDirectory(directory);
  try {
    assertRoomToStart(dataDir);
    const disk = watchDisk(dataDir);
    const { pool, close } = poolOver(await openPGlite({ dataDir: directory }), disk);
    return {
      pool,
      embedded: true,
      disk,
      close: async () => {
        await close();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** The pool over a PGlite that somebody else opened, one in memory for instance. `close` closes the PGlite too, or stops it where it gave up. */
export function poolOver(database: EmbeddedPostgres, disk: WatchedDisk = watchDisk(null)): DatabasePool {
  const pool = new pg.Pool({
    user: 'postgres',
    database: 'postgres',
    // One session is all PGlite has; a second connection would read the first one's transaction.
    max: 1,
    idleTimeoutMillis: 0,
    stream: () => new PGliteStream(database, disk),
  });
  hearErrors(pool);
  return {
    pool,
    embedded: true,
    disk,
    close: async () => {
      // One that gave up answers nobody any more: whoever still waits is told, instead of waited for.
      const gaveUp = disk.broken() !== undefined;
      if (gaveUp) await database.abandon();
      await pool.end();
      if (!gaveUp) await database.close();
    },
  };
}
