import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openDesk } from '../../support/desk.ts';
import type { Desk } from '../../support/desk.ts';
import type { Person } from '../../support/slack/person.ts';
import { makesPage, MAKE, opens } from '../hand-over/gestures.ts';
import {
  asksForKey,
  customerId,
  databaseText,
  fiveMinutesPass,
  KEY,
  ledgerOf,
  ordered,
  seesKey,
} from '../key-reveal/gestures.ts';

const LABELS = {
  hour: 'Keys for one person in an hour',
  day: 'Keys of a customer in a day',
  wait: 'Minutes to wait once a limit is reached',
  visible: 'Minutes a key stays on the screen',
};

describe('the rules for product keys', () => {
  let desk: Desk;
  let kim: Person;
  let gil: Person;
  beforeAll(async () => {
    desk = await openDesk();
    [kim, gil] = [await desk.person('admin.agent'), await desk.person('global.admin')];
  });
  afterAll(() => desk.close());
  beforeEach(async () => {
    await kim.reloads();
    await gil.reloads();
  });

  async function sets(values: Readonly<Record<string, string>>): Promise<void> {
    await gil.types('#general', '/csp-admin');
    await gil.presses('Open Product keys');
    await gil.waitsFor(LABELS.visible);
    await gil.fills({ 'Security channel': 'C0LICENSING', ...values });
    await gil.submits('Next');
    await gil.waitsFor('Counts at once');
    await gil.submits('Save');
    await gil.waitsFor('Saved. It holds from now on.');
    await gil.closes({ all: true });
  }
  async function shows(): Promise<void> {
    await kim.reloads();
    await asksForKey(kim);
    await kim.presses('Show key');
    await seesKey(kim);
    await kim.presses('Hide now');
    await kim.waitsUntilGone(KEY, '#sales');
  }

  test('a Global admin sets them; what does not fit is said at its field; the channel hears of it', async () => {
    await gil.types('#general', '/csp-admin');
    await gil.presses('Open Product keys');
    await gil.waitsFor(LABELS.visible);
    await gil.fills({ [LABELS.visible]: '26' }, { anyway: true });
    await gil.submits('Next', { anyway: true });
    expect((await gil.errors())[LABELS.visible]).toMatch(/from 1 to 25/);
    await gil.fills({ [LABELS.visible]: '25', 'Security channel': 'C0RANDOM001' });
    await gil.submits('Next');
    await gil.waitsFor('CSP Desk is not a member of this channel');
    await gil.fills({ 'Security channel': 'C0LICENSING' });
    await gil.submits('Next');
    expect(await gil.waitsFor('Counts at once')).toMatch(/Security channel\*\nnone → .*[^]*on the screen\*\n5 → 25/);
    await gil.closes({ all: true });
    expect(await ledgerOf(desk, 'settings.keys')).toEqual([]);
    await sets({ [LABELS.visible]: '25' });
    await kim.waitsFor('Security alerts of CSP Desk come to this channel from now on. Set by Gil Moreau', '#licensing');
    await asksForKey(kim);
    await kim.presses('Show key');
    await seesKey(kim);
    const [shown] = await desk.database.read.keyRequest.findMany({ orderBy: { requestedAt: 'desc' }, take: 1 });
    expect(Math.round(((shown?.hideAt?.getTime() ?? 0) - (shown?.openedAt?.getTime() ?? 0)) / 60_000)).toBe(25);
    await kim.presses('Hide now');
    await kim.waitsUntilGone(KEY, '#sales');
  });

  test('per person and hour: no more keys, and no more pages, until it has cooled down; the channel is told once', async () => {
    desk.clock.advance(2 * 3_600_000);
    await sets({ [LABELS.hour]: '2', [LABELS.wait]: '90' });
    await shows();
    await asksForKey(kim);
    await makesPage(kim);
    await kim.reloads();
    await asksForKey(kim);
    await kim.presses('Show key');
    expect(await kim.waitsFor('as many keys as one person may see in an hour', '#sales')).not.toMatch(KEY);
    await kim.presses('Show key');
    await kim.presses(MAKE);
    await kim.submits('Make page');
    await kim.waitsFor('You have handed over as many keys as one person may');
    await kim.closes();
    const channel = await kim.waitsFor(
      'Kim Alvarez has taken as many keys as one person may in an hour: 2',
      '#licensing',
    );
    expect(channel.match(/Kim Alvarez has taken/g)).toHaveLength(1);
    expect(await ledgerOf(desk, 'security.alert')).toContain('security.alert limit-person');
    expect(await ledgerOf(desk, 'key.reveal', 'key.handOver')).toEqual(
      expect.arrayContaining(['key.reveal too-many', 'key.handOver too-many']),
    );
    desk.clock.advance(61 * 60_000);
    await kim.reloads();
    await asksForKey(kim);
    await kim.presses('Show key');
    await kim.waitsFor('as many keys as one person may see in an hour', '#sales');
    desk.clock.advance(30 * 60_000);
    await shows();
  });

  test('per customer and day, whoever asks', async () => {
    desk.clock.advance(25 * 3_600_000);
    await sets({ [LABELS.hour]: '30', [LABELS.day]: '1', [LABELS.wait]: '15' });
    await shows();
    const bas = await desk.person('beheeragent');
    await bas.types('#licensing', '/csp-key fabrikam');
    await bas.fills({ Software: 'Windows Server 2022 Standard', Reden: 'uitrol' });
    await bas.submits('Code ophalen');
    await bas.presses('Code tonen');
    expect(await bas.waitsFor('zoveel codes getoond als op een dag mag', '#licensing')).not.toMatch(KEY);
    await kim.waitsFor('As many keys of Fabrikam B.V. have been taken as is allowed in a day: 1', '#licensing');
    await sets({ [LABELS.day]: '60' });
  });

  test('a burst of refusals, and a page that locks itself, are told in the channel', async () => {
    const ann = await desk.person('sales.agent');
    for (let times = 1; times <= 5; times++) {
      await ann.types('#general', times % 2 ? '/csp-key fabrikam' : '/csp-download fabrikam');
      await ann.waitsFor('needs the role Admin agent');
      await ann.closes();
    }
    await kim.waitsFor('Ann Whitfield was refused 5 times within 10 minutes', '#licensing');
    await asksForKey(kim);
    const page = await makesPage(kim);
    for (let tries = 0; tries < 5; tries++) await opens(page, `WRONG${tries}`);
    await kim.waitsFor('A one-time page locked itself after five wrong passphrases', '#licensing');
  });

  test('in a channel shared with another organisation it is shown in a window, and taken away there', async () => {
    await asksForKey(kim, { channel: '#fabrikam-shared' });
    await kim.presses('Show key');
    await kim.waitsFor(KEY);
    expect(await kim.sees('#fabrikam-shared')).not.toMatch(KEY);
    await fiveMinutesPass(desk);
    await kim.waitsFor('is hidden again');
    await kim.waitsUntilGone(KEY);
    await kim.closes();
  });

  test('P9: whoever searches the software for KMS reads why not', async () => {
    await kim.types('#sales', '/csp-key fabrikam');
    await kim.waitsFor('Software:');
    await kim.options('Software', 'kms');
    await kim.waitsFor('KMS keys are never given in CSP, not even on request');
    await kim.closes();
  });

  test('a key that was taken past the desk is told in the channel, one that was shown here is not', async () => {
    await shows();
    const id = await customerId(desk, 'contoso.co.uk');
    const order = await ordered(desk, 'contoso.co.uk', 'Windows Server 2025 Standard');
    await desk.partnerCenter('POST', `/customers/${id}/orders/${order}/key-reads`);
    await desk.database.pool.query(`UPDATE pgboss.job SET start_after = now() WHERE name = 'key-audit'`);
    const channel = await kim.waitsFor('taken in Partner Center, not at this desk', '#licensing');
    expect(channel).toContain('a key of Contoso Ltd, by admin.agent@csp-desk.example');
    expect(channel).not.toContain('a key of Fabrikam');
    const archived = await desk.database.read.auditArchive.findMany({
      select: { explained: true },
      distinct: ['explained'],
    });
    expect(archived).toHaveLength(2);
    // The next look is planned after the one that told of it.
    const waiting = `SELECT 1 FROM pgboss.job WHERE name = 'key-audit' AND state = 'created'`;
    await expect.poll(async () => (await desk.database.pool.query(waiting)).rowCount, { timeout: 10_000 }).toBe(1);
  });

  test('"which key is it?": found by its last five characters, by whoever may see keys', async () => {
    await asksForKey(kim);
    await kim.presses('Show key');
    const ending = (await seesKey(kim)).slice(-5);
    await kim.presses('Hide now');
    await kim.waitsUntilGone(KEY, '#sales');
    await kim.types('#sales', '/csp-key fabrikam');
    await kim.waitsFor('Which key is it?');
    const [found] = await kim.options('Software', `…${ending.toLowerCase()}`);
    expect(found).toContain('Windows Server 2022 Standard');
    expect(await kim.options('Software', 'ZZZZZ')).toEqual([]);
    await kim.closes();
    expect(await databaseText(desk)).not.toContain(ending);
  });

  test('a second Admin agent has to agree, never who asked; the key is then shown in a window', async () => {
    await sets({ 'Second person': 'Another Admin agent' });
    await asksForKey(kim, { reason: 'for the audit' });
    await kim.waitsFor('Keys need the agreement of a second Admin agent here');
    await kim.closes();
    const asked = await kim.waitsFor('Kim Alvarez asks to see the key', '#licensing');
    expect(asked).toContain('Reason: for the audit');
    await kim.presses('Agree');
    await kim.waitsFor('somebody else has to agree', '#licensing');
    const [ann, bas] = [await desk.person('sales.agent'), await desk.person('beheeragent')];
    await ann.presses('Agree');
    await ann.waitsFor('needs the role Admin agent', '#licensing');
    await Promise.all([bas.presses('Agree'), bas.presses('Agree').catch(() => undefined)]);
    await kim.waitsFor('Agreed to by Bas de Vries', '#licensing');
    await kim.waitsFor('[Show key]', '@CSP Desk');
    await kim.presses('Show key');
    await kim.waitsFor(KEY);
    expect(await kim.sees('@CSP Desk')).not.toMatch(KEY);
    await kim.presses('Hide now');
    await kim.waitsFor('is hidden again');
    await kim.closes();
    expect(await ledgerOf(desk, 'key.agree')).toEqual(['key.agree agreed']);

    await asksForKey(kim, { reason: 'once more' });
    await kim.waitsFor('Reason: once more', '#licensing');
    await bas.waitsFor('Reason: once more', '#licensing');
    await bas.presses('Refuse');
    await kim.waitsFor('was refused by Bas de Vries', '@CSP Desk');
    await sets({ 'Second person': 'Not needed' });
  });

  test('nobody else changes them', async () => {
    await kim.types('#general', '/csp-admin');
    await kim.waitsFor('needs the role Global admin');
    await kim.closes();
  });
});
