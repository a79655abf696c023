import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDesk } from '../../support/desk.ts';
import type { Desk } from '../../support/desk.ts';
import { addsLine, asksToBuy, fillsPurchaseForm } from '../../support/gestures.ts';
import { setsPrice } from '../../support/prices.ts';
import type { Person } from '../../support/slack/person.ts';
import { ordersOf } from '../../support/partner-center-state.ts';

let desk: Desk;
let ann: Person;
beforeAll(async () => {
  desk = await openDesk();
  // No price sheet is to be had, so everything here is ordered without a price.
  const fault = { match: { path: '/prices/' }, kind: 'refuse', status: 404, times: 1_000 };
  await desk.partnerCenter('POST', '/faults', fault);
  ann = await desk.person('admin.agent');
});
afterAll(() => desk.close());

const STANDARD = 'Windows Server 2022 Standard';
const CAL = 'Windows Server 2022 CAL';

test('lines are added, changed and removed, and the order has those that are left', async () => {
  await fillsPurchaseForm(ann, { reference: 'PO lines' });
  await addsLine(ann, CAL, '25');
  expect(await ann.sees()).toContain('No product key comes with this');
  await addsLine(ann, 'SQL Server 2022 Standard', '1');
  await ann.chooses('Remove');
  await ann.waitsUntilGone('2 × Windows Server 2022 Standard');
  await ann.chooses('Change');
  await ann.waitsFor(/1 × SQL Server 2022 Standard/);
  await ann.fills({ Quantity: '30' });
  await ann.submits('Review');
  const review = await ann.waitsFor('[Place order]');
  expect(review).toContain('30 × Windows Server 2022 CAL');
  expect(review).toContain('1 × SQL Server 2022 Standard');
  expect(review).toMatch(/full refund until .* UTC\)\. Source: programme, 60 days/);
  await ann.submits('Place order');
  await ann.waitsFor(/PO lines[^🛒]*Fulfilled/, '#sales');
  const [order] = await ordersOf(desk, 'PO lines');
  expect(order).toMatchObject({ lines: [{ quantity: 30 }, { quantity: 1 }] });
});

test('a line that is not filled in is not put aside, and why is said', async () => {
  await ann.types('#sales', '/csp-buy fabrikam');
  await ann.fills({ Product: STANDARD });
  await ann.presses('+ Add another line');
  await ann.waitsFor('Finish this line first. Edition: Fill this in.');
  await ann.closes();
});

test('a closed form is offered again, to continue or to throw away', async () => {
  await fillsPurchaseForm(ann, { customer: 'contoso.co.uk', quantity: '7' });
  await addsLine(ann, CAL, '3');
  await ann.closes();
  await ann.types('#sales', '/csp-buy contoso.co.uk');
  await ann.waitsFor('did not finish it: 2 lines');
  await ann.presses('Continue');
  const continued = await ann.waitsFor('7 × Windows Server 2022 Standard');
  expect(continued).toMatch(/Product: .*Windows Server 2022 CAL[^]*Quantity: .*3/);
  await ann.closes();
  await ann.types('#sales', '/csp-buy contoso.co.uk');
  await ann.presses('Start anew');
  await ann.waitsUntilGone('did not finish it');
  await ann.closes();
  await ann.types('#sales', '/csp-buy contoso.co.uk');
  await ann.waitsFor('Quantity');
  expect(await ann.sees()).not.toContain('did not finish it');
  await ann.closes();
});

test('what is not for sale any more leads back to the review, and from there to the form', async () => {
  const withdrawal = { product: 'Project Standard 2024', sku: '0001' };
  await fillsPurchaseForm(ann, { product: 'Project Standard 2024', reference: 'PO withdrawn' });
  await ann.submits('Review');
  await ann.waitsFor('[Place order]');
  await desk.partnerCenter('POST', '/withdrawals', withdrawal);
  await ann.submits('Place order');
  const review = await ann.waitsFor('is not for sale to this customer any more');
  expect(review).not.toContain('[Place order]');
  expect(await ordersOf(desk, 'PO withdrawn')).toHaveLength(0);
  await desk.partnerCenter('POST', '/withdrawals', { ...withdrawal, withdrawn: false });
  await ann.closes({ all: true });
});

test('without a price the review says so, and who goes on has confirmed it', async () => {
  await fillsPurchaseForm(ann, { reference: 'PO no price' });
  await ann.submits('Review');
  await ann.waitsFor('Whoever presses “Place order” confirms to order without knowing the price.');
  await ann.submits('Place order');
  await ann.waitsFor(/PO no price[^🛒]*Fulfilled/, '#sales');
  const { rows } = await desk.database.pool.query<{ details: object }>(
    `SELECT details FROM ledger_entry WHERE action = 'purchase.place' AND outcome = 'requested' ORDER BY sequence DESC LIMIT 1`,
  );
  expect(rows[0]?.details).toMatchObject({ reference: 'PO no price', priced: false });
});

