import { inject, expect, test } from 'vitest';
import { onConnection } from '../../src/database/connection.ts';
import { openServerPool } from '../../src/database/pools.ts';
import { deferred } from '../support/conditions.ts';
import { createServerDatabase } from '../support/database.ts';

const server = inject('databaseUrl');

test.skipIf(!server)(
  'a server that ends a connection between two questions ends neither the process nor the pool',
  async () => {
    const { pool, close } = openServerPool(await createServerDatabase(server ?? '', 'empty'), () => undefined);
    const ended = deferred();
    const lost = onConnection(pool, async (client) => {
      client.once('end', () => ended.resolve());
      const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      await pool.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid]);
      await ended.promise;
      return client.query('SELECT 1');
    });
    await expect(lost).rejects.toThrow();
    expect(pool.totalCount).toBe(1);
    expect((await onConnection(pool, (client) => client.query('SELECT 1 AS one'))).rows).toEqual([{ one: 1 }]);
    await close();
  },
);
