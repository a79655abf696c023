import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openDesk } from '../../support/desk.ts';
import type { Desk } from '../../support/desk.ts';
import type { Person } from '../../support/slack/person.ts';
import { makesPage, opens } from '../hand-over/gestures.ts';
import { asksForKey, cancelled, databaseText, issuedKeys, KEY, ledgerOf, ordered, seesKey } from './gestures.ts';

const TYPED = 'BCDFG-HJKMP-QRTVW-XY234-6789B';
const OLDER = 'CCDFG-HJKMP-QRTVW-XY234-6789C';
const ODD = 'not-quite-a-key';

describe('where keys are taken from the Partner Center pages', () => {
  let desk: Desk;
  let kim: Person;
  beforeAll(async () => {
    desk = await openDesk({ env: { PARTNER_CENTER_KEYS: 'portal' } });
    kim = await desk.person('admin.agent');
  });
  afterAll(() => desk.close());
  beforeEach(() => kim.reloads());

  const nowhere = async (...keys: readonly string[]) => {
    const { postings } = (await desk.slack('/history')) as { readonly postings: unknown };
    const places = [await databaseText(desk), JSON.stringify(desk.log.lines), JSON.stringify(postings)];
    for (const place of places) for (const key of keys) expect(place).not.toContain(key);
  };
  const hides = async () => {
    await kim.presses('Hide now');
    await kim.waitsUntilGone(KEY, '#sales');
  };

  test('an Admin agent is told page by page, hands it in once, and it is shown under the same rules', async () => {
    await asksForKey(kim);
    const steps = await kim.waitsFor('Nobody has handed in the key for Windows Server 2022 Standard (Fabrikam B.V.)');
    for (const words of [
      'sign in with your partner account',
      'Choose *Fabrikam B.V.*',
      'Get keys and downloads',
      'Get key',
    ])
      expect(steps).toContain(words);
    await kim.submits('Hand in', { anyway: true });
    expect((await kim.errors())['Product key']).toMatch(/fill this in/i);
    await kim.fills({ 'Product key': ` ${TYPED} ` });
    await kim.submits('Hand in');
    await kim.presses('Show key');
    expect(await seesKey(kim)).toBe(TYPED);
    await hides();
    await nowhere(TYPED);

    const bas = await desk.person('beheeragent');
    await bas.types('#licensing', '/csp-key fabrikam');
    await bas.fills({ Software: 'Windows Server 2022 Standard', Reden: 'uitrol' });
    await bas.submits('Code ophalen');
    await bas.presses('Code tonen');
    expect(await seesKey(bas, '#licensing')).toBe(TYPED);
    await bas.presses('Nu verbergen');
    await bas.waitsUntilGone(KEY, '#licensing');
    expect(await ledgerOf(desk, 'key.handIn')).toEqual(['key.handIn sealed']);
    expect(await issuedKeys(desk)).toEqual([]);
  });

  test('each version that comes with it has a key of its own, and goes to the customer on a page', async () => {
    await kim.types('#sales', '/csp-key fabrikam');
    await kim.fills({ Software: 'Windows Server 2022 Standard', Version: '2019', Reason: 'older machines' });
    await kim.submits('Get key');
    await kim.waitsFor(/Nobody has handed in the key for .*2019/);
    await kim.fills({ 'Product key': OLDER });
    await kim.submits('Hand in');
    await kim.waitsFor('[Show key]', '#sales');
    const page = await makesPage(kim);
    expect((await opens(page, page.passphrase)).text).toContain(OLDER);
    await kim.presses('Show key');
    expect(await seesKey(kim)).toBe(OLDER);
    await hides();
    await nowhere(OLDER, TYPED);
  });

  test('another shape is warned of, never refused; a mistyped one is handed in again', async () => {
    await ordered(desk, 'wingtiptoys.example', 'Windows Server 2025 Standard');
    const wanted = { customer: 'wingtiptoys.example', software: 'Windows Server 2025 Standard' };
    await asksForKey(kim, wanted);
    await kim.fills({ 'Product key': ODD });
    await kim.submits('Hand in');
    await kim.waitsFor('It does not look like a Microsoft product key');
    await kim.closes();
    await kim.presses('Hand it in again');
    await kim.waitsFor('It takes the place of the one that is kept');
    await kim.fills({ 'Product key': TYPED });
    await kim.submits('Hand in');
    await kim.waitsFor('The key is sealed');
    await kim.closes();
    await kim.presses('Show key');
    expect(await seesKey(kim)).toBe(TYPED);
    await hides();
    expect((await ledgerOf(desk, 'key.handIn')).slice(-2)).toEqual(['key.handIn sealed', 'key.handIn replaced']);
    await nowhere(ODD, TYPED);
  });

  test('P14: once its order is cancelled a kept key is shown to nobody', async () => {
    const order = await ordered(desk, 'adventure-works.example', 'Windows Server 2025 Standard');
    const wanted = { customer: 'adventure-works.example', software: 'Windows Server 2025 Standard' };
    await asksForKey(kim, wanted);
    await kim.fills({ 'Product key': TYPED });
    await kim.submits('Hand in');
    await kim.waitsFor('[Show key]', '#sales');
    await cancelled(desk, 'adventure-works.example', order);
    await kim.presses('Show key');
    expect(await kim.waitsFor('is revoked, because the order was cancelled', '#sales')).not.toMatch(KEY);
  });

  test('P7: who loses the role meanwhile hands in nothing', async () => {
    await ordered(desk, 'contoso.co.uk', 'Windows Server 2025 Standard');
    await asksForKey(kim, { customer: 'contoso.co.uk', software: 'Windows Server 2025 Standard' });
    await kim.fills({ 'Product key': TYPED });
    const roles = (groups: readonly string[]) =>
      desk.partnerCenter('PUT', '/people/admin.agent@csp-desk.example', { groups });
    await roles(['SalesAgents']);
    await kim.submits('Hand in');
    await kim.waitsFor('needs the role Admin agent');
    await roles(['AdminAgents']);
    await kim.closes();
    const ann = await desk.person('sales.agent');
    await ann.types('#sales', '/csp-key fabrikam');
    expect(await ann.waitsFor('needs the role Admin agent')).not.toContain('Get keys and downloads');
  });
});
