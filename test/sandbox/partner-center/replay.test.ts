import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { customerNamed, itemsOf, makeCart, ordered, signIn, start, textAt } from './partner.ts';

const WINDOWS = 'Windows Server 2022 Standard';

async function readyCart(options = {}) {
  const partnerCenter = await start(options);
  const ask = await signIn(partnerCenter);
  const customer = await customerNamed(ask, 'Contoso');
  const cart = await makeCart(ask, customer, { title: WINDOWS });
  const requestId = randomUUID();
  const path = `/customers/${customer}/carts/${textAt(cart.body, 'id')}/checkout`;
  const checkout = () => ask('POST', path, undefined, { 'ms-requestid': requestId });
  return { partnerCenter, ask, customer, requestId, checkout };
}

test('the same MS-RequestId on the same call gives the same answer and no second order', async () => {
  const { partnerCenter, checkout } = await readyCart();
  const first = await checkout();
  const second = await checkout();
  expect(second.status).toBe(201);
  expect(second.body).toEqual(first.body);
  expect(await partnerCenter.control('GET', '/state')).toMatchObject({ checkouts: 1 });
});

test('incident: the answer to a checkout is lost; the retry under the same id gets it, and there is one order', async () => {
  const { partnerCenter, ask, customer, checkout } = await readyCart();
  const before = itemsOf((await ask('GET', `/customers/${customer}/orders`)).body).length;
  await partnerCenter.control('POST', '/faults', { kind: 'drop-after', match: { path: 'checkout' } });

  await expect(checkout()).rejects.toThrow();
  expect((await checkout()).status).toBe(201);
  expect(itemsOf((await ask('GET', `/customers/${customer}/orders`)).body)).toHaveLength(before + 1);
});

test('a business refusal is remembered too: a new attempt takes a new id', async () => {
  const { partnerCenter, ask, customer, requestId } = await readyCart();
  const order = await ordered(ask, customer, { title: WINDOWS });
  const body = { id: order, status: 'cancelled' };
  const cancel = (id: string) => ask('PATCH', `/customers/${customer}/orders/${order}`, body, { 'ms-requestid': id });
  partnerCenter.clock.advance(61 * 86_400_000);
  const late = await signIn(partnerCenter);
  const refused = await late('PATCH', `/customers/${customer}/orders/${order}`, body, { 'ms-requestid': requestId });
  expect(refused).toMatchObject({ status: 400, body: { code: '900117' } });

  partnerCenter.clock.advance(-61 * 86_400_000);
  expect(await cancel(requestId)).toMatchObject({ status: 400, body: { code: '900117' } });
  expect((await cancel(randomUUID())).status).toBe(200);
});

test('an MS-RequestId is not taken for another call, and is forgotten after a while', async () => {
  const { partnerCenter, ask, customer, requestId, checkout } = await readyCart({ delays: { replayMemory: 1_000 } });
  await checkout();
  const body = { lineItems: [{ id: 0, catalogItemId: 'a:b:c', quantity: 1, billingCycle: 'one_time' }] };
  const another = await ask('POST', `/customers/${customer}/carts`, body, { 'ms-requestid': requestId });
  expect(another).toMatchObject({ status: 400, body: { code: '800002' } });

  partnerCenter.clock.advance(1_001);
  expect(await checkout()).toMatchObject({ status: 400, body: { code: '800065' } });
});
