import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

export type DirectoryLock = { readonly release: () => void };

/** Another process has the directory: PGlite itself has no lock, and two owners would lose rows silently. */
export class DirectoryInUse extends Error {
  constructor(directory: string) {
    super(`Another process has the database in ${directory} open. Stop it first, or set DATA_DIR to another folder.`);
  }
}

/**
 * Takes the one lock of a data directory; SQLite's exclusive lock is the operating system's, so it dies with its process.
 * @throws DirectoryInUse where another process holds it
 */
export function lockDirectory(directory: string): DirectoryLock {
  mkdirSync(dirname(directory), { recursive: true, mode: 0o700 });
  const lock = new DatabaseSync(`${directory}.lock`);
  try {
    lock.exec('PRAGMA busy_timeout=0; PRAGMA locking_mode=EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    throw isBusy(error) ? new DirectoryInUse(directory) : error;
  }
  return { release: () => lock.close() };
}

const SQLITE_BUSY = 5;

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY;
}
