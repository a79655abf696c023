import { expect, test } from 'vitest';
import { GRAPH, PARTNER_CENTER, requestToken, send, start, textAt, tokenFor } from './partner.ts';

const refresh = (refreshToken: string) => ({
  grant_type: 'refresh_token',
  resource: PARTNER_CENTER,
  refresh_token: refreshToken,
});

test('the v1 endpoint gives numbers as texts and a new refresh token', async () => {
  const partnerCenter = await start();
  const { status, body } = await requestToken(partnerCenter, refresh(partnerCenter.credentials.refreshToken));

  expect(status).toBe(200);
  expect(body).toMatchObject({ token_type: 'Bearer', expires_in: '3599', resource: PARTNER_CENTER });
  expect(textAt(body, 'refresh_token')).not.toBe(partnerCenter.credentials.refreshToken);
});

test('the v2 endpoint takes a scope and gives numbers as numbers', async () => {
  const partnerCenter = await start();
  const form = { grant_type: 'client_credentials', scope: `${GRAPH}/.default` };
  const { body } = await requestToken(partnerCenter, form, 'oauth2/v2.0/token');

  expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 3599 });
  expect(body).not.toHaveProperty('refresh_token');
});

test('a replaced refresh token works once more, for an answer lost on the way, and then no more', async () => {
  const partnerCenter = await start();
  const old = refresh(partnerCenter.credentials.refreshToken);

  expect((await requestToken(partnerCenter, old)).status).toBe(200);
  expect((await requestToken(partnerCenter, old)).status).toBe(200);
  expect(await requestToken(partnerCenter, old)).toMatchObject({
    status: 400,
    body: { error: 'invalid_grant', error_codes: [700082] },
  });
});

test('the grace of a replaced refresh token ends after a minute', async () => {
  const partnerCenter = await start();
  const old = refresh(partnerCenter.credentials.refreshToken);
  await requestToken(partnerCenter, old);
  partnerCenter.clock.advance(60_001);

  expect(await requestToken(partnerCenter, old)).toMatchObject({ body: { error: 'invalid_grant' } });
});

test.each([
  ['a wrong secret', { client_secret: 'wrong' }, 401, 'invalid_client'],
  ['an unknown application', { client_id: 'somebody' }, 400, 'unauthorized_client'],
  ['an unknown resource', { resource: 'https://example.org' }, 400, 'invalid_resource'],
  ['another grant', { grant_type: 'password' }, 400, 'unsupported_grant_type'],
  ['no refresh token', { refresh_token: 'made up' }, 400, 'invalid_grant'],
])('login refuses %s as Entra does', async (_what, wrong, status, error) => {
  const partnerCenter = await start();
  const answer = await requestToken(partnerCenter, { ...refresh(partnerCenter.credentials.refreshToken), ...wrong });
  expect(answer).toMatchObject({ status, body: { error } });
});

test('revoking consent kills every refresh token; a new consent gives a good one', async () => {
  const partnerCenter = await start();
  await partnerCenter.control('DELETE', '/refresh-tokens');
  const dead = await requestToken(partnerCenter, refresh(partnerCenter.credentials.refreshToken));
  const consent = await partnerCenter.control('POST', '/refresh-tokens');
  const alive = await requestToken(partnerCenter, refresh(textAt(consent, 'refreshToken')));

  expect([dead.status, alive.status]).toEqual([400, 200]);
});

test('a token for one service is refused by the other: the audience decides', async () => {
  const partnerCenter = await start();
  const forGraph = await tokenFor(partnerCenter, GRAPH);
  const forPartnerCenter = await tokenFor(partnerCenter, PARTNER_CENTER, 'app');
  const retired = await tokenFor(partnerCenter, 'https://graph.windows.net', 'app');

  const ask = (url: string, token: string) => send(url, 'GET', undefined, { authorization: `Bearer ${token}` });
  expect(await ask(`${partnerCenter.url}/v1/customers?size=1`, forGraph)).toMatchObject({
    status: 401,
    body: { code: '900420' },
  });
  expect(await ask(`${partnerCenter.url}/v1/customers?size=1`, retired)).toMatchObject({
    status: 401,
    body: { code: '900420' },
  });
  expect(await ask(`${partnerCenter.graphUrl}/v1.0/users`, forPartnerCenter)).toMatchObject({
    status: 401,
    body: { error: { code: 'InvalidAuthenticationToken' } },
  });
});
