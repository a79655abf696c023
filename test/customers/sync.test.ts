import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCustomerFinder } from '../../src/customers/finder.ts';
import { defineCustomerSync } from '../../src/customers/sync.ts';
import type { Database } from '../../src/database/database.ts';
import { createJobs } from '../../src/jobs/jobs.ts';
import type { Jobs } from '../../src/jobs/jobs.ts';
import { eventually, recordingLog } from '../support/conditions.ts';
import { openTestDatabase } from '../support/database.ts';
import { connectLocally } from './local.ts';
import type { Local } from './local.ts';

/** Two pages and a little. */
const INVENTED = 1_000;
const HOUR = 3_600_000;

let database: Database;
let local: Local;
let jobs: Jobs;
const log = recordingLog();

beforeAll(async () => {
  local = await connectLocally();
  database = await openTestDatabase();
  await local.control('POST', '/customers', { count: INVENTED });
});
afterAll(async () => {
  await jobs.stop(1_000);
  await local.close();
  await database.close();
});

async function start(): Promise<void> {
  const { partnerCenter, clock } = local;
  jobs = createJobs({ database, clock, log });
  const sync = defineCustomerSync({ database, jobs, partnerCenter, clock, log });
  await jobs.start();
  await sync.begin();
}

const pagesAsked = async () =>
  ((await local.control('GET', '/calls')) as readonly { path: string }[]).filter(({ path }) =>
    path.endsWith('/customers'),
  ).length;
const run = () => database.read.syncRun.findUnique({ where: { name: 'customers' } });
const finished = (before?: Date) =>
  eventually(async () => {
    const row = await run();
    return row?.finishedAt && row.finishedAt.getTime() > (before?.getTime() ?? 0) ? row.finishedAt : null;
  }, 20_000);

test('a reading that is interrupted goes on at the page where it was', async () => {
  await local.control('PATCH', '/settings', { callsPerMinute: 1 });
  await start();
  await eventually(() => log.lines.some(({ message }) => message === 'A job failed'));
  await jobs.stop(1_000);
  expect(await run()).toMatchObject({ seen: 500, position: expect.stringContaining('seekOperation') as string });
  await local.control('PATCH', '/settings', { callsPerMinute: 0 });
  await local.control('DELETE', '/calls');
  await start();
  await finished();
  expect(await pagesAsked()).toBe(2);
  const count = await database.read.customer.count();
  expect(count).toBeGreaterThan(INVENTED);
  expect((await run())?.seen).toBe(count);
});

test('customers that Partner Center no longer names are marked, not deleted, and no longer found; renamed ones have their new name', async () => {
  const before = await finished();
  const { partnerCenter, clock } = local;
  const finder = createCustomerFinder({ database, partnerCenter, clock, log });
  const [woodgrove] = await finder.search('woodgrove bank', 1);
  await local.control('DELETE', `/customers/${woodgrove?.id ?? ''}`);
  const [contoso] = await finder.search('contoso', 1);
  await database.read.customer.update({
    where: { id: contoso?.id ?? '' },
    data: { name: 'Old', foldedName: 'old', search: 'old' },
  });
  clock.advance(6 * HOUR);
  await jobs.bringForward(6 * HOUR);
  await finished(before);
  expect((await finder.search('woodgrove bank', 9)).map(({ id }) => id)).not.toContain(woodgrove?.id);
  expect((await database.read.customer.findUnique({ where: { id: woodgrove?.id ?? '' } }))?.goneAt).toBeInstanceOf(
    Date,
  );
  expect((await finder.search('contoso', 1))[0]?.name).toBe('Contoso Ltd');
});

test('a place that Partner Center no longer honours is given up, and the reading begins anew', async () => {
  const before = await finished();
  await jobs.stop(1_000);
  const position = JSON.stringify({ uri: '/v1/customers?size=500&seekOperation=Next', token: 'forgotten' });
  await database.read.syncRun.update({
    where: { name: 'customers' },
    data: { startedAt: local.clock.now(), position, seen: 500 },
  });
  await start();
  await finished(before);
  expect((await run())?.seen).toBe(await database.read.customer.count({ where: { goneAt: null } }));
});
