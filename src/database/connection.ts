import type pg from 'pg';

/**
 * Runs `work` on a connection of its own, which is handed back afterwards; the pool throws away what broke.
 * @throws what `work` throws, or the driver's error where there is no connection to be had
 */
export async function onConnection<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    return await work(client);
  } finally {
    client.release();
  }
}
