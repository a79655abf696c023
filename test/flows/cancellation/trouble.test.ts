import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { eventually } from '../../support/conditions.ts';
import { openDesk } from '../../support/desk.ts';
import type { Desk } from '../../support/desk.ts';
import { fillsForm, orderNow, placed, stateOf } from './gestures.ts';
import type { PlacedOrder } from './gestures.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
beforeEach(() => desk.partnerCenter('DELETE', '/faults'));
afterAll(() => desk.close());

const CANCELLING = { method: 'PATCH', path: '/orders/' };
const fault = (body: object) => desk.partnerCenter('POST', '/faults', body);

async function handsIn(order: PlacedOrder): Promise<void> {
  const kim = await desk.person('admin.agent');
  await fillsForm(kim, order.id);
  await kim.submits('Submit');
}

const ticketOf = (order: PlacedOrder) => desk.database.read.ticket.findFirst({ where: { orderId: order.id } });
const reaches = (order: PlacedOrder, state: string) =>
  eventually(async () => {
    const ticket = await ticketOf(order);
    return ticket?.state === state ? ticket : undefined;
  }, 15_000);

describe('a cancellation is done once, and said to be done only when it is', () => {
  test.each(['drop-before', 'drop-after', 'status-500', 'truncate-body', 'status-429'])('with %s', async (kind) => {
    const order = await placed(desk);
    await fault({ kind, match: CANCELLING });
    await handsIn(order);
    await reaches(order, 'cancelled');
    expect(await orderNow(desk, order)).toMatchObject({ status: 'cancelled', cancellations: 1 });
  });

  test('an order that Partner Center is still working on is cancelled when it is ready, and the channel says why it waits', async () => {
    const order = await placed(desk);
    await fault({ kind: 'refuse', match: CANCELLING, status: 409, code: 800060, times: 2 });
    await handsIn(order);
    const kim = await desk.person('admin.agent');
    await kim.waitsFor('Partner Center is still working on this order', '#licensing');
    await reaches(order, 'cancelled');
    await kim.waitsUntilGone('Partner Center is still working on this order', '#licensing');
    expect(await orderNow(desk, order)).toMatchObject({ cancellations: 1 });
  });

  test('cancelled meanwhile by somebody in Partner Center: it is seen, and nothing is cancelled again', async () => {
    const order = await placed(desk);
    await fault({ kind: 'drop-before', match: CANCELLING, times: 3 });
    await fault({ kind: 'refuse', match: CANCELLING, status: 400, code: 800061 });
    await handsIn(order);
    await desk.partnerCenter('POST', `/customers/${order.customerId}/orders/${order.id}/cancellation`);
    await reaches(order, 'cancelled');
    expect(await orderNow(desk, order)).toMatchObject({ cancellations: 1 });
  });
});

describe('where Partner Center says no, Microsoft is asked, once', () => {
  test.each([
    [400, 900117, 'The refund window had closed'],
    [400, 800061, 'this order cannot be cancelled'],
    [403, 800019, 'this order cannot be cancelled'],
    [400, 800002, 'refused to cancel the order'],
  ])('%s/%s', async (status, code, words) => {
    const order = await placed(desk);
    await fault({ kind: 'refuse', match: CANCELLING, status, code });
    await handsIn(order);
    const ticket = await reaches(order, 'asked');
    expect(
      await (
        await desk.person('helpdesk.agent')
      ).waitsFor(`Microsoft ticket ${ticket.serviceRequestId ?? ''}`, '#licensing'),
    ).toContain(words);
    expect(await orderNow(desk, order)).toMatchObject({ status: 'completed', cancellations: 0 });
  });

  test.each(['drop-after', 'status-500', 'truncate-body'])(
    'a lost answer to the service request (%s) does not make a second one',
    async (kind) => {
      const order = await placed(desk, { daysAgo: 90 });
      await fault({ kind, match: { method: 'POST', path: '/servicerequests/' }, times: kind === 'status-500' ? 1 : 3 });
      const kim = await desk.person('admin.agent');
      await fillsForm(kim, order.id);
      await kim.waitsFor('not a right');
      await kim.submits('Submit');
      await reaches(order, 'asked');
      expect(
        (await stateOf(desk)).serviceRequests.filter(({ description }) => description.includes(order.id)),
      ).toHaveLength(1);
    },
  );

  test('where service requests are no longer to be had, an Admin agent makes the ticket and brings back its number', async () => {
    const order = await placed(desk, { daysAgo: 90 });
    await fault({ kind: 'refuse', match: { method: 'GET', path: '/supporttopics' }, status: 404, code: 20000 });
    const kim = await desk.person('admin.agent');
    await fillsForm(kim, order.id);
    await kim.waitsFor('not a right');
    await kim.submits('Submit');
    await reaches(order, 'awaiting-portal');
    const [other] = (await stateOf(desk)).serviceRequests;
    await kim.presses('Bring back the number');
    await kim.fills({ 'Ticket number': '616122292874576' });
    await kim.submits('Submit');
    expect(await eventually(async () => (await kim.errors())['Ticket number'])).toContain('knows no ticket');
    await kim.fills({ 'Ticket number': other?.id ?? '' });
    await kim.submits('Submit');
    expect(await eventually(async () => (await kim.errors())['Ticket number'])).toContain('belongs to another ticket');
    await kim.closes();
  });
});

