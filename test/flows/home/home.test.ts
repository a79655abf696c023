import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDesk } from '../../support/desk.ts';
import type { Desk } from '../../support/desk.ts';
import { KEY } from '../key-reveal/gestures.ts';
import { asksToBuy } from '../../support/gestures.ts';
import { ordersOf } from '../../support/partner-center-state.ts';
import type { Person } from '../../support/slack/person.ts';

let desk: Desk;
let ann: Person;
let bo: Person;
beforeAll(async () => {
  desk = await openDesk();
  [ann, bo] = await Promise.all([desk.person('sales.agent'), desk.person('approver')]);
});
afterAll(() => desk.close());

test('whom nothing needs is told so, and what to begin, by role; whoever may nothing is told why', async () => {
  await ann.opensHome();
  const home = await ann.waitsFor('Nothing needs you.');
  expect(home).toContain('/csp-buy');
  const guest = await desk.person('guest');
  await guest.opensHome();
  expect(await guest.waitsFor(/guest/i)).not.toContain('/csp-buy');
});

test('what waits for an Approver stands there, is approved there, and is gone', async () => {
  await asksToBuy(ann, { reference: 'PO home' });
  await bo.waitsFor('PO home', '@app');
  await bo.opensHome();
  expect(await bo.waitsFor('Needs you')).toMatch(
    /2 × Windows Server 2022 Standard[^\n]* for Fabrikam B\.V\. – asked by @U0ANN000000/,
  );
  await bo.presses('Approve');
  await ann.waitsFor(/PO home\n[^🛒]*● Fulfilled/, '#sales');
  expect(await ordersOf(desk, 'PO home')).toHaveLength(1);
  await bo.waitsFor('Nothing needs you.');
});

test('declined there with a reason, it is gone from there', async () => {
  await asksToBuy(ann, { reference: 'PO home declined' });
  await bo.waitsFor('PO home declined', '@app');
  await bo.opensHome();
  await bo.waitsFor(/Needs you[\s\S]*asked by @U0ANN000000/);
  await bo.presses('Decline…');
  await bo.fills({ Reason: 'not this month' });
  await bo.submits('Decline');
  await ann.waitsFor(/PO home declined[^🛒]*✕ Declined by @U0BO0000000/, '#sales');
  await bo.waitsFor('Nothing needs you.');
});

test('a list from before it was withdrawn is answered, and inert', async () => {
  await asksToBuy(ann, { reference: 'PO home withdrawn' });
  await bo.waitsFor('PO home withdrawn', '@app');
  await bo.opensHome();
  await bo.waitsFor(/Needs you[\s\S]*asked by @U0ANN000000/);
  await ann.presses('Withdraw');
  await ann.waitsFor(/PO home withdrawn[^🛒]*✕ Withdrawn/, '#sales');
  await bo.waitsFor(/PO home withdrawn[\s\S]*Withdrawn/, '@app');
  await bo.presses('Approve');
  await bo.waitsFor(/decided already, nothing was changed\. ✕ Withdrawn/);
  await bo.closes();
  await bo.waitsFor('Nothing needs you.');
  expect(await ordersOf(desk, 'PO home withdrawn')).toHaveLength(0);
});

test('an Auditor begins with the ledger', async () => {
  const ines = await desk.person('auditor');
  await ines.opensHome();
  await ines.presses('Open the ledger');
  await ines.waitsFor('Everything in the ledger, newest first');
  await ines.closes();
});

test('a key is asked for, shown and hidden in a window, because the Home tab is no channel; it stands there to be asked for again', async () => {
  const kim = await desk.person('admin.agent');
  await kim.opensHome();
  await kim.waitsFor('Nothing needs you.');
  await kim.presses('Get a product key');
  await kim.fills({ Customer: 'Fabrikam B.V.' });
  await kim.fills({ Software: 'Windows Server 2022 Standard', Reason: 'INC-HOME' });
  await kim.submits('Get key');
  await kim.presses('Show key');
  const key = KEY.exec(await kim.waitsFor(KEY))?.[0] ?? '';
  await kim.presses('Hide now');
  await kim.waitsUntilGone(key);
  await kim.closes({ all: true });
  await kim.opensHome();
  await kim.waitsFor('its key was shown to you');
  await kim.presses('Get key');
  expect(await kim.waitsFor('Software: ‹Windows Server 2022 Standard')).toContain('Customer: ‹Fabrikam B.V.');
  await kim.closes({ all: true });
});

test('a download link stands in a window as well, and is had anew from the Home tab', async () => {
  const kim = await desk.person('admin.agent');
  await kim.opensHome();
  await kim.presses('Get a download');
  await kim.fills({ Customer: 'Fabrikam B.V.' });
  await kim.fills({ Software: 'Windows Server 2022 Standard' });
  await kim.fills({ Version: 'Windows Server 2022 Standard' });
  await kim.fills({ Language: 'Dutch' });
  await kim.fills({ Bit: '64-bit' });
  await kim.submits('Get link');
  await kim.presses('Copy link');
  await kim.waitsFor('To send it, copy the link:');
  await kim.closes({ all: true });
  await kim.opensHome();
  await kim.waitsFor('you got a download link');
  await kim.presses('Get a new link');
  await kim.waitsFor('It stops working about five days after first use');
  await kim.closes({ all: true });
});

test('a Home tab that cannot be drawn says so, in place of what stood there before', async () => {
  const hana = await desk.person('helpdesk.agent');
  await desk.slack('/faults', { method: 'users.info', kind: 'status-500', times: 3 });
  await hana.opensHome();
  expect(await hana.waitsFor('CSP Desk could not finish this')).not.toContain('/csp-key');
  await hana.opensHome();
  await hana.waitsFor('/csp-key');
});

test('a form whose opening Slack did not answer in time is filled all the same', async () => {
  const hana = await desk.person('helpdesk.agent');
  await desk.slack('/faults', { method: 'views.open', kind: 'drop-after' });
  await hana.types('#sales', '/csp-move');
  await hana.waitsFor('[Check machines only]');
  await desk.slack('/faults', { method: 'views.open', kind: 'drop-before' });
  await hana.closes();
  await hana.types('#sales', '/csp-move');
  await hana.waitsFor('[Check machines only]');
});
