import { describe, expect } from 'vitest';
import { newId } from '../../src/kernel/ids.ts';
import { all, CUSTOMER, failureOf, test } from './contract.ts';
import * as buying from './recorded/buying.ts';
import { auditRecord, listedServiceRequest, serviceRequest } from './recorded/after-sales.ts';
import { collection } from './recorded/catalog.ts';

const ORDER = `/v1/customers/${CUSTOMER}/orders/${buying.ORDER}`;
const SUBSCRIPTION = `/v1/customers/${CUSTOMER}/subscriptions/${buying.subscription.id}`;

describe('cancelling an order (P6, P12)', () => {
  test('all of it: ID and status, no lines', async ({ scripted, partnerCenter }) => {
    scripted.answers(`PATCH ${ORDER}`, { json: buying.cancelledOrder });
    const order = await partnerCenter.orders.cancel(CUSTOMER, buying.ORDER, 'all', { requestId: newId() });
    expect(order).toMatchObject({ status: 'cancelled', lines: [{ quantity: 0 }] });
    const [sent] = scripted.calls(`PATCH ${ORDER}`);
    expect(JSON.parse(sent?.body ?? '')).toEqual({ id: buying.ORDER, status: 'cancelled' });
    expect(sent?.headers['if-match']).toBeUndefined();
  });

  test('some of it: whole lines, by number and catalogue item', async ({ scripted, partnerCenter }) => {
    scripted.answers(`PATCH ${ORDER}`, { json: { ...buying.cancelledOrder, status: 'completed' } });
    const lines = [{ number: 0, catalogItemId: 'A:B:C', quantity: 5 }];
    const order = await partnerCenter.orders.cancel(CUSTOMER, buying.ORDER, lines, { requestId: newId() });
    expect(order.status).toBe('completed');
    expect(JSON.parse(scripted.received.at(-1)?.body ?? '')).toMatchObject({
      lineItems: [{ lineItemNumber: 0, offerId: 'A:B:C' }],
    });
  });

  test.for([
    { status: 400, code: '900117', reason: 'window-passed', kind: 'refused' },
    { status: 400, code: '800061', reason: 'not-cancellable', kind: 'refused' },
    { status: 400, code: '800063', reason: 'cancel-by-subscription', kind: 'refused' },
    { status: 409, code: '800014', reason: 'adjustment-pending', kind: 'conflict' },
    { status: 403, code: '900150', reason: 'role', kind: 'unauthorized' },
    { status: 404, code: '20000', reason: 'order-unknown', kind: 'not-found' },
  ])('$status/$code: $reason', async ({ status, code, reason, kind }, { scripted, partnerCenter }) => {
    scripted.answers(`PATCH ${ORDER}`, { status, json: { code, description: 'You have passed your 60-day window' } });
    const cancelling = partnerCenter.orders.cancel(CUSTOMER, buying.ORDER, 'all', { requestId: newId() });
    expect(await failureOf(cancelling)).toMatchObject({ kind, reason, code });
  });
});

describe('subscriptions', () => {
  test('Partner Center itself says until when one can be cancelled', async ({ scripted, partnerCenter }) => {
    const unset = { ...buying.subscription, cancellationAllowedUntilDate: '0001-01-01T00:00:00Z', refundOptions: null };
    scripted.answers(`GET /v1/customers/${CUSTOMER}/subscriptions`, { json: collection([buying.subscription, unset]) });
    const [first, second] = await partnerCenter.subscriptions.list(CUSTOMER);
    expect(first).toMatchObject({
      productType: 'software',
      cancellableUntil: new Date('2026-11-27T09:00:00Z'),
      refunds: [{ type: 'partial', expiresAt: new Date('2026-11-27T09:00:00Z') }],
    });
    expect(second).toMatchObject({ cancellableUntil: undefined, refunds: [] });
  });

  test('cancelling sends the whole resource back, what is unknown included, with its ETag quoted', async ({
    scripted,
    partnerCenter,
  }) => {
    scripted.answers(`GET ${SUBSCRIPTION}`, { json: buying.subscription });
    scripted.answers(`PATCH ${SUBSCRIPTION}`, { json: { ...buying.subscription, status: 'deleted' } });
    const requestId = newId();

    const cancelled = await partnerCenter.subscriptions.cancel(CUSTOMER, buying.subscription.id, { requestId });

    expect(cancelled.status).toBe('deleted');
    const [sent] = scripted.calls(`PATCH ${SUBSCRIPTION}`);
    expect(JSON.parse(sent?.body ?? '')).toEqual({ ...buying.subscription, status: 'deleted' });
    expect(sent?.headers).toMatchObject({ 'if-match': '"eyJpZCI6IjEifQ=="', 'ms-requestid': requestId });
    const [read] = scripted.calls(`GET ${SUBSCRIPTION}`);
    expect(read?.headers['ms-requestid']).not.toBe(requestId);
    expect(read?.headers['ms-correlationid']).toBe(sent?.headers['ms-correlationid']);
  });

  test('one that is cancelled already is not cancelled again', async ({ scripted, partnerCenter }) => {
    scripted.answers(`GET ${SUBSCRIPTION}`, { json: { ...buying.subscription, status: 'deleted' } });
    await partnerCenter.subscriptions.cancel(CUSTOMER, buying.subscription.id, { requestId: newId() });
    expect(scripted.calls(`PATCH ${SUBSCRIPTION}`)).toEqual([]);
  });

  test('400/2055: somebody changed it meanwhile', async ({ scripted, partnerCenter }) => {
    scripted.answers(`GET ${SUBSCRIPTION}`, { json: buying.subscription });
    scripted.answers(`PATCH ${SUBSCRIPTION}`, { status: 400, json: { code: 2055, description: 'ETag' } });
    const attempt = { requestId: newId() };
    const failure = await failureOf(partnerCenter.subscriptions.cancel(CUSTOMER, buying.subscription.id, attempt));
    expect(failure).toMatchObject({ kind: 'conflict', reason: 'etag-stale', requestId: attempt.requestId });
  });
});

