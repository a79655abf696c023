import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDesk } from '../../support/desk.ts';
import type { Desk } from '../../support/desk.ts';
import { asksToBuy, fillsPurchaseForm } from '../../support/gestures.ts';
import { fillsForm, orderNow, placed } from '../cancellation/gestures.ts';
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

test('it is asked of the Approver directly and declined with a reason, which the asker hears; nothing is ordered', async () => {
  await asksToBuy(ann, { reference: 'PO declined' });
  const waiting = await ann.waitsFor(/PO declined[^🛒]*Waiting for approval/, '#sales');
  expect(waiting).not.toMatch(/€|EUR/);
  const question = await bo.waitsFor('[Decline…]', '@app');
  expect(question).toContain('asks for your approval: 2 × Windows Server 2022 Standard');
  expect(question).toContain('full refund until');
  expect(question).not.toMatch(/cost|margin/);

  await bo.presses('Decline…');
  await bo.submits('Decline', { anyway: true });
  expect((await bo.errors())['Reason']).toBeDefined();
  await bo.fills({ Reason: 'wait for *the* new budget' });
  await bo.submits('Decline');
  await ann.waitsFor(/PO declined[^🛒]*✕ Declined by @U0BO0000000[^🛒]*wait for/, '#sales');
  await ann.waitsFor(/was declined by @U0BO0000000.*Nothing was ordered/, '@app');
  await bo.waitsUntilGone('[Approve]', '@app');
  expect(await ordersOf(desk, 'PO declined')).toHaveLength(0);
});

test('a withdrawn request is answered to whoever presses later, and inert', async () => {
  await asksToBuy(ann, { reference: 'PO withdrawn' });
  await bo.waitsFor('PO withdrawn', '@app');
  await bo.presses('Withdraw');
  await bo.waitsFor('Only @U0ANN000000 can withdraw this. Nothing was changed.');
  await bo.presses('Decline…');
  await bo.waitsFor('Reason:');
  await ann.presses('Withdraw');
  await ann.waitsFor(/PO withdrawn[^🛒]*✕ Withdrawn by @U0ANN000000/, '#sales');
  await bo.fills({ Reason: 'too late' });
  await bo.submits('Decline');
  await bo.waitsFor(/decided already, nothing was changed\. ✕ Withdrawn/);
  await bo.closes();
  expect(await ordersOf(desk, 'PO withdrawn')).toHaveLength(0);
});

test('a rule is made, refused while nobody can satisfy it, holds for the next review, and is ended', async () => {
  const [gil, kim] = await Promise.all([desk.person('global.admin'), desk.person('admin.agent')]);
  await gil.types('#general', '/csp-admin');
  await gil.waitsFor('Approval of orders');
  await gil.presses('Open Approval of orders');
  await gil.waitsFor('There is no rule yet.');
  await gil.presses('Add a rule');
  await gil.fills({ 'Over amount': '1500', 'Approvers: user groups': ['Old approvers'] });
  await gil.submits('Save rule');
  await gil.waitsFor(/Nobody could satisfy this rule.*dana/);
  await gil.fills({ 'Approvers: user groups': ['Order approvers'] });
  await gil.submits('Save rule');
  await gil.waitsFor('Everybody: Over €1,500.00: needs one approval from “Order approvers”.');

  await fillsPurchaseForm(kim, { reference: 'PO rule' });
  await kim.submits('Review');
  expect(await kim.waitsFor('[Ask for approval]')).toContain(
    'Over €1,500.00: needs one approval from “Order approvers”',
  );
  await kim.closes({ all: true });

  await gil.presses('End');
  await gil.waitsFor('Ended. What waits');
  await gil.closes();
});

test('P6: by a rule a cancellation is asked for in a channel, without what comes back, and done once it is approved', async () => {
  const [gil, kim] = await Promise.all([desk.person('global.admin'), desk.person('admin.agent')]);
  await gil.types('#general', '/csp-admin');
  await gil.presses('Open Approval of cancellations');
  await gil.waitsFor('Without a rule no cancellation needs an approval');
  await gil.presses('Add a rule');
  const approvers = { 'Approvers: role': ['Everybody with the role Approver'] };
  await gil.fills({ 'Over amount': '100', ...approvers, 'Ask in a channel': 'C0RANDOM001' });
  await gil.submits('Save rule');
  await gil.waitsFor('CSP Desk is not a member of this channel');
  await gil.fills({ 'Ask in a channel': 'C0LICENSING' });
  await gil.submits('Save rule');
  await gil.waitsFor(/Over €100\.00: needs one approval from an Approver\.[^]*Asked in/);
  await gil.closes();

  const order = await placed(desk);
  await fillsForm(kim, order.id, { 'Requested amount': '1.00' }, '#sales');
  const form = await kim.waitsFor('an approval is asked for first');
  expect(form).toContain('its product keys can still be shown');
  await kim.submits('Submit');
  await kim.waitsFor(new RegExp(`Waiting for approval from an Approver[^🎫]*${order.id}`), '#sales');
  const question = await bo.waitsFor('asks for your approval to cancel 2 × Windows Server 2022 Standard', '#licensing');
  expect(question).toContain('Refund reason: ordered twice');
  expect(question).not.toContain('What comes back');
  expect(await orderNow(desk, order)).toMatchObject({ cancellations: 0 });

  await kim.presses('Approve');
  await kim.waitsFor('You asked for this yourself');
  await bo.presses('Approve');
  await kim.waitsFor(new RegExp(`Approved by @U0BO0000000[^🎫]*Key revoked[^🎫]*${order.id}`), '#sales');
  await kim.waitsFor(/was approved by @U0BO0000000.*: to cancel/, '@app');
  await bo.waitsUntilGone('[Approve]', '#licensing');
  expect(await orderNow(desk, order)).toMatchObject({ cancellations: 1 });
});