describe('the window and the order as they are when the form is handed in', () => {
  test('a window that closes between form and submit: it is said, nothing is recorded, and a second press asks Microsoft', async () => {
    const kim = await desk.person('admin.agent');
    const order = await placed(desk, { daysAgo: 59 });
    await fillsForm(kim, order.id);
    await kim.waitsFor('Inside the refund window');
    desk.clock.advance(2 * 86_400_000);
    await kim.submits('Submit');
    await kim.waitsFor('it will be a request to Microsoft, not a right');
    expect(await ticketOf(order)).toBeNull();
    await kim.submits('Submit');
    expect(await reaches(order, 'asked')).toMatchObject({ refundReason: 'ordered twice', requestedMinor: 10_000n });
  });

  test('two people at once: one ticket, one cancellation, and the other is told', async () => {
    const [kim, bas] = [await desk.person('admin.agent'), await desk.person('beheeragent')];
    const order = await placed(desk);
    await fillsForm(kim, order.id);
    await bas.types('#licensing', `/csp-cancel fabrikam.nl ${order.id}`);
    await bas.fills({
      'Reden van restitutie': 'dubbel',
      Gevolgen: 'geen',
      'Telefoonnummer contactpersoon': '020 123 4567',
    });
    await Promise.all([kim.submits('Submit'), bas.submits('Verzenden')]);
    await reaches(order, 'cancelled');
    expect(await desk.database.read.ticket.count({ where: { orderId: order.id } })).toBe(1);
    expect(await orderNow(desk, order)).toMatchObject({ cancellations: 1 });
    const [told = {}] = [await kim.errors(), await bas.errors()].filter((errors) => Object.keys(errors).length > 0);
    expect(Object.values(told)).toEqual([expect.stringMatching(/T-\d+/)]);
    await ('Order-ID of abonnements-ID' in told ? bas : kim).closes();
  });

  test('P6: of several lines the chosen one is cancelled whole, and the rest can be asked for later', async () => {
    const kim = await desk.person('admin.agent');
    const order = await placed(desk, {
      lines: [{ product: 'Windows Server 2022 Standard', quantity: 3 }, { product: 'Office LTSC Standard 2021' }],
    });
    await fillsForm(kim, order.id);
    await kim.waitsFor('never a part of its quantity');
    await kim.fills({ Lines: ['1 × Office LTSC Standard 2021'] });
    const form = await kim.waitsFor('Refund of 1 × Office LTSC Standard 2021 for Fabrikam');
    expect(form).not.toContain('Refund of 3 ×');
    await kim.submits('Submit');
    const first = await reaches(order, 'cancelled');
    expect(first).toMatchObject({ lines: [1], liveOrder: `${order.id} 1` });
    expect(first.requestedMinor).toBe(first.creditMinor);
    expect(await orderNow(desk, order)).toMatchObject({ status: 'completed', cancellations: 1 });

    await handsIn(order);
    await eventually(async () => (await orderNow(desk, order))?.status === 'cancelled');
    const tickets = await desk.database.read.ticket.findMany({
      where: { orderId: order.id },
      orderBy: { number: 'asc' },
    });
    expect(tickets.map(({ lines }) => lines)).toEqual([[1], [0]]);
  });

  test('a form that was opened before a restart', async () => {
    const order = await placed(desk, { daysAgo: 90 });
    const kim = await desk.person('admin.agent');
    await fillsForm(kim, order.id);
    await kim.waitsFor('not a right');
    await desk.restart();
    await kim.submits('Submit');
    await reaches(order, 'asked');
  });
});

describe('/csp-tickets', () => {
  test('by ten, newest first, with amounts for those who may see cost and without for the others', async () => {
    const kim = await desk.person('admin.agent');
    await kim.types('#licensing', '/csp-tickets');
    const first = await kim.waitsFor(/1–10 of \d+/, '#licensing');
    expect(first).toContain('€100.00 requested');
    await kim.presses('Older ›');
    await kim.waitsFor(/11–\d+ of \d+/, '#licensing');
    await kim.presses('‹ Newer');
    await kim.waitsFor(/1–10 of \d+/, '#licensing');

    const auditor = await desk.person('auditor');
    await auditor.types('#licensing', '/csp-tickets FABRIKAM.nl');
    const seen = await auditor.waitsFor(/1–10 of \d+/, '#licensing');
    expect(seen).toContain('Tickets of “FABRIKAM.nl”');
    expect(seen).not.toContain('requested');

    await auditor.types('#licensing', '/csp-tickets mine');
    await auditor.waitsFor('You have no tickets', '#licensing');
    await auditor.types('#licensing', '/csp-tickets <!channel>');
    await auditor.waitsFor('There are no tickets of a customer', '#licensing');
  });
});