describe('service requests (P13)', () => {
  test('a list has integers for severity and status, unset dates, and dates without zone', async ({
    scripted,
    partnerCenter,
  }) => {
    scripted.answers(`GET /v1/customers/${CUSTOMER}/servicerequests`, { json: collection([listedServiceRequest]) });
    expect(await partnerCenter.serviceRequests.listForCustomer(CUSTOMER)).toEqual([
      {
        id: '616122292874576',
        title: 'Refund',
        description: '',
        severity: 'minimal',
        status: 'attention_needed',
        topic: 'Purchase/refund',
        createdAt: new Date('2026-11-20T15:04:05.123Z'),
        modifiedAt: new Date('2026-11-21T08:00:00Z'),
        notes: [],
      },
    ]);
  });

  test('topics, creating one in a language, reading it, adding a note', async ({ scripted, partnerCenter }) => {
    const topics = [{ name: 'Purchase/refund', description: 'Refunds', id: 1234, attributes: {} }];
    scripted.answers('GET /v1/servicerequests/supporttopics', { json: collection(topics) });
    scripted.answers('POST /v1/servicerequests/nl-NL', { status: 201, json: serviceRequest });
    scripted.answers('GET /v1/servicerequests/616122292874576', { json: serviceRequest });
    scripted.answers('PATCH /v1/servicerequests/616122292874576', { json: serviceRequest });
    const { serviceRequests } = partnerCenter;

    const [topic] = await serviceRequests.topics();
    expect(topic).toEqual({ id: '1234', name: 'Purchase/refund', description: 'Refunds' });
    const draft = { title: 'Refund', description: 'Four facts', severity: 'minimal', supportTopicId: '1234' };
    const created = await serviceRequests.create(draft, 'nl-NL', { requestId: newId() });
    expect(JSON.parse(scripted.received.at(-1)?.body ?? '')).toEqual(draft);
    expect(created).toEqual(await serviceRequests.get(created.id));
    expect(created).toMatchObject({ id: '616122292874576', severity: 'minimal', status: 'attention_needed' });

    const { notes } = await serviceRequests.addNote(created.id, 'Order a1b2c3d4e5f6', { requestId: newId() });
    expect(JSON.parse(scripted.received.at(-1)?.body ?? '')).toEqual({ newNote: { text: 'Order a1b2c3d4e5f6' } });
    expect(notes).toEqual([{ text: 'Which order?', by: 'Microsoft Support', at: undefined }]);
  });
});

test('audit records are asked for by day and field; what was old and new of a key is never read', async ({
  scripted,
  partnerCenter,
}) => {
  scripted.answers('GET /v1/auditrecords', { json: collection([auditRecord]) });
  const [from, to] = [new Date('2026-11-01T23:59:59Z'), new Date('2026-11-22T00:00:00Z')];

  const records = await all(partnerCenter.audit.records(from, to, { resourceType: 'software_key' }));

  const { filter, ...query } = scripted.received.at(-1)?.query ?? {};
  expect(query).toEqual({ startDate: '2026-11-01', endDate: '2026-11-22', size: '500' });
  expect(JSON.parse(filter ?? '')).toEqual({ Field: 'ResourceType', Value: 'software_key', Operator: 'equals' });
  expect(records[0]).toMatchObject({
    operation: 'get_software_key',
    at: new Date('2026-11-21T10:22:33Z'),
    details: { OrderId: 'a1b2c3d4e5f6', 'Quantity-0': '2' },
  });
  expect(JSON.stringify(records)).not.toContain('AAAAA');
});
