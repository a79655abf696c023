import { WebClient } from '@slack/web-api';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { createDirectory } from '../../src/directory/directory.ts';
import type { Action, Directory, Person } from '../../src/directory/directory.ts';
import { createGraph } from '../../src/directory/graph.ts';
import type { Graph } from '../../src/directory/graph.ts';
import { grantAtFirstStart } from '../../src/directory/grants.ts';
import { createLedger } from '../../src/ledger/ledger.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';
import { openTokenEndpoint } from '../../src/partner-center/token-endpoint.ts';
import type { TokenEndpoint } from '../../src/partner-center/token-endpoint.ts';
import { openSandbox } from '../../src/sandbox/sandbox.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { createSlackUsers } from '../../src/slack/users.ts';
import { createVisitors } from '../../src/slack/visitor.ts';
import type { Visitors } from '../../src/slack/visitor.ts';
import { recordingLog } from '../support/conditions.ts';
import { openTestDatabase } from '../support/database.ts';
import { movableClock } from '../support/partner-center.ts';

const ABOUT = { subject: 'order:5e7f', customerId: null };
const FRESH_FOR_MS = 16 * 60_000;

const clock = movableClock();
const log = recordingLog();
let sandbox: Sandbox;
let database: Database;
let client: WebClient;
let endpoint: TokenEndpoint;
let graph: Graph;
let ledger: Ledger;
let homeTeam = '';
let directory: Directory;
let visitors: Visitors;

beforeAll(async () => {
  sandbox = await openSandbox({ port: 0, dataDir: ':memory:', manifestPath: 'manifest.yml', clock, log });
  database = await openTestDatabase();
  const { variables } = sandbox;
  client = new WebClient(variables['SLACK_BOT_TOKEN'], { slackApiUrl: variables['SLACK_API_URL'] ?? '' });
  homeTeam = (await client.auth.test()).team_id ?? '';
  endpoint = openTokenEndpoint({
    loginUrl: variables['PARTNER_CENTER_LOGIN_URL'] ?? '',
    tenantId: variables['PARTNER_CENTER_TENANT_ID'] ?? '',
    clientId: variables['PARTNER_CENTER_CLIENT_ID'] ?? '',
    clientSecret: variables['PARTNER_CENTER_CLIENT_SECRET'] ?? '',
    clock,
    log,
  });
  graph = createGraph({ url: variables['MICROSOFT_GRAPH_URL'] ?? '', endpoint, clock });
  ledger = createLedger({ database, clock });
  await grantAtFirstStart(database, [{ email: 'auditor@csp-desk.example', role: 'Auditor' }], clock);
  await control('POST', '/workspace/control/rate-limits', { enabled: false });
});
afterAll(async () => {
  await graph.close();
  await endpoint.close();
  await sandbox.close();
  await database.close();
});
// A directory that remembers nothing, as after a start.
beforeEach(() => {
  const allowedTeams = [homeTeam];
  const slackUsers = createSlackUsers({ client, homeTeam, allowedTeams, clock });
  directory = createDirectory({
    database,
    ledger,
    graph,
    slackUsers,
    bootstrapAdmins: [],
    clock,
    log,
    tenantId: sandbox.variables['PARTNER_CENTER_TENANT_ID'] ?? '',
  });
  visitors = createVisitors(directory, { homeTeam, allowedTeams });
});

