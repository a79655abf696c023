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
  let held = await connect();
  const { rows } = await held.query<{ alone: boolean }>('SELECT pg_try_advisory_lock($1) AS alone', [LOCKS.presence]);
  const alone = rows[0]?.alone ?? false;
  if (alone) await takeUp();
  await held.query('SELECT pg_advisory_lock_shared($1)', [LOCKS.presence]);
  if (alone) await held.query('SELECT pg_advisory_unlock($1)', [LOCKS.presence]);

  async function connect(): Promise<pg.PoolClient> {
    const client = await database.pool.connect();
    client.once('error', (error: Error) => {
      client.release(error);
      void comeBack();
    });
    return client;
  }

  /** After the server was away: present again, without taking up anything, because this process may be at work on it. */
  async function comeBack(): Promise<void> {
    while (!gone.signal.aborted) {
      try {
        held = await connect();
        await held.query('SELECT pg_advisory_lock_shared($1)', [LOCKS.presence]);
        return;
      } catch {
        await pause(COME_BACK_MS, gone.signal);
      }
    }
  }

  return {
    leave() {
      gone.abort();
      held.removeAllListeners('error');
      // Destroyed rather than handed back: the lock belongs to its session.
      held.release(true);
    },
  };
}
