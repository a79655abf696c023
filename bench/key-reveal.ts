import { openPGlite } from '../src/database/pglite.ts';
import { databaseOver } from '../src/database/database.ts';
import { poolOver } from '../src/database/pools.ts';
import { revealed } from '../src/kernel/revealed.ts';
import { openKeyCounter } from '../test/flows/key-reveal/key-counter.ts';
import { prepareDatabase } from '../test/support/prepared-database.ts';
import type { Benchmark, Measured } from './support/benchmark.ts';
import { watchOutside } from './support/outside.ts';
import { inMilliseconds, median, percentile } from './support/statistics.ts';

const TIMES = 60;
const WARMING = 10;

export const benchmark: Benchmark = {
  title: 'Revealing a key: our own time',
  description:
    `What the desk itself adds, over ${String(TIMES)} keys on the embedded database. *Submit*: from the form that was handed in until the message with ` +
    '*Show key* is ready to be sent. *Press*: from pressing it until the message with the key is. The time in which an answer of Partner Center, ' +
    'Microsoft Graph or Slack is awaited is taken off; the database, the ledger, the limits and the jobs count.',
  measure,
};

async function measure(): Promise<Measured> {
  const pool = poolOver(await openPGlite());
  await prepareDatabase(pool.pool, 'pglite');
  const database = databaseOver(pool);
  const { shop, keys, asks } = await openKeyCounter(database);
  const outside = watchOutside();
  const took = { submit: [] as number[], press: [] as number[] };

  async function ours<T>(work: () => Promise<T>): Promise<{ readonly result: T; readonly took: number }> {
    outside.reset();
    const began = performance.now();
    const result = await work();
    return { result, took: performance.now() - began - outside.waited() };
  }

  for (let time = 0; time < WARMING + TIMES; time += 1) {
    const submit = await ours(() => asks());
    if (submit.result.kind !== 'requested') throw new Error(`The request was ${submit.result.kind}`);
    const { id } = submit.result.request;
    const press = await ours(() => keys.reveal(shop.ann, id, { url: revealed('https://slack.example/respond') }));
    if (press.result.kind !== 'shown') throw new Error(`The key was ${press.result.kind}`);
    if (time < WARMING) continue;
    took.submit.push(submit.took);
    took.press.push(press.took);
  }
  outside.close();
  await shop.close();
  await database.close();
  const row = (name: string, times: readonly number[]) => [
    name,
    inMilliseconds(median(times)),
    inMilliseconds(percentile(times, 95)),
  ];
  const rows = [row('submit', took.submit), row('press', took.press)];
  return { kind: 'table', columns: ['', 'median', '95th percentile'], rows };
}
