import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '../../../src/database/database.ts';
import { newId } from '../../../src/kernel/ids.ts';
import type { RecoveryPoint } from '../../../src/kernel/recovery-points.ts';
import { revealed } from '../../../src/kernel/revealed.ts';
import { openTestDatabase } from '../../support/database.ts';
import { Killed } from '../../support/stepped-jobs.ts';
import { openKeyCounter } from './key-counter.ts';
import type { KeyCounter } from './key-counter.ts';

const MINUTE = 60_000;
const SCREEN = { url: revealed('https://slack.example/respond') };

let database: Database;
let counter: KeyCounter;
beforeAll(async () => {
  database = await openTestDatabase();
  counter = await openKeyCounter(database);
});
afterAll(async () => {
  await counter.shop.close();
  await database.close();
});

const press = (requestId: string) => counter.keys.reveal(counter.shop.ann, requestId, SCREEN);
const kindsOf = async (attempts: readonly Promise<{ readonly kind: string }>[]) =>
  (await Promise.all(attempts)).map(({ kind }) => kind).sort();
const times = <T>(count: number, attempt: () => Promise<T>) => Array.from({ length: count }, attempt);

async function timesFetched(): Promise<number> {
  const issued = (await counter.shop.partnerCenter('GET', '/issued-keys')) as { readonly times: number }[];
  return issued.reduce((sum, key) => sum + key.times, 0);
}

async function outcomesOf(action: string, since: bigint): Promise<string[]> {
  const rows = await database.read.ledgerEntry.findMany({
    where: { action, sequence: { gt: since } },
    orderBy: { sequence: 'asc' },
  });
  return rows.map(({ outcome }) => outcome);
}

/** The ledger and the keys handed out so far, to see what a test added. */
let before: { readonly sequence: bigint; readonly fetched: number };
beforeEach(async () => {
  const last = await database.read.ledgerEntry.findFirst({ orderBy: { sequence: 'desc' } });
  before = { sequence: last?.sequence ?? 0n, fetched: await timesFetched() };
});
const told = (action: string) => outcomesOf(action, before.sequence);
const fetched = async () => (await timesFetched()) - before.fetched;

describe('one reveal, or none', () => {
  test('of several presses at once, whichever instance gets them, one shows the key', async () => {
    const { id } = await counter.requested();
    expect(await kindsOf(times(5, () => press(id)))).toEqual(['shown', 'used', 'used', 'used', 'used']);
    expect(await fetched()).toBe(1);
    expect((await told('key.reveal')).filter((outcome) => outcome === 'shown')).toHaveLength(1);
  });

  test('a form that is delivered several times at once is one request', async () => {
    const view = newId();
    expect(await kindsOf(times(4, () => counter.asks(view)))).toEqual(['already', 'already', 'already', 'requested']);
    expect(await database.read.keyRequest.count({ where: { viewKey: view } })).toBe(1);
    expect(await told('key.request')).toEqual(['requested']);
  });

  test('of two Admin agents who decide at once one is heard, never who asked', async () => {
    counter.needsSecondPerson(true);
    const { id } = await counter.requested();
    counter.needsSecondPerson(false);
    const [kim, bas] = [await counter.person('admin.agent'), await counter.person('beheeragent')];
    const decisions = await kindsOf([
      counter.keys.decide(kim, id, 'agreed'),
      counter.keys.decide(bas, id, 'refused'),
      counter.keys.decide(counter.shop.ann, id, 'agreed'),
    ]);
    expect(decisions.filter((kind) => kind === 'done')).toHaveLength(1);
    const [verdict, ...more] = await told('key.agree');
    expect(more).toEqual([]);
    expect((await press(id)).kind).toBe(verdict === 'agreed' ? 'shown' : 'used');
  });

  test('P7: the role is taken away between the form, the press, the page: nothing is fetched', async () => {
    const { id } = await counter.requested();
    const groups = (names: readonly string[]) =>
      counter.shop.partnerCenter('PUT', '/people/sales.agent@csp-desk.example', { groups: names });
    const terms = { language: 'en', hours: '1', views: '1', recipient: undefined };
    await groups(['SalesAgents']);
    expect((await counter.asks()).kind).toBe('refused');
    expect((await press(id)).kind).toBe('refused');
    expect((await counter.handOver.make(counter.shop.ann, id, terms, newId())).kind).toBe('refused');
    await groups(['SalesAgents', 'AdminAgents']);
    expect(await fetched()).toBe(0);
    expect((await press(id)).kind).toBe('shown');
  });
});