test('the same order again is warned of, can be looked at, and bought again from its details', async () => {
  const bo = await desk.person('sales.agent');
  await fillsPurchaseForm(bo, { reference: 'PO again' });
  await bo.submits('Review');
  await bo.waitsFor(/ordered the same for Fabrikam B\.V\. (just now|\d+ minutes? ago)/);
  await bo.presses('See it');
  await bo.waitsFor('Asked by');
  await bo.closes({ all: true });

  await bo.presses('Details');
  await bo.waitsFor('On the order in Partner Center');
  await bo.presses('Buy again');
  await bo.waitsFor('[Review]');
  expect(await bo.sees()).toMatch(/Product: .*Windows Server 2022 Standard[^]*Quantity: .*2[^]*PO no price/);
  await bo.closes({ all: true });
});

test('P2: what a customer owns is bought again from its details', async () => {
  await ann.types('#licensing', '/csp-software fabrikam');
  await ann.presses('Details');
  await ann.presses('Buy again');
  await ann.waitsFor('[Review]');
  expect(await ann.sees()).toMatch(/Product: ‹[^›]+›[^]*Edition: ‹[^›]+›[^]*Quantity: ‹\d+›/);
  await ann.closes({ all: true });
});

test('P1: prices are reviewed before they are confirmed; one that changed meanwhile is shown first', async () => {
  const sales = await desk.person('sales.agent');
  await setsPrice(desk.database, STANDARD, { cost: 82_638n, list: 91_820n });
  await fillsPurchaseForm(sales, {});
  await sales.submits('Review');
  const seenBySales = await sales.waitsFor('Total excl. tax €1,836.40');
  expect(seenBySales).not.toMatch(/your cost|margin/);
  await sales.closes({ all: true });

  await fillsPurchaseForm(ann, { reference: 'PO price' });
  await ann.submits('Review');
  await ann.waitsFor('your cost €1,652.76 · margin €183.64 (10%) · no rule: the list price of Microsoft');
  await setsPrice(desk.database, STANDARD, { cost: 82_638n, list: 92_000n });
  await ann.submits('Place order');
  await ann.waitsFor('was €1,836.40 and is now €1,840.00. Nothing was ordered yet');
  expect(await ordersOf(desk, 'PO price')).toHaveLength(0);
  await ann.submits('Place order');
  const seen = await ann.waitsFor(/PO price[^🛒]*Fulfilled/, '#sales');
  expect(seen).not.toMatch(/€|1,840|1,652/);
});

test('an order that became dearer by the time it is approved is asked for anew; its cost reads only whoever may', async () => {
  const [sales, bo] = [await desk.person('sales.agent'), await desk.person('approver')];
  await asksToBuy(sales, { reference: 'PO dearer' });
  expect(await bo.waitsFor(/PO dearer[^]*Price excl\. tax: €1,840\.00/, '@app')).not.toContain('1,652.76');
  // The clock jumps once the escalation waits for it: it is planned after the Approver was asked.
  const waiting = `SELECT 1 FROM pgboss.job WHERE name = 'approval-proceed' AND state = 'created'`;
  await expect.poll(async () => (await desk.database.pool.query(waiting)).rowCount).toBe(1);
  await desk.forward(4 * 3_600_000);
  await ann.waitsFor(/PO dearer[^]*Your cost €1,652\.76 · margin €187\.24/, '@app');
  await setsPrice(desk.database, STANDARD, { cost: 82_638n, list: 93_000n });
  await bo.presses('Approve');
  await bo.waitsFor(/Price excl\. tax: €1,860\.00[^]*approved before; since then the price went up/, '@app');
  expect(await ordersOf(desk, 'PO dearer')).toHaveLength(0);
  await bo.presses('Approve');
  await sales.waitsFor(/PO dearer[^🛒]*Fulfilled/, '#sales');
  expect(await ordersOf(desk, 'PO dearer')).toHaveLength(1);
});

test('a review of an hour ago is drawn anew, and counts again', async () => {
  await fillsPurchaseForm(ann, { reference: 'PO hour' });
  await ann.submits('Review');
  await ann.waitsFor('[Place order]');
  desk.clock.advance(61 * 60_000);
  await ann.submits('Place order');
  await ann.waitsFor('This review was an hour old');
  expect(await ordersOf(desk, 'PO hour')).toHaveLength(0);
  await ann.submits('Place order');
  await ann.waitsFor(/PO hour[^🛒]*Fulfilled/, '#sales');
});

test('who has not accepted the agreement is sent its link, and nothing is declared for them', async () => {
  await ann.types('#sales', '/csp-buy northwind');
  await ann.presses('Send the agreement link');
  await ann.waitsFor('https://aka.ms/customeragreement');
  await ann.closes({ all: true });
  const calls = (await desk.partnerCenter('GET', '/calls')) as readonly { method: string; path: string }[];
  expect(calls.filter(({ method, path }) => method === 'POST' && path.endsWith('/agreements'))).toEqual([]);
});
