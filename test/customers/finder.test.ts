import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { containing } from '../../src/customers/containing.ts';
import { createCustomerFinder } from '../../src/customers/finder.ts';
import type { CustomerFinder } from '../../src/customers/finder.ts';
import { keepCustomers } from '../../src/customers/records.ts';
import { likest, slippedFrom } from '../../src/customers/mistyped.ts';
import { INDEXES_ONLY } from '../../src/customers/search.ts';
import type { Wanted } from '../../src/customers/search.ts';
import type { Database } from '../../src/database/database.ts';
import type { Customer } from '../../src/partner-center/schemas/customer.ts';
import { recordingLog } from '../support/conditions.ts';
import { openTestDatabase } from '../support/database.ts';
import { movableClock } from '../support/partner-center.ts';
import { connectLocally } from './local.ts';
import type { Local } from './local.ts';

const TEAM = 'T0DESK';
const NAMES = [
  ['Fabrikam B.V.', 'fabrikam.nl'],
  ['Fabrikam Residences', 'fabrikamresidences.example'],
  ['Bradford Fabrics', 'bradford.example'],
  ['Contoso Ltd', 'contoso.co.uk'],
  ['Margie’s Travel', 'margiestravel.example'],
  ['Fjällräven Konsult AB', 'fjallkonsult.example'],
  ['100% Natural_Foods', 'natural.example'],
  ['\u200Fשלום בע״מ\u200F', 'shalom.example'],
  ['3M', '3m.example'],
  ['O’Neil \\ Sons', 'oneil.example'],
] as const;
const idOf = (number: number) => `a${String(number).padStart(7, '0')}-0000-4000-8000-000000000000`;

let database: Database;
let local: Local;
let finder: CustomerFinder;
const log = recordingLog();
/** of the desk alone: a Partner Center that sleeps for two months has forgotten its tokens */
const clock = movableClock();

beforeAll(async () => {
  local = await connectLocally();
  database = await openTestDatabase();
  const { partnerCenter } = local;
  finder = createCustomerFinder({ database, partnerCenter, clock, log });
  const customers = NAMES.map(([name, domain], number) => ({ id: idOf(number), name, domain }));
  await database.transaction((tx) => keepCustomers(tx, customers, clock.now()));
  const finished = { startedAt: null, position: null, seen: customers.length, finishedAt: clock.now() };
  await database.read.syncRun.create({ data: { name: 'customers', ...finished } });
});
beforeEach(() => local.control('DELETE', '/calls'));
afterAll(async () => {
  await local.close();
  await database.close();
});

const names = async (text: string, limit = 100) => (await finder.search(text, limit, TEAM)).map(({ name }) => name);
const calls = async () =>
  ((await local.control('GET', '/calls')) as readonly { path: string }[]).map(({ path }) => path);

test.each([
  ['the middle of a name', 'rikam', 'Fabrikam B.V.'],
  ['three letters of a domain', 'o.u', 'Contoso Ltd'],
  ['letters over the end of a word', 'm b.v', 'Fabrikam B.V.'],
  ['a domain', 'contoso.co', 'Contoso Ltd'],
  ['a pasted address', 'https://fabrikam.nl/contact?x=1', 'Fabrikam B.V.'],
  ['three letters of a tenant ID', 'a0000003', 'Contoso Ltd'],
  ['a swapped letter', 'cnotoso', 'Contoso Ltd'],
  ['a missing letter', 'fabrkam', 'Fabrikam B.V.'],
  ['a doubled letter', 'contosso', 'Contoso Ltd'],
  ['a wrong letter', 'fabrikan', 'Fabrikam B.V.'],
  ['no accents', 'fjallra', 'Fjällräven Konsult AB'],
  ['another apostrophe', "margie's", 'Margie’s Travel'],
  ['a per cent sign', '100% n', '100% Natural_Foods'],
  ['an underscore', 'ural_f', '100% Natural_Foods'],
  ['a name with marks of direction', 'שלום', '\u200Fשלום בע״מ\u200F'],
  ['a text with marks of direction', '\u202Econ\u200Ftoso', 'Contoso Ltd'],
  ['the whole of a short name', '3m', '3M'],
  ['a backslash and an apostrophe', "o'neil \\ s", 'O’Neil \\ Sons'],
])('a customer is found by %s', async (_, text, name) => {
  expect((await names(text)).at(0)).toBe(name);
});

test.each([
  '',
  ' ',
  'f',
  '%',
  '_',
  '\u200F\u200F',
  '%%%',
  '\\',
  '\\\\\\',
  "';--",
  "'''",
  '\u0000ab',
  'x'.repeat(500),
  '😀😀😀',
])('what names nobody finds nobody, without an error: %j', async (text) => {
  expect(await names(text)).toEqual([]);
});

test('what is typed is taken as it stands: a per cent sign or an underscore stands for nothing else', async () => {
  expect(await names('fab%kam')).toEqual([]);
  expect(await names('f_b')).toEqual([]);
});

test('names that begin with the text come before those that contain it, and the list ends where it is to end', async () => {
  expect(await names('fab')).toEqual(['Fabrikam B.V.', 'Fabrikam Residences', 'Bradford Fabrics']);
  expect(await names('fab', 2)).toHaveLength(2);
});

