import { openPGlite } from '../src/database/pglite.ts';
import { databaseOver } from '../src/database/database.ts';
import { openServerPool, poolOver } from '../src/database/pools.ts';
import { postgresPrograms, startThrowawayPostgres } from '../scripts/throwaway-postgres.ts';
import type { PurchaseForm } from '../src/flows/purchase/service.ts';
import { termValue } from '../src/flows/purchase/rules.ts';
import { openShop, WINDOWS } from '../test/flows/purchase/shop.ts';
import type { Shop } from '../test/flows/purchase/shop.ts';
import { setsPrice } from '../test/support/prices.ts';
import { prepareDatabase } from '../test/support/prepared-database.ts';
import type { Benchmark, Measured, Row } from './support/benchmark.ts';
import { watchOutside } from './support/outside.ts';
import { inMilliseconds, median, percentile } from './support/statistics.ts';

const TIMES = 60;
const WARMING = 100;

export const benchmark: Benchmark = {
  title: 'Placing an order: our own time',
  description:
    `What the desk itself adds to an order, over ${String(TIMES)} purchases of one line with a price, after ${String(WARMING)} that are not counted: a desk runs ` +
    'for weeks. *Review*: from the form that was handed in until the ' +
    'review is ready to be shown. *Confirm*: from the confirmed review until it is recorded as requested, which is when the form closes. ' +
    '*Place*: from then until the order is recorded as placed. Each is the time that passes, less that in which at least one answer of Partner ' +
    'Center, Microsoft Graph or Slack is awaited; the database, the ledger and the jobs count. What a person waits for is *review* or ' +
    '*confirm*; from confirm to placed is the last column. Goal of that: under 20 ms.',
  measure,
};

async function measure(): Promise<Measured> {
  const rows: Row[] = [];
  const embedded = poolOver(await openPGlite());
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
  return {
    kind: 'table',
    columns: ['database', 'review', 'confirm', 'place', 'confirm to placed', '95th percentile'],
    rows,
  };
}

async function timesOn(database: ReturnType<typeof databaseOver>): Promise<string[]> {
  const shop = await openShop(database);
  await setsPrice(database, WINDOWS.product, { cost: 82_638n, list: 91_820n });
  const outside = watchOutside();
  const times: Record<'review' | 'confirm' | 'place' | 'placed', number[]> = {
    review: [],
    confirm: [],
    place: [],
    placed: [],
  };
  const own = async <T>(work: () => Promise<T>): Promise<readonly [T, number]> => {
    outside.reset();
    const began = performance.now();
    const value = await work();
    return [value, performance.now() - began - outside.waited()];
  };
  const { person, form, channelId } = await enteredForm(shop);
  for (let time = 0; time < WARMING + TIMES; time += 1) {
    const place = { viewKey: `view ${String(time)}`, channelId };
    const [drafted, review] = await own(() => shop.purchases.draft(person, form, place));
    if (drafted.kind !== 'drafted') throw new Error('The form was refused');
    const { id } = drafted.review.purchase;
    const [, confirm] = await own(() => shop.confirms(id));
    const [, placing] = await own(() => shop.jobs.step('purchase-place'));
    if ((await shop.find(id)).state !== 'placed') throw new Error('The order was not placed');
    if (time < WARMING) continue;
    times.review.push(review);
    times.confirm.push(confirm);
    times.place.push(placing);
    times.placed.push(confirm + placing);
  }
  outside.close();
  await shop.close();
  await database.close();
  const { review, confirm, place, placed } = times;
  const medians = [review, confirm, place, placed].map((each) => inMilliseconds(median(each)));
  return [...medians, inMilliseconds(percentile(placed, 95))];
}

/** What somebody enters who wants one Windows Server for the customer of the seed. */
async function enteredForm(shop: Shop) {
  const { lines, customerId, channelId } = await shop.find(await shop.drafts([WINDOWS]));
  const [line] = lines;
  if (!line) throw new Error('A draft has no line');
  const term = termValue({ duration: line.termDuration ?? undefined, billingCycle: line.billingCycle });
  const { productId, skuId: editionId } = line;
  const entered = { number: 0, productId, editionId, term, quantity: '1' };
  const form: PurchaseForm = { customerId, line: entered, reference: undefined, note: undefined };
  return { person: shop.ann, form, channelId };
}
