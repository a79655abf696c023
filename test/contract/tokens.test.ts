import { expect } from 'vitest';
import { newId } from '../../src/kernel/ids.ts';
import { systemClock } from '../../src/kernel/time.ts';
import { openTokenEndpoint } from '../../src/partner-center/token-endpoint.ts';
import { recordingLog } from '../support/conditions.ts';
import { connect, CUSTOMER, failureOf, IMPATIENT, test } from './contract.ts';
import { customerDetail } from './recorded/catalog.ts';
import { issuedToken, TOKEN_ROUTE } from './scripted-partner-center.ts';

const READ = `GET /v1/customers/${CUSTOMER}`;

test('a refresh asks for the audience of Partner Center, whatever host it is reached at', async ({
  scripted,
  connected,
}) => {
  scripted.answers(READ, { json: customerDetail });
  await connected.partnerCenter.customers.get(CUSTOMER);
  const [sent] = scripted.calls(TOKEN_ROUTE);
  expect(sent?.headers['content-type']).toBe('application/x-www-form-urlencoded');
  expect(Object.fromEntries(new URLSearchParams(sent?.body))).toEqual({
    resource: 'https://api.partnercenter.microsoft.com',
    client_id: 'application',
    client_secret: 'application-secret',
    grant_type: 'refresh_token',
    refresh_token: 'refresh-0',
    scope: 'openid',
  });
});

test('callers at the same time share one refresh', async ({ scripted, connected }) => {
  scripted.answers(READ, { json: customerDetail });
  await Promise.all(Array.from({ length: 20 }, () => connected.partnerCenter.customers.get(CUSTOMER)));
  expect(scripted.calls(TOKEN_ROUTE)).toHaveLength(1);
});

test('a new refresh token is kept, and used the next time', async ({ scripted, connected }) => {
  scripted.answers(READ, { json: customerDetail });
  scripted.answers(TOKEN_ROUTE, { json: issuedToken('a', 'refresh-1') }, { json: issuedToken('b') });
  await connected.partnerCenter.customers.get(CUSTOMER);
  expect(connected.store.kept()).toBe('refresh-1');

  connected.clock.pass(3_599_000);
  await connected.partnerCenter.customers.get(CUSTOMER);
  expect(scripted.calls(TOKEN_ROUTE)[1]?.body).toContain('refresh_token=refresh-1');
  expect(connected.store.kept()).toBe('refresh-1');
});

test('a token is replaced five minutes before it ends, not earlier', async ({ scripted, connected }) => {
  scripted.answers(READ, { json: customerDetail });
  await connected.partnerCenter.customers.get(CUSTOMER);
  connected.clock.pass(3_298_000);
  await connected.partnerCenter.customers.get(CUSTOMER);
  expect(scripted.calls(TOKEN_ROUTE)).toHaveLength(1);
  connected.clock.pass(2_000);
  await connected.partnerCenter.customers.get(CUSTOMER);
  expect(scripted.calls(TOKEN_ROUTE)).toHaveLength(2);
});

test('401 replaces the token once for all who were refused, and they go on', async ({ scripted, connected }) => {
  const refusal = { status: 401, headers: { 'www-authenticate': 'OAuth realm=urn:cpsvc:cpid:x' } };
  scripted.answers(READ, ({ headers }) =>
    headers.authorization === 'Bearer access-1' ? refusal : { json: customerDetail },
  );
  await Promise.all(Array.from({ length: 10 }, () => connected.partnerCenter.customers.get(CUSTOMER)));
  expect(scripted.calls(TOKEN_ROUTE)).toHaveLength(2);
});

test('401 to the new token as well is the end of it', async ({ scripted, connected }) => {
  scripted.answers(READ, { status: 401, json: { code: 400, description: 'Access denied' } });
  const failure = await failureOf(connected.partnerCenter.customers.get(CUSTOMER));
  expect(failure).toMatchObject({ kind: 'unauthorized', code: '400' });
  expect(scripted.calls(READ)).toHaveLength(2);
});

