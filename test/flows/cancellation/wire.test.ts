import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eventually } from '../../support/conditions.ts';
import { openDesk } from '../../support/desk.ts';
import type { Desk } from '../../support/desk.ts';
import { fillsForm, orderNow, placed, stateOf } from './gestures.ts';

describe('cancelling over http', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk({ transport: 'http' });
  });
  afterAll(() => desk.close());

  test('P6, P14: inside the window the order is cancelled, its key revoked, and the channel learns no amount', async () => {
    const [kim, bo] = [await desk.person('admin.agent'), await desk.person('helpdesk.agent')];
    const order = await placed(desk);
    await fillsForm(kim, order.id);
    const form = await kim.waitsFor('Inside the refund window');
    expect(form).toContain('→ Fabrikam B.V. ✓');
    expect(form).toContain('→ 2 × Windows Server 2022 Standard');
    expect(form).toContain('The credit is 100%');
    expect(form).toContain('its product keys and downloads are revoked');
    await kim.submits('Submit');
    const seen = await bo.waitsFor(new RegExp(`Key revoked[^🎫]*${order.id}`), '#licensing');
    expect(seen).toMatch(/T-\d+\* Refund for Fabrikam B\.V\./);
    expect(seen).toContain('Credit expected by');
    expect(seen).not.toMatch(/100\.00|€/);
    expect(await orderNow(desk, order)).toMatchObject({ status: 'cancelled', cancellations: 1 });
    const ledger = await desk.database.read.ledgerEntry.findMany({
      where: { subject: `order:${order.id}` },
      orderBy: { sequence: 'asc' },
    });
    expect(ledger.map(({ outcome }) => outcome)).toEqual(['requested', 'cancelling', 'cancelled']);
  });

  test('a software subscription is cancelled through its subscription, named by its ID', async () => {
    const kim = await desk.person('admin.agent');
    const line = { product: 'Windows Server Standard Subscription', billingCycle: 'annual', termDuration: 'P1Y' };
    const order = await placed(desk, { lines: [line, { product: 'Windows Server 2022 Standard' }] });
    await fillsForm(kim, `{${order.subscriptionIds[0]?.toUpperCase() ?? ''}}`);
    await kim.waitsFor('Partner Center’s own date');
    await kim.submits('Submit');
    await kim.waitsFor(new RegExp(`Key revoked[^🎫]*${order.id}`), '#licensing');
    expect(await orderNow(desk, order)).toMatchObject({ status: 'completed', cancellations: 1 });
  });

  test('outside the window the form says first that it is a request, then Microsoft is asked once', async () => {
    const kim = await desk.person('admin.agent');
    const order = await placed(desk, { daysAgo: 90 });
    await fillsForm(kim, order.id);
    const form = await kim.waitsFor('it will be a request to Microsoft, not a right');
    expect(form).toContain('The refund window closed');
    await kim.submits('Submit');
    await kim.waitsFor(new RegExp(`Microsoft asked[^🎫]*${order.id}`), '#licensing');
    const requests = (await stateOf(desk)).serviceRequests.filter(({ description }) => description.includes(order.id));
    expect(requests).toHaveLength(1);
    expect(requests[0]?.title).toMatch(/^\[T-\d+\] Refund of a double order$/);
    expect(requests[0]).toMatchObject({ customerId: order.customerId });
    for (const fact of ['fabrikam.nl', 'ordered twice', '100.00 EUR']) expect(requests[0]?.description).toContain(fact);
    expect(await orderNow(desk, order)).toMatchObject({ status: 'completed', cancellations: 0 });

    await desk.partnerCenter('PATCH', `/service-requests/${requests[0]?.id ?? ''}`, {
      status: 'attention_needed',
      note: 'Which machines?',
    });
    await kim.types('#licensing', '/csp-tickets open');
    await kim.waitsFor('Microsoft has a question', '#licensing');
    const ticket = await desk.database.read.ticket.findFirstOrThrow({ where: { orderId: order.id } });
    await saidInThread(ticket.id, ['attention', 'microsoft']);
    await kim.presses('Write to Microsoft');
    await kim.fills({ Message: 'ABCDE-FGHJK-LMNPQ-RSTUV-WXYZ2 does not work' });
    await kim.submits('Send');
    expect((await kim.errors())['Message']).toContain('seems to hold a product key');
    await kim.fills({ Message: 'Both of them' });
    await kim.submits('Send');
    await saidInThread(ticket.id, ['attention', 'microsoft', 'ours']);
    const asked = await eventually(async () =>
      (await stateOf(desk)).serviceRequests.find(({ notes }) =>
        notes.some(({ text }) => text.includes('Both of them')),
      ),
    );
    expect(asked.notes.filter(({ text }) => text.includes('Both of them'))).toHaveLength(1);

    await desk.partnerCenter('POST', `/customers/${order.customerId}/orders/${order.id}/cancellation`);
    await desk.partnerCenter('PATCH', `/service-requests/${requests[0]?.id ?? ''}`, { status: 'closed', note: 'Done' });
    await kim.types('#licensing', '/csp-tickets fabrikam');
    await kim.waitsFor('cancelled by Microsoft, key revoked', '#licensing');
  });

  /** Each stands once, in the thread of the ticket's own message. */
  async function saidInThread(ticketId: string, kinds: readonly string[]): Promise<void> {
    const parent = await desk.database.read.slackMessage.findFirstOrThrow({
      where: { kind: 'ticket', subjectId: ticketId },
    });
    await eventually(async () => {
      const notes = await desk.database.read.ticketNote.findMany({ where: { ticketId }, orderBy: { kind: 'asc' } });
      const messages = await desk.database.read.slackMessage.findMany({
        where: { kind: 'ticket-note', subjectId: { in: notes.map(({ id }) => id) }, timestamp: { not: null } },
      });
      const kindsNow = notes.map(({ kind }) => kind).join();
      return (
        kindsNow === kinds.toSorted().join() &&
        messages.length === kinds.length &&
        messages.every(({ threadOf }) => threadOf === parent.id)
      );
    });
  }

  test('a file is taken from Slack, sealed, and kept with its hash', async () => {
    const kim = await desk.person('admin.agent');
    const order = await placed(desk);
    await fillsForm(kim, order.id);
    await kim.uploads('Files', { name: 'invoice.txt', content: 'paid twice' });
    await kim.submits('Submit');
    const file = await eventually(() =>
      desk.database.read.ticketFile.findFirst({ where: { name: 'invoice.txt', sha256: { not: null } } }),
    );
    expect(file).toMatchObject({ bytes: 10, problem: null });
    expect(Buffer.from(file.sealed ?? []).toString('latin1')).not.toContain('paid twice');
  });

  test('an .exe that is named .pdf is refused at its field, in words; nothing is recorded', async () => {
    const kim = await desk.person('admin.agent');
    const order = await placed(desk);
    await fillsForm(kim, order.id);
    await kim.uploads('Files', { name: 'invoice.pdf', content: 'MZ\u0090\u0000\u0003' });
    await kim.submits('Submit');
    expect(await kim.errors()).toEqual({
      Files: 'invoice.pdf is a program, whatever it is called. Leave it out.',
    });
    expect(await desk.database.read.ticket.count({ where: { orderId: order.id } })).toBe(0);
    await kim.closes({ all: true });
  });

  test('a view handed in twice is one ticket', async () => {
    const kim = await desk.person('admin.agent');
    const order = await placed(desk);
    await fillsForm(kim, order.id);
    await desk.slack('/envelopes/duplicate', { times: 2 });
    await kim.submits('Submit');
    await kim.waitsFor(new RegExp(`Key revoked[^🎫]*${order.id}`), '#licensing');
    expect(await desk.database.read.ticket.count({ where: { orderId: order.id } })).toBe(1);
    expect(await orderNow(desk, order)).toMatchObject({ cancellations: 1 });
  });

  test('somebody who reads Dutch sees no English', async () => {
    const kim = await desk.person('beheeragent');
    const order = await placed(desk);
    await kim.types('#licensing', `/csp-cancel fabrikam.nl ${order.id}`);
    const screen = await kim.waitsFor('Reden van restitutie');
    const form = screen.slice(screen.indexOf('── Order annuleren ──'));
    for (const words of [
      'Tenant-ID of domein van de klant',
      'Aangevraagd bedrag',
      'Binnen de retourperiode',
      'Verzenden',
    ])
      expect(form).toContain(words);
    for (const words of ['Refund', 'Customer', 'window', 'Submit', 'Amount']) expect(form).not.toContain(words);
    await kim.closes();
  });
});

