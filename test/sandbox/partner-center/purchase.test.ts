import { expect, test } from 'vitest';
import { at, buy, catalogItem, customerNamed, itemsOf, makeCart, ordered, signIn, start, textAt } from './partner.ts';
import type { Ask } from './partner.ts';

const WINDOWS = 'Windows Server 2022 Standard';

const orderPath = (customer: string, order: string) => `/customers/${customer}/orders/${order}`;

async function cartOfOne(ask: Ask, customer: string, change: object) {
  const catalogItemId = await catalogItem(ask, customer, WINDOWS);
  const line = { id: 0, catalogItemId, quantity: 1, billingCycle: 'one_time', ...change };
  return ask('POST', `/customers/${customer}/carts`, { lineItems: [line] });
}

test('an order is pending at checkout, completed after a while, and priced when asked', async () => {
  const partnerCenter = await start({ delays: { fulfilment: 3_000 } });
  const ask = await signIn(partnerCenter);
  const customer = await customerNamed(ask, 'Fabrikam');
  const checkout = await buy(ask, customer, { title: WINDOWS, quantity: 2, friendlyName: 'CD-7K2-QM4' });
  const order = orderPath(customer, textAt(checkout.body, 'orders', 0, 'id'));

  expect(checkout).toMatchObject({ status: 201, body: { orders: [{ status: 'pending' }] } });
  expect((await ask('GET', order)).body).toMatchObject({ status: 'pending' });
  expect((await ask('GET', `${order}/provisioningstatus`)).body).toMatchObject({
    items: [{ status: 'PrefulfillmentPending' }],
  });

  partnerCenter.clock.advance(3_000);
  expect((await ask('GET', `${order}/provisioningstatus`)).body).toMatchObject({
    items: [{ lineItemNumber: 0, status: 'Fulfilled', quantityProvisioningInformation: [{ quantity: 2 }] }],
  });
  expect((await ask('GET', `${order}?include_price=true`)).body).toMatchObject({
    status: 'completed',
    currencyCode: 'EUR',
    totalPrice: 1836.4,
    lineItems: [{ friendlyName: 'CD-7K2-QM4', quantity: 2, pricing: { listPrice: 918.2, extendedPrice: 1836.4 } }],
  });
});

test('a new order can be read by its id before the list shows it', async () => {
  const partnerCenter = await start({ delays: { orderList: 5_000 } });
  const ask = await signIn(partnerCenter);
  const customer = await customerNamed(ask, 'Contoso');
  const order = await ordered(ask, customer, { title: WINDOWS });
  const listed = async () =>
    itemsOf((await ask('GET', `/customers/${customer}/orders`)).body).map((item) => at(item, 'id'));

  expect((await ask('GET', orderPath(customer, order))).status).toBe(200);
  expect(await listed()).not.toContain(order);
  partnerCenter.clock.advance(5_000);
  expect(await listed()).toContain(order);
});

test('order ids come in two shapes', async () => {
  const ask = await signIn(await start());
  const customer = await customerNamed(ask, 'Fabrikam');
  const ids = [await ordered(ask, customer, { title: WINDOWS }), await ordered(ask, customer, { title: WINDOWS })];
  expect(ids.map((id) => id.length).sort()).toEqual([12, 33]);
});

test('lines of different billing become different orders of one checkout', async () => {
  const ask = await signIn(await start());
  const customer = await customerNamed(ask, 'Fabrikam');
  const { body } = await buy(
    ask,
    customer,
    { title: WINDOWS },
    { title: 'SQL Server Standard Subscription', billingCycle: 'annual', termDuration: 'P1Y' },
    { title: 'Windows Server 2022 CAL', quantity: 10 },
  );
  expect(body).toMatchObject({
    orders: [
      { billingCycle: 'one_time', lineItems: [{ lineItemNumber: 0 }, { lineItemNumber: 1, quantity: 10 }] },
      { billingCycle: 'annual', lineItems: [{ termDuration: 'P1Y', subscriptionId: expect.any(String) as string }] },
    ],
  });
});

test('201 can carry a bad line; such a cart cannot be checked out (800009)', async () => {
  const ask = await signIn(await start());
  const customer = await customerNamed(ask, 'Fabrikam');
  const cases = [
    [{ catalogItemId: 'DG7GNOTHING1:0001:DG7GNOTHING2' }, 'catalog_item_id_is_not_valid'],
    [{ billingCycle: 'monthly' }, 'invalid_input'],
    [{ termDuration: 'P1Y' }, 'invalid_input'],
    [{ currencyCode: 'USD' }, 'currency_is_not_supported'],
  ] as const;
  for (const [change, errorCode] of cases) {
    const cart = await cartOfOne(ask, customer, change);
    expect(cart).toMatchObject({ status: 201, body: { lineItems: [{ error: { errorCode } }] } });
    const checkout = await ask('POST', `/customers/${customer}/carts/${textAt(cart.body, 'id')}/checkout`);
    expect(checkout).toMatchObject({ status: 400, body: { code: '800009' } });
  }
});

test.each([[0], [-1], [10_000], [1e9]])('a quantity of %d is refused with 2002', async (quantity) => {
  const ask = await signIn(await start());
  const cart = await cartOfOne(ask, await customerNamed(ask, 'Fabrikam'), { quantity });
  expect(cart).toMatchObject({ status: 400, body: { code: '2002' } });
});

test('a quantity in words, no lines, no JSON: 800002', async () => {
  const ask = await signIn(await start());
  const customer = await customerNamed(ask, 'Fabrikam');
  expect(await cartOfOne(ask, customer, { quantity: 'two' })).toMatchObject({ status: 400, body: { code: '800002' } });
  expect(await ask('POST', `/customers/${customer}/carts`, { lineItems: [] })).toMatchObject({
    body: { code: '800002' },
  });
});

