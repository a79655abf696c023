import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { z } from 'zod';
import type { Database } from '../../src/database/database.ts';
import { LeaseTaken } from '../../src/database/lease.ts';
import { systemClock } from '../../src/kernel/time.ts';
import { createJobs } from '../../src/jobs/jobs.ts';
import type { Jobs } from '../../src/jobs/jobs.ts';
import { deferred, eventually, recordingLog } from '../support/conditions.ts';
import { openTestDatabase } from '../support/database.ts';

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const data = z.object({ n: z.number() });
const ignore = async () => undefined;

test('a job for later runs no sooner, and with the clock when that is moved forward', async () => {
  const done: number[] = [];
  const jobs = open();
  const queue = jobs.define({ name: 'later', data, work: async ({ n }) => void done.push(n), giveUp: ignore });
  await jobs.start();
  const inAnHour = new Date(systemClock.now().getTime() + 3_600_000);
  await database.transaction((tx) => queue.enqueue(tx, 'one', { n: 1 }, inAnHour));
  await jobs.bringForward(3_000_000);
  expect(done).toEqual([]);
  await jobs.bringForward(700_000);
  await eventually(() => done.includes(1));
  await jobs.stop(1_000);
});

const running: Jobs[] = [];
const open = () => {
  const jobs = createJobs({ database, clock: systemClock, log: recordingLog() });
  running.push(jobs);
  return jobs;
};
afterAll(() => Promise.all(running.map((jobs) => jobs.stop(1_000))));

test('a job runs soon after its transaction is committed, and never where that was rolled back', async () => {
  const done: number[] = [];
  const jobs = open();
  const queue = jobs.define({
    name: 'commit',
    data,
    work: async ({ n }) => void done.push(n),
    giveUp: async () => undefined,
  });
  await jobs.start();
  const undone = database.transaction(async (tx) => {
    await queue.enqueue(tx, 'one', { n: 1 });
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  const started = performance.now();
  await database.transaction((tx) => queue.enqueue(tx, 'two', { n: 2 }));
  await eventually(() => done.includes(2));
  expect(performance.now() - started).toBeLessThan(1_500);
  expect(done).toEqual([2]);
  await jobs.stop(1_000);
});

test('a job that fails is tried again, and once every retry is used up a person is told', async () => {
  let attempts = 0;
  const told: number[] = [];
  const jobs = open();
  const queue = jobs.define({
    name: 'failing',
    data,
    retries: 1,
    work: async () => {
      attempts++;
      throw new Error('Partner Center is away');
    },
    giveUp: async ({ n }) => void told.push(n),
  });
  await jobs.start();
  await database.transaction((tx) => queue.enqueue(tx, 'seven', { n: 7 }));
  await eventually(() => told.includes(7), 15_000);
  expect(attempts).toBe(2);
  await jobs.stop(1_000);
});

test('a job that finds another process at work on the same waits for it, and uses up none of its attempts', async () => {
  let attempts = 0;
  const told: number[] = [];
  const jobs = open();
  const queue = jobs.define({
    name: 'leased',
    data,
    retries: 0,
    work: async () => {
      attempts++;
      if (attempts < 2) throw new LeaseTaken('the same');
    },
    giveUp: async ({ n }) => void told.push(n),
  });
  await jobs.start();
  await database.transaction((tx) => queue.enqueue(tx, 'seven', { n: 7 }));
  await eventually(async () => {
    const { rows } = await database.pool.query(`SELECT FROM pgboss.job WHERE name = 'leased' AND state = 'completed'`);
    return rows.length === 1;
  });
  expect(attempts).toBe(2);
  expect(told).toEqual([]);
  await jobs.stop(1_000);
});

test('of several jobs about the same thing that wait, one is kept', async () => {
  const jobs = open();
  const done: number[] = [];
  const queue = jobs.define({
    name: 'same',
    data,
    work: async ({ n }) => void done.push(n),
    giveUp: async () => undefined,
  });
  await jobs.start();
  await database.transaction(async (tx) => {
    for (let n = 0; n < 5; n++) await queue.enqueue(tx, 'same purchase', { n });
    await queue.enqueue(tx, 'another', { n: 9 });
  });
  await eventually(() => done.includes(9));
  await eventually(() => done.length === 2);
  await jobs.stop(1_000);
});

test('what a job throws is kept in its row in clean words only, and stands in the log', async () => {
  const log = recordingLog();
  const jobs = createJobs({ database, clock: systemClock, log });
  running.push(jobs);
  const queue = jobs.define({
    name: 'secretive',
    data,
    work: async () => {
      const carried = { headers: { authorization: 'Bearer xoxb-1111-secret' }, body: 'AAAAA-BBBBB-CCCCC-DDDDD-EEEEE' };
      throw Object.assign(new Error('Refused for xoxb-1111-secret', { cause: carried }), carried);
    },
    giveUp: async () => undefined,
  });
  await jobs.start();
  await database.transaction((tx) => queue.enqueue(tx, 'one', { n: 1 }));
  const output = await eventually(async () => {
    const { rows } = await database.pool.query<{ output: unknown }>(
      `SELECT output FROM pgboss.job WHERE name = 'secretive' AND output IS NOT NULL`,
    );
    return rows[0] && JSON.stringify(rows[0].output);
  });
  expect(output).toContain('Refused for •••••');
  expect(output).not.toMatch(/xoxb|AAAAA/);
  expect(log.lines).toContainEqual(expect.objectContaining({ level: 'warn', message: 'A job failed' }));
  await jobs.stop(1_000);
});

// The embedded database has one connection: nothing there happens beside a transaction.
test.skipIf(!inject('databaseUrl'))(
  'a waiting job that stands in for another is not run before that one counts',
  async () => {
    const first = deferred();
    const done: number[] = [];
    const jobs = open();
    const queue = jobs.define({
      name: 'standing-in',
      data,
      work: async ({ n }) => {
        if (n === 0) await first.promise;
        done.push(n);
      },
      giveUp: async () => undefined,
    });
    await jobs.start();
    await database.transaction((tx) => queue.enqueue(tx, 'first', { n: 0 }));
    await database.transaction((tx) => queue.enqueue(tx, 'same purchase', { n: 1 }));
    await database.transaction((tx) => queue.enqueue(tx, 'another', { n: 2 }));
    await database.transaction(async (tx) => {
      await queue.enqueue(tx, 'same purchase', { n: 3 });
      first.resolve();
      await eventually(() => done.includes(2));
      expect(done).not.toContain(1);
    });
    await eventually(() => done.includes(1));
    await jobs.stop(1_000);
  },
);
