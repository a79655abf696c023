import { afterAll, beforeAll, expect, test } from 'vitest';
import { toldBefore } from '../../../src/flows/move/waves/rules.ts';
import { openDesk } from '../../support/desk.ts';
import type { Desk } from '../../support/desk.ts';
import type { Person } from '../../support/slack/person.ts';

const HEADER =
  'Machine,CapturedAt,Name,Description,LicenseStatus,LicenseStatusReason,GracePeriodRemaining,PartialProductKey';
const DAY = 86_400_000;
const MINUTE = 60_000;

let desk: Desk;
let agent: Person;
beforeAll(async () => {
  desk = await openDesk();
  agent = await desk.person('admin.agent');
});
afterAll(() => desk.close());

/** Servers that renew from one KMS host nobody named; 5 are the fewest it serves. */
function inventory(count: number, days: number): string {
  const at = desk.clock.now().toISOString();
  const rows = Array.from({ length: count }, (_, place) => {
    const name = '"Windows(R), ServerStandard edition"';
    const machine = `SRV-${String(place + 1).padStart(2, '0')}`;
    return `${machine},${at},${name},VOLUME_KMSCLIENT channel,1,0,${String(days * 1_440 + place)},VDYBN`;
  });
  return [HEADER, ...rows].join('\n');
}

async function begins(title: string, count: number, days: number): Promise<void> {
  await agent.types('#sales', '/csp-move fabrikam');
  await agent.waitsFor(/Begin|New move/);
  if (!(await agent.sees()).includes('[Begin]')) await agent.presses('New move');
  await agent.waitsFor('Europe/Amsterdam');
  await agent.fills({ Title: title, Output: inventory(count, days) });
  await agent.submits('Begin');
  await agent.waitsFor(`Move “${title}”`, '#sales');
  await agent.closes({ all: true });
}

const moveOf = (title: string) => desk.database.read.move.findFirstOrThrow({ where: { title } });
const wavesOf = async (title: string) =>
  desk.database.read.moveWave.findMany({ where: { moveId: (await moveOf(title)).id }, orderBy: { number: 'asc' } });
/** Where it is past already, such as the morning of the day on which the suite runs, to the next round. */
const forwardTo = (at: Date) => desk.forward(Math.max(at.getTime() - desk.clock.now().getTime() + MINUTE, 20 * MINUTE));
const told = () => desk.database.read.moveReminder.findMany({ orderBy: { at: 'asc' } });

test('a plan is shown before it is kept; one that would drop a KMS count is refused with what would help', async () => {
  await begins('HQ', 13, 60);
  await agent.presses('Plan');
  await agent.waitsFor('Show the plan');
  await agent.fills({ 'Machines in a wave': 'many', 'Work ends': '9:30', 'Safety margin (hours)': '-1' });
  await agent.submits('Show the plan');
  expect(await agent.errors()).toEqual({
    'Machines in a wave': 'Write a whole number from 1 to 5,000.',
    'Work ends': 'Leave at least an hour between the beginning and the end.',
    'Safety margin (hours)': 'Write a whole number from 0 to 720.',
  });
  await agent.fills({ 'Machines in a wave': '4', 'Work ends': '17:00', 'Safety margin (hours)': '72' });
  await agent.fills({ 'Machines in the pilot': '2', 'Rarely online': 'SRV-12\nNOWHERE' });
  await agent.submits('Show the plan');
  expect(await agent.errors()).toEqual({ 'Rarely online': 'This machine is not in the move: NOWHERE' });
  await agent.fills({ 'Rarely online': 'SRV-12' });
  await agent.submits('Show the plan');
  const refused = await agent.waitsFor('There is no plan that keeps every machine activated');
  expect(refused).toContain('leaves 3 Windows servers there, it renews none with fewer than 5');
  expect(refused).toContain('Waves of 5 machines');
  expect(refused).not.toContain('[Confirm]');

  await agent.presses('Change the settings');
  await agent.waitsFor('Show the plan');
  await agent.fills({ 'Machines in a wave': '5' });
  await agent.submits('Show the plan');
  const plan = await agent.waitsFor('13 machines in 4 waves');
  expect(plan).toMatch(/Wave 1 · pilot.*2 machines · SRV-01 … SRV-02/);
  expect(plan).toMatch(/Wave 2\W.*09:00 – 17:00 · 5 machines · SRV-12 … SRV-06/);
  expect(plan).toContain('13 products have no key in this move yet');
  expect(await wavesOf('HQ')).toEqual([]);
  await agent.submits('Confirm');
  await agent.waitsFor('The move “HQ” is planned');
  await agent.closes({ all: true });
  await agent.waitsFor('Wave 1 of 4', '#sales');
  expect((await wavesOf('HQ')).map(({ kind, state }) => `${kind} ${state}`)).toEqual([
    'pilot planned',
    ...Array.from({ length: 3 }, () => 'regular planned'),
  ]);
});

