import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { createJobs } from '../../src/jobs/jobs.ts';
import { createRecurring } from '../../src/jobs/recurring.ts';
import { systemClock } from '../../src/kernel/time.ts';
import { recordingLog } from '../support/conditions.ts';
import { openTestDatabase } from '../support/database.ts';

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

/** A desk that starts, with one round that comes at every start and one whose first comes in ten minutes. */
async function startOnce(rounds: string[]) {
  const jobs = createJobs({ database, clock: systemClock, log: recordingLog() });
  const recurring = createRecurring({ database, jobs, clock: systemClock });
  recurring.every(60, 'at-every-start', async () => void rounds.push('at-every-start'));
  recurring.every(60, 'in-ten-minutes', async () => void rounds.push('in-ten-minutes'), { first: 10 });
  await jobs.start(recurring.start);
  return jobs;
}

const waiting = async () => {
  const { rows } = await database.pool.query<{ name: string; soon: boolean }>(
    `SELECT name, start_after < now() + interval '30 minutes' AS soon FROM pgboss.job
     WHERE state = 'created' AND name IN ('at-every-start', 'in-ten-minutes') ORDER BY name`,
  );
  return rows;
};

test('a round that waits for its next time comes at a start, once, and one that comes later keeps its time', async () => {
  const rounds: string[] = [];
  const afterARound = [
    { name: 'at-every-start', soon: false },
    { name: 'in-ten-minutes', soon: true },
  ];
  for (let start = 1; start <= 3; start++) {
    const jobs = await startOnce(rounds);
    await expect.poll(() => rounds.length, { timeout: 5_000 }).toBe(start);
    await expect.poll(waiting, { timeout: 5_000 }).toEqual(afterARound);
    await jobs.stop(1_000);
  }
  expect(rounds).toEqual(['at-every-start', 'at-every-start', 'at-every-start']);
});
