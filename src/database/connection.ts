import type pg from 'pg';

/**
 * Runs `work` on a connection of its own, which is handed back afterwards, or thrown away where it broke. A server that restarts
 * ends it at any moment, also between two questions: without somebody who listens that would end the process.
 * @throws what `work` throws, or the driver's error where there is no connection to be had
 */
export async function onConnection<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  const hear = (error: Error) => {
    broken = error;
  };
  client.on('error', hear);
  try {
    return await work(client);
  } finally {
    // First back to the pool, which listens itself from then on.
    client.release(broken);
    client.off('error', hear);
  }
}
