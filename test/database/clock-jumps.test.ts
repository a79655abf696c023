import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Database } from '../../src/database/database.ts';
import { LeaseTaken } from '../../src/database/lease.ts';
import { createJobs, mendStarts } from '../../src/jobs/jobs.ts';
import { systemClock } from '../../src/kernel/time.ts';
import { deferred } from '../support/conditions.ts';
import { openTestDatabase } from '../support/database.ts';
import { silentLog } from '../support/silent-log.ts';

const MINUTE = 60_000;

describe('the clock of the database', () => {
  let database: Database;
  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.close());

  test('jumps forward: whoever is at work keeps others off; whoever died does not', async () => {
    const [work, begun] = [deferred(), deferred()];
    const first = database.withLease('purchase 1', () => (begun.resolve(), work.promise));
    await begun.promise;
    const expired = `UPDATE lease SET until = now() - interval '1 day'`;
    await database.pool.query(expired);
    await expect(database.withLease('purchase 1', async () => 1)).rejects.toThrow(LeaseTaken);
    // Renewed: by now a living holder is known as one.
    const until = async () => (await database.pool.query(`SELECT 1 FROM lease WHERE until > now()`)).rowCount;
    await expect.poll(until, { timeout: 15_000 }).toBe(1);
    await expect(database.withLease('purchase 1', async () => 1)).rejects.toThrow(LeaseTaken);
    work.resolve();
    await first;

    await database.pool.query(
      `INSERT INTO lease (name, holder, until) VALUES ('purchase 2', gen_random_uuid(), now() - interval '1 day')`,
    );
    const take = () => database.withLease('purchase 2', async () => 'taken').catch(() => 'refused');
    expect(await take()).toBe('refused');
    await expect.poll(take, { timeout: 15_000, interval: 500 }).toBe('taken');
  }, 40_000);

  test('goes back a day: what was to come in an hour comes in an hour, and what is tried again comes soon', async () => {
    const jobs = createJobs({ database, clock: systemClock, log: silentLog });
    const definition = { data: z.object({}), work: async () => undefined, giveUp: async () => undefined };
    const queue = jobs.define({ name: 'jumped', ...definition });
    await jobs.start();
    await jobs.stop(1_000);
    const inAnHour = new Date(systemClock.now().getTime() + 60 * MINUTE);
    await database.transaction((tx) => queue.enqueue(tx, 'one', {}, inAnHour));
    await database.transaction((tx) => queue.enqueue(tx, 'two', {}, inAnHour));
    await database.pool.query(
      `UPDATE pgboss.job SET start_after = start_after + interval '1 day', created_on = created_on + interval '1 day' WHERE name = 'jumped'`,
    );
    await database.pool.query(
      `UPDATE pgboss.job SET state = 'retry', created_on = now() - interval '1 day' WHERE singleton_key = 'two later'`,
    );
    const minutes = async () => {
      const { rows } = await database.pool.query<{ minutes: number }>(
        `SELECT round(extract(epoch FROM start_after - now()) / 60)::integer AS minutes FROM pgboss.job WHERE name = 'jumped' ORDER BY singleton_key`,
      );
      return rows.map((row) => row.minutes);
    };
    expect(await minutes()).toEqual([25 * 60, 25 * 60]);
    await mendStarts(database);
    await mendStarts(database);
    expect(await minutes()).toEqual([60, 0]);
  });
});