test.for([
  ['invalid_grant', 400, 'refresh-token'],
  ['invalid_client', 401, 'client-credentials'],
  ['interaction_required', 400, 'conditional-access'],
] as const)(
  '%s says in a word what is wrong, under the reference of the call',
  async ([error, status, reason], { scripted, connected }) => {
    const description = 'AADSTS70008: The refresh token has expired.\r\nTrace ID: 1\r\nCorrelation ID: 2';
    scripted.answers(TOKEN_ROUTE, { status, json: { error, error_description: description, error_codes: [70008] } });
    const correlationId = 'c0ffee00-0000-4000-8000-000000000009';
    const failure = await failureOf(connected.partnerCenter.customers.get(CUSTOMER, { correlationId }));
    expect(failure).toMatchObject({ kind: 'unauthorized', reason, code: error, correlationId });
    expect(failure.description).toBe('AADSTS70008: The refresh token has expired.');
    expect(scripted.calls(READ)).toEqual([]);
    expect(JSON.stringify(failure) + connected.logged()).not.toMatch(/refresh-0|application-secret/);
  },
);

test('a login service that stumbles is asked again', async ({ scripted, connected }) => {
  scripted.answers(READ, { json: customerDetail });
  scripted.answers(TOKEN_ROUTE, { drop: true }, { status: 503, raw: 'busy' }, { json: issuedToken('c') });
  await connected.partnerCenter.customers.get(CUSTOMER);
  expect(scripted.calls(READ)[0]?.headers.authorization).toBe('Bearer c');
});

test('a refresh that failed is not remembered', async ({ scripted, connected }) => {
  scripted.answers(READ, { json: customerDetail });
  scripted.answers(TOKEN_ROUTE, { status: 400, json: { error: 'invalid_grant' } }, { json: issuedToken('d') });
  await failureOf(connected.partnerCenter.customers.get(CUSTOMER));
  await connected.partnerCenter.customers.get(CUSTOMER);
});

test('no login service: unreachable', async ({ scripted }) => {
  const { partnerCenter } = connect({
    pricesUrl: scripted.pricesUrl,
    url: scripted.url,
    loginUrl: 'http://127.0.0.1:1/login',
  });
  expect(await failureOf(partnerCenter.customers.get(CUSTOMER))).toMatchObject({ kind: 'unreachable' });
  await partnerCenter.close();
});

test('what the token store throws reaches the caller as it is', async ({ scripted }) => {
  const broken = new Error('the database is away');
  const store = { kept: () => '', withToken: () => Promise.reject(broken) };
  const { partnerCenter } = connect(scripted, IMPATIENT, store);
  await expect(partnerCenter.customers.get(CUSTOMER)).rejects.toBe(broken);
  await partnerCenter.close();
});

test('a write that was lost stays uncertain, even if no token can be had to ask again', async ({ scripted }) => {
  const checkout = `POST /v1/customers/${CUSTOMER}/carts/cart/checkout`;
  scripted.answers(checkout, { drop: true }, { status: 401 });
  scripted.answers(TOKEN_ROUTE, { json: issuedToken('a') }, { status: 400, json: { error: 'invalid_grant' } });
  const { partnerCenter } = connect(scripted);
  const failure = await failureOf(partnerCenter.carts.checkout(CUSTOMER, 'cart', { requestId: newId() }));
  expect(failure).toMatchObject({ kind: 'uncertain', reason: 'refresh-token' });
  await partnerCenter.close();
});

test('the endpoint gives App-only tokens too, for Graph', async ({ scripted }) => {
  const endpoint = openTokenEndpoint({
    loginUrl: scripted.loginUrl,
    tenantId: 'partner-tenant',
    clientId: 'application',
    clientSecret: 'application-secret',
    clock: systemClock,
    log: recordingLog(),
  });
  const issued = await endpoint.request({ kind: 'application' }, 'https://graph.microsoft.com');
  expect(issued).toMatchObject({ accessToken: 'access-1', refreshToken: undefined });
  const form = new URLSearchParams(scripted.calls(TOKEN_ROUTE)[0]?.body);
  expect(form.get('grant_type')).toBe('client_credentials');
  expect(form.get('resource')).toBe('https://graph.microsoft.com');
  await endpoint.close();
});
