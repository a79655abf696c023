import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from '../../support/conditions.ts';
import { openDesk } from '../../support/desk.ts';
import type { Desk } from '../../support/desk.ts';
import { asksToBuy, buys } from '../../support/gestures.ts';
import { asksForKey, seesKey } from '../key-reveal/gestures.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const DAY = 24 * 3_600_000;

test('P14: keys are taken off the screen, buyer and reader are told to remove the software, and the credit is followed', async () => {
  const [ann, kim] = [await desk.person('sales.agent'), await desk.person('admin.agent')];
  await asksToBuy(ann, { customer: 'fabrikam', product: 'SQL Server 2022 Standard', quantity: '1' });
  await (await desk.person('approver')).presses('Approve');
  const line = await eventually(() => desk.database.read.purchaseLine.findFirst({ where: { state: 'fulfilled' } }));
  await asksForKey(kim, { software: 'SQL Server 2022 Standard' });
  await kim.presses('Show key');
  const key = await seesKey(kim);

  await kim.types('#licensing', `/csp-cancel ${line.orderId ?? ''}`);
  await kim.waitsFor('Inside the refund window');
  await kim.fills({ 'Refund reason': 'ordered twice', 'Contact phone': '020 123 4567' });
  await kim.submits('Submit');
  await kim.waitsUntilGone(key);

  for (const person of [ann, kim]) {
    await person.presses('Confirm removal…');
    await person.fills({ 'How do you know?': `the customer confirmed; key was ${key}` });
    await person.submits('Submit');
    await person.waitsFor('● Removed');
  }
  await kim.waitsFor('Software removed: 2 of 2 confirmed', '#licensing');
  await kim.waitsFor('Credit expected by', '#licensing');

  await desk.forward(50 * DAY);
  await kim.waitsFor('Credit missing, it was due by', '#licensing');
  const note = await eventually(() => desk.database.read.ticketNote.findFirst({ where: { kind: 'credit' } }));
  expect(note.text).toBe('missing');

  await kim.types('#licensing', '/csp-tickets credit');
  await kim.waitsFor('Tickets whose credit is awaited, or did not come as expected');
  await kim.waitsFor('cancelled, key revoked', '#licensing');
  const { creditMinor, currency } = await desk.database.read.ticket.findFirstOrThrow();
  const credit = async (minor: number, document: string) => {
    await kim.presses('Enter credit…');
    await kim.fills({ 'Amount credited': (minor / 100).toFixed(2), 'Invoice or credit note': document });
    await kim.submits('Submit');
  };
  expect(currency).toBe('EUR');
  await credit(100, 'CN-1');
  await kim.waitsFor('Credit too low', '#licensing');
  await desk.forward(DAY / 3);
  await eventually(() => desk.database.read.ticketNote.findFirst({ where: { kind: 'credit', text: 'short' } }));
  await credit(100, 'cn-1');
  expect((await kim.errors())['Invoice or credit note']).toContain('already been entered');
  await kim.closes();
  const rest = (Number(creditMinor) - 100) / 100;
  const rows = [
    'OrderId,Currency,InvoiceNumber,Subtotal',
    `${line.orderId ?? ''},EUR,CN-2,-${(rest - 1).toFixed(2)}`,
    `${line.orderId ?? ''},EUR,CN-2,-1.00`,
    `${line.orderId ?? ''},EUR,CN-2,75.00`,
    'abcdef012345,EUR,CN-2,-3.00',
  ];
  const bring = async (content: string) => {
    await kim.types('#licensing', '/csp-tickets credit');
    await kim.presses('Import credits…');
    await kim.uploads('Invoice or list', { name: 'recon.csv', content });
    await kim.submits('Import');
    await kim.waitsFor('The file is being read');
    await kim.closes();
  };
  await bring([...rows, `${line.orderId ?? ''},EUR,CN-3,-x`].join('\n'));
  await kim.waitsFor('nothing of it counts');
  await kim.waitsFor('Row 6: the amount cannot be read');
  expect(await desk.database.read.creditEntry.count()).toBe(1);
  await bring(rows.join('\n'));
  await kim.waitsFor('recon.csv: 2 rows count now');
  await kim.waitsFor('Row 5: no cancellation of this desk has this order');
  await kim.waitsFor('Credit received, entered later than', '#licensing');
  await kim.types('#licensing', '/csp-tickets credit');
  await kim.waitsFor('Credit received, entered later than');
  await desk.forward(DAY / 3);
  expect(await desk.database.read.ticketNote.count({ where: { kind: 'credit' } })).toBe(2);
  await bring(rows.join('\n'));
  await kim.waitsFor('2 rows were entered before');
  expect(await desk.database.read.creditEntry.count()).toBe(2);
  await kim.types('#licensing', '/csp-tickets waiting');
  await kim.waitsFor('No ticket waits for anybody of the team');
}, 60_000);

test('P14: a key that is being fetched while its order is cancelled is not shown: the reveal loses', async () => {
  const kim = await desk.person('admin.agent');
  await buys(kim, { customer: 'contoso', product: 'Windows Server 2022 Standard', quantity: '1' });
  const line = await eventually(() =>
    desk.database.read.purchaseLine.findFirst({
      where: { state: 'fulfilled', purchase: { customerName: { startsWith: 'Contoso' } } },
    }),
  );
  await asksForKey(kim, { customer: 'contoso' });
  await kim.waitsFor('Show key');
  await desk.partnerCenter('POST', '/faults', {
    kind: 'latency',
    match: { method: 'GET', path: '/artifacts/productkey' },
    milliseconds: 1_500,
  });
  await kim.presses('Show key');
  await eventually(() => desk.database.read.keyRequest.findFirst({ where: { state: 'opening' } }));
  await kim.types('#licensing', `/csp-cancel ${line.orderId ?? ''}`);
  await kim.waitsFor('Inside the refund window');
  await kim.fills({ 'Refund reason': 'ordered twice', 'Contact phone': '020 123 4567' });
  await kim.submits('Submit');
  await eventually(() =>
    desk.database.read.ticket.findFirst({ where: { orderId: line.orderId ?? '', state: 'cancelled' } }),
  );
  await eventually(() =>
    desk.database.read.keyRequest.findFirst({ where: { orderId: line.orderId ?? '', state: 'refused' } }),
  );
  expect(
    await desk.database.read.keyRequest.findFirst({ where: { orderId: line.orderId ?? '', shownAt: { not: null } } }),
  ).toBeNull();
}, 60_000);
