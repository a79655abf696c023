import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { readConfig } from '../src/config.ts';
import type { Config } from '../src/config.ts';
import type { Database } from '../src/database/database.ts';
import { DirectoryInUse } from '../src/database/directory-lock.ts';
import { ExtensionRefused } from '../src/database/extensions.ts';
import { databaseAdvice } from '../src/doctor/database.ts';
import { examine } from '../src/doctor.ts';
import { newBytes, newId } from '../src/kernel/ids.ts';
import { systemClock } from '../src/kernel/time.ts';
import type { Clock } from '../src/kernel/time.ts';
import { groupId } from '../src/sandbox/partner-center/seed/people.ts';
import { openSandbox } from '../src/sandbox/sandbox.ts';
import type { Sandbox } from '../src/sandbox/sandbox.ts';
import { createHttpReceiver } from '../src/slack/transport/http-receiver.ts';
import { recordingLog } from './support/conditions.ts';
import { openTestDatabase } from './support/database.ts';
import { startLocalWorkspace } from './support/slack/local-workspace.ts';
import { withoutScope } from './support/slack/test-manifest.ts';

let sandbox: Sandbox;
let database: Database;
const keys = `test:${newBytes(32).toString('base64')}`;

beforeAll(async () => {
  const parts = { port: 0, dataDir: ':memory:', manifestPath: 'manifest.yml', clock: systemClock, log: recordingLog() };
  [sandbox, database] = await Promise.all([openSandbox({ ...parts, callsPerMinute: 0 }), openTestDatabase()]);
});
afterEach(() => control('DELETE', '/control/partner-center/faults'));
afterAll(async () => {
  await sandbox.close();
  await database.close();
});

async function control(method: string, path: string, body?: object): Promise<void> {
  const json = body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
  const answer = await fetch(`${sandbox.url}${path}`, { method, ...json });
  if (!answer.ok) throw new Error(await answer.text());
}

function configOf(changes: Readonly<Record<string, string>> = {}): Config {
  const read = readConfig({ ...sandbox.variables, ENCRYPTION_KEYS: keys, ...changes });
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return read.config;
}

/** What the doctor says is wrong, in one text; and it never says a secret. */
async function complaints(changes: Readonly<Record<string, string>> = {}, clock: Clock = systemClock): Promise<string> {
  // The database is lent: whoever examines closes what they opened.
  const lent = { ...database, close: async () => undefined };
  const findings = await examine(configOf(changes), { clock, open: async () => lent });
  const said = findings.flatMap((each) => (each.kind === 'problem' ? `${each.what}: ${each.advice}` : [])).join('\n');
  for (const [name, value] of Object.entries({ ...sandbox.variables, ...changes, ENCRYPTION_KEYS: keys }))
    if (/TOKEN|SECRET|KEYS$/.test(name) && value.length > 8) expect(said).not.toContain(value);
  return said;
}

test('nothing is wrong with a desk that works', async () => {
  expect(await complaints()).toBe('');
});

describe('what Entra refuses', () => {
  const login = (fault: object) =>
    control('POST', '/control/partner-center/faults', { match: { path: '/login' }, times: 20, ...fault });

  test.each([
    ['invalid_grant', 700082, /refresh token expired, unused for too long: give consent anew.*AADSTS700082/],
    ['invalid_grant', 50173, /password was changed/],
    ['invalid_grant', 50076, /signing in with MFA/],
    ['interaction_required', 53003, /Conditional Access policy blocks it.*Sign-in logs/],
    ['invalid_grant', 65001, /consent was withdrawn or never given/],
    ['invalid_grant', 999999, /refresh token is no longer good \(invalid_grant\)/],
    ['invalid_client', 7000222, /client secret has expired: make another under/],
    ['invalid_client', 7000215, /its value, not its ID/],
    ['unauthorized_client', 700016, /check PARTNER_CENTER_CLIENT_ID/],
    ['invalid_request', 90002, /no such tenant: check PARTNER_CENTER_TENANT_ID/],
    ['invalid_resource', 500011, /tenant of the partner, not of a customer/],
  ])('%s %d is told in words, with the place where it is mended', async (error, code, words) => {
    await login({ kind: 'refuse', status: 400, error, code });
    expect(await complaints()).toMatch(words);
  });

  test('a consent without MFA, whose tokens Partner Center refuses', async () => {
    await login({ kind: 'without-mfa' });
    expect(await complaints()).toMatch(/given without MFA.*switch MFA on/);
  });
});

