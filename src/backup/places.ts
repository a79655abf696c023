import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { lockDirectory } from '../database/directory-lock.ts';
import { openPGlite } from '../database/pglite.ts';
import { embeddedDirectory, openEmbeddedPool, openServerPool, poolOver } from '../database/pools.ts';
import type { DatabasePool } from '../database/pools.ts';
import { BackupRefused } from './lines.ts';
import type { StorageSettings } from '../config.ts';

/** Somewhere to restore into. It is kept only once `keep` was called. */
export type Place = Pick<DatabasePool, 'pool'> & {
  readonly keep: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/**
 * What a backup is made of. A desk on a server may run meanwhile; the embedded database has one owner.
 * @throws BackupRefused, DirectoryInUse
 */
export async function openSource({ databaseUrl, dataDir }: StorageSettings): Promise<DatabasePool> {
  if (databaseUrl) return openServerPool(databaseUrl, () => undefined);
  const directory = embeddedDirectory(dataDir);
  if (!existsSync(directory))
    throw new BackupRefused(`There is no database in ${directory}: set DATA_DIR, or DATABASE_URL, as the desk has it.`);
  return openEmbeddedPool(dataDir);
}

/** @throws BackupRefused where there is a database already, DirectoryInUse */
export async function openTarget({ databaseUrl, dataDir }: StorageSettings): Promise<Place> {
  if (!databaseUrl) return openEmbeddedTarget(embeddedDirectory(dataDir));
  const { pool, close } = openServerPool(databaseUrl, () => undefined);
  return { pool, close, keep: async () => undefined };
}

/** Built beside its place, and put there once it is whole: what a crash leaves is no database. */
async function openEmbeddedTarget(directory: string): Promise<Place> {
  const lock = lockDirectory(directory);
  const aside = `${directory}.restoring`;
  try {
    if (existsSync(directory))
      throw new BackupRefused(
        `There is a database in ${directory} already: move that folder away, or set another DATA_DIR.`,
      );
    await rm(aside, { recursive: true, force: true });
    const { pool, close } = poolOver(await openPGlite({ dataDir: aside }));
    let open = true;
    const shut = async () => {
      if (open) await close();
      open = false;
    };
    return {
      pool,
      keep: async () => {
        await shut();
        await rename(aside, directory);
      },
      close: async () => {
        await shut();
        await rm(aside, { recursive: true, force: true });
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}
