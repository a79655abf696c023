import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
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

/** A message of PostgreSQL's wire protocol: its type, its length, its content. */
function wireMessage(type: string, content: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeInt32BE(4 + content.length);
  return Buffer.concat([Buffer.from(type), length, content]);
}

test('a server that greets and ends a connection in one breath does not end the process', async () => {
  const greeting = Buffer.concat([
    wireMessage('R', Buffer.alloc(4)),
    wireMessage('Z', Buffer.from('I')),
    wireMessage('E', Buffer.from('SFATAL\0VFATAL\0C57P01\0Mterminating connection due to administrator command\0\0')),
  ]);
  const shuttingDown = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => socket.end(greeting));
  });
  await new Promise<void>((resolve) => shuttingDown.listen(0, '127.0.0.1', resolve));
  const { port } = shuttingDown.address() as AddressInfo;
  const { pool, close } = openServerPool(`postgresql://desk@127.0.0.1:${port}/desk`, () => undefined);
  await expect(onConnection(pool, (client) => client.query('SELECT 1'))).rejects.toThrow();
  await expect(pool.query('SELECT 1')).rejects.toThrow();
  expect(pool.totalCount).toBe(0);
  await close();
  shuttingDown.close();
});
