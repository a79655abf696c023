import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDesk } from '../../support/desk.ts';
import type { Desk } from '../../support/desk.ts';
import type { Person } from '../../support/slack/person.ts';

let desk: Desk;
let gina: Person;
const ids: Record<string, string> = {};
beforeAll(async () => {
  desk = await openDesk();
  gina = await desk.person('global.admin');
  for (const who of ['newcomer', 'admin.agent', 'sales.agent', 'global.admin', 'guest', 'auditor']) {
    const known = (await desk.slack(`/people/${who}@csp-desk.example`, {})) as { readonly id: string };
    ids[who] = known.id;
  }
});
afterAll(() => desk.close());

async function looksAt(admin: Person, who: string): Promise<string> {
  await admin.types('#sales', '/csp-admin');
  await admin.presses('Open People');
  await admin.fills({ Person: ids[who] ?? '' });
  return admin.waitsFor('In the partner directory');
}
const entriesOf = async (action: string) =>
  (await desk.database.read.ledgerEntry.findMany({ where: { action }, orderBy: { sequence: 'asc' } })).map(
    ({ outcome }) => outcome,
  );

test('P7: a Global admin sees who somebody is and by what they hold each role', async () => {
  const seen = await looksAt(gina, 'auditor');
  expect(seen).toContain('Ada Conti (auditor@csp-desk.example), found by e-mail address');
  expect(seen).toContain('Auditor – given at the first start');
  await gina.presses('‹ People');
  expect(await gina.waitsFor('Roles given at this desk')).toContain('Auditor');
  await gina.fills({ Person: ids['admin.agent'] ?? '' });
  expect(await gina.waitsFor('Kim de Vries (')).toContain('Admin agent – member of the group AdminAgents');
  await gina.presses('‹ People');
  expect(await gina.waitsFor('AdminAgents – known by its ID')).not.toContain('not found yet');
  await gina.closes();
});

test('a role of the desk is given and taken back, at once and in the ledger; a guest is given none', async () => {
  await looksAt(gina, 'newcomer');
  await gina.presses('Make Auditor');
  expect(await gina.waitsFor('Given. It counts from now on.')).toContain('Auditor – given here');
  await gina.presses('Take back Auditor');
  expect(await gina.waitsFor('Taken back.')).toContain('*Roles*\nNone.');
  await gina.closes();
  expect(await entriesOf('person.role')).toEqual(['granted', 'revoked']);
  expect(await looksAt(gina, 'guest')).not.toContain('Make Auditor');
  await gina.closes();
});

test('what BOOTSTRAP_GRANTS gave and somebody took back does not return with the next start', async () => {
  await looksAt(gina, 'auditor');
  await gina.presses('Take back Auditor');
  await gina.waitsFor('Taken back.');
  await gina.closes();
  await desk.restart();
  expect(await looksAt(gina, 'auditor')).toContain('*Roles*\nNone.');
  await gina.presses('Make Auditor');
  await gina.waitsFor('Given.');
  await gina.closes();
});

test('a link gives what Entra gave the account, is told in the security channel, and undone it counts on open forms too', async () => {
  const account = { displayName: 'Nils with keys', groups: ['AdminAgents'] };
  await desk.partnerCenter('PUT', '/people/nils.keys@csp-desk.example', account);
  await looksAt(gina, 'newcomer');
  await gina.presses('Link to an account…');
  await gina.fills({ 'E-mail address of the account': 'nobody@csp-desk.example' });
  await gina.submits('Next');
  await gina.waitsFor('No enabled account in the partner directory has this address.');
  await gina.fills({ 'E-mail address of the account': 'admin.agent@csp-desk.example' });
  await gina.submits('Next');
  await gina.waitsFor('Kim Alvarez is already this account.');
  await gina.fills({ 'E-mail address of the account': 'Nils.Keys@csp-desk.example' });
  await gina.submits('Next');
  await gina.waitsFor('That gives them: Admin agent.');
  await gina.submits('Link');
  await gina.waitsFor('Linked. It counts from now on.');
  await gina.closes();

  const nils = await desk.person('newcomer');
  await nils.types('#sales', '/csp-buy fabrikam');
  await nils.options('Product');
  await looksAt(gina, 'newcomer');
  await gina.presses('Undo the link');
  await gina.waitsFor('Their e-mail address in Slack decides from now on.');
  await gina.closes();
  await nils.presses('+ Nog een regel');
  await nils.waitsFor('Je hebt hier nog geen rol, dus er is niets gedaan.');
  await nils.closes({ all: true });
  expect(await entriesOf('person.link')).toEqual(['linked', 'unlinked']);
  expect(await desk.database.read.securityAlert.count({ where: { kind: 'linked' } })).toBe(1);
});

test('nobody says who they are themselves', async () => {
  const seen = await looksAt(gina, 'global.admin');
  expect(seen).not.toContain('Link to an account…');
  expect(seen).toContain('another Global admin has to change');
  await gina.closes();
});

test('of two last Global admins who take each other’s role back at once, one stays', async () => {
  for (const who of ['admin.agent', 'sales.agent']) {
    await looksAt(gina, who);
    await gina.presses('Make Global admin');
    await gina.waitsFor('Given.');
    await gina.closes();
  }
  await desk.partnerCenter('PUT', '/people/global.admin@csp-desk.example', { globalAdmin: false });
  const [kim, ann] = [await desk.person('admin.agent'), await desk.person('sales.agent')];
  await Promise.all([looksAt(kim, 'sales.agent'), looksAt(ann, 'admin.agent')]);
  await Promise.all([kim.presses('Take back Global admin'), ann.presses('Take back Global admin')]);
  const ended = /Taken back|last Global admin|Nothing was done/;
  await Promise.all([kim.waitsFor(ended), ann.waitsFor(ended)]);
  const left = await desk.database.read.localGrant.findMany({ where: { role: 'GlobalAdmin', revokedAt: null } });
  expect(left).toHaveLength(1);
  const [last, other] = left[0]?.holder === ids['admin.agent'] ? [kim, ann] : [ann, kim];
  await Promise.all([kim.closes(), ann.closes()]);
  await looksAt(last, left[0]?.holder === ids['admin.agent'] ? 'admin.agent' : 'sales.agent');
  await last.presses('Take back Global admin');
  await last.waitsFor('This is the last Global admin of the desk');
  await last.closes();
  await other.types('#sales', '/csp-admin');
  await other.waitsFor('This needs the role Global admin');
  await other.closes();
  await desk.partnerCenter('PUT', '/people/global.admin@csp-desk.example', { globalAdmin: true });
});
