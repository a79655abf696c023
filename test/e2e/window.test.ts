import { afterAll, beforeAll, expect, test } from 'vitest';
import { localTime } from '../../src/kernel/dates.ts';
import { eventually } from '../support/conditions.ts';
import { openDesk } from '../support/desk.ts';
import type { Desk } from '../support/desk.ts';
import { asksToBuy } from '../support/gestures.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const HOUR = 3_600_000;
const DAY_MINUTES = 24 * 60;
const closesAt = async () => {
  const line = await eventually(() => desk.database.read.purchaseLine.findFirst({ where: { state: 'fulfilled' } }));
  if (!line.refundUntil) throw new Error('A line that is fulfilled has a window');
  return line.refundUntil;
};

/** Moves the clock to ten in the morning of London, so many days before the window closes. */
async function toMorning(daysBefore: number): Promise<void> {
  const target = (await closesAt()).getTime() - daysBefore * 24 * HOUR;
  const { hour } = localTime(new Date(target), 'Europe/London');
  await desk.forward(target + (10 - hour) * HOUR - desk.clock.now().getTime());
}

/** What is due at which of the mornings below depends on the time of day of the order, and must not on that of the run. */
async function toHalfPastNine(): Promise<void> {
  const now = desk.clock.now();
  const minutes = localTime(now, 'Europe/London').hour * 60 + now.getUTCMinutes();
  await desk.forward(((9 * 60 + 30 - minutes + DAY_MINUTES) % DAY_MINUTES) * 60_000);
}

test('P6: a purchase from its order to the closed window, with every reminder on the way, none of them twice', async () => {
  await toHalfPastNine();
  const ann = await desk.person('sales.agent');
  await asksToBuy(ann, { customer: 'fabrikam', quantity: '2' });
  await (await desk.person('approver')).presses('Approve');
  await closesAt();
  const messages = () => desk.database.read.reminderDigest.findMany({ orderBy: { createdAt: 'asc' } });

  // A fortnight later nobody has taken the key.
  await toMorning(45);
  await ann.waitsFor('Paid, and its key was never taken: keep it or cancel it?');
  expect(await messages()).toHaveLength(1);

  await toMorning(6.5);
  await eventually(async () => (await messages()).length === 2);
  await ann.waitsFor('Cancelling needs the role Admin agent');
  await ann.chooses('Remind me tomorrow');
  await ann.waitsFor('You are reminded again');

  await toMorning(1.5);
  await eventually(async () => (await messages()).length === 3);
  await ann.presses('Keep');
  await ann.waitsFor('Kept. The window stays open until then');
  await ann.presses('Remind me again');
  await ann.waitsUntilGone('Kept. The window stays open until then');

  await desk.forward((await closesAt()).getTime() - 3 * HOUR - desk.clock.now().getTime());
  await ann.waitsFor('Last call: a refund window is about to close');
  expect(await messages()).toHaveLength(4);

  await desk.forward(4 * HOUR);
  await ann.waitsFor('The window has closed. /csp-cancel can still ask Microsoft.');
  await ann.waitsUntilGone('Remind me tomorrow');
  expect(await messages()).toHaveLength(4);
  expect((await desk.database.read.refundReminder.findFirst())?.toldHours).toBe(4);

  const kim = await desk.person('admin.agent');
  const order = await desk.database.read.purchaseLine.findFirst();
  await kim.types('#sales', `/csp-cancel ${order?.orderId ?? ''}`);
  await kim.waitsFor('it will be a request to Microsoft, not a right');
}, 60_000);
