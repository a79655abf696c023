import type pg from 'pg';
import { newId } from '../kernel/ids.ts';
import { monotonic } from '../kernel/time.ts';
import { ask } from './statements.ts';

const LEASE_MS = 20_000;
const RENEW_MS = 8_000;
/** Whoever is alive has renewed their lease within this time, which we measure ourselves. */
const UNCHANGED_MS = { expired: 10_000, running: 45_000 } as const;

/** Another process works on it; come back later. */
export class LeaseTaken extends Error {
  constructor(name: string) {
    super(`Another process works on ${name}.`);
  }
}

/**
 * Runs `work` while holding a lease of that name, so that one process at a time talks to the outside about one thing, without
 * keeping a transaction open meanwhile. The lease is renewed while `work` runs and ends by itself if this process dies.
 * The clock is the database's, and its word alone is not taken: it may have jumped.
 * @throws LeaseTaken
 */
export type WithLease = <T>(name: string, work: () => Promise<T>) => Promise<T>;

/** Leases in the database of that pool. They remember which leases of others were seen when, by a clock of our own. */
export function createLeases(pool: pg.Pool): WithLease {
  const seen = createSightings();

  async function take(name: string, holder: string): Promise<boolean> {
    const made = await ask(
      pool,
      `INSERT INTO lease (name, holder, until) VALUES ($1, $2, now() + $3 * interval '1 ms') ON CONFLICT (name) DO NOTHING`,
      [name, holder, LEASE_MS],
    );
    if (made.rowCount === 1) return true;
    const { rows } = await ask<Found>(
      pool,
      'SELECT holder, until::text AS until, until < now() AS expired FROM lease WHERE name = $1',
      [name],
    );
    const [found] = rows;
    return found !== undefined && seen.isForsaken(name, found) && takeOver(name, holder, found);
  }

  async function takeOver(name: string, holder: string, { holder: former, until }: Found): Promise<boolean> {
    seen.forget(name);
    const taken = await ask(
      pool,
      `UPDATE lease SET holder = $2, until = now() + $3 * interval '1 ms'
       WHERE name = $1 AND holder = $4 AND until = $5::timestamptz`,
      [name, holder, LEASE_MS, former, until],
    );
    return taken.rowCount === 1;
  }

  return async (name, work) => {
    const holder = newId();
    if (!(await take(name, holder))) throw new LeaseTaken(name);
    const renewal = setInterval(() => {
      pool
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
      await ask(pool, 'DELETE FROM lease WHERE name = $1 AND holder = $2', [name, holder]).catch(() => undefined);
    }
  };
}

type Found = { readonly holder: string; readonly until: string; readonly expired: boolean };
type Sighting = { readonly change: string; readonly at: number };
const MOST_SEEN = 1_000;

function createSightings() {
  const seen = new Map<string, Sighting>();
  return {
    /** Was this very lease seen before, so long ago that a living holder would have renewed it since? */
    isForsaken(name: string, { holder, until, expired }: Found): boolean {
      const change = `${holder} ${until}`;
      const before = seen.get(name);
      if (before?.change === change)
        return monotonic() - before.at > (expired ? UNCHANGED_MS.expired : UNCHANGED_MS.running);
      if (seen.size >= MOST_SEEN) seen.clear();
      seen.set(name, { change, at: monotonic() });
      return false;
    },
    forget: (name: string) => seen.delete(name),
  };
}

/** For an instance that is alone: whoever held a lease before it started is dead. */
export async function dropLeases(pool: pg.Pool): Promise<void> {
  await pool.query('DELETE FROM lease');
}