test('a catalog item of another country is not valid for the customer', async () => {
  const ask = await signIn(await start());
  const catalogItemId = await catalogItem(ask, await customerNamed(ask, 'Contoso'), WINDOWS);
  const cart = await cartOfOne(ask, await customerNamed(ask, 'Fabrikam'), { catalogItemId });
  expect(cart.body).toMatchObject({ lineItems: [{ error: { errorCode: 'catalog_item_id_is_not_valid' } }] });
});

test('a cart is checked out once: the second time is 800065, and it shows as Ordered', async () => {
  const ask = await signIn(await start());
  const customer = await customerNamed(ask, 'Fabrikam');
  const cart = await makeCart(ask, customer, { title: WINDOWS });
  const path = `/customers/${customer}/carts/${textAt(cart.body, 'id')}`;

  expect((await ask('POST', `${path}/checkout`)).status).toBe(201);
  expect(await ask('POST', `${path}/checkout`)).toMatchObject({ status: 400, body: { code: '800065' } });
  expect((await ask('GET', path)).body).toMatchObject({ status: 'Ordered' });
});

test('of two checkouts at the same time the second is refused with 800064', async () => {
  const partnerCenter = await start();
  const ask = await signIn(partnerCenter);
  const customer = await customerNamed(ask, 'Fabrikam');
  const cart = await makeCart(ask, customer, { title: WINDOWS });
  await partnerCenter.control('POST', '/faults', {
    kind: 'latency',
    milliseconds: 150,
    times: 2,
    match: { path: 'checkout' },
  });

  const checkout = () => ask('POST', `/customers/${customer}/carts/${textAt(cart.body, 'id')}/checkout`);
  const answers = await Promise.all([checkout(), checkout()]);
  expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409]);
  expect(await partnerCenter.control('GET', '/state')).toMatchObject({ checkouts: 1 });
});

test('a cart that was let expire, or is another customer’s, is 800008', async () => {
  const partnerCenter = await start();
  const ask = await signIn(partnerCenter);
  const customer = await customerNamed(ask, 'Fabrikam');
  const id = textAt((await makeCart(ask, customer, { title: WINDOWS })).body, 'id');
  const other = await customerNamed(ask, 'Contoso');

  expect(await ask('GET', `/customers/${other}/carts/${id}`)).toMatchObject({ status: 404, body: { code: '800008' } });
  partnerCenter.clock.advance(15 * 60_000);
  expect(await ask('POST', `/customers/${customer}/carts/${id}/checkout`)).toMatchObject({
    status: 404,
    body: { code: '800008' },
  });
});

test('without the Microsoft Customer Agreement nothing is sold: 13605', async () => {
  const partnerCenter = await start();
  const ask = await signIn(partnerCenter);
  const customer = await customerNamed(ask, 'Northwind');
  expect(await buy(ask, customer, { title: WINDOWS })).toMatchObject({ status: 403, body: { code: '13605' } });

  await partnerCenter.control('PUT', `/customers/${customer}/agreement`, { kind: 'direct' });
  expect((await buy(ask, customer, { title: WINDOWS })).status).toBe(201);
});

test('201 can stand over orderErrors: what was withdrawn between cart and checkout, or refused by order', async () => {
  const partnerCenter = await start();
  const ask = await signIn(partnerCenter);
  const customer = await customerNamed(ask, 'Fabrikam');
  const cart = await makeCart(ask, customer, { title: WINDOWS });
  await partnerCenter.control('POST', '/availability-reissues');
  expect(await ask('POST', `/customers/${customer}/carts/${textAt(cart.body, 'id')}/checkout`)).toMatchObject({
    status: 201,
    body: { orders: [], orderErrors: [{ orderGroupId: '0', code: 800020 }] },
  });

  await partnerCenter.control('POST', '/faults', { kind: 'order-error', code: 800010, match: { path: 'checkout' } });
  const lines = [
    { title: WINDOWS },
    { title: 'Windows Server CAL Subscription', billingCycle: 'annual', termDuration: 'P1Y' },
  ];
  expect((await buy(ask, customer, ...lines)).body).toMatchObject({
    orders: [{ billingCycle: 'annual' }],
    orderErrors: [{ orderGroupId: '0', code: 800010 }],
  });
});

test('a cart can be changed until it is ordered', async () => {
  const ask = await signIn(await start());
  const customer = await customerNamed(ask, 'Fabrikam');
  const cart = await makeCart(ask, customer, { title: WINDOWS });
  const path = `/customers/${customer}/carts/${textAt(cart.body, 'id')}`;
  const catalogItemId = textAt(cart.body, 'lineItems', 0, 'catalogItemId');
  const changed = {
    id: textAt(cart.body, 'id'),
    lineItems: [{ id: 0, catalogItemId, quantity: 5, billingCycle: 'one_time' }],
  };

  expect(await ask('PUT', path, changed)).toMatchObject({ status: 200, body: { lineItems: [{ quantity: 5 }] } });
  await ask('POST', `${path}/checkout`);
  expect(await ask('PUT', path, changed)).toMatchObject({ status: 400, body: { code: '800065' } });
});

test('an unknown order and another customer’s are both 20000', async () => {
  const ask = await signIn(await start());
  const customer = await customerNamed(ask, 'Fabrikam');
  const order = await ordered(ask, customer, { title: WINDOWS });
  expect(await ask('GET', orderPath(customer, 'a1b2c3d4e5f6'))).toMatchObject({ status: 404, body: { code: '20000' } });
  expect(await ask('GET', orderPath(await customerNamed(ask, 'Contoso'), order))).toMatchObject({
    body: { code: '20000' },
  });
});
