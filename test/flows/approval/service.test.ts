import { WebClient } from '@slack/web-api';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '../../../src/database/database.ts';
import { createDirectory } from '../../../src/directory/directory.ts';
import type { Directory, Person } from '../../../src/directory/directory.ts';
import { createGraph } from '../../../src/directory/graph.ts';
import type { Graph } from '../../../src/directory/graph.ts';
import { grantAtFirstStart } from '../../../src/directory/grants.ts';
import { assembleApproval } from '../../../src/flows/approval/assembly.ts';
import type { Settled } from '../../../src/flows/approval/handlers.ts';
import type { RuleForm, RuleProblem } from '../../../src/flows/approval/service-rules.ts';
import { newId } from '../../../src/kernel/ids.ts';
import { createLedger } from '../../../src/ledger/ledger.ts';
import type { Ledger } from '../../../src/ledger/ledger.ts';
import { openTokenEndpoint } from '../../../src/partner-center/token-endpoint.ts';
import type { TokenEndpoint } from '../../../src/partner-center/token-endpoint.ts';
import { openSandbox } from '../../../src/sandbox/sandbox.ts';
import type { Sandbox } from '../../../src/sandbox/sandbox.ts';
import { createChannels } from '../../../src/slack/channels.ts';
import { createDelivery } from '../../../src/slack/delivery.ts';
import { createUserGroups } from '../../../src/slack/user-groups.ts';
import { createSlackUsers } from '../../../src/slack/users.ts';
import { openTestDatabase } from '../../support/database.ts';
import { movableClock } from '../../support/partner-center.ts';
import { silentLog } from '../../support/silent-log.ts';
import { createSteppedJobs } from '../../support/stepped-jobs.ts';
import type { SteppedJobs } from '../../support/stepped-jobs.ts';

const HOUR = 3_600_000;
const clock = movableClock();
const log = silentLog;
const settled: Settled[] = [];
let sandbox: Sandbox;
let database: Database;
let graph: Graph;
let endpoint: TokenEndpoint;
let jobs: SteppedJobs;
let ledger: Ledger;
let directory: Directory;
let flow: ReturnType<typeof assembleApproval>;
let ann: Person, bo: Person, kim: Person, gil: Person, hana: Person;

