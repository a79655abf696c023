import { existsSync, statfsSync } from 'node:fs';
import type { Log } from '../kernel/log.ts';
import { monotonic } from '../kernel/time.ts';

/** The room there is for the embedded database, and whether it still works. On a server that is the server's own business. */
export type Disk = {
  readonly freeBytes: () => number;
  /** too little is left to write anything more */
  readonly full: () => boolean;
  /** told whenever the disk gets full, and when there is room again; must not throw */
  readonly onChange: (tell: (full: boolean, freeBytes: number) => void) => void;
  /** why the database can do nothing any more, once it cannot */
  readonly broken: () => string | undefined;
  /** told of that, at once where it is so already; must not throw */
  readonly onBroken: (tell: (words: string) => void) => void;
};

const MB = 1_000_000;
/**
 * PostgreSQL can undo what fails for want of room in its tables, but not in its log: there it stops dead. Its log grows by
 * 16 MB at a time, so it must never have less than a few of those.
 */
const LEAST_TO_WRITE = 64 * MB;
const ENOUGH_AGAIN = 80 * MB;
const LEAST_TO_START = 128 * MB;
const LOOK_MS = 1_000;

/** Too little room to start; the message says where. */
export class DiskFull extends Error {
  constructor(directory: string, freeBytes: number) {
    super(
      `only ${Math.floor(freeBytes / MB)} MB are free in ${directory}, and the embedded database needs ${LEAST_TO_START / MB} MB to start; make room there and start again. Nothing that was recorded is lost.`,
    );
  }
}

/** The embedded database gave up in the middle of something; only another start brings it back. */
export class DatabaseBroken extends Error {
  constructor(words: string) {
    super(`The embedded database stopped: ${words}`);
  }
}

/** What carries questions to the embedded database says here that it broke. */
export type WatchedDisk = Disk & { readonly breaks: (words: string) => void };

/** @param directory that exists; without one (a database in memory) there is always room */
export function watchDisk(directory: string | null): WatchedDisk {
  const changed: ((full: boolean, freeBytes: number) => void)[] = [];
  const brokenTold: ((words: string) => void)[] = [];
  let looked = { at: -Infinity, free: Infinity };
  let full = false;
  let broken: string | undefined;

  function freeBytes(): number {
    if (directory === null) return Infinity;
    if (monotonic() - looked.at > LOOK_MS) {
      const { bavail, bsize } = statfsSync(directory);
      looked = { at: monotonic(), free: bavail * bsize };
    }
    return looked.free;
  }

  return {
    freeBytes,
    full() {
      const free = freeBytes();
      const now = free < (full ? ENOUGH_AGAIN : LEAST_TO_WRITE);
      if (now !== full) {
        full = now;
        for (const tell of changed) tell(full, free);
      }
      return full;
    },
    onChange: (tell) => void changed.push(tell),
    broken: () => broken,
    onBroken(tell) {
      brokenTold.push(tell);
      if (broken !== undefined) tell(broken);
    },
    breaks(words) {
      if (broken !== undefined) return;
      broken = words;
      for (const tell of brokenTold) tell(words);
    },
  };
}

/** @param directory that may be missing still. @throws DiskFull */
export function assertRoomToStart(directory: string): void {
  if (!existsSync(directory)) return;
  const free = watchDisk(directory).freeBytes();
  if (free < LEAST_TO_START) throw new DiskFull(directory, free);
}

/** Whoever reads the log hears of it once each time. */
export function reportDisk(disk: Disk | null, log: Log): void {
  disk?.onChange((full, freeBytes) => {
    if (full)
      log.error({ freeBytes }, 'The disk of the embedded database is full: nothing is recorded until there is room');
    else log.warn({ freeBytes }, 'There is room again for the embedded database');
  });
}

const DISK_FULL = '53100';
/** What writes get where we, or a server, allow only reading. */
const READ_ONLY = '25006';

/** Did the database refuse to write, so that nothing of it was saved? Also as Prisma reports it. */
export function isRefusedForRoom(error: unknown): boolean {
  for (let each = error, depth = 0; each instanceof Object && depth < 5; depth++) {
    if (each instanceof DatabaseBroken) return true;
    const { code, originalCode, meta, driverAdapterError, cause } = each as Readonly<Record<string, unknown>>;
    if ([code, originalCode].some((found) => found === DISK_FULL || found === READ_ONLY)) return true;
    each = cause ?? driverAdapterError ?? meta;
  }
  return false;
}
