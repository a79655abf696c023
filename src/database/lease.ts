import { newId } from '../kernel/ids.ts';
import type { Database } from './database.ts';
import { ask } from './statements.ts';

const LEASE_MS = 30_000;
const RENEW_MS = 10_000;

/** Another process works on it; come back later. */
export class LeaseTaken extends Error {
  constructor(name: string) {
    super(`Another process works on ${name}.`);
  }
}

/**
 * Runs `work` while holding a lease of that name, so that one process at a time talks to the outside about one thing, without
 * keeping a transaction open meanwhile. The lease is renewed while `work` runs and ends by itself if this process dies.
 * The clock is the database's: instances need not agree on the time.
 * @throws LeaseTaken
 */
export async function withLease<T>(database: Database, name: string, work: () => Promise<T>): Promise<T> {
  const holder = newId();
  const taken = await ask(
    database.pool,
    `INSERT INTO lease (name, holder, until) VALUES ($1, $2, now() + $3 * interval '1 ms')
     ON CONFLICT (name) DO UPDATE SET holder = EXCLUDED.holder, until = EXCLUDED.until WHERE lease.until < now()`,
    [name, holder, LEASE_MS],
  );
  if (taken.rowCount !== 1) throw new LeaseTaken(name);
  const renewal = setInterval(() => {
    database.pool
      .query(`UPDATE lease SET until = now() + $3 * interval '1 ms' WHERE name = $1 AND holder = $2`, [
        name,
        holder,
        LEASE_MS,
      ])
      .catch(() => undefined);
  }, RENEW_MS);
  try {
    return await work();
  } finally {
    clearInterval(renewal);
    await ask(database.pool, 'DELETE FROM lease WHERE name = $1 AND holder = $2', [name, holder]).catch(
      () => undefined,
    );
  }
}

/** For an instance that is alone: whoever held a lease before it started is dead. */
export async function dropLeases(database: Database): Promise<void> {
  await database.pool.query('DELETE FROM lease');
}
