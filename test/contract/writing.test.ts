import { expect } from 'vitest';
import { newId } from '../../src/kernel/ids.ts';
import { WRITING } from '../../src/partner-center/retry.ts';
import { CUSTOMER, distinct, failureOf, test } from './contract.ts';
import type { Connected } from './contract.ts';
import { CART, order } from './recorded/buying.ts';
import { customerDetail } from './recorded/catalog.ts';

const READ = `GET /v1/customers/${CUSTOMER}`;
const CHECKOUT = `POST /v1/customers/${CUSTOMER}/carts/${CART}/checkout`;
const placed = { status: 201, json: { orders: [order] } };

const checkout = (connected: Connected, requestId = newId()) =>
  connected.partnerCenter.carts.checkout(CUSTOMER, CART, { requestId });

test('no answer: sent again under the request ID of the attempt', async ({ scripted, connected }) => {
  scripted.answers(CHECKOUT, { drop: true }, { ...placed, cut: 30 }, placed);
  const requestId = newId();
  expect((await checkout(connected, requestId)).orders).toHaveLength(1);
  const calls = scripted.calls(CHECKOUT);
  expect(calls.map(({ headers }) => headers['ms-requestid'])).toEqual([requestId, requestId, requestId]);
  expect(distinct(calls, 'ms-correlationid')).toBe(1);
});

test('never an answer: uncertain, with the reference to look it up by', async ({ scripted, connected }) => {
  scripted.answers(CHECKOUT, { drop: true });
  const requestId = newId();
  const failure = await failureOf(checkout(connected, requestId));
  expect(failure).toMatchObject({ kind: 'uncertain', requestId });
  expect(scripted.calls(CHECKOUT)).toHaveLength(WRITING.sends);
  expect(failure.correlationId).toBe(scripted.calls(CHECKOUT)[0]?.headers['ms-correlationid']);
});

test('a refusal after a lost answer stays uncertain: the lost one may have done it', async ({
  scripted,
  connected,
}) => {
  scripted.answers(CHECKOUT, { drop: true }, { status: 400, json: { code: '800065', description: 'submitted' } });
  expect(await failureOf(checkout(connected))).toMatchObject({ kind: 'uncertain', reason: 'cart-submitted' });
});

test.for([500, 502, 503])(
  '%i may come from after the work: uncertain, and not sent again',
  async (status, { scripted, connected }) => {
    scripted.answers(CHECKOUT, { status, json: { code: '800003', description: 'Unexpected' } });
    expect(await failureOf(checkout(connected))).toMatchObject({ kind: 'uncertain', status, code: '800003' });
    expect(scripted.calls(CHECKOUT)).toHaveLength(1);
  },
);

test('429 is an answer: nothing was done, and the next attempt takes a new request ID', async ({
  scripted,
  connected,
}) => {
  scripted.answers(CHECKOUT, {
    status: 429,
    headers: { 'retry-after': '2' },
    json: { statusCode: 429, message: 'm' },
  });
  expect(await failureOf(checkout(connected))).toMatchObject({ kind: 'throttled', retryAfterSeconds: 2 });
  expect(scripted.calls(CHECKOUT)).toHaveLength(1);
});

test.for(['', 'not JSON', '{}'])('a success with the body "%s" is uncertain', async (raw, { scripted, connected }) => {
  scripted.answers(CHECKOUT, { status: 201, raw });
  expect(await failureOf(checkout(connected))).toMatchObject({ kind: 'uncertain', status: 201 });
});

test('nobody there: unreachable, because nothing was ever sent', async ({ scripted, connected }) => {
  scripted.answers(READ, { json: customerDetail });
  await connected.partnerCenter.customers.get(CUSTOMER);
  await scripted.close();
  expect(await failureOf(checkout(connected))).toMatchObject({ kind: 'unreachable' });
});

test('after closing nothing is repeated', async ({ scripted, connected }) => {
  const { promise, resolve } = Promise.withResolvers<{ drop: true }>();
  const { promise: arrived, resolve: arrive } = Promise.withResolvers<undefined>();
  scripted.answers(CHECKOUT, () => (arrive(undefined), promise));
  const failing = failureOf(checkout(connected));
  await arrived;
  const closing = connected.partnerCenter.close();
  resolve({ drop: true });
  expect(await failing).toMatchObject({ kind: 'uncertain' });
  expect(scripted.calls(CHECKOUT)).toHaveLength(1);
  await closing;
});
