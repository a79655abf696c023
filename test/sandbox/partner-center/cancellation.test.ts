import { expect, test } from 'vitest';
import { at, customerNamed, itemsOf, ordered, signIn, start, textAt } from './partner.ts';
import type { Ask, Line } from './partner.ts';

const DAY = 86_400_000;
const WINDOWS = 'Windows Server 2022 Standard';
const YEARLY = { billingCycle: 'annual', termDuration: 'P1Y' };

const cancel = (ask: Ask, customer: string, order: string, lineItems?: object[]) =>
  ask('PATCH', `/customers/${customer}/orders/${order}`, {
    id: order,
    status: 'cancelled',
    ...(lineItems ? { lineItems } : {}),
  });

async function bought(...lines: Line[]) {
  const partnerCenter = await start();
  const ask = await signIn(partnerCenter);
  const customer = await customerNamed(ask, 'Fabrikam');
  return { partnerCenter, ask, customer, order: await ordered(ask, customer, ...lines) };
}

test('P6: inside the window the whole order is cancelled, once', async () => {
  const { ask, customer, order } = await bought({ title: WINDOWS, quantity: 2 });
  expect(await cancel(ask, customer, order)).toMatchObject({
    status: 200,
    body: { status: 'cancelled', lineItems: [{ quantity: 0, transactionType: 'Cancel' }] },
  });
  expect(await cancel(ask, customer, order)).toMatchObject({ status: 400, body: { code: '800061' } });
  expect((await ask('GET', `/customers/${customer}/orders/${order}/provisioningstatus`)).body).toMatchObject({
    items: [{ status: 'Unfulfilled' }],
  });
});

test('a line is cancelled whole and by itself; the order stays completed until all its lines are', async () => {
  const { ask, customer, order } = await bought({ title: WINDOWS }, { title: 'Windows Server 2022 CAL', quantity: 5 });
  expect((await cancel(ask, customer, order, [{ lineItemNumber: 1 }])).body).toMatchObject({
    status: 'completed',
    lineItems: [{ quantity: 1 }, { quantity: 0 }],
  });
  expect((await cancel(ask, customer, order, [{ lineItemNumber: 0 }])).body).toMatchObject({ status: 'cancelled' });
});

test('P6: the window of the programme page closes after 60 days, and the refusal says so (900117)', async () => {
  const { partnerCenter, customer, order } = await bought({ title: WINDOWS }, { title: 'Windows Server 2022 CAL' });
  partnerCenter.clock.advance(60 * DAY - 60_000);
  const ask = await signIn(partnerCenter);
  expect((await cancel(ask, customer, order, [{ lineItemNumber: 0 }])).status).toBe(200);

  partnerCenter.clock.advance(60_000);
  expect(await cancel(ask, customer, order, [{ lineItemNumber: 1 }])).toMatchObject({
    status: 400,
    body: { code: '900117', description: expect.stringContaining('60-day cancellation window') as string },
  });
});

test('a line item number out of range is 800071', async () => {
  const { ask, customer, order } = await bought({ title: WINDOWS });
  expect((await cancel(ask, customer, order, [{ lineItemNumber: 9 }])).body).toMatchObject({ code: '800071' });
});

test('the later policy: 30 days for perpetual software, 7 days for a subscription', async () => {
  const { partnerCenter, ask, customer, order } = await bought({ title: WINDOWS });
  await partnerCenter.control('PUT', '/cancellation-policy', { policy: 'current' });
  const subscribed = await ordered(ask, customer, { title: 'Windows Server CAL Subscription', ...YEARLY });

  partnerCenter.clock.advance(7 * DAY);
  const later = await signIn(partnerCenter);
  expect((await cancel(later, customer, subscribed)).body).toMatchObject({
    code: '900117',
    description: expect.stringContaining('7-day') as string,
  });
  expect((await cancel(later, customer, order)).status).toBe(200);
});

test('what is pending is 800060, what is SUSE 800061, what is no software 800019', async () => {
  const partnerCenter = await start({ delays: { fulfilment: 3_000 } });
  const ask = await signIn(partnerCenter);
  const fabrikam = await customerNamed(ask, 'Fabrikam');
  const pending = await ordered(ask, fabrikam, { title: WINDOWS });
  expect(await cancel(ask, fabrikam, pending)).toMatchObject({ status: 409, body: { code: '800060' } });

  const orderOf = async (name: string, title: string) => {
    const customer = await customerNamed(ask, name);
    const orders = itemsOf((await ask('GET', `/customers/${customer}/orders`)).body);
    const order = orders.find((order) => textAt(order, 'lineItems', 0, 'friendlyName').startsWith(title));
    return [customer, textAt(order, 'id')] as const;
  };
  const suse = await cancel(ask, ...(await orderOf('City Power', 'SUSE')));
  expect(suse).toMatchObject({ status: 400, body: { code: '800061' } });
  const service = await cancel(ask, ...(await orderOf('Adatum', 'Microsoft 365')));
  expect(service).toMatchObject({ status: 403, body: { code: '800019' } });
});

test('a subscription is cancelled through itself: 800063 on the order, If-Match on the subscription', async () => {
  const { ask, customer, order } = await bought({ title: 'SQL Server Standard Subscription', ...YEARLY });
  expect(await cancel(ask, customer, order)).toMatchObject({ status: 400, body: { code: '800063' } });

  const subscription = itemsOf((await ask('GET', `/customers/${customer}/subscriptions`)).body).at(-1) as object;
  const path = `/customers/${customer}/subscriptions/${textAt(subscription, 'id')}`;
  const etag = `"${textAt(subscription, 'attributes', 'etag')}"`;
  expect(subscription).toMatchObject({ status: 'active', productType: { id: 'Software' }, orderId: order });
  expect(
    Date.parse(textAt(subscription, 'cancellationAllowedUntilDate')) - Date.parse(textAt(subscription, 'creationDate')),
  ).toBe(60 * DAY);

  const deleted = { ...subscription, status: 'deleted' };
  expect(await ask('PATCH', path, deleted)).toMatchObject({ status: 417, body: { code: '800036' } });
  expect(await ask('PATCH', path, deleted, { 'if-match': '"old"' })).toMatchObject({
    status: 400,
    body: { code: '2055' },
  });
  expect(await ask('PATCH', path, { ...subscription, quantity: 9 }, { 'if-match': etag })).toMatchObject({
    body: { code: '800027' },
  });
  expect(await ask('PATCH', path, deleted, { 'if-match': etag })).toMatchObject({
    status: 200,
    body: { status: 'deleted' },
  });
  expect((await ask('GET', `/customers/${customer}/orders/${order}`)).body).toMatchObject({ status: 'cancelled' });
  expect(await ask('GET', `/customers/${customer}/subscriptions/${order}`)).toMatchObject({
    status: 404,
    body: { code: '20003' },
  });
});

test('an order of another customer, another id in the body, another status: refused, and nothing is cancelled', async () => {
  const { partnerCenter, ask, customer, order } = await bought({ title: WINDOWS });
  const path = `/customers/${customer}/orders/${order}`;
  const before = at(await partnerCenter.control('GET', '/state'), 'cancellations');

  expect(await cancel(ask, await customerNamed(ask, 'Contoso'), order)).toMatchObject({ body: { code: '20000' } });
  expect((await ask('PATCH', path, { id: 'other', status: 'cancelled' })).status).toBe(400);
  expect((await ask('PATCH', path, { id: order, status: 'completed' })).status).toBe(400);
  expect(at(await partnerCenter.control('GET', '/state'), 'cancellations')).toBe(before);
});