async function ask(method: string, path: string, body: object): Promise<unknown> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${sandbox.url}${path}`, { method, headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return response.headers.get('content-type')?.includes('json') ? response.json() : undefined;
}
const changesInSlack = (who: string, change: object) =>
  ask('POST', `/workspace/control/people/${who}@csp-desk.example`, change);

beforeAll(async () => {
  sandbox = await openSandbox({ port: 0, dataDir: ':memory:', manifestPath: 'manifest.yml', clock, log });
  database = await openTestDatabase();
  const variable = (name: string) => sandbox.variables[name] ?? '';
  const client = new WebClient(variable('SLACK_BOT_TOKEN'), { slackApiUrl: variable('SLACK_API_URL') });
  endpoint = openTokenEndpoint({
    loginUrl: variable('PARTNER_CENTER_LOGIN_URL'),
    tenantId: variable('PARTNER_CENTER_TENANT_ID'),
    clientId: variable('PARTNER_CENTER_CLIENT_ID'),
    clientSecret: variable('PARTNER_CENTER_CLIENT_SECRET'),
    clock,
    log,
  });
  graph = createGraph({ url: variable('MICROSOFT_GRAPH_URL'), endpoint, clock });
  ledger = createLedger({ database, clock });
  const { team_id: homeTeam = '' } = await client.auth.test();
  const slackUsers = createSlackUsers({ client, homeTeam, allowedTeams: [homeTeam], clock });
  directory = createDirectory({
    database,
    ledger,
    graph,
    slackUsers,
    bootstrapAdmins: [],
    clock,
    log,
    tenantId: variable('PARTNER_CENTER_TENANT_ID'),
  });
  await grantAtFirstStart(database, [{ email: 'approver@csp-desk.example', role: 'Approver' }], clock);
  await ask('POST', '/workspace/control/rate-limits', { enabled: false });
  jobs = createSteppedJobs(database, clock, 8);
  const delivery = createDelivery({ database, jobs, client, clock, log, reach: () => undefined });
  const userGroups = createUserGroups(client);
  flow = assembleApproval({
    database,
    directory,
    userGroups,
    channels: createChannels(client),
    jobs,
    ledger,
    notices: delivery,
    clock,
    log,
  });
  flow.register('purchase', {
    describe: async () => null,
    changed: async () => undefined,
    settled: async (_, how) => void settled.push(how),
  });
  await jobs.open();
  const person = async (who: string) => {
    const { id } = (await changesInSlack(who, {})) as { readonly id: string };
    return directory.identify(homeTeam, id);
  };
  [ann, bo, kim, gil, hana] = [
    await person('sales.agent'),
    await person('approver'),
    await person('admin.agent'),
    await person('global.admin'),
    await person('helpdesk.agent'),
  ];
});
afterAll(async () => {
  await jobs.close();
  await Promise.all([graph.close(), endpoint.close()]);
  await sandbox.close();
  await database.close();
});
beforeEach(() => void settled.splice(0));

async function drain(): Promise<void> {
  while ((await jobs.step('approval-proceed')) !== 'idle');
}

/** Asks as Ann does, and lets the approvers be asked. @returns the ID of the round */
async function asked(requester = ann, amount: { minor: number; currency: string } | null = null): Promise<string> {
  const need = await flow.approvals.need('purchase', new Set(['SalesAgent']), amount);
  if (need.kind !== 'needed') throw new Error('No approval is needed');
  const subjectId = newId();
  await database.transaction((tx) =>
    flow.approvals.ask(tx, { kind: 'purchase', subjectId, requester, customerId: null, amount, cost: null }, need),
  );
  await drain();
  return (await flow.approvals.about('purchase', subjectId))[0]?.id ?? '';
}

async function passes(hours: number): Promise<void> {
  clock.advance(hours * HOUR);
  await jobs.bringForward(hours * HOUR);
  await drain();
}

const names = async (id: string) => (await flow.approvals.find(id))?.asked.map(({ person }) => person.name).toSorted();
const stateOf = async (id: string) => (await flow.approvals.find(id))?.state;
const kinds = async (...outcomes: readonly Promise<{ readonly kind: string }>[]) =>
  (await Promise.all(outcomes)).map(({ kind }) => kind).toSorted();

describe('races', () => {
  test('two who decide at once: one outcome, told once, and one entry of it in the ledger', async () => {
    const id = await asked();
    const yes = flow.approvals.decide(bo, id, 'approved', null);
    const no = flow.approvals.decide(kim, id, 'declined', 'too dear');
    expect(await kinds(yes, no)).toEqual(['decided', 'too-late']);
    expect(settled).toHaveLength(1);
    const approval = await flow.approvals.find(id);
    expect(approval?.decisions).toHaveLength(1);
    const entries = await ledger.about(`purchase:${approval?.subjectId ?? ''}`, 10);
    expect(entries.filter(({ action }) => action === 'approval.decide')).toHaveLength(1);
  });

  test('one who presses twice decides once; a decision and a withdrawal at once are one of both', async () => {
    const twice = await asked();
    const press = () => flow.approvals.decide(bo, twice, 'approved', null);
    expect(await kinds(press(), press())).toEqual(['decided', 'too-late']);
    const id = await asked();
    const outcomes = await kinds(flow.approvals.withdraw(ann, id), flow.approvals.decide(bo, id, 'approved', null));
    expect(outcomes).toContain('too-late');
    expect(settled).toHaveLength(2);
  });

  test('whoever decides after the end hears that it ended, and it has', async () => {
    const id = await asked();
    clock.advance(72 * HOUR);
    expect(await flow.approvals.decide(bo, id, 'approved', null)).toMatchObject({ kind: 'too-late' });
    expect(await stateOf(id)).toBe('expired');
    expect(settled).toMatchObject([{ state: 'expired' }]);
    await passes(1);
    expect(settled).toHaveLength(1);
  });
});

describe('who may decide', () => {
  test.each([
    ['nobody their own', () => ann, 'own'],
    ['nobody who is not named', () => hana, 'not-an-approver'],
  ] as const)('%s', async (_, who, expected) => {
    const id = await asked();
    expect(await flow.approvals.decide(who(), id, 'approved', null)).toMatchObject({ kind: expected });
    expect(await stateOf(id)).toBe('pending');
    await flow.approvals.withdraw(ann, id);
  });

  test('an approver whose role was taken, or who left, decides nothing with the message they still have', async () => {
    const id = await asked();
    await changesInSlack('approver', { deleted: true });
    expect(await flow.approvals.decide(bo, id, 'approved', null)).toMatchObject({
      kind: 'refused',
      why: 'deactivated',
    });
    await changesInSlack('approver', { deleted: false });
    expect(await flow.approvals.decide(bo, id, 'declined', ' ')).toMatchObject({ kind: 'invalid' });
    expect(await flow.approvals.withdraw(kim, id)).toMatchObject({ kind: 'not-yours' });
    expect(await stateOf(id)).toBe('pending');
    await flow.approvals.withdraw(ann, id);
  });
});

describe('who is asked', () => {
  test('Approvers at once, Admin agents and Global admins after four hours; at last it ends by itself', async () => {
    const id = await asked();
    expect(await names(id)).toEqual(['Bo Lindqvist']);
    await passes(4);
    expect(await names(id)).toEqual(['Bas de Vries', 'Bo Lindqvist', 'Gil Moreau', 'Kim Alvarez']);
    await passes(68);
    expect(await stateOf(id)).toBe('expired');
  });

  test('where the only Approver asks, or left, the others are asked at once', async () => {
    const own = await asked(bo);
    expect(await names(own)).toEqual(['Bas de Vries', 'Gil Moreau', 'Kim Alvarez']);
    await changesInSlack('approver', { deleted: true });
    const id = await asked();
    expect(await names(id)).toEqual(['Bas de Vries', 'Gil Moreau', 'Kim Alvarez']);
    await changesInSlack('approver', { deleted: false });
  });
});

describe('rules', () => {
  const form: RuleForm = {
    requester: 'everybody',
    over: '1500',
    currency: 'EUR',
    approvals: '1',
    people: [],
    groups: ['S0APPROVERS'],
    everyApprover: false,
    escalatePeople: [],
    escalateHours: '',
    expireHours: '24',
    channel: undefined,
    askDirectly: false,
    channelCost: false,
  };
  const problemsOf = async (differs: Partial<RuleForm>) => {
    const outcome = await flow.rules.save(gil, 'purchase', { ...form, ...differs }, undefined);
    return outcome.kind === 'invalid' ? outcome.problems : outcome;
  };

  test('one that nobody can satisfy is refused, and says who cannot', async () => {
    expect(await problemsOf({ groups: ['S0OLDTEAM00'] })).toMatchObject([
      { field: 'approvers', kind: 'too-few', needed: 1, found: 0, left: ['dana'] },
    ]);
    expect(await problemsOf({ approvals: '2' })).toMatchObject([{ kind: 'too-few', needed: 2, found: 1 }]);
    expect(await problemsOf({ groups: [] })).toMatchObject([{ field: 'approvers', kind: 'missing' }]);
    const cancellations = await flow.rules.save(gil, 'cancellation', { ...form, groups: ['S0OLDTEAM00'] }, undefined);
    expect(cancellations).toMatchObject({ kind: 'invalid', problems: [{ field: 'approvers', kind: 'too-few' }] });
  });

  test.each<[string, Partial<RuleForm>, string]>([
    ['an amount that is none', { over: 'much' }, 'over unreadable'],
    ['a currency that is none', { currency: 'EURO' }, 'currency unknown'],
    ['hours out of bounds', { expireHours: '0' }, 'expireHours hours'],
    ['half an escalation', { escalateHours: '2' }, 'escalateTo half'],
    ['a channel without the app', { channel: 'C0RANDOM001' }, 'channel not-a-member'],
    ['a channel of two organisations', { channel: 'C0SHARED001' }, 'channel shared'],
  ])('%s is refused at its field', async (_, differs, expected) => {
    const problems = await problemsOf(differs);
    expect(
      Array.isArray(problems) ? problems.map(({ field, kind }: RuleProblem) => `${field} ${kind}`) : problems,
    ).toEqual([expected]);
  });

  test('only a Global admin changes them; each change is in the ledger, and one that ended holds no more', async () => {
    expect(await flow.rules.save(kim, 'purchase', form, undefined)).toMatchObject({ kind: 'refused' });
    expect(await flow.rules.save(gil, 'purchase', form, undefined)).toEqual({ kind: 'saved' });
    const listed = await flow.rules.list(gil, 'purchase');
    const [rule] = listed.kind === 'rules' ? listed.rules : [];
    expect(await flow.rules.save(gil, 'purchase', { ...form, over: '2000' }, rule?.id)).toEqual({ kind: 'saved' });
    expect(await flow.rules.save(gil, 'purchase', form, rule?.id)).toEqual({ kind: 'gone' });
    const admin = new Set(['AdminAgent']);
    const need = await flow.approvals.need('purchase', admin, { minor: 200_001, currency: 'EUR' });
    expect(need).toMatchObject({ kind: 'needed', why: { kind: 'over', over: { minor: 200_000 } } });

    const id = await asked(ann, { minor: 200_001, currency: 'EUR' });
    await ask('POST', '/workspace/control/user-groups/S0APPROVERS', { members: [hana.userId] });
    expect(await flow.approvals.decide(bo, id, 'approved', null)).toMatchObject({ kind: 'not-an-approver' });
    await changesInSlack('helpdesk.agent', { deleted: true });
    const left = await asked(ann, { minor: 200_001, currency: 'EUR' });
    expect(await names(left)).toEqual(['Gil Moreau']);
    await changesInSlack('helpdesk.agent', { deleted: false });
    expect(await flow.approvals.decide(hana, id, 'approved', null)).toMatchObject({ kind: 'decided' });

    const now = await flow.rules.list(gil, 'purchase');
    const last = now.kind === 'rules' ? (now.rules[0]?.id ?? '') : '';
    expect(await flow.rules.end(gil, 'purchase', last)).toEqual({ kind: 'ended' });
    expect(await flow.rules.end(gil, 'purchase', last)).toEqual({ kind: 'gone' });
    expect((await flow.approvals.need('purchase', admin, null)).kind).toBe('not-needed');
    expect(await ledger.about(`approval-rule:${last}`, 5)).toMatchObject([
      { outcome: 'ended' },
      { outcome: 'changed' },
    ]);
  });
});

test('what became dearer must be asked again, as another round', async () => {
  const id = await asked(ann, { minor: 100, currency: 'EUR' });
  await flow.approvals.decide(kim, id, 'approved', null);
  const approval = await flow.approvals.find(id);
  if (!approval) throw new Error('There is no approval');
  expect(flow.approvals.mustBeAskedAgain(approval, { minor: 101, currency: 'EUR' })).toBe(true);
  expect(flow.approvals.mustBeAskedAgain(approval, { minor: 100, currency: 'EUR' })).toBe(false);
});
