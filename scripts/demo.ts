/**
 * `npm run demo`: the five jobs over the Slack wire protocol, done by different people, printing what each of them sees.
 * Everything it needs is started for it and thrown away afterwards.
 */
import { openPerson } from '../test/support/slack/person.ts';
import type { Person } from '../test/support/slack/person.ts';
import { startThrowawayDesk } from './throwaway-desk.ts';

const desk = await startThrowawayDesk(1_000);
const [ann, kim, bas, bo] = await Promise.all(
  ['sales.agent', 'admin.agent', 'beheeragent', 'approver'].map((who) =>
    openPerson(desk.url, `${who}@csp-desk.example`),
  ),
);
if (!ann || !kim || !bas || !bo) throw new Error('The people of the demo are missing');

async function shows(title: string, person: Person, name: string, channel?: string): Promise<void> {
  const seen = await person.sees(channel);
  console.log(`\n━━ ${title}\n   what ${name} sees:\n${seen.replaceAll(/^/gm, '   │ ')}`);
}

try {
  await ann.types('#sales', '/csp-buy fabrikam');
  await ann.fills({ Product: 'Windows Server 2022 Standard' });
  await ann.fills({ Edition: (await ann.options('Edition'))[0] ?? '' });
  await ann.waitsFor('Term:');
  await ann.fills({ Quantity: '2', Reference: 'PO 2026-118' });
  await ann.submits('Review');
  await ann.waitsFor('[Ask for approval]');
  await shows('1 · Buy: the review', ann, 'Ann, a Sales agent');
  await ann.submits('Ask for approval');
  await bo.waitsFor('[Approve]', '@app');
  await shows('1 · Buy: the question', bo, 'Bo, an Approver, in a direct message', '@app');
  await bo.presses('Approve');
  await bo.waitsFor('Fulfilled', '#sales');
  await shows('1 · Buy: the channel', bo, 'Bo, in the channel', '#sales');

  await kim.types('#licensing', '/csp-software fabrikam');
  await kim.waitsFor(/Windows Server 2022/, '#licensing');
  await shows("2 · The customer's software", kim, 'Kim, an Admin agent', '#licensing');

  await kim.types('#licensing', '/csp-key fabrikam');
  await kim.fills({ Software: 'Windows Server 2022 Standard', Reason: 'roll-out ticket INC-4711' });
  await kim.submits('Get key');
  await kim.presses('Show key');
  await kim.waitsFor('Hide now');
  await shows('3 · A product key', kim, 'Kim, and only Kim', '#licensing');
  await shows('3 · A product key', bo, 'everybody else in that channel', '#licensing');
  await kim.presses('Hide now');

  await bas.types('#licensing', '/csp-download fabrikam');
  await bas.fills({ Software: 'Windows Server 2022 Standard' });
  await shows('4 · A download, in Dutch', bas, 'Bas, a beheeragent');
  await bas.closes();

  const [, order = ''] = /Order (\w+)/.exec(await bo.sees('#sales')) ?? [];
  await kim.types('#licensing', `/csp-cancel ${order}`);
  await kim.fills({ 'Customer tenant ID or domain': 'fabrikam.nl', 'Refund reason': 'ordered twice' });
  await kim.fills({ 'Requested amount': '100.00', 'Contact phone': '020 555 0100' });
  await shows('5 · Cancel for refund: the form', kim, 'Kim');
  await kim.submits('Submit');
  await bo.waitsFor('Key revoked', '#licensing');
  await shows('5 · Cancel for refund: the channel', bo, 'Bo, in the channel', '#licensing');

  await kim.types('#licensing', '/csp-help');
  await kim.waitsFor('/csp-cancel', '#licensing');
  await shows('What Kim may do', kim, 'Kim', '#licensing');
} finally {
  await Promise.all([ann, kim, bas, bo].map((person) => person.leaves()));
  await desk.close();
}
