import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../../src/database/database.ts';
import { definePriceJobs } from '../../../src/flows/pricing/jobs.ts';
import { pricesFor } from '../../../src/flows/pricing/records.ts';
import { createSheetWishes } from '../../../src/flows/pricing/service-imports.ts';
import type { RecoveryPoint } from '../../../src/kernel/recovery-points.ts';
import { createLedger } from '../../../src/ledger/ledger.ts';
import { productIdOf } from '../../../src/sandbox/partner-center/catalogue/software.ts';
import { openTestDatabase } from '../../support/database.ts';
import { silentLog } from '../../support/silent-log.ts';
import { createSteppedJobs, Killed } from '../../support/stepped-jobs.ts';
import type { SteppedJobs } from '../../support/stepped-jobs.ts';
import { connect } from '../software/connected.ts';
import type { Connected } from '../software/connected.ts';

let database: Database;
let connected: Connected;
let jobs: SteppedJobs;
let dying: RecoveryPoint | undefined;
let wishes: ReturnType<typeof createSheetWishes>;
let beginRefreshing: () => Promise<void>;

beforeAll(async () => {
  database = await openTestDatabase();
  connected = await connect();
  const { clock, partnerCenter } = connected;
  jobs = createSteppedJobs(database, clock, 1);
  const queues = definePriceJobs({
    ...{ database, jobs, partnerCenter, clock, log: silentLog },
    ledger: createLedger({ database, clock }),
    notices: { tell: async () => undefined, changed: async () => undefined },
    takeFile: async () => ({ kind: 'problem', problem: 'gone' }),
    reach: (point) => {
      if (point === dying) throw new Killed();
    },
  });
  ({ beginRefreshing } = queues);
  wishes = createSheetWishes({ database, queues, clock });
  await jobs.open();
});
afterAll(async () => {
  await jobs.close();
  await connected.close();
  await database.close();
});

const server = {
  productId: productIdOf('Windows Server 2022 Standard'),
  skuId: '0001',
  termDuration: null,
  billingCycle: 'one_time',
  quantity: 2,
};
const ask = (market: string) => pricesFor(database.read, market, [server]);

test('a sheet that is being taken in when the process dies counts for nothing, and is whole after the restart', async () => {
  await Promise.all([wishes.want('nl'), wishes.want('NL')]);
  expect(await database.read.priceImport.count()).toBe(1);
  dying = 'prices: stored, not in effect';
  expect(await jobs.step('price-import')).toBe('killed');
  expect(await database.read.price.count()).toBeGreaterThan(100);
  expect(await ask('NL')).toBeNull();

  dying = undefined;
  await jobs.restart();
  expect(await jobs.step('price-import')).toBe('done');
  const kept = await database.read.priceImport.findFirstOrThrow();
  expect(await database.read.price.count()).toBe(kept.rows);
  expect(await ask('NL')).toEqual(
    expect.arrayContaining([expect.objectContaining({ cost: { minor: 82_638, currency: 'EUR' } })]),
  );
});

test('once a day the sheet is fetched anew and takes the place of the one before; at other times it is not', async () => {
  await beginRefreshing();
  expect(await jobs.step('price-refresh')).toBe('done');
  expect(await jobs.step('price-import')).toBe('idle');

  connected.local.clock.advance(24 * 3_600_000);
  await beginRefreshing();
  expect(await jobs.step('price-refresh')).toBe('done');
  expect(await jobs.step('price-import')).toBe('done');
  const imports = await database.read.priceImport.findMany({ orderBy: { askedAt: 'asc' } });
  expect(imports.map(({ state }) => state)).toEqual(['done', 'done']);
  expect(await database.read.price.count({ where: { importId: imports[0]?.id ?? '' } })).toBe(0);
  expect(await database.read.price.count()).toBe(imports[1]?.rows);
});

test('a market for which there is no sheet is told as such, and not asked for again at once', async () => {
  await wishes.want('ZZ');
  expect(await jobs.step('price-import')).toBe('done');
  expect(await ask('ZZ')).toBeNull();
  const { problem } = await database.read.priceImport.findFirstOrThrow({ where: { market: 'ZZ' } });
  expect(problem).toBe('no-sheet');
  await wishes.want('ZZ');
  expect(await jobs.step('price-import')).toBe('idle');
});
