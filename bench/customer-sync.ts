import { defineCustomerSync, isComplete } from '../src/customers/sync.ts';
import { createJobs } from '../src/jobs/jobs.ts';
import type { Log } from '../src/kernel/log.ts';
import { monotonic, pause } from '../src/kernel/time.ts';
import { connectLocally } from '../test/customers/local.ts';
import type { Benchmark, Measured, Row } from './support/benchmark.ts';
import { embedded, server } from './support/databases.ts';
import type { MeasuredDatabase } from './support/databases.ts';

const CUSTOMERS = 10_000;
const LOOK_MS = 20;

export const benchmark: Benchmark = {
  title: 'The first reading of all customers',
  description:
    `From the start of the jobs until ${CUSTOMERS.toLocaleString('en')} customers are in the local copy, read from the local Partner Center in ` +
    'this process by pages of 500, the second time into a copy that has them already.',
  measure,
};

async function measure(): Promise<Measured> {
  const rows = [...(await measureOn(await embedded())), ...(await measureOn(await server()))];
  return { kind: 'table', columns: ['database', 'customers', 'first reading', 'second', 'customers a second'], rows };
}

async function measureOn(measured: MeasuredDatabase | null): Promise<Row[]> {
  if (!measured) return [];
  const { name, database, close } = measured;
  const local = await connectLocally();
  await local.control('POST', '/customers', { count: CUSTOMERS });
  const { partnerCenter, clock } = local;
  const jobs = createJobs({ database, clock, log: silent });
  const sync = defineCustomerSync({ database, jobs, partnerCenter, clock, log: silent });
  const read = async () => {
    const began = monotonic();
    await sync.begin();
    while (!(await isComplete(database))) await pause(LOOK_MS);
    return monotonic() - began;
  };
  try {
    await jobs.start();
    const first = await read();
    const customers = await database.read.customer.count();
    await database.read.syncRun.deleteMany();
    const second = await read();
    return [[name, customers, inSeconds(first), inSeconds(second), Math.round((1_000 * customers) / first)]];
  } finally {
    await jobs.stop(1_000);
    await local.close();
    await close();
  }
}

const inSeconds = (milliseconds: number) => `${(milliseconds / 1_000).toFixed(1)} s`;
const silent: Log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
