import { statfsSync } from 'node:fs';
import type { Log } from '../kernel/log.ts';

/** The disk on which the stand-ins keep what they know. Whether it is full shows when something is to be kept. */
export type KeptDisk = {
  /** To be asked of whatever fails. @returns whether it failed because there is no room; the first time that is said in the log */
  readonly isFullBy: (error: unknown) => boolean;
  readonly full: () => boolean;
  /** told when it gets full, and when it is seen that there is room again; must not throw */
  readonly onChange: (tell: () => void) => void;
};

/** SQLite's own code for it. Source: SQLite, "Result and Error Codes", SQLITE_FULL. */
const SQLITE_FULL = 13;
/** With less the next write fails again. */
const ENOUGH_BYTES = 4_000_000;

/** @param directory where it lies; `:memory:` is never full */
export function watchKeptDisk(directory: string, log: Log): KeptDisk {
  let isFull = false;
  const listeners: (() => void)[] = [];
  const become = (full: boolean) => {
    isFull = full;
    if (full)
      log.error({ directory }, 'The disk of the local workspace and Partner Center is full; nothing more is kept');
    else log.warn({ directory }, 'The disk of the local workspace and Partner Center has room again');
    for (const tell of listeners) tell();
  };
  const freeBytes = () => {
    const { bavail, bsize } = statfsSync(directory);
    return bavail * bsize;
  };

  return {
    isFullBy(error) {
      if (directory === ':memory:' || !saysFull(error)) return false;
      if (!isFull) become(true);
      return true;
    },
    full() {
      if (isFull && freeBytes() >= ENOUGH_BYTES) become(false);
      return isFull;
    },
    onChange: (tell) => void listeners.push(tell),
  };
}

function saysFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ('errcode' in error && error.errcode === SQLITE_FULL) || ('code' in error && error.code === 'ENOSPC');
}
