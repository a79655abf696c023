import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openTestDatabase } from '../../support/database.ts';
import { CALS, openShop, SQL, WINDOWS } from './shop.ts';
import type { Shop } from './shop.ts';

const MINUTE = 60_000;
const CHECKOUT = { method: 'POST', path: '/checkout$' };
const CART = { method: 'POST', path: '/carts$' };

let shop: Shop;
beforeAll(async () => {
  shop = await openShop(await openTestDatabase());
});
beforeEach(async () => {
  await shop.partnerCenter('DELETE', '/faults');
  await shop.partnerCenter('PATCH', '/settings', { delays: { fulfilment: 0, orderList: 0, cartLife: 15 * MINUTE } });
});
afterAll(async () => {
  await shop.close();
  await shop.database.close();
});

const fault = (body: object) => shop.partnerCenter('POST', '/faults', body);
const ordersOf = async (id: string) => {
  const { marker } = await shop.find(id);
  return (await shop.orders()).filter(({ lines }) =>
    lines.some(({ friendlyName }) => friendlyName.startsWith(marker.slice(0, -1))),
  );
};
type Call = { readonly path: string; readonly requestId?: string };
const callsMade = async () => (await shop.partnerCenter('GET', '/calls')) as readonly Call[];
const statesOf = async (id: string) => (await shop.find(id)).lines.map(({ state }) => state);

describe('a cart of several lines', () => {
  test('P1: gives several orders; each line knows its own, and all of them are followed until they are fulfilled', async () => {
    const id = await shop.buys([WINDOWS, SQL, CALS], 'PO several');
    await shop.settles();
    const purchase = await shop.find(id);
    expect(purchase.state).toBe('fulfilled');
    expect(await statesOf(id)).toEqual(['fulfilled', 'fulfilled', 'fulfilled']);
    const [windows, sql, cals] = purchase.lines;
    expect(windows?.orderId).toBe(cals?.orderId);
    expect(sql?.orderId).not.toBe(windows?.orderId);
    expect(await ordersOf(id)).toHaveLength(2);
    const words = await shop.words(id);
    expect(words).toContain(`Order ${windows?.orderId ?? '–'}: `);
    expect(words).toContain(`Order ${sql?.orderId ?? '–'}: `);
  });

  test('of which a part is refused is placed in part, and says what, why, and what next', async () => {
    await fault({ kind: 'order-error', match: CHECKOUT, code: 800025, orderGroup: '1' });
    const id = await shop.buys([WINDOWS, SQL], 'PO in part');
    await shop.jobs.step('purchase-place');
    const placed = await shop.find(id);
    expect(placed.state).toBe('partly-placed');
    expect(placed.lines).toMatchObject([{ state: 'ordered' }, { state: 'refused', refusal: 'credit', orderId: null }]);
    expect(await shop.words(id)).toContain('Placed in part');
    await shop.settles();
    expect((await shop.find(id)).state).toBe('partly-fulfilled');
    const words = await shop.words(id);
    expect(words).toMatch(
      /took only a part of the order.*Not ordered: 1 × SQL Server Standard.*credit line.*\/csp-buy/,
    );
    expect(words).toMatch(/ref [A-Z0-9-]{7} · Microsoft 800025/);
    const [last] = await shop.ledger.about(`purchase:${id}`, 2).then((entries) => entries.slice(1));
    expect(last).toMatchObject({ outcome: 'partly-placed' });
    expect(await ordersOf(id)).toHaveLength(1);
  });

  test('is not placed at all where every part was refused: the one reason of each is said', async () => {
    await fault({ kind: 'order-error', match: CHECKOUT, code: 800069 });
    const id = await shop.buys([WINDOWS, CALS]);
    await shop.settles();
    expect((await shop.find(id)).state).toBe('refused');
    expect(await shop.words(id)).toMatch(/Nothing was ordered.*risk check/);
    expect(await ordersOf(id)).toHaveLength(0);
  });

  test('in part, and with a lost answer, is heard of again under the same MS-RequestId', async () => {
    await fault({ kind: 'drop-after', match: CHECKOUT, times: 2 });
    const id = await shop.buys([SQL, WINDOWS]);
    await shop.jobs.step('purchase-place');
    expect((await shop.find(id)).waiting).toBe('outcome-unknown');
    await shop.settles();
    expect(await statesOf(id)).toEqual(['fulfilled', 'fulfilled']);
    expect(await ordersOf(id)).toHaveLength(2);
  });

  test('one order cancelled is told at its line; all of them cancelled is the purchase cancelled', async () => {
    const id = await shop.buys([WINDOWS, SQL]);
    await shop.settles();
    const { lines, customerId } = await shop.find(id);
    const [first = '', second = ''] = lines.map(({ orderId }) => orderId ?? '');
    await shop.database.transaction((tx) =>
      shop.purchases.orderCancelled(tx, { orderId: first, customerId, lines: [] }),
    );
    expect((await shop.find(id)).state).toBe('fulfilled');
    expect(await shop.words(id)).toMatch(/Order \S+: 1 × Windows[^\\]* · Cancelled/);
    // By the number of a line that stands in no order of it nothing is cancelled.
    await shop.database.transaction((tx) =>
      shop.purchases.orderCancelled(tx, { orderId: second, customerId, lines: [99] }),
    );
    expect(await statesOf(id)).toEqual(['cancelled', 'fulfilled']);
    const [number] = lines.flatMap(({ orderId, orderLineNumber }) =>
      orderId === second ? (orderLineNumber ?? []) : [],
    );
    await shop.database.transaction((tx) =>
      shop.purchases.orderCancelled(tx, { orderId: second, customerId, lines: [number ?? 0] }),
    );
    expect((await shop.find(id)).state).toBe('cancelled');
  });
});

