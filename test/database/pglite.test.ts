import { expect, test } from 'vitest';
import { watchDisk } from '../../src/database/disk.ts';
import { openPGlite } from '../../src/database/pglite.ts';
import { poolOver } from '../../src/database/pools.ts';

/** Takes the embedded database a quarter of a second or more. */
const LONG = 'SELECT count(*) FROM generate_series(1, 2000000)';

test('while the embedded database computes everybody else is served', async () => {
  const { pool, close } = poolOver(await openPGlite());
  let [computing, served] = [true, 0];
  const answer = pool.query(LONG).finally(() => (computing = false));
  while (computing) {
    await new Promise((resolve) => setImmediate(resolve));
    served += 1;
  }
  expect((await answer).rows).toEqual([{ count: '2000000' }]);
  expect(served).toBeGreaterThan(20);
  await close();
});

test('an embedded database that is left in the middle of something says so to whoever waits, and is asked nothing more', async () => {
  const disk = watchDisk(null);
  const embedded = await openPGlite();
  const { pool, close } = poolOver(embedded, disk);
  await pool.query('SELECT 1');
  const waiting = expect(pool.query(LONG)).rejects.toThrow('The thread of the embedded database ended');
  const behind = expect(pool.query('SELECT 2')).rejects.toThrow();
  await new Promise((resolve) => setImmediate(resolve));
  await embedded.abandon();
  await waiting;
  await behind;
  expect(disk.broken()).toBe('The thread of the embedded database ended');
  await close();
});

test('what cannot be opened says why', async () => {
  await expect(openPGlite({ dataDir: '/dev/null/nowhere' })).rejects.toThrow(/ENOTDIR|not a directory/i);
});