test('machines go to another wave only where no rule is broken by it', async () => {
  await agent.presses('Waves');
  await agent.waitsFor('Wave 4');
  await agent.presses('Move machines to another wave');
  await agent.fills({
    Machines: 'SRV-13',
    To: (await agent.options('To')).find((text) => text.startsWith('Wave 1')) ?? '',
  });
  await agent.submits('Move them');
  expect(await agent.errors()).toEqual({ To: 'Wave 1 would have 3 machines, and 2 are its most.' });
  await agent.fills({ To: (await agent.options('To')).find((text) => text.startsWith('Wave 3')) ?? '' });
  await agent.submits('Move them');
  expect(await agent.errors()).toEqual({
    To: 'Wave 3 would leave 4 Windows servers on a KMS host that is not known, which renews none with fewer than 5.',
  });
  await agent.fills({ To: 'No wave for now', Machines: 'SRV-13, SRV-99' });
  await agent.submits('Move them');
  expect(await agent.errors()).toEqual({ Machines: 'This machine is not in the move: SRV-99' });
  await agent.fills({ Machines: 'SRV-13' });
  await agent.submits('Move them');
  await agent.waitsFor('One machine is in no wave. Plan again to take them in.');
  await agent.presses('Plan again');
  await agent.waitsFor('Show the plan');
  await agent.submits('Show the plan');
  await agent.waitsFor('13 machines in 4 waves');
  await agent.submits('Confirm');
  await agent.waitsFor('The move “HQ” is planned');
  await agent.closes({ all: true });
});

test('a wave is told of on the working day before, begins at its time, and is told of when it ended with machines left: once each', async () => {
  const [first, second] = await wavesOf('HQ');
  const move = await moveOf('HQ');
  if (!first || !second) throw new Error('There are no waves');
  await forwardTo(toldBefore(first.startsAt, move));
  await agent.waitsFor('Wave 1 of “HQ” is next', '#sales');
  await forwardTo(first.startsAt);
  await agent.waitsFor('Wave 1 of “HQ” has begun', '#sales');
  await agent.waitsFor('Wave 1 of 4 is under way', '#sales');
  expect(await moveOf('HQ')).toMatchObject({ state: 'running' });
  await forwardTo(first.endsAt);
  await agent.waitsFor('Wave 1 of “HQ” ended with 2 machines left', '#sales');
  await agent.waitsFor('At risk: 2', '#sales');
  await agent.waitsFor('2 machines of the move “HQ” are at risk:', '#sales');
  await agent.waitsFor('2 machines of the move “HQ” are at risk:', '@CSP Desk');
  await desk.forward(20 * MINUTE);
  const said = (await told()).map(({ waveId, kind }) => `${kind} ${waveId ?? ''}`);
  expect(said.toSorted()).toEqual(
    [`before ${first.id}`, `before ${second.id}`, `start ${first.id}`, `left ${first.id}`, 'risk '].toSorted(),
  );

  await agent.presses('At risk: 2');
  const risks = await agent.waitsFor('Wave 1 is over, and nothing says that it was moved');
  expect(risks).toContain('renew once against KMS');
  await agent.closes({ all: true });
});

test('nothing begins while a move is paused; who goes on is told what passed, and plans again what is still to go', async () => {
  await agent.presses('Waves');
  await agent.presses('Pause');
  await agent.waitsFor('Reason');
  await agent.fills({ Reason: ' ' });
  await agent.submits('Pause', { anyway: true });
  expect(await agent.errors()).toEqual({ Reason: 'Say why.' });
  await agent.fills({ Reason: 'Freeze at the customer' });
  await agent.submits('Pause');
  await agent.waitsFor('Paused: Freeze at the customer');
  await agent.closes({ all: true });
  const [, second] = await wavesOf('HQ');
  await forwardTo(new Date((second?.endsAt ?? new Date()).getTime() + DAY));
  expect((await wavesOf('HQ'))[1]).toMatchObject({ state: 'planned' });
  await agent.presses('Waves');
  await agent.presses('Go on');
  await agent.waitsFor(/The time of (one|2|3) waves? passed meanwhile/);
  await agent.presses('Plan again');
  await agent.waitsFor('Show the plan');
  await agent.fills({ 'Rarely online': 'SRV-01' });
  await agent.submits('Show the plan');
  const plan = await agent.waitsFor(/13 machines in \d waves/);
  expect(plan).toMatch(/The waves up to \d have begun and stay|Wave 2/);
  expect(plan).not.toContain('pilot');
  await agent.submits('Confirm');
  await agent.waitsFor('The move “HQ” is planned');
  await agent.closes({ all: true });
  expect(await moveOf('HQ')).toMatchObject({ state: 'running' });
  await agent.waitsUntilGone('ended with 2 machines left');
});

test('a machine that was called rarely online is no more once somebody says so', async () => {
  await agent.presses('Machines');
  await agent.waitsFor('*SRV-01*');
  await agent.presses('Details');
  await agent.waitsFor('*SRV-01* · to go · rarely online');
  await agent.presses('Mark as often online');
  await agent.waitsUntilGone('Mark as often online');
  await agent.closes({ all: true });
  const where = { name: 'SRV-01', moveId: (await moveOf('HQ')).id };
  expect(await desk.database.read.moveMachine.findFirst({ where })).toMatchObject({ rarelyOnline: false });
});

test('whoever only sells sees the waves and changes nothing', async () => {
  const sales = await desk.person('sales.agent');
  await sales.presses('Waves');
  const seen = await sales.waitsFor('times of Europe/Amsterdam');
  expect(seen).not.toContain('[Pause]');
  await sales.closes({ all: true });
  const helpdesk = await desk.person('beheeragent');
  await helpdesk.presses('Waves');
  expect(await helpdesk.waitsFor('Opnieuw plannen')).toContain('Golf 1 · pilot');
  await helpdesk.closes({ all: true });
});