describe('what changed between the review and the cart', () => {
  test('a withdrawn edition: nothing is ordered, and the line is named', async () => {
    const id = await shop.buys([WINDOWS, CALS], 'PO withdrawn');
    const [, cals] = (await shop.find(id)).lines;
    const withdrawal = { product: cals?.productId ?? '', sku: cals?.skuId ?? '' };
    await shop.partnerCenter('POST', '/withdrawals', withdrawal);
    await shop.settles();
    await shop.partnerCenter('POST', '/withdrawals', { ...withdrawal, withdrawn: false });
    expect(await shop.find(id)).toMatchObject({ state: 'refused', refusal: 'not-for-sale' });
    expect(await shop.words(id)).toMatch(/Nothing was ordered.*Not ordered: 1 × Windows Server 2022 CAL.*not for sale/);
  });

  test.each([
    [400, 2002, 'quantity', 'does not sell this quantity'],
    [403, 13605, 'agreement-not-accepted', 'has not accepted the Microsoft Customer Agreement'],
    [403, 2091, 'not-for-sale', 'not for sale'],
  ])('%i %i is said as %s', async (status, code, refusal, words) => {
    await fault({ kind: 'refuse', match: CART, status, code });
    const id = await shop.buys([WINDOWS]);
    await shop.settles();
    expect(await shop.find(id)).toMatchObject({ state: 'refused', refusal, refusalDetail: String(code) });
    expect(await shop.words(id)).toContain(words);
    expect(await ordersOf(id)).toHaveLength(0);
  });

  test('an agreement that was withdrawn is found out at the checkout', async () => {
    const id = await shop.buys([WINDOWS]);
    const { customerId } = await shop.find(id);
    await shop.partnerCenter('PUT', `/customers/${customerId}/agreement`, { kind: 'none' });
    await shop.settles();
    await shop.partnerCenter('PUT', `/customers/${customerId}/agreement`, { kind: 'direct' });
    expect(await shop.find(id)).toMatchObject({ state: 'refused', refusal: 'agreement-not-accepted' });
  });

  test.each([
    [403, 800025, 'credit'],
    [403, 800069, 'risk'],
  ])('the checkout refuses with %i %i: %s', async (status, code, refusal) => {
    await fault({ kind: 'refuse', match: CHECKOUT, status, code });
    const id = await shop.buys([WINDOWS]);
    await shop.settles();
    expect(await shop.find(id)).toMatchObject({ state: 'refused', refusal, waiting: null });
    expect(await shop.words(id)).toMatch(/Nothing was ordered.*ref [A-Z0-9-]{7}/);
    expect(await ordersOf(id)).toHaveLength(0);
  });
});

