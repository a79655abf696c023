import { expect, test } from 'vitest';
import { at, GRAPH, send, start, textAt, tokenFor } from './partner.ts';
import type { Reply } from './partner.ts';

async function directory() {
  const partnerCenter = await start();
  const token = await tokenFor(partnerCenter, GRAPH, 'app');
  const ask = (method: string, path: string, body?: object, headers = {}): Promise<Reply> =>
    send(path.startsWith('http') ? path : `${partnerCenter.graphUrl}/v1.0${path}`, method, body, {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      ...headers,
    });
  const userId = async (mail: string) =>
    textAt((await ask('GET', `/users?$filter=${encodeURIComponent(`mail eq '${mail}'`)}`)).body, 'value', 0, 'id');
  const groupId = async (name: string) =>
    textAt(
      (await ask('GET', `/groups?$filter=${encodeURIComponent(`displayName eq '${name}'`)}&$select=id`)).body,
      'value',
      0,
      'id',
    );
  return { partnerCenter, ask, userId, groupId };
}

test('P7: membership of AdminAgents is told for each person, through nested groups too', async () => {
  const { ask, userId, groupId } = await directory();
  const admins = await groupId('AdminAgents');
  const isAdmin = async (name: string) => {
    const path = `/users/${await userId(`${name}@csp-desk.example`)}/checkMemberGroups`;
    return at((await ask('POST', path, { groupIds: [admins] })).body, 'value', 0) === admins;
  };
  expect(await isAdmin('admin.agent')).toBe(true);
  expect(await isAdmin('beheeragent')).toBe(true);
  expect(await isAdmin('guest')).toBe(true);
  expect(await isAdmin('sales.agent')).toBe(false);
  expect(await isAdmin('global.admin')).toBe(false);
});

test('a person nobody knows is an empty list by filter and a 404 by key', async () => {
  const { ask } = await directory();
  const none = await ask('GET', `/users?$filter=${encodeURIComponent("mail eq 'nobody@csp-desk.example'")}`);
  expect(none).toMatchObject({ status: 200, body: { value: [] } });
  expect(await ask('GET', '/users/nobody@csp-desk.example')).toMatchObject({
    status: 404,
    body: { error: { code: 'Request_ResourceNotFound' } },
  });
});

test('a filter joins by or, doubles its quotes, and is refused where it is another', async () => {
  const { ask } = await directory();
  const list = (filter: string) => ask('GET', `/users?$filter=${encodeURIComponent(filter)}`);
  const found = await list("mail eq 'o''neil@csp-desk.example' or userPrincipalName eq 'AUDITOR@csp-desk.example'");
  expect(found.body).toMatchObject({ value: [{ mail: 'auditor@csp-desk.example' }] });
  for (const wrong of ["startswith(mail,'a')", "mail eq 'a' and mail eq 'b'", "mail eq 'a", "city eq 'Utrecht'"]) {
    expect(await list(wrong)).toMatchObject({ status: 400, body: { error: { code: 'Request_UnsupportedQuery' } } });
  }
});

test('memberships page by @odata.nextLink and are typed', async () => {
  const { ask, userId } = await directory();
  const types: unknown[] = [];
  let next: unknown = `/users/${await userId('global.admin@csp-desk.example')}/transitiveMemberOf?$top=1`;
  while (typeof next === 'string') {
    const { body } = await ask('GET', next);
    types.push(at(body, 'value', 0, '@odata.type'));
    next = at(body, '@odata.nextLink');
  }
  expect(types).toEqual(['#microsoft.graph.group', '#microsoft.graph.directoryRole']);
});

test('the cast to directory roles needs ConsistencyLevel and $count, and tells the Global Administrator', async () => {
  const { ask } = await directory();
  const path = '/users/global.admin@csp-desk.example/transitiveMemberOf/microsoft.graph.directoryRole';
  expect(await ask('GET', path)).toMatchObject({ status: 400, body: { error: { code: 'Request_UnsupportedQuery' } } });
  const answer = await ask('GET', `${path}?$count=true`, undefined, { consistencylevel: 'eventual' });
  expect(answer.body).toMatchObject({
    '@odata.count': 1,
    value: [{ displayName: 'Global Administrator', roleTemplateId: '62e90394-69f5-4237-9190-012177145e10' }],
  });
});

test('at most 20 groups are checked in one call', async () => {
  const { ask } = await directory();
  const groupIds = Array.from({ length: 21 }, (_, number) => String(number));
  expect((await ask('POST', '/users/auditor@csp-desk.example/checkMemberGroups', { groupIds })).status).toBe(400);
});

test('a role given or taken by the control interface is seen at once', async () => {
  const { partnerCenter, ask, groupId } = await directory();
  const sales = await groupId('SalesAgents');
  await partnerCenter.control('PUT', '/people/newcomer@csp-desk.example', { groups: ['SalesAgents'] });
  const check = () => ask('POST', '/users/newcomer@csp-desk.example/checkMemberGroups', { groupIds: [sales] });
  expect((await check()).body).toMatchObject({ value: [sales] });
  await partnerCenter.control('PUT', '/people/newcomer@csp-desk.example', { groups: [] });
  expect((await check()).body).toMatchObject({ value: [] });
});
