import type pg from 'pg';
import { pause } from '../kernel/time.ts';
import type { Database } from './database.ts';
import { LOCKS } from './locks.ts';

const COME_BACK_MS = 250;
/** Long enough for whoever lost the server, and works on, to have come back. */
const DOUBT_MS = 1_500;

export type Presence = { readonly leave: () => void };

/** What a process that died left behind, marked as being worked on. */
export type LeftBehind = {
  readonly isAny: () => Promise<boolean>;
  readonly takeUp: () => Promise<void>;
};

/**
 * Announces this instance on the database: a lock held in common by all, on a connection of its own, which the server lets go of
 * when the process dies. Where it is the only one, what is marked as being worked on was left by a process
 * that died: that is taken up, and whoever comes meanwhile waits until it is done. On the embedded database it always is. But a
 * server that was away let go of everybody's lock: where something is marked, the others get a moment to come back first.
 */
export async function announcePresence(database: Database, { isAny, takeUp }: LeftBehind): Promise<Presence> {
  if (database.embedded) {
    await takeUp();
    return { leave: () => undefined };
  }
  const gone = new AbortController();
  let held: pg.PoolClient | undefined;
  await begin().catch((error: unknown) => {
    // A start that failed leaves no connection behind: the pool waits for each before it ends.
    gone.abort();
    letGo();
    throw error;
  });

  async function begin(): Promise<void> {
    const client = await connect();
    let alone = await isAlone(client);
    if (alone && (await isAny())) {
      await client.query('SELECT pg_advisory_unlock($1)', [LOCKS.presence]);
      await pause(DOUBT_MS, gone.signal);
      alone = await isAlone(client);
    }
    if (alone) await takeUp();
    await client.query('SELECT pg_advisory_lock_shared($1)', [LOCKS.presence]);
    if (alone) await client.query('SELECT pg_advisory_unlock($1)', [LOCKS.presence]);
  }

  async function isAlone(client: pg.PoolClient): Promise<boolean> {
    const { rows } = await client.query<{ alone: boolean }>('SELECT pg_try_advisory_lock($1) AS alone', [
      LOCKS.presence,
    ]);
    return rows[0]?.alone ?? false;
  }

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
      let client: pg.PoolClient | undefined;
      try {
        client = await connect();
        // It may have left while the connection was made.
        if (gone.signal.aborted) return letGo();
        await client.query('SELECT pg_advisory_lock_shared($1)', [LOCKS.presence]);
        return;
      } catch {
        // One that broke under the question has begun to come back by itself, and may hold a connection already.
        if (client && held !== client) return;
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
