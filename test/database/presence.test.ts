import pg from 'pg';
import { expect, inject, test } from 'vitest';
import { databaseOver } from '../../src/database/database.ts';
import { LOCKS } from '../../src/database/locks.ts';
import { openServerPool } from '../../src/database/pools.ts';
import { announcePresence } from '../../src/database/presence.ts';
import { createServerDatabase } from '../support/database.ts';

const server = inject('databaseUrl');

const nothing = { isAny: async () => false, takeUp: async () => undefined };

async function openDatabase() {
  const url = await createServerDatabase(server ?? '', 'empty');
  const outside = new pg.Client({ connectionString: url });
  await outside.connect();
  const opened = openServerPool(url, () => undefined);
  const database = databaseOver(opened);
  const inUse = () => opened.pool.totalCount - opened.pool.idleCount;
  return { database, outside, inUse, url };
}

/** @returns the sessions that hold the lock so, or wait for it */
async function sessionsAt(
  outside: pg.Client,
  mode: 'ShareLock' | 'ExclusiveLock',
  granted: boolean,
): Promise<number[]> {
  const { rows } = await outside.query<{ pid: number }>(
    `SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND objid = $1 AND mode = $2 AND granted = $3
     AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    [LOCKS.presence, mode, granted],
  );
  return rows.map(({ pid }) => pid);
}

const presentOn = (outside: pg.Client, granted: boolean) => sessionsAt(outside, 'ShareLock', granted);

const endSessions = (outside: pg.Client, pids: readonly number[]) =>
  outside.query('SELECT pg_terminate_backend(pid) FROM unnest($1::int[]) pid', [pids]);

test.skipIf(!server)(
  'a server that goes away again while an instance comes back is come back to once, and nothing is left at the stop',
  async () => {
    const { database, outside, inUse, url } = await openDatabase();
    const presence = await announcePresence(database, nothing);
    const waits = (granted: boolean) => presentOn(outside, granted);
    const ends = (pids: readonly number[]) => endSessions(outside, pids);
    // Another instance that starts alone gets the lock first, so that whoever comes back waits.
    const other = new pg.Client({ connectionString: url });
    await other.connect();
    const locked = other.query('SELECT pg_advisory_lock($1)', [LOCKS.presence]);
    await expect.poll(() => sessionsAt(outside, 'ExclusiveLock', false)).toHaveLength(1);
    await ends(await waits(true));
    await locked;
    for (let time = 0; time < 2; time++) {
      await expect.poll(() => waits(false)).toHaveLength(1);
      await ends(await waits(false));
    }
    await other.end();
    await expect.poll(() => waits(true)).toHaveLength(1);
    await expect.poll(inUse).toBe(1);
    presence.leave();
    expect(inUse()).toBe(0);
    await database.close();
    await outside.end();
  },
);

test.skipIf(!server)(
  'a start that fails while it takes up what was left behind leaves no connection behind',
  async () => {
    const { database, outside, inUse } = await openDatabase();
    const failing = announcePresence(database, {
      ...nothing,
      takeUp: () => Promise.reject(new Error('the database is away')),
    });
    await expect(failing).rejects.toThrow('the database is away');
    expect(inUse()).toBe(0);
    await database.close();
    await outside.end();
  },
);

test.skipIf(!server)(
  'who starts right after the server was away takes nothing from an instance that works on',
  async () => {
    const { database, outside } = await openDatabase();
    const first = await announcePresence(database, nothing);
    const taken: string[] = [];
    const starts = (name: string, isAny: () => Promise<boolean>) =>
      announcePresence(database, { isAny, takeUp: async () => void taken.push(name) });
    await endSessions(outside, await presentOn(outside, true));
    // Its lock is gone, and while the second looks whether anything was left behind, it is coming back.
    const second = await starts('second', async () => {
      await expect.poll(() => presentOn(outside, false)).toHaveLength(1);
      return true;
    });
    await expect.poll(() => presentOn(outside, true)).toHaveLength(2);
    expect(taken).toEqual([]);
    first.leave();
    second.leave();
    await expect.poll(() => presentOn(outside, true)).toEqual([]);
    (await starts('third', async () => true)).leave();
    expect(taken).toEqual(['third']);
    await database.close();
    await outside.end();
  },
);