describe('what cannot be handed in is said at its field, and changes nothing', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk();
  });
  afterAll(() => desk.close());

  const CUSTOMER = 'Customer tenant ID or domain';
  const ORDER = 'Order ID or subscription ID';
  const AMOUNT = 'Requested amount';

  test.each([
    [CUSTOMER, 'nobody.example', /no customer of yours/],
    [CUSTOMER, 'a', /no customer of yours/],
    [ORDER, 'ffffffffffff', /no such order/],
    [ORDER, '../../customers', /no such order/],
    [AMOUNT, 'two', /not an amount/],
    [AMOUNT, '0', /above zero/],
    [AMOUNT, '-5', /above zero/],
    [AMOUNT, '99,999,999.00', /more than the order cost/],
    [AMOUNT, '$ 10', /in EUR/],
    ['Refund reason', ' ', /fill this in/i],
    ['Refund reason', 'x'.repeat(3_500), /At most 1,000 characters/],
    ['Title', '\u202E\u200B', /fill this in/i],
    ['Contact email', 'ann', /not an e-mail address/],
    ['Contact phone', 'call me', /not a phone number/],
  ])('%s: %s', async (label, entry, words) => {
    const kim = await desk.person('admin.agent');
    const order = await placed(desk);
    await fillsForm(kim, order.id, { [label]: entry });
    await kim.submits('Submit', { anyway: true });
    const errors = await eventually(async () => {
      const found = await kim.errors();
      return Object.keys(found).length > 0 ? found : undefined;
    });
    expect(Object.keys(errors)).toEqual([label]);
    expect(errors[label]).toMatch(words);
    expect(await desk.database.read.ticket.count()).toBe(0);
    await kim.closes();
  });

  test("another customer's order is unknown, and a cancelled one says so", async () => {
    const kim = await desk.person('admin.agent');
    const order = await placed(desk, { domain: 'contoso.co.uk' });
    await fillsForm(kim, order.id);
    await kim.waitsFor('This customer has no such order');
    await kim.closes();

    const gone = await placed(desk);
    await desk.partnerCenter('POST', `/customers/${gone.customerId}/orders/${gone.id}/cancellation`);
    await fillsForm(kim, gone.id);
    await kim.submits('Submit');
    expect(await eventually(async () => (await kim.errors())[ORDER])).toContain('cancelled already');
    await kim.closes();
  });

  test('an amount with the comma of the reader, a domain with a path and an older ID are what they are', async () => {
    const kim = await desk.person('beheeragent');
    const order = await placed(desk);
    await kim.types('#licensing', `/csp-cancel https://fabrikam.nl/orders ${order.alternateId}`);
    await kim.waitsFor('→ Fabrikam B.V. ✓');
    await kim.fills({
      'Reden van restitutie': 'dubbel <!channel> besteld',
      'Aangevraagd bedrag': '1.000,50',
      Gevolgen: 'geen',
      'Telefoonnummer contactpersoon': '+31 20 123 4567',
    });
    await kim.submits('Verzenden');
    await kim.waitsFor(/Productcode ingetrokken/, '#licensing');
    expect(await desk.database.read.ticket.findFirst({ where: { orderId: order.id } })).toMatchObject({
      requestedMinor: 100_050n,
      currency: 'EUR',
    });
  });

  test('whoever comes second is told who asked first', async () => {
    const [kim, ann] = [await desk.person('admin.agent'), await desk.person('beheeragent')];
    const order = await placed(desk, { daysAgo: 90 });
    await fillsForm(kim, order.id);
    await kim.waitsFor('not a right');
    await kim.submits('Submit');
    await kim.waitsFor(new RegExp(order.id), '#licensing');
    await ann.types('#licensing', `/csp-cancel ${order.id}`);
    expect(await ann.waitsFor(/heeft dit op .* aangevraagd, als T-\d+/)).toContain('Fabrikam B.V.');
    await ann.closes();
  });

  test.each([
    ['sales.agent', '#licensing', 'needs the role Admin agent'],
    ['helpdesk.agent', '#licensing', 'needs the role Admin agent'],
    ['global.admin', '#licensing', 'needs the role Admin agent'],
    ['newcomer', '#licensing', 'Je hebt hier nog geen rol'],
    ['guest', '#sales', 'Guests of this workspace'],
  ] as const)('P7: %s cannot cancel', async (who, channel, words) => {
    const person = await desk.person(who);
    await person.types(channel, '/csp-cancel');
    await person.waitsFor(words);
    await person.closes();
  });
});

