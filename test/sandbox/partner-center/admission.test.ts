import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { customerNamed, PARTNER_CENTER, send, signIn, start, tokenFor } from './partner.ts';

async function callWith(headers: (token: string) => Record<string, string>, method = 'GET', body?: object) {
  const partnerCenter = await start();
  const token = await tokenFor(partnerCenter, PARTNER_CENTER);
  return send(`${partnerCenter.url}/v1/customers?size=1`, method, body, headers(token));
}

test('a call without a token is refused with 800001 and WWW-Authenticate', async () => {
  const answer = await callWith(() => ({ 'ms-requestid': randomUUID() }));
  expect(answer).toMatchObject({ status: 401, body: { code: '800001' } });
  expect(answer.headers.get('www-authenticate')).toContain('urn:cpsvc');
});

test.each([
  ['without MS-RequestId', {}],
  ['with an MS-RequestId that is no GUID', { 'ms-requestid': 'one' }],
  ['with an MS-CorrelationId that is no GUID', { 'ms-requestid': randomUUID(), 'ms-correlationid': 'two' }],
  ['with another contract version', { 'ms-requestid': randomUUID(), 'ms-contract-version': 'v2' }],
])('a call %s is refused', async (_what, headers) => {
  const answer = await callWith((token) => ({ authorization: `Bearer ${token}`, ...headers }));
  expect(answer).toMatchObject({ status: 400, body: { code: '800002' } });
});

test('a body without a Content-Type of JSON is refused', async () => {
  const answer = await callWith(
    (token) => ({ authorization: `Bearer ${token}`, 'ms-requestid': randomUUID(), 'content-type': 'text/plain' }),
    'POST',
    {},
  );
  expect(answer.status).toBe(415);
});

test('an access token lives an hour', async () => {
  const partnerCenter = await start();
  const ask = await signIn(partnerCenter);
  partnerCenter.clock.advance(3_600_000);
  expect(await ask('GET', '/customers?size=1')).toMatchObject({ status: 401, body: { code: '400' } });
});

test('App-only is refused with 900329 where App+User is needed, and taken where it is not', async () => {
  const partnerCenter = await start();
  const ask = await signIn(partnerCenter, 'app');
  const customer = await customerNamed(ask, 'Fabrikam');

  expect((await ask('GET', `/customers/${customer}/orders`)).status).toBe(200);
  for (const path of ['entitlements', 'agreements?agreementType=MicrosoftCustomerAgreement', 'servicerequests']) {
    expect(await ask('GET', `/customers/${customer}/${path}`)).toMatchObject({ status: 403, body: { code: '900329' } });
  }
});

test('P7: the service account is refused with 900150 from the moment it leaves AdminAgents', async () => {
  const partnerCenter = await start();
  const ask = await signIn(partnerCenter);
  await partnerCenter.control('PUT', '/people/service.account@csp-desk.example', { groups: ['SalesAgents'] });
  expect(await ask('GET', '/customers?size=1')).toMatchObject({ status: 403, body: { code: '900150' } });

  await partnerCenter.control('PUT', '/people/service.account@csp-desk.example', { groups: ['AdminAgents'] });
  expect((await ask('GET', '/customers?size=1')).status).toBe(200);
});

test('ids come back as they were sent; below a customer the correlation id is doubled', async () => {
  const ask = await signIn(await start());
  const ids = { 'ms-requestid': randomUUID(), 'ms-correlationid': randomUUID() };
  const list = await ask('GET', '/customers?size=1', undefined, ids);
  const orders = await ask('GET', `/customers/${await customerNamed(ask, 'Fabrikam')}/orders`, undefined, ids);

  expect(list.headers.get('ms-requestid')).toBe(ids['ms-requestid']);
  expect(list.headers.get('ms-correlationid')).toBe(ids['ms-correlationid']);
  expect(orders.headers.get('ms-correlationid')).toBe(`${ids['ms-correlationid']},${ids['ms-correlationid']}`);
});

test('an unknown path, another method, another customer: each its own refusal', async () => {
  const ask = await signIn(await start());
  expect((await ask('GET', '/nothing')).status).toBe(404);
  expect((await ask('DELETE', '/customers')).status).toBe(405);
  expect(await ask('GET', '/customers/fabrikam/orders')).toMatchObject({ status: 400, body: { code: '900118' } });
  expect(await ask('GET', `/customers/${randomUUID()}/orders`)).toMatchObject({ status: 403, body: { code: '20002' } });
});

test('more than the allowed calls a minute for one customer answers 429, with its own body and Retry-After', async () => {
  const partnerCenter = await start({ callsPerMinute: 3 });
  const ask = await signIn(partnerCenter);
  const calls = [1, 2, 3, 4].map(() => ask('GET', '/customers?size=1'));
  const refused = (await Promise.all(calls)).find((answer) => answer.status === 429);

  expect(refused?.body).toEqual({
    statusCode: 429,
    message: expect.stringMatching(/Try again in \d+ seconds/) as string,
  });
  expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0);
  partnerCenter.clock.advance(60_000);
  expect((await ask('GET', '/customers?size=1')).status).toBe(200);
});