type Page = { readonly id: string; readonly token: string; readonly passphrase: string };

async function makes(views = 1, requestId?: string): Promise<Page> {
  const id = requestId ?? (await counter.requested()).id;
  const terms = { language: 'en', hours: '1', views: String(views), recipient: undefined };
  const made = await counter.handOver.make(counter.shop.ann, id, terms, newId());
  if (made.kind !== 'made') throw new Error(`The page was ${made.kind}`);
  const token = made.link.forOnePerson().split('/').at(-1) ?? '';
  return { id: made.page.id, token, passphrase: made.passphrase.forOnePerson() };
}

const opens = ({ token, passphrase }: Page) => counter.handOver.open(token, passphrase, () => true);

describe('a one-time page', () => {
  test.each([1, 2])('that may be opened %i times is, by however many at once', async (views) => {
    const page = await makes(views);
    const kinds = await kindsOf(times(4, () => opens(page)));
    expect(kinds.filter((kind) => kind === 'shown')).toHaveLength(views);
    expect(kinds.filter((kind) => kind === 'ended')).toHaveLength(4 - views);
    expect((await told('key.handOver')).filter((outcome) => outcome === 'opened')).toHaveLength(views);
  });

  test('that is taken back while its key is fetched shows nothing', async () => {
    const page = await makes();
    const latency = { match: { path: 'artifacts/productkey' }, kind: 'latency', milliseconds: 300 };
    await counter.shop.partnerCenter('POST', '/faults', latency);
    const opening = opens(page);
    await expect.poll(() => told('key.handOver')).toContain('opening');
    expect(await counter.handOver.revoke(counter.shop.ann, page.id)).toEqual({ kind: 'revoked' });
    expect(await opening).toEqual({ kind: 'ended', state: 'revoked' });
    expect(await told('key.handOver')).toEqual(['made', 'opening', 'revoked']);
  });
});

/** The process dies at this point, and another takes over. */
async function diesAt(point: RecoveryPoint, gesture: () => Promise<unknown>): Promise<void> {
  counter.shop.killAt(point);
  await expect(gesture()).rejects.toThrow(Killed);
  await counter.shop.jobs.restart();
}

describe('killed between two steps', () => {
  test.each<[RecoveryPoint, string, string[]]>([
    ['key: opening', 'interrupted', ['opening', 'interrupted']],
    ['key: fetched, not recorded', 'interrupted', ['opening', 'interrupted']],
    ['key: shown, not sent', 'hidden', ['opening', 'shown']],
  ])('%s: the press shows nothing any more, and its message is put away in time', async (point, state, outcomes) => {
    const { id } = await counter.requested();
    await diesAt(point, () => press(id));
    expect((await press(id)).kind).toBe('used');
    await counter.shop.later(6 * MINUTE);
    while ((await counter.shop.jobs.step('key-hide')) !== 'idle');
    expect(await database.read.keyRequest.findUnique({ where: { id } })).toMatchObject({ state, sealedReply: null });
    expect((await told('key.reveal')).filter((outcome) => outcome !== 'used')).toEqual(outcomes);
  });

  test.each<[RecoveryPoint, string[]]>([
    ['page: opening', ['shown', 'ended']],
    ['page: key fetched, not recorded', ['shown', 'ended']],
    ['page: opened, not sent', ['ended', 'ended']],
  ])('%s: the page shows its key once, or never', async (point, kinds) => {
    const page = await makes();
    await diesAt(point, () => opens(page));
    expect([(await opens(page)).kind, (await opens(page)).kind]).toEqual(kinds);
    expect((await told('key.handOver')).filter((outcome) => outcome === 'opened')).toHaveLength(1);
  });

  test('page: made, not shown: nobody has its link, and the next one ends it', async () => {
    const { id } = await counter.requested();
    await diesAt('page: made, not shown', () => makes(1, id));
    expect((await opens(await makes(1, id))).kind).toBe('shown');
    expect(await told('key.handOver')).toEqual(['made', 'revoked', 'made', 'opening', 'opened']);
  });
});