describe('what Slack refuses', () => {
  test('tokens that are not good', async () => {
    const said = await complaints({ SLACK_BOT_TOKEN: 'xoxb-not-good-at-all', SLACK_APP_TOKEN: 'xapp-not-good-at-all' });
    expect(said).toMatch(/SLACK_BOT_TOKEN is refused by Slack \(invalid_auth\): copy the Bot User OAuth Token/);
    expect(said).toMatch(/SLACK_APP_TOKEN is refused.*connections:write/);
  });

  test('an app that lacks a scope', async () => {
    const workspace = await startLocalWorkspace({ manifest: withoutScope('files:write') });
    const { botToken, appToken } = workspace.credentials;
    const of = { SLACK_API_URL: workspace.apiUrl, SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken };
    const said = await complaints(of);
    expect(said).toMatch(/the app lacks .*files:write.*\(missing_scope\): add them under "OAuth & Permissions"/);
    await workspace.close();
  });

  test('a channel that is gone, one in which the bot is not, and a workspace that is not on the list', async () => {
    const rules = { perPersonHour: 1, perCustomerDay: 1, coolDownMinutes: 1, visibleMinutes: 5 };
    const changed = { changedBy: newId(), changedAt: new Date(0) };
    const rule = { id: 1, teamId: 'T1', channelId: 'C0NOWHERE', ...rules, ...changed };
    await database.read.keyRules.create({ data: rule });
    const said = await complaints({ SLACK_TEAM_IDS: 'T0OTHER' });
    expect(said).toMatch(/C0NOWHERE is gone, or private and without the bot \(channel_not_found\).*\/invite/);
    expect(said).toMatch(/SLACK_TEAM_IDS does not name T/);
    await database.read.keyRules.update({ where: { id: 1 }, data: { channelId: 'C0RANDOM001' } });
    expect(await complaints()).toMatch(/the bot is not in #random \(not_in_channel\).*type "\/invite @CSP Desk" there/);
    await database.read.keyRules.deleteMany();
  });

  test('a signing secret that is none, is not that of the running desk, or is', async () => {
    const { SLACK_APP_TOKEN: _, ...http } = sandbox.variables;
    const [ours, theirs] = ['a'.repeat(32), 'b'.repeat(32)];
    const receiver = createHttpReceiver({ signingSecret: theirs, clock: systemClock, log: recordingLog() });
    const desk = createServer(receiver.requestListener);
    await new Promise<void>((resolve) => desk.listen(0, '127.0.0.1', resolve));
    const PUBLIC_URL = `http://127.0.0.1:${(desk.address() as AddressInfo).port}`;
    const with_ = (SLACK_SIGNING_SECRET: string) =>
      complaints({ ...http, SLACK_APP_TOKEN: '', SLACK_SIGNING_SECRET, PUBLIC_URL });
    expect(await with_('not a secret')).toMatch(/does not look like one.*"App Credentials"/);
    expect(await with_(ours)).toMatch(/refuses this signature \(401\).*another SLACK_SIGNING_SECRET/);
    expect(await with_(theirs)).toBe('');
    await new Promise((resolve) => desk.close(resolve));
    expect(await with_(theirs)).toMatch(/PUBLIC_URL does not answer/);
  });
});

test('a clock that is off is told by how much, in either direction', async () => {
  for (const [minutes, word] of [
    [7, 'ahead'],
    [-7, 'behind'],
  ] as const) {
    const clock = { now: () => new Date(Date.now() + minutes * 60_000) };
    expect(await complaints({}, clock)).toMatch(new RegExp(`4\\d\\d seconds ${word}.*timedatectl`));
  }
});

test('nothing answers: each is told, in bounded time, and what hangs on the database is left out', async () => {
  const nowhere = 'http://127.0.0.1:9';
  const config = configOf({
    SLACK_API_URL: `${nowhere}/api/`,
    PARTNER_CENTER_LOGIN_URL: `${nowhere}/login`,
    MICROSOFT_GRAPH_URL: `${nowhere}/graph`,
  });
  const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
  const findings = await examine(config, { clock: systemClock, open: () => Promise.reject(refused) });
  const of = (what: string) => findings.find((each) => each.what.startsWith(what));
  expect(of('The database')).toMatchObject({
    kind: 'problem',
    advice: expect.stringContaining('nothing listens') as string,
  });
  expect(of('Slack lets')).toMatchObject({
    kind: 'problem',
    advice: expect.stringContaining('SLACK_API_URL') as string,
  });
  expect(of('Entra accepts')).toMatchObject({ kind: 'left-out' });
  expect(of('Microsoft Graph names')).toMatchObject({ kind: 'problem' });
});

test.each([
  [{ code: '28P01' }, /user or password/],
  [{ code: '3D000' }, /no such database/],
  [{ code: 'ENOTFOUND' }, /host cannot be found/],
  [{ code: '53300' }, /no connection left/],
  [{ code: '53100' }, /disk of the server is full/],
])('a database that cannot be opened: %o', (facts, words) => {
  expect(databaseAdvice(Object.assign(new Error('the password is hunter2'), facts))).toMatch(words);
  expect(databaseAdvice(new ExtensionRefused('"CREATE EXTENSION pg_trgm" was refused'))).toMatch(/pg_trgm/);
  expect(databaseAdvice(new DirectoryInUse('/data'))).toMatch(/Stop it first/);
});

describe('what Partner Center and Graph refuse', () => {
  test.each([
    [401, 900420, /token is for another service \(900420\)/],
    [403, 900150, /lacks the role \(900150\).*Admin agent/],
    [403, 900308, /lacks the role \(900308\)/],
    [403, 900309, /Conditional Access or missing MFA/],
    [403, 900329, /App\+User/],
    [403, 900124, /accept the Microsoft Partner Agreement/],
  ])('%d %d', async (status, code, words) => {
    const match = { path: '/partner-center/v1/customers' };
    await control('POST', '/control/partner-center/faults', { kind: 'refuse', match, status, code, times: 20 });
    expect(await complaints()).toMatch(words);
  });

  test('the group is not found, is there twice, or may not be read', async () => {
    const groups = { path: '/graph/v1.0/groups' };
    await control('POST', '/control/partner-center/faults', { kind: 'refuse', match: groups, status: 403, times: 20 });
    expect(await complaints()).toMatch(/group AdminAgents: not allowed \(403\).*GroupMember.Read.All/);
    await control('DELETE', '/control/partner-center/faults');
    const original = `/control/partner-center/groups/${groupId('AdminAgents')}`;
    await control('PATCH', original, { displayName: 'Admins' });
    expect(await complaints()).toMatch(
      /there is no group AdminAgents: is PARTNER_CENTER_TENANT_ID the tenant of the partner/,
    );
    await control('PATCH', original, { displayName: 'AdminAgents' });
    await control('POST', '/control/partner-center/groups', { displayName: 'AdminAgents' });
    expect(await complaints()).toMatch(/several groups of that name, so nobody is an Admin agent/);
  });
});
