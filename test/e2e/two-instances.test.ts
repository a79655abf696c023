import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { newBytes } from '../../src/kernel/ids.ts';
import { createLedger } from '../../src/ledger/ledger.ts';
import { startDesk } from '../../src/main.ts';
import type { RunningDesk } from '../../src/main.ts';
import { openSandbox } from '../../src/sandbox/sandbox.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { eventually, recordingLog } from '../support/conditions.ts';
import { createServerDatabase } from '../support/database.ts';
import { addsLine, asksToBuy, buys, fillsPurchaseForm } from '../support/gestures.ts';
import { movableClock } from '../support/partner-center.ts';
import { openPerson } from '../support/slack/person.ts';
import type { Person } from '../support/slack/person.ts';

const server = inject('databaseUrl');

/** Only a real server can be shared: the embedded database has one owner. */
describe.skipIf(!server)('two instances on one PostgreSQL', () => {
  const clock = movableClock();
  const log = recordingLog();
  let sandbox: Sandbox;
  let instances: RunningDesk[] = [];
  let ann: Person;
  let bo: Person;

  beforeAll(async () => {
    const parts = { port: 0, dataDir: ':memory:', manifestPath: 'manifest.yml', clock, log: recordingLog() };
    sandbox = await openSandbox({ ...parts, delays: { fulfilment: 0, orderList: 0 }, callsPerMinute: 0 });
    await control('/workspace/control/rate-limits', { enabled: false });
    const read = readConfig({
      ...sandbox.variables,
      DATABASE_URL: await createServerDatabase(server ?? '', 'empty'),
      ENCRYPTION_KEYS: `test:${newBytes(32).toString('base64')}`,
      PORT: '0',
    });
    if ('problems' in read) throw new Error(JSON.stringify(read.problems));
    const { config } = read;
    instances = await Promise.all([startDesk(config, { log, clock }), startDesk(config, { log, clock })]);
    // In both groups, so that her orders need no approval.
    const groups = ['SalesAgents', 'AdminAgents'];
    await control('/control/partner-center/people/sales.agent@csp-desk.example', { groups }, 'PUT');
    ann = await openPerson(sandbox.url, 'sales.agent@csp-desk.example');
    bo = await openPerson(sandbox.url, 'admin.agent@csp-desk.example');
  });
  afterAll(async () => {
    await Promise.all(instances.map((instance) => instance.stop()));
    await Promise.all([ann.leaves(), bo.leaves()]);
    await sandbox.close();
  });

  async function control(path: string, body?: object, method = body ? 'POST' : 'GET'): Promise<unknown> {
    const json = body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
    const response = await fetch(`${sandbox.url}${path}`, { method, ...json });
    const text = await response.text();
    return text === '' ? null : (JSON.parse(text) as unknown);
  }

  async function markersOf(reference: string): Promise<readonly string[]> {
    const { orders } = (await control('/control/partner-center/state')) as {
      readonly orders: readonly { readonly lines: readonly { readonly friendlyName?: string }[] }[];
    };
    const names = orders.flatMap(({ lines }) => lines.map(({ friendlyName = '' }) => friendlyName));
    return names.filter((name) => name.startsWith(reference));
  }

  /** How many messages in the channel tell of it. */
  const messagesOf = async (reference: string) => (await ann.sees('#sales')).split(`${reference}\n`).length - 1;

  const theDatabase = () => {
    const { database } = instances[0] ?? {};
    if (!database) throw new Error('There is no instance');
    return database;
  };

  const bothAreConnected = () =>
    eventually(async () => {
      const { sockets } = (await control('/workspace/control/connection')) as { readonly sockets: unknown };
      return sockets === 4;
    });

  test('both were let in, and share the work: whatever comes twice is ordered once and told in one message', async () => {
    await bothAreConnected();
    await control('/workspace/control/envelopes/duplicate', { times: 60 });
    const references = ['PO one', 'PO two', 'PO three'];
    for (const reference of references) {
      await buys(ann, { reference });
      await buys(bo, { reference: `${reference} too` });
    }
    for (const reference of references.flatMap((each) => [each, `${each} too`])) {
      await ann.waitsFor(new RegExp(`${reference}\\n[^🛒]*● Fulfilled`), '#sales');
      expect(await markersOf(`${reference} [`)).toHaveLength(1);
      expect(await messagesOf(reference)).toBe(1);
    }
  });

  test('orders whose answer was lost, of one line or of several, are found by whichever instance comes back to them', async () => {
    const match = { method: 'POST', path: '/checkout$' };
    await control('/control/partner-center/faults', { kind: 'drop-after', match, times: 6 });
    const buysTwoLines = async () => {
      await fillsPurchaseForm(bo, { reference: 'PO lost b' });
      await addsLine(bo, 'SQL Server Standard Subscription', '1');
      await bo.submits('Review');
      await bo.submits('Place order');
    };
    await Promise.all([buys(ann, { reference: 'PO lost a' }), buysTwoLines()]);
    await control('/workspace/control/sockets/disconnect', {});
    for (const [reference, lines] of [
      ['PO lost a', 1],
      ['PO lost b', 2],
    ] as const) {
      await ann.waitsFor(new RegExp(`${reference}\\n[^🛒]*● Fulfilled`), '#sales');
      const markers = await markersOf(`${reference} [`);
      expect(markers).toHaveLength(lines);
      expect(new Set(markers).size).toBe(lines);
    }
  });

  test('an approval pressed at both at once is one decision, and one order', async () => {
    const cho = await openPerson(sandbox.url, 'approver@csp-desk.example');
    await asksToBuy(cho, { reference: 'PO pressed' });
    await Promise.all([ann, bo].map((person) => person.waitsFor(/PO pressed[^]*\[Approve\]/, '@app')));
    await Promise.all([ann.presses('Approve'), bo.presses('Approve')]);
    await ann.waitsFor(/PO pressed\n[^🛒]*● Fulfilled/, '#sales');
    expect(await markersOf('PO pressed [')).toHaveLength(1);
    const rounds = await instances[0]?.database.read.approval.findMany({ include: { decisions: true } });
    expect(rounds).toMatchObject([{ state: 'approved', decisions: [{ verdict: 'approved' }] }]);
    await cho.leaves();
  });

  test('what comes again and again waits once, however many instances began it', async () => {
    const { rows } = await theDatabase().pool.query<{ name: string; waiting: number }>(
      `SELECT name, count(*)::int AS waiting FROM pgboss.job
       WHERE state = 'created' AND name IN ('retention', 'purchase-drafts') GROUP BY name ORDER BY name`,
    );
    expect(rows).toEqual([
      { name: 'purchase-drafts', waiting: 1 },
      { name: 'retention', waiting: 1 },
    ]);
  });

  test('the database drops every connection while an order is placed: it is placed once, and told in one message', async () => {
    await bothAreConnected();
    await buys(bo, { reference: 'PO dropped' });
    await eventually(() =>
      theDatabase().pool.query(
        'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
      ),
    );
    // What was under way then is taken up again when its heartbeat is missed.
    const told = async () => /PO dropped\n[^🛒]*● Fulfilled/.test(await ann.sees('#sales'));
    await expect.poll(told, { timeout: 90_000, interval: 500 }).toBe(true);
    expect(await markersOf('PO dropped [')).toHaveLength(1);
    expect(await messagesOf('PO dropped')).toBe(1);
  }, 120_000);

  test('an instance that stops leaves its work to the other, and the ledger of both is one whole chain', async () => {
    const [first, second] = instances;
    await bothAreConnected();
    await buys(ann, { reference: 'PO handed over' });
    await first?.stop();
    instances = second ? [second] : [];
    await ann.waitsFor(/PO handed over\n[^🛒]*● Fulfilled/, '#sales');
    expect(await markersOf('PO handed over [')).toHaveLength(1);
    const { database } = second ?? {};
    if (!database) throw new Error('There is no second instance');
    await eventually(async () => (await createLedger({ database, clock }).verify()).kind === 'intact');
  });
});
