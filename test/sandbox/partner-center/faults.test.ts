import { request } from 'node:http';
import { expect, test } from 'vitest';
import { at, itemsOf, send, signIn, start } from './partner.ts';

async function faulty(fault: object) {
  const partnerCenter = await start();
  const ask = await signIn(partnerCenter);
  await partnerCenter.control('POST', '/faults', { match: { method: 'GET', path: '/v1/customers' }, ...fault });
  return { partnerCenter, ask, list: () => ask('GET', '/customers?size=1') };
}

test('a fault meets only what it is for, as often as ordered', async () => {
  const { partnerCenter, ask, list } = await faulty({ kind: 'status-500', times: 2 });
  expect((await ask('GET', '/agreements')).status).toBe(200);
  expect([(await list()).status, (await list()).status, (await list()).status]).toEqual([500, 500, 200]);
  expect(await partnerCenter.control('GET', '/faults')).toEqual([]);
});

test('faults can be listed and called off', async () => {
  const { partnerCenter, list } = await faulty({ kind: 'status-500', times: 9 });
  expect(await partnerCenter.control('GET', '/faults')).toMatchObject([{ kind: 'status-500', times: 9 }]);
  await partnerCenter.control('DELETE', '/faults');
  expect((await list()).status).toBe(200);
});

test('429 has its own body and says when to come back', async () => {
  const { list } = await faulty({ kind: 'status-429', retryAfterSeconds: 7 });
  const answer = await list();
  expect(answer.headers.get('retry-after')).toBe('7');
  expect(answer).toMatchObject({ status: 429, body: { statusCode: 429 } });
});

test.each([
  ['expired-token', 401, '400'],
  ['revoked-role', 403, '900150'],
  ['status-500', 500, '800003'],
])('%s answers %d with code %s', async (kind, status, code) => {
  const { list } = await faulty({ kind });
  expect(await list()).toMatchObject({ status, body: { code } });
});

test('any refusal of the service can be ordered', async () => {
  const { list } = await faulty({ kind: 'refuse', status: 403, code: 800069, description: 'Risk check failed.' });
  expect(await list()).toMatchObject({ status: 403, body: { code: '800069', description: 'Risk check failed.' } });
});

test('an error can have no body, or one that is no JSON', async () => {
  expect(await (await faulty({ kind: 'empty-error' })).list()).toMatchObject({ status: 500, text: '' });
  const text = await (await faulty({ kind: 'text-error' })).list();
  expect(text.status).toBe(503);
  expect(text.text).toMatch(/^<html>/);
});

test.each([['drop-before'], ['drop-after'], ['truncate-body']])('%s breaks the connection', async (kind) => {
  const { list } = await faulty({ kind });
  await expect(list()).rejects.toThrow();
  expect((await list()).status).toBe(200);
});

test('latency holds the answer back', async () => {
  const { list } = await faulty({ kind: 'latency', milliseconds: 120 });
  const began = performance.now();
  await list();
  expect(performance.now() - began).toBeGreaterThanOrEqual(115);
});

test('Graph and login fail in their own words', async () => {
  const partnerCenter = await start();
  await partnerCenter.control('POST', '/faults', { kind: 'status-429', match: { path: '^/(graph|login)' }, times: 2 });
  const graph = await send(`${partnerCenter.graphUrl}/v1.0/users`, 'GET', undefined, {});
  const login = await send(`${partnerCenter.loginUrl}/tenant/oauth2/token`, 'POST', undefined, {});
  expect(at(graph.body, 'error', 'code')).toBe('TooManyRequests');
  expect(at(login.body, 'error')).toBe('temporarily_unavailable');
});

test('calls are recorded without their query: method, path, ids and status', async () => {
  const { partnerCenter, list } = await faulty({ kind: 'drop-after' });
  await list().catch(() => undefined);
  await list();
  const calls = (await partnerCenter.control('GET', '/calls')) as object[];
  expect(calls.slice(-2)).toMatchObject([
    { method: 'GET', path: '/partner-center/v1/customers' },
    { method: 'GET', path: '/partner-center/v1/customers', status: 200 },
  ]);
  expect(at(calls.at(-2), 'status')).toBeUndefined();
});

test.each([
  ['another name for this machine', { host: 'rebound.example' }],
  ['a page of another site', { origin: 'https://evil.example' }],
  ['a page without an origin', { origin: 'null' }],
])('the control interface refuses %s', async (_what, headers) => {
  const partnerCenter = await start();
  const status = await new Promise((resolve, reject) => {
    const call = request(`${partnerCenter.baseUrl}/control/partner-center/state`, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    call.on('error', reject).end();
  });
  expect(status).toBe(403);
});

test('drift: an order and a cancellation made in the portal are there like any other', async () => {
  const partnerCenter = await start();
  const ask = await signIn(partnerCenter);
  const [customer] = itemsOf((await ask('GET', '/customers?size=1')).body);
  const path = `/customers/${String(at(customer, 'id'))}/orders`;
  const order = await partnerCenter.control('POST', path, {
    lines: [{ product: 'SharePoint Server 2019', quantity: 2 }],
  });
  const read = () => ask('GET', `${path}/${String(at(order, 'id'))}`);

  expect((await read()).body).toMatchObject({ status: 'completed', lineItems: [{ quantity: 2 }] });
  await partnerCenter.control('POST', `${path}/${String(at(order, 'id'))}/cancellation`);
  expect((await read()).body).toMatchObject({ status: 'cancelled' });
});

test('more customers can be asked for', async () => {
  const partnerCenter = await start();
  const ask = await signIn(partnerCenter);
  await partnerCenter.control('POST', '/customers', { count: 1_000 });
  expect(itemsOf((await ask('GET', '/customers?size=500')).body)).toHaveLength(500);
});
