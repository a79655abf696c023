import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openTestDatabase } from '../../support/database.ts';
import { openReturnsDesk } from './returns-desk.ts';
import type { ReturnsDesk } from './returns-desk.ts';

const DAY = 24 * 3_600_000;
let desk: ReturnsDesk;
beforeAll(async () => {
  desk = await openReturnsDesk(await openTestDatabase());
});
afterEach(() => desk.rules(undefined));
afterAll(async () => {
  const { database } = desk.shop;
  await desk.close();
  await database.close();
});

async function works(): Promise<void> {
  const { jobs } = desk.shop;
  for (const name of ['approval-proceed', 'ticket-proceed', 'approval-proceed'])
    while ((await jobs.step(name)) !== 'idle');
}

async function asked(orderId: string): Promise<string> {
  const outcome = await desk.asks(orderId);
  if (outcome.kind !== 'submitted') throw new Error(`It was not recorded: ${outcome.kind}`);
  await works();
  return outcome.ticket.id;
}

const stateOf = async (id: string) => (await desk.shop.database.read.ticket.findUniqueOrThrow({ where: { id } })).state;
const cancellations = async (orderId: string) => {
  const { orders } = (await desk.shop.partnerCenter('GET', '/state')) as {
    readonly orders: readonly { readonly id: string; readonly cancellations: number }[];
  };
  return orders.find(({ id }) => id === orderId)?.cancellations;
};

async function decides(ticketId: string, verdict: 'approved' | 'declined'): Promise<string> {
  const { kind } = await desk.decides(ticketId, verdict);
  await works();
  return kind;
}

test('without a rule, and below its amount, a cancellation goes its way at once', async () => {
  const [first, second] = [await desk.orders(1), await desk.orders(1)];
  expect(await stateOf(await asked(first))).toBe('cancelled');
  await desk.rules(99_999_999n);
  expect(await stateOf(await asked(second))).toBe('cancelled');
});

test('over it nothing happens in Partner Center until it is approved, however little was typed; then it is done once', async () => {
  await desk.rules(10_000n);
  const order = await desk.orders(1);
  const id = await asked(order);
  expect(await stateOf(id)).toBe('awaiting-approval');
  expect(await cancellations(order)).toBe(0);
  expect(await desk.asks(order)).toMatchObject({ kind: 'invalid', problems: [{ kind: 'asked-before' }] });
  expect(await decides(id, 'approved')).toBe('decided');
  expect(await stateOf(id)).toBe('cancelled');
  expect(await decides(id, 'declined')).toBe('too-late');
  expect(await cancellations(order)).toBe(1);
  const entries = await desk.shop.ledger.about(`order:${order}`, 10);
  expect(entries.map(({ outcome }) => outcome).toReversed()).toEqual([
    'awaiting-approval',
    'approved',
    'submitted',
    'cancelling',
    'cancelled',
  ]);
});

test('declined, or decided by nobody in time, the order stands and may be asked for again', async () => {
  await desk.rules(null);
  const order = await desk.orders(1);
  const declined = await asked(order);
  await decides(declined, 'declined');
  expect(await stateOf(declined)).toBe('not-approved');
  const expired = await asked(order);
  await desk.shop.later(5 * DAY);
  await works();
  expect(await stateOf(expired)).toBe('not-approved');
  expect(await cancellations(order)).toBe(0);
  const again = await asked(order);
  const [round] = await desk.approvals.about('cancellation', again);
  expect(await desk.approvals.withdraw(desk.shop.ann, round?.id ?? '')).toEqual({ kind: 'withdrawn' });
  expect(await stateOf(again)).toBe('withdrawn');
});

test('P6: approved after the window closed, nothing is cancelled; whoever asked says whether Microsoft is asked', async () => {
  await desk.rules(null);
  const order = await desk.orders(1, 58);
  const id = await asked(order);
  await desk.shop.later(3 * DAY);
  await decides(id, 'approved');
  expect(await stateOf(id)).toBe('lapsed');
  expect(await desk.shop.database.read.ticketNote.findMany({ where: { ticketId: id } })).toMatchObject([
    { kind: 'lapsed' },
  ]);
  expect([await desk.askInstead(id), await desk.askInstead(id)]).toEqual([{ kind: 'asked' }, { kind: 'stale' }]);
  await works();
  expect(await stateOf(id)).toBe('asked');
  expect(await cancellations(order)).toBe(0);
});

test('where more would come back than was approved it is asked again', async () => {
  await desk.rules(null);
  const order = await desk.orders(1);
  const id = await asked(order);
  // As if Partner Center had told a lower price when it was asked for.
  await desk.shop.database.read.approval.updateMany({ where: { subjectId: id }, data: { amountMinor: 1n } });
  await decides(id, 'approved');
  expect(await stateOf(id)).toBe('awaiting-approval');
  expect(await desk.approvals.about('cancellation', id)).toMatchObject([
    { round: 2, state: 'pending' },
    { round: 1, state: 'approved' },
  ]);
  await decides(id, 'approved');
  expect(await stateOf(id)).toBe('cancelled');
});

test('P7: approved, and whoever asked may not cancel any more: nothing is cancelled', async () => {
  await desk.rules(null);
  const order = await desk.orders(1);
  const id = await asked(order);
  const path = '/people/sales.agent@csp-desk.example';
  await desk.shop.partnerCenter('PUT', path, { groups: ['SalesAgents'] });
  await decides(id, 'approved');
  await desk.shop.partnerCenter('PUT', path, { groups: ['SalesAgents', 'AdminAgents'] });
  expect(await desk.shop.database.read.ticket.findUnique({ where: { id } })).toMatchObject({
    state: 'not-approved',
    refusal: 'not-allowed',
    liveOrder: null,
  });
  expect(await cancellations(order)).toBe(0);
});
