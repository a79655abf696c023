import { createPGlite } from '../src/database/pglite.ts';
import { databaseOver } from '../src/database/database.ts';
import { openServerPool, poolOver } from '../src/database/pools.ts';
import { postgresPrograms, startThrowawayPostgres } from '../scripts/throwaway-postgres.ts';
import { openShop, WINDOWS } from '../test/flows/purchase/shop.ts';
import { prepareDatabase } from '../test/support/prepared-database.ts';
import type { Benchmark, Measured, Row } from './support/benchmark.ts';
import { watchOutside } from './support/outside.ts';
import { inMilliseconds, median, percentile } from './support/statistics.ts';

const TIMES = 60;
const WARMING = 5;

export const benchmark: Benchmark = {
  title: 'Placing an order: our own time',
  description:
    `What the desk itself adds to an order, over ${String(TIMES)} purchases of one line: from the confirmed review until the order is recorded as placed. ` +
    'The time in which an answer of Partner Center, Microsoft Graph or Slack is awaited is taken off; the database, the ledger and the jobs count.',
  measure,
};

async function measure(): Promise<Measured> {
  const rows: Row[] = [];
  const embedded = poolOver(await createPGlite());
  await prepareDatabase(embedded.pool, 'pglite');
  rows.push(['embedded', ...(await timesOn(databaseOver(embedded)))]);
  const programs = postgresPrograms();
  if (programs) {
    const server = await startThrowawayPostgres(programs);
    const pool = openServerPool(server.url, () => undefined);
    await prepareDatabase(pool.pool, 'postgres');
    rows.push(['PostgreSQL', ...(await timesOn(databaseOver(pool)))]);
    await server.stop();
  }
  return { kind: 'table', columns: ['database', 'median', '95th percentile'], rows };
}

async function timesOn(database: ReturnType<typeof databaseOver>): Promise<string[]> {
  const shop = await openShop(database);
  const outside = watchOutside();
  const times: number[] = [];
  for (let time = 0; time < WARMING + TIMES; time += 1) {
    const id = await shop.drafts([WINDOWS]);
    outside.reset();
    const began = performance.now();
    await shop.confirms(id);
    await shop.jobs.step('purchase-place');
    const took = performance.now() - began;
    if ((await shop.find(id)).state !== 'placed') throw new Error('The order was not placed');
    if (time >= WARMING) times.push(took - outside.waited());
  }
  outside.close();
  await shop.close();
  await database.close();
  return [inMilliseconds(median(times)), inMilliseconds(percentile(times, 95))];
}