describe('tickets made in Partner Center itself', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk({ env: { PARTNER_CENTER_TICKETS: 'portal' } });
  });
  afterAll(() => desk.close());

  test('every text is ready to copy, in the order of the form; the number is brought back and followed', async () => {
    const kim = await desk.person('admin.agent');
    const order = await placed(desk, { daysAgo: 90 });
    await fillsForm(kim, order.id);
    await kim.waitsFor('not a right');
    await kim.uploads('Files', { name: 'invoice.txt', content: 'paid twice' });
    await kim.submits('Submit');
    const texts = await kim.waitsFor('make the ticket in Partner Center');
    const [type, title, description, contact] = [
      'CSP purchase/refund on behalf of customers',
      'Refund of a double order',
      'Order ID: ',
      'Ann Admin, ann+refunds',
    ].map((text) => texts.indexOf(text));
    expect([type, title, description].every((at) => at !== undefined && at >= 0)).toBe(true);
    expect([type, title, description, contact].toSorted((a = 0, b = 0) => a - b)).toEqual([
      type,
      title,
      description,
      contact,
    ]);

    await eventually(() => desk.database.read.ticketFile.findFirst({ where: { sha256: { not: null } } }));
    await kim.presses('Get texts and files');
    await kim.waitsFor('to attach in Partner Center');
    await kim.waitsFor(/T-\d+\.zip/);

    await desk.forward(25 * 3_600_000);
    await eventually(() => desk.database.read.ticketNote.findFirst({ where: { kind: 'nudge' } }));

    await kim.presses('Bring back the number');
    await kim.fills({ 'Ticket number': '616122292874576' });
    await kim.submits('Submit');
    await eventually(async () => (await kim.errors())['Ticket number']);
    await kim.closes();
    await kim.presses('Withdraw');
    await kim.waitsFor('is withdrawn');
    await kim.waitsFor('Nothing was asked of Microsoft and nothing was cancelled', '#licensing');
    expect(await desk.database.read.ticket.findFirst({ where: { orderId: order.id } })).toMatchObject({
      state: 'withdrawn',
      liveOrder: null,
    });
  });
});
