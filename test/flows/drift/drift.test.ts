import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { eventually } from '../../support/conditions.ts';
import { openDesk } from '../../support/desk.ts';
import type { Desk } from '../../support/desk.ts';
import { buys } from '../../support/gestures.ts';
import { ordersOf } from '../../support/partner-center-state.ts';
import type { Person } from '../../support/slack/person.ts';

let desk: Desk;
let admin: Person;
let fabrikam: string;

beforeAll(async () => {
  desk = await openDesk();
  admin = await desk.person('global.admin');
  await admin.types('#general', '/csp-help');
  await admin.waitsFor('/csp-buy', '#general');
  const { customers } = (await desk.partnerCenter('GET', '/state')) as {
    readonly customers: readonly { readonly id: string; readonly domain: string }[];
  };
  fabrikam = customers.find(({ domain }) => domain === 'fabrikam.nl')?.id ?? '';
});
afterAll(() => desk.close());
beforeEach(() => desk.clock.advance(1_000));

/** What waits for a later moment is done now, once, as it is when the clock has come so far. */
async function isDone(queue: string): Promise<void> {
  const { rows } = await desk.database.pool.query<{ id: string }>(
    `UPDATE pgboss.job SET start_after = now() WHERE name = $1 AND state = 'created' RETURNING id`,
    [queue],
  );
  expect(rows).toHaveLength(1);
  await eventually(async () => {
    const left = await desk.database.pool.query(
      `SELECT 1 FROM pgboss.job WHERE id = $1 AND state IN ('created', 'retry', 'active')`,
      [rows[0]?.id],
    );
    return left.rowCount === 0;
  });
}

const order = async (): Promise<string> => {
  const lines = [{ product: 'Office LTSC Standard 2021', quantity: 3 }];
  const { id } = (await desk.partnerCenter('POST', `/customers/${fabrikam}/orders`, { lines })) as {
    readonly id: string;
  };
  return id;
};
const cancel = (id: string) => desk.partnerCenter('POST', `/customers/${fabrikam}/orders/${id}/cancellation`);
const findings = () =>
  desk.database.read.driftFinding.findMany({ select: { kind: true, orderId: true }, orderBy: { sequence: 'asc' } });

test('an order made in the portal is found by the activity log, recorded and told in one digest; one of the desk is not', async () => {
  const kim = await desk.person('admin.agent');
  await buys(kim, { reference: 'PO of the desk' });
  await kim.waitsFor('Fulfilled', '#sales');
  const [first, second] = [await order(), await order()];
  await isDone('drift-log');
  expect(await findings()).toEqual([
    { kind: 'ordered-there', orderId: first },
    { kind: 'ordered-there', orderId: second },
  ]);
  expect(await admin.sees('@CSP Desk')).not.toContain(first);
  await isDone('drift-digest');
  const seen = await admin.waitsFor('2 orders were made or cancelled in Partner Center, not at this desk', '@CSP Desk');
  expect(seen).toContain(`Office LTSC Standard 2021 for Fabrikam B.V.: ordered there, order ${first}`);
  expect(seen).toContain(second);
  const entry = await desk.database.read.ledgerEntry.findFirst({ where: { subject: `order:${first}` } });
  expect(entry).toMatchObject({ action: 'drift.order', outcome: 'ordered-there', customerId: fabrikam });
  await isDone('drift-log'); // reads the same records again
  expect(await findings()).toHaveLength(2);
});

test('an order of the desk that is cancelled in the portal: its purchase is cancelled, and its message says where', async () => {
  const [bought] = await ordersOf(desk, 'PO of the desk');
  await cancel(bought?.id ?? '');
  await isDone('drift-log');
  const kim = await desk.person('admin.agent');
  await kim.waitsFor('Cancelled in Partner Center, not at this desk', '#sales');
  expect(await desk.database.read.purchase.findFirst({ where: { poReference: 'PO of the desk' } })).toMatchObject({
    state: 'cancelled',
  });
  expect((await findings()).at(-1)).toEqual({ kind: 'cancelled-there', orderId: bought?.id });

  // P14: its buyer is told to remove it, and says so.
  await kim.waitsFor(`Order ${bought?.id ?? ''}, cancelled in Partner Center`, '@CSP Desk');
  await kim.presses('Confirm removal…');
  await kim.fills({ 'How do you know?': 'it was never installed' });
  await kim.submits('Submit');
  await kim.waitsFor('● Removed');
  const removed = { action: 'software.removed', subject: `order:${bought?.id ?? ''}` };
  expect(await desk.database.read.ledgerEntry.count({ where: removed })).toBe(1);
});

test('what the activity log does not tell the slow look through all customers finds, and old orders are no news', async () => {
  const before = await findings();
  const id = await order();
  await eventually(async () => (await desk.database.read.customer.count()) > 40);
  for (let round = 0; round < 5; round++) await isDone('drift-sweep');
  expect(await findings()).toEqual([...before, { kind: 'ordered-there', orderId: id }]);
  expect(await desk.database.read.seenOrder.count()).toBeGreaterThan(20);
});

test('an order that is cancelled at the desk is not reported', async () => {
  const id = await order();
  await isDone('drift-log');
  const before = await findings();
  const kim = await desk.person('admin.agent');
  await kim.types('#sales', `/csp-cancel ${id}`);
  await kim.fills({ 'Refund reason': 'ordered twice', 'Contact phone': '+31 20 555 0100' });
  await kim.submits('Submit');
  await kim.waitsFor('Cancelled in Partner Center', '#sales');
  await isDone('drift-log');
  expect(await findings()).toEqual(before);
});
