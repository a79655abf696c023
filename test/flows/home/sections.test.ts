import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from '../../support/conditions.ts';
import { openDesk } from '../../support/desk.ts';
import type { Desk } from '../../support/desk.ts';
import { fillDesk } from '../../support/filled-desk.ts';
import type { Person } from '../../support/slack/person.ts';

const HOUR_MS = 60 * 60 * 1000;
let desk: Desk;
let kim: Person;
let ann: Person;

beforeAll(async () => {
  desk = await openDesk();
  [kim, ann] = await Promise.all([desk.person('admin.agent'), desk.person('sales.agent')]);
  await kim.opensHome();
  await kim.waitsFor('Nothing needs you.');
  const { id: personId, slackTeamId: teamId } = await desk.database.read.person.findFirstOrThrow({
    where: { slackUserId: 'U0KIM000000' },
  });
  await fillDesk(desk.database, { personId, teamId, now: desk.clock.now(), scale: 80 });
});
afterAll(() => desk.close());

type Transient = { readonly kind: string; readonly person: string; readonly blocks: readonly object[] };
const homeBlocks = async (person: string) => {
  const { transient } = (await desk.slack('/history')) as { readonly transient: readonly Transient[] };
  return transient.find((each) => each.kind === 'home' && each.person === person)?.blocks ?? [];
};
const homeOf = (screen: string) => screen.slice(screen.indexOf('── Home ──'));

test('a busy day fits into the blocks that Slack takes: what needs somebody, what they did, and the month', async () => {
  await kim.opensHome();
  const seen = homeOf(await kim.waitsFor('Yours lately'));
  const blocks = await homeBlocks('U0KIM000000');
  expect(blocks.length).toBeLessThan(100);
  expect(seen).toContain('Microsoft has a question');
  expect(seen).toContain('its key was never taken');
  expect(seen).toMatch(/Servers \d\* – [^\n]* machines are about to lose their activation/);
  expect(seen).toMatch(
    /🛒 \*Customer \d+ with a rather long name B\.V\.\* – \d × Windows Server 2022 Standard: fulfilled/,
  );
  expect(seen).toMatch(/Sales €[\d,.]+, of which margin €[\d,.]+ \(\d+%\) · \d+ lines/);
  expect(seen).toMatch(/\[Get \w+ \d{4} as a file\]/);
});

test('the pictures of the month and of the moves come once they are drawn, with their figures in words', async () => {
  await eventually(
    async () => (await desk.database.read.picture.count({ where: { fileId: { not: null } } })) >= 3,
    50_000,
  );
  await kim.opensHome();
  const seen = homeOf(await kim.waitsFor(/Sales by customer, \w+ \d{4}, EUR\. Customer/));
  expect(seen).toMatch(/\d+ of \d+ machines are left to move\. As planned/);
  const pictures = async () => (await homeBlocks('U0KIM000000')).filter((block) => 'slack_file' in block);
  await expect.poll(pictures).toHaveLength(3);
});

test('a Sales agent sees no sales, cost or margin, and only what is their own', async () => {
  await ann.opensHome();
  const seen = homeOf(await ann.waitsFor('What you can do'));
  expect(seen).not.toMatch(/Sales €|of which margin|as a file|Sales by customer/);
  expect(seen).not.toContain('Yours lately');
  expect(seen).not.toContain('Microsoft has a question');
});

test('in Dutch, with numbers and dates as a Dutch reader has them', async () => {
  const bas = await desk.person('beheeragent');
  await bas.opensHome();
  const seen = homeOf(await bas.waitsFor('Wacht op jou'));
  expect(seen).toMatch(/Omzet €\s[\d.]+,\d{2}, waarvan €\s[\d.]+,\d{2} marge \(\d+%\)/);
  expect(seen).toContain('Microsoft heeft een vraag');
  expect(seen).toContain('Software kopen');
});

test('a window is kept from the Home tab, and is gone from there', async () => {
  await kim.opensHome();
  const before = homeOf(await kim.waitsFor('[Keep]')).split('[Keep]').length;
  const kept = () => desk.database.read.refundReminder.count({ where: { keptAt: { not: null } } });
  await kim.presses('Keep');
  await expect.poll(kept).toBe(1);
  await kim.waitsFor('Yours lately');
  expect(before).toBeGreaterThan(1);
});

test('the month comes as a file to whoever may see cost, and to nobody else', async () => {
  await kim.opensHome();
  await kim.waitsFor('as a file');
  await kim.presses(/Get \w+ \d{4} as a file/.exec(await kim.sees())?.[0] ?? '');
  await kim.waitsFor('direct message');
  await kim.closes();
  await kim.waitsFor('month-', '@app');
  const { files } = (await desk.slack('/history')) as { readonly files: readonly { name: string; base64: string }[] };
  const file = files.find(({ name }) => /^month-\d{4}-\d{2}\.csv$/.test(name));
  const [headings = '', row = ''] = Buffer.from(file?.base64 ?? '', 'base64')
    .toString('utf8')
    .split('\r\n');
  expect(headings).toContain('Sales,Cost,Margin,Margin share');
  expect(row).toMatch(/,EUR,\d+\.\d{2},\d+\.\d{2},\d+\.\d{2},0\.\d{4},fulfilled,/);
  const asked = { where: { action: 'month.export' } };
  expect(await desk.database.read.ledgerEntry.count(asked)).toBe(1);

  // Whoever makes up the press of a button that they were never shown.
  await ann.opensHome();
  expect(await ann.sees()).not.toContain('as a file');
  const { id, teamId } = (await ann.screen()).person;
  const month = new Date(desk.clock.now().getTime() - HOUR_MS).toISOString().slice(0, 7);
  const press = {
    ...{ type: 'block_actions', user: { id, team_id: teamId }, team: { id: teamId } },
    ...{ container: { type: 'view', view_id: 'V0' }, view: { id: 'V0', type: 'home' } },
    actions: [{ type: 'button', action_id: 'month.export.0', block_id: 'b', value: month, action_ts: '1.1' }],
  };
  await ann.sendsRaw('interactive', press, { trigger: true });
  expect(await ann.waitsFor('Nothing was done')).toMatch(/needs the role (Admin agent|Global admin)/);
  await ann.closes();
  expect(await desk.database.read.ledgerEntry.count({ where: { action: 'cost.view', outcome: 'refused' } })).toBe(1);
  expect(await desk.database.read.ledgerEntry.count(asked)).toBe(1);
  const made = await desk.database.pool.query(`SELECT 1 FROM pgboss.job WHERE name = 'month-export'`);
  expect(made.rowCount).toBe(1);
  const after = (await desk.slack('/history')) as { readonly files: readonly { name: string }[] };
  expect(after.files.filter(({ name }) => name.startsWith('month-'))).toHaveLength(1);
});
