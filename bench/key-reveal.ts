import { createPGlite } from '../src/database/pglite.ts';
import { databaseOver } from '../src/database/database.ts';
import { poolOver } from '../src/database/pools.ts';
import { createKeyEndings } from '../src/flows/key-reveal/endings.ts';
import { createHandedInKeys } from '../src/flows/key-reveal/handed-in.ts';
import { defineKeyJobs } from '../src/flows/key-reveal/jobs.ts';
import { createKeySource } from '../src/flows/key-reveal/service-source.ts';
import { createKeyReveal } from '../src/flows/key-reveal/service.ts';
import { USUAL_POLICY } from '../src/flows/key-rules/rules.ts';
import { createAlerts } from '../src/flows/key-rules/service-alerts.ts';
import { createLimits } from '../src/flows/key-rules/service-limits.ts';
import { createSoftware } from '../src/flows/software/service.ts';
import { revealed } from '../src/kernel/revealed.ts';
import { newId } from '../src/kernel/ids.ts';
import { openShop } from '../test/flows/purchase/shop.ts';
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
  const pool = poolOver(await createPGlite());
  await prepareDatabase(pool.pool, 'pglite');
  const database = databaseOver(pool);
  const shop = await openShop(database);
  const keys = keysOf(shop);
  await shop.jobs.open();
  const found = await shop.parts.customers.resolve('fabrikam.nl');
  if (found.kind !== 'found') throw new Error('The seed has no Fabrikam');
  const [software] = await keys.menu(shop.ann, found.customer.id, 'Windows Server 2022 Standard');
  if (!software) throw new Error('Fabrikam owns no Windows Server');
  const outside = watchOutside();
  const took = { submit: [] as number[], press: [] as number[] };

  async function ours<T>(work: () => Promise<T>): Promise<{ readonly result: T; readonly took: number }> {
    outside.reset();
    const began = performance.now();
    const result = await work();
    return { result, took: performance.now() - began - outside.waited() };
  }

  for (let time = 0; time < WARMING + TIMES; time += 1) {
    const form = { customerId: found.customer.id, softwareId: software.id, versionId: undefined, reason: 'INC-4711' };
    const submit = await ours(() => keys.request(shop.ann, form, { viewKey: newId(), channelId: 'C0SALES0001' }));
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

type Shop = Awaited<ReturnType<typeof openShop>>;

/** The flow as the product puts it together, over the parts of the shop. */
function keysOf({ parts }: Shop) {
  const software = createSoftware({ ...parts, keys: 'api' });
  const handedIn = createHandedInKeys(parts);
  const endings = createKeyEndings(parts);
  const source = createKeySource({ ...parts, software, handedIn, endings, route: 'api' });
  const policy = { ...USUAL_POLICY, perPersonHour: 200, perCustomerDay: 500 };
  const limits = createLimits({ ...parts, alerts: createAlerts(parts), read: async () => policy });
  const screen = { cover: async () => 'posted' as const, tellLeft: async () => undefined };
  const queues = defineKeyJobs({ ...parts, screen });
  const claim = async () => true;
  const agreement = { needed: async () => null, ask: async () => undefined };
  return createKeyReveal({
    ...parts,
    software,
    source,
    handedIn,
    endings,
    limits,
    agreement,
    queues,
    claim,
    route: 'api',
  });
}
