import { expect, test } from 'vitest';
import { at, customerNamed, itemsOf, ordered, signIn, start, textAt } from './partner.ts';
import type { Ask } from './partner.ts';

const today = (offset = 0) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);

const ticket = {
  title: 'Refund',
  description: 'Customer: fabrikam.nl. Order: 1.',
  severity: 'minimal',
  supportTopicId: '1310',
};

const fileTicket = async (ask: Ask) => textAt((await ask('POST', '/servicerequests/en-US', ticket)).body, 'id');

test('P13: the topic for refunds is among the support topics, its id a number', async () => {
  const ask = await signIn(await start());
  const { body } = await ask('GET', '/servicerequests/supporttopics');
  expect(at(body, 'items')).toContainEqual(
    expect.objectContaining({ id: 1310, name: 'CSP purchase/refund on behalf of customers' }),
  );
});

test('a ticket read by its id has words, in a list numbers; unset dates are of the year one, none says UTC', async () => {
  const ask = await signIn(await start());
  const id = await fileTicket(ask);
  const customer = await customerNamed(ask, 'Fabrikam');

  expect(id).toMatch(/^\d{15}$/);
  expect((await ask('GET', `/servicerequests/${id}`)).body).toMatchObject({
    status: 'open',
    severity: 'minimal',
    lastClosedDate: '0001-01-01T00:00:00',
    createdDate: expect.stringMatching(/T\d\d:\d\d:\d\d$/) as string,
  });
  const list = await ask('GET', `/customers/${customer}/servicerequests`);
  expect(list.body).toMatchObject({ items: [{ id, status: 1, severity: 3 }] });
});

test('a note is added by either side; a PascalCase body with nulls is taken; closing dates the ticket', async () => {
  const partnerCenter = await start();
  const ask = await signIn(partnerCenter);
  const id = await fileTicket(ask);
  await ask('PATCH', `/servicerequests/${id}`, { NewNote: { Text: 'Any news?' }, Status: 'none', Title: null });
  await partnerCenter.control('PATCH', `/service-requests/${id}`, { status: 'attention_needed', note: 'Which line?' });

  expect((await ask('GET', `/servicerequests/${id}`)).body).toMatchObject({
    status: 'attention_needed',
    notes: [{ text: 'Any news?' }, { createdByName: 'Microsoft Support', text: 'Which line?' }],
  });
  await partnerCenter.control('PATCH', `/service-requests/${id}`, { status: 'closed' });
  const closed = await ask('GET', `/servicerequests/${id}`);
  expect(textAt(closed.body, 'lastClosedDate')).not.toContain('0001-');
});

test.each([
  ['an unknown topic', 'en-US', { supportTopicId: '1' }],
  ['no title', 'en-US', { title: '' }],
  ['another severity', 'en-US', { severity: 'high' }],
  ['no locale', 'english', {}],
])('a ticket with %s is refused', async (_what, locale, wrong) => {
  const ask = await signIn(await start());
  expect(await ask('POST', `/servicerequests/${locale}`, { ...ticket, ...wrong })).toMatchObject({ status: 400 });
});

test('the activity log names who did what, with the resource as JSON text in PascalCase', async () => {
  const partnerCenter = await start();
  const ask = await signIn(partnerCenter);
  const customer = await customerNamed(ask, 'Tailspin');
  const order = await ordered(ask, customer, { title: 'Windows Server 2022 Standard' });
  await partnerCenter.control('POST', `/customers/${customer}/orders/${order}/key-reads`);
  const filter = JSON.stringify({ Field: 'CustomerId', Value: customer, Operator: 'equals' });
  const { body } = await ask('GET', `/auditrecords?startDate=${today()}&filter=${encodeURIComponent(filter)}`);

  expect(itemsOf(body)).toMatchObject([
    {
      operationType: 'create_order',
      userPrincipalName: 'service.account@csp-desk.example',
      operationStatus: 'succeeded',
    },
    {
      operationType: 'get_software_key',
      userPrincipalName: 'admin.agent@csp-desk.example',
      resourceType: 'software_key',
    },
  ]);
  expect(JSON.parse(textAt(body, 'items', 0, 'resourceNewValue'))).toMatchObject({ Id: order });
  expect(at(body, 'items', 0, 'customizedData')).toContainEqual({ key: 'OrderId', value: order });
});

test('the activity log reaches 90 days back; its next link has a second question mark, which is taken back', async () => {
  const ask = await signIn(await start());
  expect((await ask('GET', `/auditrecords?startDate=${today(-92)}`)).status).toBe(400);
  expect((await ask('GET', '/auditrecords')).status).toBe(400);
  expect((await ask('GET', `/auditrecords?startDate=${today()}&filter=x`)).status).toBe(400);

  const first = await ask('GET', `/auditrecords?startDate=${today(-90)}&size=5`);
  const next = textAt(first.body, 'links', 'next', 'uri');
  expect(next.split('?')).toHaveLength(3);
  const token = textAt(first.body, 'links', 'next', 'headers', 0, 'value');
  const second = await ask('GET', next, undefined, { 'ms-continuationtoken': token });
  expect(itemsOf(second.body)).toHaveLength(5);
  expect(at(second.body, 'items', 0, 'id')).not.toBe(at(first.body, 'items', 0, 'id'));
});
