import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkTimes } from '../../../src/flows/reminders/rules-times.ts';
import { eventually } from '../../support/conditions.ts';
import { openDesk } from '../../support/desk.ts';
import type { Desk } from '../../support/desk.ts';
import { buys } from '../../support/gestures.ts';
import type { Person } from '../../support/slack/person.ts';

const HOUR = 3_600_000;
const TYPED = {
  ...{ closing: '7d, 4h', idleDays: '14', morningHour: '9' },
  ...{ riskDays: '7', ticketHours: '24', microsoftDays: '14' },
};

test.each([
  ['7d,2d,1d,4h', [168, 48, 24, 4]],
  [' 4u; 2 D, 48h ', [48, 4]],
  ['1d 2d', 'no-times'],
  ['0h', 'no-times'],
  ['-1d', 'no-times'],
  ['soon', 'no-times'],
  ['', 'no-times'],
  ['61d', 'too-long'],
  ['1h,2h,3h,4h,5h,6h,7h,8h,9h,10h,11h', 'too-many'],
])('P6: “%s” as times before the closing', (closing, expected) => {
  const checked = checkTimes({ ...TYPED, closing });
  expect(checked.kind === 'times' ? checked.times.closing : checked.problems[0]?.kind).toEqual(expected);
});

test.each([
  ['idleDays', '0', 'outside'],
  ['morningHour', '24', 'outside'],
  ['riskDays', '1.5', 'not-whole'],
  ['ticketHours', undefined, 'not-whole'],
  ['microsoftDays', '1e3', 'not-whole'],
])('%s “%s” is told at its field', (field, text, kind) => {
  expect(checkTimes({ ...TYPED, [field]: text })).toMatchObject({ kind: 'invalid', problems: [{ field, kind }] });
});

let desk: Desk;
let gina: Person;
beforeAll(async () => {
  desk = await openDesk();
  gina = await desk.person('global.admin');
});
afterAll(() => desk.close());

async function opensReminders(admin: Person): Promise<void> {
  await admin.types('#sales', '/csp-admin');
  await admin.presses('Open Reminders');
  await admin.waitsFor('Before a refund window closes');
}
const digests = () => desk.database.read.reminderDigest.count();
const entries = () => desk.database.read.ledgerEntry.findMany({ where: { action: 'settings.reminders' } });

test('what is wrong is told at its field, and nothing is changed by looking at a change', async () => {
  await opensReminders(gina);
  expect(await gina.sees()).toContain('7d, 2d, 1d, 4h');
  await gina.fills({ 'Before a refund window closes': 'a week' });
  await gina.submits('Next');
  await gina.waitsFor('Write times in days (d) or hours (h), such as 7d, 2d, 4h.');
  await gina.fills({ 'Before a refund window closes': '7d, 2d, 1d, 4h' });
  await gina.submits('Next');
  await gina.waitsFor('These times hold already.');
  await gina.fills({ 'Before a refund window closes': '10d' });
  await gina.submits('Next');
  await gina.waitsFor('7 days, 2 days, 1 day, and 4 hours → 10 days');
  await gina.closes();
  await opensReminders(gina);
  expect(await gina.sees()).toContain('7d, 2d, 1d, 4h');
  await gina.closes();
  expect(await entries()).toEqual([]);
});

test('P6: times that were changed are those at which people are reminded, also of a window that was open before', async () => {
  const kim = await desk.person('admin.agent');
  await buys(kim, { reference: 'PO times' });
  await kim.waitsFor(/PO times[^🛒]*Fulfilled/, '#sales');
  const line = await eventually(() => desk.database.read.purchaseLine.findFirst({ where: { state: 'fulfilled' } }));
  const closesAt = line.refundUntil?.getTime() ?? 0;

  await opensReminders(gina);
  const changed = { 'Days until a key nobody took is told': '60', 'Hour of the daily messages': '0' };
  await gina.fills({ 'Before a refund window closes': '20d, 18d, 6h', ...changed });
  await gina.submits('Next');
  const seen = await gina.waitsFor('20 days, 18 days, and 6 hours');
  expect(seen).toContain('14 days → 60 days');
  expect(seen).not.toContain('Hours a ticket may wait');
  await gina.submits('Save times');
  expect(await gina.waitsFor('It holds from now on.')).toContain('20d, 18d, 6h');
  await gina.presses('Back');
  await gina.presses('Open Refund windows');
  await gina.waitsFor('before a window closes: 20 days, 18 days, and 6 hours.');
  await gina.closes();
  expect((await entries()).map(({ details }) => details)).toEqual([
    {
      before: { closing: [168, 48, 24, 4], idleDays: 14, morningHour: 9 },
      now: { closing: [480, 432, 6], idleDays: 60, morningHour: 0 },
    },
  ]);

  // By the usual times it would be told after a fortnight that nobody took the key, and nothing more before the last week.
  await desk.forward(closesAt - 19 * 24 * HOUR - desk.clock.now().getTime());
  await kim.waitsFor('A refund window needs a decision');
  expect((await desk.database.read.refundReminder.findFirst())?.toldHours).toBe(480);
  await desk.forward(closesAt - 17.5 * 24 * HOUR - desk.clock.now().getTime());
  await expect.poll(digests).toBe(2);
  await desk.forward(closesAt - 5 * HOUR - desk.clock.now().getTime());
  await kim.waitsFor('Last call: a refund window is about to close');
  expect(await digests()).toBe(3);
});

test('of two Global admins who change them at once the second is shown what holds, in Dutch too', async () => {
  const ben = await desk.person('beheeragent');
  const { id } = (await ben.screen()).person;
  await gina.types('#sales', '/csp-admin');
  await gina.presses('Open People');
  await gina.fills({ Person: id });
  await gina.waitsFor('In the partner directory');
  await gina.presses('Make Global admin');
  await gina.waitsFor('Given. It counts from now on.');
  await gina.closes();

  await ben.types('#sales', '/csp-admin');
  await ben.presses('Herinneringen openen');
  await ben.waitsFor('20d, 18d, 6u');
  await ben.fills({ 'Voordat een retourperiode sluit': '5d, 3u' });
  await ben.submits('Verder');
  await ben.waitsFor('→ 5 dagen en 3 uur');

  await opensReminders(gina);
  await gina.fills({ 'Hours a ticket may wait for the team': '48' });
  await gina.submits('Next');
  await gina.submits('Save times');
  await gina.waitsFor('It holds from now on.');
  await gina.closes();

  await ben.submits('Tijden opslaan');
  expect(await ben.waitsFor('Iemand anders heeft de tijden intussen gewijzigd')).toContain('20d, 18d, 6u');
  await ben.closes();
  expect(await entries()).toHaveLength(2);
});