async function control(method: string, path: string, body: object): Promise<unknown> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${sandbox.url}${path}`, { method, headers, body: JSON.stringify(body) });
  const text = await response.text();
  if (!response.ok) throw new Error(`${path} answered ${response.status} ${text}`);
  return text === '' ? null : (JSON.parse(text) as unknown);
}
const putIntoGroups = (who: string, groups: readonly string[]) =>
  control('PUT', `/control/partner-center/people/${who}@csp-desk.example`, { groups });

async function userIdOf(who: string): Promise<string> {
  const known = await control('POST', `/workspace/control/people/${who}@csp-desk.example`, {});
  return (known as { readonly id: string }).id;
}

async function person(who: string): Promise<Person> {
  return directory.identify(homeTeam, await userIdOf(who));
}
const mayDo = async (who: string, action: Action) => directory.authorize(await person(who), action, ABOUT);

describe('P7: who may do what', () => {
  test.each<[string, Action, string]>([
    ['admin.agent', 'key.reveal', 'granted'],
    ['beheeragent', 'key.reveal', 'granted'],
    ['sales.agent', 'key.reveal', 'needs-role'],
    ['helpdesk.agent', 'order.cancel', 'needs-role'],
    ['global.admin', 'key.reveal', 'needs-role'],
    ['global.admin', 'software.view', 'granted'],
    ['auditor', 'ticket.view', 'granted'],
    ['auditor', 'software.view', 'needs-role'],
    ['newcomer', 'desk.use', 'no-role'],
  ])('%s, %s: %s', async (who, action, expected) => {
    const right = await mayDo(who, action);
    expect(right.kind === 'granted' ? right.kind : right.why).toBe(expected);
  });

  test.each(['guest', 'deactivated'])('a %s person has no right, whatever Entra says of the e-mail', async (who) => {
    expect(await graph.findUsers(`${who}@csp-desk.example`)).toHaveLength(1);
    expect(await mayDo(who, 'key.reveal')).toEqual({ kind: 'refused', why: who });
    expect(await directory.allowed(await person(who))).toEqual(new Set());
  });

  test('neither has one of another organisation', async () => {
    expect(await mayDo('stranger', 'key.reveal')).toEqual({ kind: 'refused', why: 'foreign' });
  });

  test('the user ID of an Admin agent means nothing in a payload of another workspace', async () => {
    const id = await userIdOf('admin.agent');
    const bodies = [
      { team_id: 'T0ELSEWHERE', user_id: id },
      { team: { id: 'T0ELSEWHERE' }, user: { id } },
      { team: { id: homeTeam }, user: { id, team_id: 'T0ELSEWHERE' } },
    ];
    for (const body of bodies) {
      const visitor = await visitors.of(body);
      expect(await directory.authorize(visitor.person, 'key.reveal', ABOUT)).toMatchObject({ why: 'foreign' });
    }
    const own = await visitors.of({ team: { id: homeTeam }, user: { id, team_id: homeTeam } });
    expect(await directory.authorize(own.person, 'key.reveal', ABOUT)).toMatchObject({ kind: 'granted' });
  });
});

describe('what changes', () => {
  test('a role taken away ends at once what cannot be taken back, and the rest when memory is asked anew', async () => {
    expect(await mayDo('admin.agent', 'key.reveal')).toMatchObject({ kind: 'granted' });
    expect(await mayDo('admin.agent', 'software.view')).toMatchObject({ kind: 'granted' });
    await putIntoGroups('admin.agent', ['All staff']);
    expect(await mayDo('admin.agent', 'software.view')).toMatchObject({ kind: 'granted' });
    expect(await mayDo('admin.agent', 'key.reveal')).toMatchObject({ why: 'no-role' });
    expect(await mayDo('admin.agent', 'software.view')).toMatchObject({ why: 'no-role' });
    await putIntoGroups('admin.agent', ['AdminAgents', 'All staff']);
  });

  test('who is refused hears which colleagues could help, of those who were here and hold the role still', async () => {
    expect(await mayDo('admin.agent', 'key.reveal')).toMatchObject({ kind: 'granted' });
    expect(await mayDo('global.admin', 'desk.administer')).toMatchObject({ kind: 'granted' });
    const kim = expect.arrayContaining(['Kim Alvarez']) as string[];
    expect(await mayDo('sales.agent', 'key.reveal')).toMatchObject({ why: 'needs-role', ask: kim });
    expect(await mayDo('newcomer', 'software.view')).toMatchObject({ why: 'no-role', ask: ['Gil Moreau'] });
    await putIntoGroups('admin.agent', ['All staff']);
    expect(await mayDo('admin.agent', 'key.reveal')).toMatchObject({ why: 'no-role', ask: ['Gil Moreau'] });
    expect(await mayDo('sales.agent', 'key.reveal')).not.toMatchObject({ ask: kim });
    await putIntoGroups('admin.agent', ['AdminAgents', 'All staff']);
  });

  test('a role just given works at once', async () => {
    expect(await mayDo('newcomer', 'software.view')).toMatchObject({ why: 'no-role' });
    await putIntoGroups('newcomer', ['SalesAgents']);
    expect(await mayDo('newcomer', 'software.view')).toMatchObject({ kind: 'granted' });
    await putIntoGroups('newcomer', []);
  });

  test('somebody deactivated in Slack a moment ago can do nothing that cannot be taken back', async () => {
    expect(await mayDo('beheeragent', 'key.reveal')).toMatchObject({ kind: 'granted' });
    const id = await userIdOf('beheeragent');
    await control('POST', `/workspace/control/people/${id}`, { deleted: true });
    expect(await mayDo('beheeragent', 'key.reveal')).toEqual({ kind: 'refused', why: 'deactivated' });
    await control('POST', `/workspace/control/people/${id}`, { deleted: false });
  });
});

test('while Graph does not answer nobody gains a right, and hears a reference that is in the log and a refusal in the ledger', async () => {
  const ann = await person('sales.agent');
  const fault = { kind: 'status-500', match: { path: '/graph/' }, times: 4 };
  await control('POST', '/control/partner-center/faults', fault);
  const right = await directory.authorize(ann, 'purchase.place', { subject: 'purchase:1', customerId: 'c' });
  expect(right).toMatchObject({ kind: 'refused', why: 'directory-unavailable' });
  const reference = right.kind === 'refused' && right.why === 'directory-unavailable' ? right.reference : '';
  expect(log.lines.some(({ fields }) => 'reference' in fields && fields.reference === reference)).toBe(true);
  expect(await ledger.about('purchase:1', 10)).toMatchObject([
    {
      actor: ann.id,
      action: 'purchase.place',
      outcome: 'refused',
      customerId: 'c',
      details: { why: 'directory-unavailable' },
    },
  ]);
  await fetch(`${sandbox.url}/control/partner-center/faults`, { method: 'DELETE' });
  expect(await directory.authorize(ann, 'purchase.place', ABOUT)).toMatchObject({ kind: 'granted' });
});

describe('the groups that give roles', () => {
  const groups = async () =>
    Object.fromEntries((await directory.people.groups.pinned()).map((group) => [group.name, group.groupId]));
  const pinnedAnew = () => database.transaction((tx) => directory.people.groups.forget(tx));
  const makesGroup = async (displayName: string) =>
    ((await control('POST', '/control/partner-center/groups', { displayName })) as { readonly id: string }).id;

  test('a second group called AdminAgents gives nobody a right and takes none; a renamed one gives what it gave', async () => {
    expect(await mayDo('admin.agent', 'key.reveal')).toMatchObject({ kind: 'granted' });
    const id = (await groups())['AdminAgents'] ?? '';
    const second = await makesGroup('AdminAgents');
    await control('PATCH', `/control/partner-center/groups/${id}`, { displayName: 'Keyholders' });
    await putIntoGroups('newcomer', ['AdminAgents']);
    clock.advance(FRESH_FOR_MS);
    expect(await mayDo('admin.agent', 'key.reveal')).toMatchObject({ kind: 'granted' });
    expect(await mayDo('newcomer', 'key.reveal')).toMatchObject({ why: 'no-role' });
    await putIntoGroups('newcomer', []);
    await control('PATCH', `/control/partner-center/groups/${id}`, { displayName: 'AdminAgents' });
    await control('DELETE', `/control/partner-center/groups/${second}`, {});
  });

  test.each([1, 100])(
    'two of that name before the first start: nobody has the role, with %i on a page',
    async (size) => {
      await pinnedAnew();
      await control('PATCH', '/control/partner-center/settings', { graphPageSize: size });
      const second = await makesGroup('AdminAgents');
      expect(await mayDo('admin.agent', 'key.reveal')).toEqual({
        kind: 'refused',
        why: 'group-unclear',
        groups: ['AdminAgents'],
      });
      expect(await mayDo('sales.agent', 'purchase.place')).toMatchObject({ kind: 'granted' });
      expect(log.lines.some(({ message }) => message === 'A partner group is missing or not unique')).toBe(true);
      await control('DELETE', `/control/partner-center/groups/${second}`, {});
      await control('PATCH', '/control/partner-center/settings', { graphPageSize: 100 });
      clock.advance(FRESH_FOR_MS);
      expect(await mayDo('admin.agent', 'key.reveal')).toMatchObject({ kind: 'granted' });
      expect(await ledger.about('group:AdminAgents', 1)).toMatchObject([
        { outcome: 'pinned', details: { groupId: (await groups())['AdminAgents'] } },
      ]);
    },
  );

  test('a group that is deleted and made anew by whoever may gives nobody a right until a Global admin looks', async () => {
    expect(await mayDo('helpdesk.agent', 'software.view')).toMatchObject({ kind: 'granted' });
    const id = (await groups())['HelpdeskAgents'] ?? '';
    await control('DELETE', `/control/partner-center/groups/${id}`, {});
    await makesGroup('HelpdeskAgents');
    await putIntoGroups('newcomer', ['HelpdeskAgents']);
    clock.advance(FRESH_FOR_MS);
    expect(await mayDo('newcomer', 'software.view')).toMatchObject({ why: 'no-role' });
    await pinnedAnew();
    clock.advance(FRESH_FOR_MS);
    expect(await mayDo('newcomer', 'software.view')).toMatchObject({ kind: 'granted' });
    await putIntoGroups('newcomer', []);
  });
});

describe('who somebody is', () => {
  test('whoever takes the e-mail of an Admin agent in Slack becomes nobody by it, and is told what would mend it', async () => {
    expect(await mayDo('sales.agent', 'purchase.place')).toMatchObject({ kind: 'granted' });
    const id = await userIdOf('sales.agent');
    const asks = async () => directory.authorize(await directory.identify(homeTeam, id), 'key.reveal', ABOUT);
    await control('POST', `/workspace/control/people/${id}`, { email: 'beheeragent@csp-desk.example' });
    expect(await asks()).toEqual({ kind: 'refused', why: 'match-changed' });
    await control('POST', `/workspace/control/people/${id}`, { email: 'nobody@csp-desk.example' });
    expect(await asks()).toEqual({ kind: 'refused', why: 'not-in-directory', ask: ['Gil Moreau'] });
    await control('POST', `/workspace/control/people/${id}`, { email: 'sales.agent@csp-desk.example' });
    expect(await asks()).toMatchObject({ why: 'needs-role' });
  });

  test('a new address of the same person, in Slack and in Entra, changes nothing', async () => {
    const id = await userIdOf('helpdesk.agent');
    const rename = async (from: string, to: string) => {
      await control('PUT', `/control/partner-center/people/${from}@csp-desk.example`, {
        mail: `${to}@csp-desk.example`,
        groups: ['SalesAgents'],
      });
      await control('POST', `/workspace/control/people/${id}`, { email: `${to}@csp-desk.example` });
    };
    const asks = async () => directory.authorize(await directory.identify(homeTeam, id), 'purchase.place', ABOUT);
    await putIntoGroups('helpdesk.agent', ['SalesAgents']);
    expect(await asks()).toMatchObject({ kind: 'granted' });
    await rename('helpdesk.agent', 'hana.smit');
    expect(await asks()).toMatchObject({ kind: 'granted' });
    await rename('hana.smit', 'helpdesk.agent');
  });

  test('a local grant stays with who had the e-mail first', async () => {
    expect(await mayDo('auditor', 'ticket.view')).toMatchObject({ kind: 'granted' });
    const [auditor, newcomer] = [await userIdOf('auditor'), await userIdOf('newcomer')];
    await control('POST', `/workspace/control/people/${auditor}`, { email: 'ada@csp-desk.example' });
    await control('POST', `/workspace/control/people/${newcomer}`, { email: 'auditor@csp-desk.example' });
    const asks = async (id: string) => directory.check(await directory.identify(homeTeam, id), 'ticket.view');
    expect(await asks(newcomer)).toMatchObject({ kind: 'refused' });
    expect(await asks(auditor)).toMatchObject({ kind: 'granted' });
    await control('POST', `/workspace/control/people/${newcomer}`, { email: 'newcomer@csp-desk.example' });
    await control('POST', `/workspace/control/people/${auditor}`, { email: 'auditor@csp-desk.example' });
  });

  test('two accounts with the same e-mail are nobody', async () => {
    const double = { mail: 'newcomer@csp-desk.example', groups: ['AdminAgents'] };
    await control('PUT', '/control/partner-center/people/double@csp-desk.example', double);
    expect(await mayDo('newcomer', 'key.reveal')).toEqual({ kind: 'refused', why: 'ambiguous' });
  });
});

test.each<[string, object, object]>([
  ['is slow', { kind: 'latency', milliseconds: 150 }, { kind: 'granted' }],
  ['hangs up', { kind: 'drop-before' }, { why: 'directory-unavailable', cause: 'silent' }],
  ['is busy', { kind: 'status-429' }, { why: 'directory-unavailable', cause: 'silent' }],
  ['is cut short', { kind: 'truncate-body' }, { why: 'directory-unavailable', cause: 'silent' }],
  [
    'does not let the app read',
    { kind: 'refuse', status: 403 },
    { why: 'directory-unavailable', cause: 'not-allowed' },
  ],
])('Graph %s: nobody gains a right, and what the desk itself gave still counts', async (_, fault, expected) => {
  await control('POST', '/control/partner-center/faults', { match: { path: '/graph/' }, times: 20, ...fault });
  expect(await mayDo('admin.agent', 'key.reveal')).toMatchObject(expected);
  expect(await mayDo('sales.agent', 'key.reveal')).toMatchObject({ kind: 'refused' });
  expect(await mayDo('auditor', 'ticket.view')).toMatchObject({ kind: 'granted' });
  await fetch(`${sandbox.url}/control/partner-center/faults`, { method: 'DELETE' });
});
