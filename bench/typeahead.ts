import { keepCustomers } from '../src/customers/records.ts';
import { fold } from '../src/customers/fold.ts';
import { searchCustomers } from '../src/customers/search.ts';
import { recordUse } from '../src/customers/use.ts';
import type { Database } from '../src/database/database.ts';
import { monotonic, systemClock } from '../src/kernel/time.ts';
import type { Benchmark, Measured, Row } from './support/benchmark.ts';
import { inventCompany } from './support/companies.ts';
import { embedded, server } from './support/databases.ts';
import type { MeasuredDatabase } from './support/databases.ts';
import { inMilliseconds, median, percentile } from './support/statistics.ts';

const SEARCHES = 200;
const BATCH = 5_000;
const MENU_LENGTH = 100;
const USED = 300;
const TEAM = 'T0MEASURED';

export const benchmark: Benchmark = {
  title: 'Finding a customer while typing',
  description:
    'One search in the local copy for a menu of a hundred, with the transaction around it, one after another. A quarter each: the first three ' +
    'letters of a name; three to eight letters from the middle of one; the beginning of a domain; a word with two letters swapped (the last ' +
    `column has these alone). ${SEARCHES} searches a row; the team has ${USED} customers it used before. The ratio is that of the 95th ` +
    'percentile to the row with 1,000. Goal: under 50 ms with 100,000 customers.',
  measure,
};

async function measure(): Promise<Measured> {
  const rows = [
    ...(await measureOn(await embedded(), [1_000, 100_000])),
    ...(await measureOn(await server(), [1_000, 100_000, 1_000_000])),
  ];
  const columns = ['database', 'customers', 'median', '95th percentile', 'ratio', 'mistyped, 95th percentile'];
  return { kind: 'table', columns, rows };
}

async function measureOn(measured: MeasuredDatabase | null, sizes: readonly number[]): Promise<Row[]> {
  if (!measured) return [];
  const { name, database, close } = measured;
  try {
    const rows: Row[] = [];
    let first = Number.NaN;
    for (const [at, size] of sizes.entries()) {
      await fill(database, sizes[at - 1] ?? 0, size);
      const texts = Array.from({ length: SEARCHES }, (_, number) => textOf(number, size));
      for (const text of texts.slice(0, 20)) await search(database, text);
      const times: number[] = [];
      for (const text of texts) times.push(await search(database, text));
      const mistyped = times.filter((_, number) => number % 4 === 3);
      const slow = percentile(times, 95);
      if (at === 0) first = slow;
      rows.push([
        name,
        size.toLocaleString('en'),
        inMilliseconds(median(times)),
        inMilliseconds(slow),
        (slow / first).toFixed(1),
        inMilliseconds(percentile(mistyped, 95)),
      ]);
    }
    return rows;
  } finally {
    await close();
  }
}

async function search(database: Database, text: string): Promise<number> {
  const began = monotonic();
  await searchCustomers(database, { text: fold(text), limit: MENU_LENGTH, teamId: TEAM });
  return monotonic() - began;
}

/** What somebody types who looks for one of the customers there are. */
function textOf(number: number, size: number): string {
  const { name, domain } = inventCompany((number * 7_919) % size);
  const [word = name] = name.split(' ');
  switch (number % 4) {
    case 0:
      return name.slice(0, 3);
    case 1:
      return name.slice(2, 5 + (number % 6));
    case 2:
      return domain.slice(0, 6);
    default:
      return `${word.slice(0, 2)}${word.charAt(3)}${word.charAt(2)}${word.slice(4)}`;
  }
}

/** All that are kept at once may wait for the index together: that halves the time. */
async function fill(database: Database, from: number, to: number): Promise<void> {
  await database.pool.query('ALTER INDEX customer_grams_idx SET (gin_pending_list_limit = 65536)');
  for (let next = from; next < to; next += BATCH) {
    const count = Math.min(BATCH, to - next);
    const customers = Array.from({ length: count }, (_, at) => inventCompany(next + at));
    await database.transaction((tx) => keepCustomers(tx, customers, systemClock.now()));
  }
  for (let number = 0; number < USED; number++)
    await recordUse(database, TEAM, inventCompany((number * 31) % to).id, systemClock.now());
  await database.pool.query('ALTER INDEX customer_grams_idx SET (gin_pending_list_limit = 256)');
  await database.pool.query('VACUUM ANALYZE customer');
}
