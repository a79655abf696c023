import type pg from 'pg';
import { pause } from '../kernel/time.ts';
import type { Database } from './database.ts';
import { LOCKS } from './locks.ts';

const COME_BACK_MS = 1_000;

export type Presence = { readonly leave: () => void };

/**
 * Announces this instance on the database: a lock held in common by all, on a connection of its own, which the server lets go of
 * when the process dies. Where it is the only one, what is marked as being worked on was left by a process
 * that died: `takeUp` is run, and whoever comes meanwhile waits until that is done. On the embedded database it always is.
 */
export async function announcePresence(database: Database, takeUp: () => Promise<void>): Promise<Presence> {
  if (database.embedded) {
    await takeUp();
    return { leave: () => undefined };
  }
  const gone = new AbortController();
  let held: pg.PoolClient | undefined;
  const first = await connect();
  const { rows } = await first.query<{ alone: boolean }>('SELECT pg_try_advisory_lock($1) AS alone', [LOCKS.presence]);
  const alone = rows[0]?.alone ?? false;
  if (alone) await takeUp();
  await first.query('SELECT pg_advisory_lock_shared($1)', [LOCKS.presence]);
  if (alone) await first.query('SELECT pg_advisory_unlock($1)', [LOCKS.presence]);

  async function connect(): Promise<pg.PoolClient> {
    const client = await database.pool.connect();
    // A connection that breaks may say so more than once, and without a listener each would end the process.
    client.on('error', (error: Error) => {
      if (held !== client) return;
      held = undefined;
      client.release(error);
      void comeBack();
    });
    held = client;
    return client;
  }

  /** After the server was away: present again, without taking up anything, because this process may be at work on it. */
  async function comeBack(): Promise<void> {
    while (!gone.signal.aborted) {
      try {
        const client = await connect();
        // It may have left while the connection was made.
        if (gone.signal.aborted) return letGo();
        await client.query('SELECT pg_advisory_lock_shared($1)', [LOCKS.presence]);
        return;
      } catch {
        letGo();
        await pause(COME_BACK_MS, gone.signal);
      }
    }
  }

  /** Destroyed rather than handed back: the lock belongs to its session. */
  function letGo(): void {
    const client = held;
    held = undefined;
    client?.release(true);
  }

  return {
    leave() {
      gone.abort();
      letGo();
    },
  };
}