describe('a cart and its checkout', () => {
  test.each([800060, 800064])('409 %i waits and is asked again under a new MS-RequestId', async (code) => {
    await fault({ kind: 'refuse', match: CHECKOUT, status: 409, code });
    const id = await shop.buys([WINDOWS]);
    await shop.jobs.step('purchase-place');
    expect(await shop.find(id)).toMatchObject({ state: 'checking-out', waiting: 'order-in-progress' });
    expect(await shop.words(id)).toContain('still working on an order');
    await shop.settles();
    const { state, cartId } = await shop.find(id);
    expect(state).toBe('fulfilled');
    const checkouts = (await callsMade()).filter(({ path }) => path.endsWith(`${cartId ?? ''}/checkout`));
    expect(new Set(checkouts.map(({ requestId }) => requestId)).size).toBe(2);
    expect(await ordersOf(id)).toHaveLength(1);
  });

  test('800065: it has the order; the desk looks for it and orders nothing twice', async () => {
    await shop.partnerCenter('PATCH', '/settings', { delays: { orderList: 10 * MINUTE, replayMemory: 0 } });
    await fault({ kind: 'drop-after', match: CHECKOUT, times: 2 });
    const id = await shop.buys([WINDOWS]);
    await shop.jobs.step('purchase-place');
    await shop.later(MINUTE);
    await shop.jobs.step('purchase-place');
    expect((await shop.find(id)).waiting).toBe('cart-submitted');
    expect(await shop.words(id)).toContain('says it has the order already');
    await shop.settles();
    await shop.partnerCenter('PATCH', '/settings', { delays: { replayMemory: 60 * MINUTE } });
    expect((await shop.find(id)).state).toBe('fulfilled');
    expect(await ordersOf(id)).toHaveLength(1);
  });

  test('a cart that expired before its checkout is made anew, without a word', async () => {
    const id = await shop.buys([WINDOWS]);
    shop.killAt('purchase: cart recorded');
    expect(await shop.jobs.step('purchase-place')).toBe('killed');
    const { cartId } = await shop.find(id);
    await shop.jobs.restart();
    await shop.later(16 * MINUTE);
    await shop.settles();
    const purchase = await shop.find(id);
    expect(purchase.state).toBe('fulfilled');
    expect(purchase.cartId).not.toBe(cartId);
    expect(await ordersOf(id)).toHaveLength(1);
  });

  test('a checkout that came too late for the list to tell is waited for, not called refused', async () => {
    await shop.partnerCenter('PATCH', '/settings', { delays: { orderList: 15 * MINUTE, replayMemory: 0 } });
    const id = await shop.buys([WINDOWS]);
    shop.killAt('purchase: about to check out');
    expect(await shop.jobs.step('purchase-place')).toBe('killed');
    await shop.jobs.restart();
    await shop.later(14 * MINUTE);
    await fault({ kind: 'drop-after', match: CHECKOUT, times: 2 });
    await shop.jobs.step('purchase-place');
    await shop.later(7 * MINUTE);
    await shop.settles();
    await shop.partnerCenter('PATCH', '/settings', { delays: { replayMemory: 60 * MINUTE } });
    expect((await shop.find(id)).state).toBe('fulfilled');
    expect(await ordersOf(id)).toHaveLength(1);
  });
});

describe('what was ordered is followed', () => {
  test('until Microsoft has fulfilled it; after a day without that the person is told', async () => {
    await shop.partnerCenter('PATCH', '/settings', { delays: { fulfilment: 30 * 60 * MINUTE } });
    const id = await shop.buys([WINDOWS]);
    await shop.jobs.step('purchase-place');
    for (let hours = 0; hours < 28; hours += 4) {
      await shop.later(4 * 60 * MINUTE);
      await shop.jobs.step('purchase-follow');
    }
    expect(await shop.find(id)).toMatchObject({ state: 'placed', waiting: 'slow' });
    expect(await shop.words(id)).toContain('has not fulfilled it within a day');
    await shop.settles();
    expect(await shop.find(id)).toMatchObject({ state: 'fulfilled', waiting: null });
  });

  test('and where that cannot be found out the person is told, and can let the desk look again', async () => {
    await fault({ kind: 'refuse', match: { path: '/provisioningstatus$' }, status: 403, code: 900150, times: 30 });
    const id = await shop.buys([WINDOWS]);
    await shop.settles();
    expect(await shop.find(id)).toMatchObject({ state: 'placed', waiting: 'follow-gave-up' });
    const words = await shop.words(id);
    expect(words).toContain('could not find out whether it has been fulfilled');
    expect(words).toContain('Look again');
    await shop.partnerCenter('DELETE', '/faults');
    expect(await shop.purchases.retry(shop.ann, id)).toEqual({ kind: 'resumed' });
    await shop.settles();
    expect(await shop.find(id)).toMatchObject({ state: 'fulfilled', waiting: null });
  });
});

describe('calls to Partner Center', () => {
  /**
   * The documented minimum: the availability of each edition just before the cart (its IDs are reissued), the cart, its
   * checkout, and the provisioning status of each order.
   */
  test.each([
    { lines: [WINDOWS], minimum: 4 },
    { lines: [WINDOWS, CALS, SQL], minimum: 3 + 2 + 2 },
  ])('a purchase of $lines.length lines takes $minimum, and one more at most', async ({ lines, minimum }) => {
    const id = await shop.buys(lines);
    await shop.partnerCenter('DELETE', '/calls');
    await shop.settles();
    expect((await shop.find(id)).state).toBe('fulfilled');
    const calls = (await callsMade()).filter(({ path }) => path.startsWith('/partner-center/'));
    expect(calls.length).toBeGreaterThanOrEqual(minimum);
    expect(calls.length).toBeLessThanOrEqual(minimum + 1);
  });
});