test("the team's own come first: often and recently used before seldom and long ago; another team's uses do not count", async () => {
  const dayMs = 86_400_000;
  await finder.used(TEAM, idOf(2));
  clock.advance(dayMs);
  await finder.used(TEAM, idOf(1));
  await finder.used('T0OTHER', idOf(0));
  expect(await names('fab')).toEqual(['Fabrikam Residences', 'Bradford Fabrics', 'Fabrikam B.V.']);
  await finder.used(TEAM, idOf(2)); // twice by now
  expect((await names('fab'))[0]).toBe('Bradford Fabrics');
  clock.advance(60 * dayMs);
  await finder.used(TEAM, idOf(1)); // once, but now
  expect((await names('fab'))[0]).toBe('Fabrikam Residences');
  await finder.used(TEAM, 'nobody');
});

test('while everything is kept Partner Center is not asked, and for nobody only once while somebody types on', async () => {
  await names('fabrikam');
  expect(await calls()).toEqual([]);
  for (const text of ['qqq', 'qqqq', 'qqqqq']) expect(await names(text)).toEqual([]);
  expect((await calls()).filter((path) => path.endsWith('/customers'))).toHaveLength(2); // by name and by domain
});

test('one that is not kept yet is found by asking, and kept', async () => {
  expect(await names('woodgr')).toEqual(['Woodgrove Bank']);
  expect(await names('dgrove')).toEqual(['Woodgrove Bank']);
});

test('a Partner Center that is away leaves what is kept', async () => {
  await local.control('POST', '/faults', { kind: 'status-500', match: { path: '/customers' }, times: 50 });
  expect(await names('fabrikan')).toContain('Fabrikam B.V.');
  await local.control('DELETE', '/faults');
});

test('a whole name, a domain or a tenant ID names one; what several begin with names several', async () => {
  expect(await finder.resolve('FABRIKAM b.v.')).toMatchObject({ kind: 'found', customer: { id: idOf(0) } });
  expect(await finder.resolve('contoso.co.uk')).toMatchObject({ kind: 'found', customer: { id: idOf(3) } });
  expect(await finder.resolve('bradf')).toMatchObject({ kind: 'found', customer: { id: idOf(2) } });
  expect(await finder.resolve('fabrikam r')).toMatchObject({ kind: 'found', customer: { id: idOf(1) } });
  expect(await finder.resolve('fabrik')).toMatchObject({ kind: 'several' });
  expect(await finder.resolve('ontoso')).toEqual({ kind: 'none' }); // a part is enough for a menu, not for a decision
});

test('the country is asked for once an hour, and a customer that Partner Center no longer knows is no longer found', async () => {
  const [woodgrove] = await finder.search('woodgrove', 1);
  const id = woodgrove?.id ?? '';
  expect(await finder.get(id)).toMatchObject({ name: 'Woodgrove Bank', country: 'NL' });
  await local.control('DELETE', '/calls');
  await finder.get(id);
  expect((await calls()).filter((path) => path.endsWith(id))).toEqual([]);
  expect(await finder.get(idOf(8))).toBeNull();
  expect(await names('3m')).toEqual([]);
});

test('where more have the text than a menu shows, the team still sees its own first, also under a new name', async () => {
  const many = Array.from({ length: 120 }, (_, number) => [
    { id: `00${idOf(number).slice(2)}`, name: `Overlap ${number}`, domain: `overlap${number}.example` },
    { id: `01${idOf(number).slice(2)}`, name: `In the middle ${number}`, domain: `middle${number}.example` },
  ]).flat();
  const own = { id: idOf(50), name: 'Earlier', domain: 'earlier.example' };
  const keep = (customers: readonly Customer[]) =>
    database.transaction((tx) => keepCustomers(tx, customers, clock.now()));
  await keep([...many, own]);
  await finder.used(TEAM, own.id);
  await keep([{ ...own, name: 'Zoo of Overlaps in the middle' }]);
  for (const text of ['overlap', 'verla', 'n the mid']) {
    const found = await names(text);
    expect(found).toHaveLength(100);
    expect(found[0]).toBe('Zoo of Overlaps in the middle');
  }
  expect((await names('verlap 119')).at(0)).toBe('Overlap 119');
});

test('whoever keeps customers leaves nothing in the list of what is to go into the index', async () => {
  const { rows } = await database.pool.query(`SELECT gin_clean_pending_list('customer_grams_idx')::int AS pages`);
  expect(rows).toEqual([{ pages: 0 }]);
});

test('no path through the search reads the whole table', async () => {
  const client = await database.pool.connect();
  await client.query(`BEGIN; ${INDEXES_ONLY}`);
  const paths = {
    containing,
    slippedFrom: ({ text }: Wanted) => slippedFrom(text),
    likest: ({ text }: Wanted) => likest(text, [text], 50),
  };
  for (const text of ['fa', 'fab', 'fabrikam b', 'abc', '%%%'])
    for (const [path, sql] of Object.entries(paths)) {
      const { text: query, values } = sql({ text, limit: 100, teamId: TEAM });
      const { rows } = await client.query<object>(`EXPLAIN ${query}`, values);
      expect(JSON.stringify(rows), `${path} ${text}`).not.toContain('Seq Scan on customer');
    }
  await client.query('ROLLBACK');
  client.release();
});
