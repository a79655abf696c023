import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDesk } from '../../support/desk.ts';
import type { Desk } from '../../support/desk.ts';
import type { Person } from '../../support/slack/person.ts';
import { makesPage, opens } from '../hand-over/gestures.ts';
import { asksForKey, fiveMinutesPass, issuedKeys, KEY, ledgerOf } from './gestures.ts';

/**
 * Faults at every step between asking for a key and hiding it, every gesture told twice, and addresses that are too old. That no
 * key stands anywhere is asserted as the desk closes: in the log down to its debug lines, in every row of every table, the jobs and
 * their errors included, in every message and file (test/support/desk.ts).
 */
let desk: Desk;
let kim: Person;
beforeAll(async () => {
  desk = await openDesk();
  kim = await desk.person('admin.agent');
});
afterAll(() => desk.close());

type Fault = { readonly at: 'partner-center' | 'slack'; readonly where: string; readonly kind: string };
const FAULTS: readonly Fault[] = [
  { at: 'partner-center', where: 'artifacts/productkey', kind: 'status-500' },
  { at: 'partner-center', where: 'artifacts/productkey', kind: 'drop-after' },
  { at: 'partner-center', where: '/entitlements', kind: 'status-500' },
  { at: 'slack', where: 'response_url', kind: 'status-500' },
  { at: 'slack', where: 'response_url', kind: 'drop-before' },
  { at: 'slack', where: 'response_url', kind: 'drop-after' },
  { at: 'slack', where: 'conversations.info', kind: 'drop-before' },
  { at: 'slack', where: 'users.info', kind: 'status-500' },
];

async function order({ at, where, kind }: Fault): Promise<void> {
  if (at === 'slack') await desk.slack('/faults', { method: where, kind });
  else await desk.partnerCenter('POST', '/faults', { match: { path: where }, kind, times: 2 });
}

async function wasShown(): Promise<boolean> {
  const newest = await desk.database.read.keyRequest.findFirst({ orderBy: { requestedAt: 'desc' } });
  return newest?.shownAt != null;
}

test.each(FAULTS)('no key is left behind after $kind at $where', async (fault) => {
  await kim.reloads();
  await asksForKey(kim);
  await kim.waitsFor('[Show key]', '#sales');
  await order(fault);
  await desk.slack('/envelopes/duplicate', { times: 4 });
  await kim.presses('Show key');
  await expect.poll(wasShown, { timeout: 15_000 }).toBe(true);
  // The address of the press is too old by now: what is still on the screen is told of, and hidden by its reader.
  desk.clock.advance(31 * 60_000);
  await fiveMinutesPass(desk);
  await kim.reloads();
  await kim.waitsUntilGone(KEY);
});

test('P7: who loses the role between the form and its submit gets nothing, and it is in the ledger', async () => {
  await kim.reloads();
  await kim.types('#sales', '/csp-key fabrikam');
  await kim.fills({ Software: 'Windows Server 2022 Standard', Reason: 'INC-1' });
  const roles = (groups: readonly string[]) =>
    desk.partnerCenter('PUT', '/people/admin.agent@csp-desk.example', { groups });
  await roles(['SalesAgents']);
  const before = await desk.database.read.keyRequest.count();
  await kim.submits('Get key');
  await kim.waitsFor('needs the role Admin agent');
  await roles(['AdminAgents']);
  expect(await desk.database.read.keyRequest.count()).toBe(before);
  expect((await ledgerOf(desk, 'key.reveal')).at(-1)).toBe('key.reveal refused');
  await kim.closes();
});

test('no key is left behind where a page was opened while everything failed once', async () => {
  await kim.reloads();
  await asksForKey(kim);
  const page = await makesPage(kim);
  await order({ at: 'partner-center', where: 'artifacts/productkey', kind: 'status-500' });
  for (let tries = 0; tries < 3; tries++) await opens(page, page.passphrase);
  expect((await issuedKeys(desk)).length).toBeGreaterThan(0);
});

test('the metrics tell how often, how long and with what outcome, and name nobody', async () => {
  const read = async () => (await fetch(`${desk.url()}/metrics`)).text();
  const written = await read();
  const valueOf = (series: string) => Number(new RegExp(`^${series} (\\S+)$`, 'm').exec(written)?.[1]);
  for (const series of [
    'csp_desk_ack_seconds_count\\{gesture="command"\\}',
    'csp_desk_modal_seconds_count\\{stage="filled"\\}',
    'csp_desk_partner_center_seconds_count\\{outcome="ok"\\}',
    'csp_desk_reveals_total\\{outcome="shown"\\}',
    'csp_desk_reveals_total\\{outcome="refused"\\}',
    'csp_desk_one_time_pages_total\\{outcome="opened"\\}',
    'csp_desk_job_lag_seconds_count\\{queue="key-hide"\\}',
    'csp_desk_jobs_total\\{queue="key-hide",outcome="done"\\}',
    'csp_desk_queue_jobs\\{queue="refund-reminders",state="later"\\}',
    'csp_desk_ready',
    'process_resident_memory_bytes',
  ])
    expect([series, valueOf(series) > 0]).toEqual([series, true]);
  expect(written).not.toMatch(/fabrikam|kim|@|U0|INC-/i);

  const forwarded = await fetch(`${desk.url()}/metrics`, { headers: { 'x-forwarded-for': '198.51.100.7' } });
  expect([forwarded.status, await forwarded.text()]).toEqual([403, expect.stringContaining('METRICS_TOKEN')]);
});

test('it is ready while Slack is connected and the database answers', async () => {
  const ready = async () => {
    const response = await fetch(`${desk.url()}/health/ready`);
    return [response.status, await response.text()];
  };
  expect(await ready()).toEqual([200, 'ready\n']);
  await desk.slack('/faults', { method: 'apps.connections.open', kind: 'status-500', times: 100 });
  await desk.slack('/sockets/disconnect', {});
  await expect.poll(ready).toEqual([503, 'not ready: slack\n']);
  expect((await fetch(`${desk.url()}/health/live`)).status).toBe(200);
  await desk.slack('/faults/clear', {});
  await expect.poll(ready).toEqual([200, 'ready\n']);
});
