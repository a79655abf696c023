import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDesk } from '../../support/desk.ts';
import type { Desk } from '../../support/desk.ts';
import { fillsPurchaseForm, placesOrder } from '../../support/gestures.ts';
import type { Person } from '../../support/slack/person.ts';
import { ordersOf } from '../../support/partner-center-state.ts';

let desk: Desk;
let ann: Person;
beforeAll(async () => {
  desk = await openDesk();
  ann = await desk.person('sales.agent');
});
afterAll(() => desk.close());

const STANDARD = 'Windows Server 2022 Standard';
const CAL = 'Windows Server 2022 CAL';

async function addsLine(product: string, quantity: string): Promise<void> {
  await ann.presses('+ Add another line');
  await ann.waitsFor(/\[Remove this line\]|Change/);
  await ann.fills({ Product: product });
  await ann.fills({ Edition: (await ann.options('Edition'))[0] ?? '' });
  await ann.waitsFor('Term:');
  await ann.fills({ Quantity: quantity });
}

test('lines are added, changed and removed, and the order has those that are left', async () => {
  await fillsPurchaseForm(ann, { reference: 'PO lines' });
  await addsLine(CAL, '25');
  expect(await ann.sees()).toContain('No product key comes with this');
  await addsLine('SQL Server 2022 Standard', '1');
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
  await placesOrder(ann);
  await ann.waitsFor(/PO lines[^🛒]*Fulfilled/, '#sales');
  const [order] = await ordersOf(desk, 'PO lines');
  expect(order).toMatchObject({ lines: [{ quantity: 30 }, { quantity: 1 }] });
});

test('a line that is not filled in is not put aside, and why is said', async () => {
  await ann.types('#sales', '/csp-buy fabrikam');
  await ann.fills({ Product: STANDARD });
  await ann.presses('+ Add another line');
  await ann.waitsFor('Finish this line first. Edition: Please fill this in.');
  await ann.closes();
});

test('a closed form is offered again, to continue or to throw away', async () => {
  await fillsPurchaseForm(ann, { customer: 'contoso.co.uk', quantity: '7' });
  await addsLine(CAL, '3');
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
  await placesOrder(ann);
  const review = await ann.waitsFor('is not for sale to this customer any more');
  expect(review).not.toContain('[Place order]');
  expect(await ordersOf(desk, 'PO withdrawn')).toHaveLength(0);
  await desk.partnerCenter('POST', '/withdrawals', { ...withdrawal, withdrawn: false });
  await ann.closes({ all: true });
});

test('without a price nothing is ordered until somebody says that it may be', async () => {
  await fillsPurchaseForm(ann, { reference: 'PO no price' });
  await ann.submits('Review');
  await ann.waitsFor('no price');
  await ann.submits('Place order', { anyway: true });
  expect((await ann.errors())['Without a price']).toContain('Tick this');
  expect(await ordersOf(desk, 'PO no price')).toHaveLength(0);
  await placesOrder(ann);
  await ann.waitsFor(/PO no price[^🛒]*Fulfilled/, '#sales');
});

test('the same order again is warned of, can be looked at, and bought again from its details', async () => {
  const bo = await desk.person('admin.agent');
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

test('who has not accepted the agreement is sent its link, and nothing is declared for them', async () => {
  await ann.types('#sales', '/csp-buy northwind');
  await ann.presses('Send the agreement link');
  await ann.waitsFor('https://aka.ms/customeragreement');
  await ann.closes({ all: true });
  const calls = (await desk.partnerCenter('GET', '/calls')) as readonly { method: string; path: string }[];
  expect(calls.filter(({ method, path }) => method === 'POST' && path.endsWith('/agreements'))).toEqual([]);
});
