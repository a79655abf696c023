import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { eventually } from '../../support/conditions.ts';
import { openDesk } from '../../support/desk.ts';
import type { Desk } from '../../support/desk.ts';
import type { Person } from '../../support/slack/person.ts';
import { asksForKey, fiveMinutesPass, KEY, lastPress, ledgerOf, ordered, seesKey } from './gestures.ts';

describe('what goes wrong while a key is shown', () => {
  let desk: Desk;
  let kim: Person;
  beforeAll(async () => {
    desk = await openDesk();
    kim = await desk.person('admin.agent');
  });
  afterAll(() => desk.close());
  beforeEach(() => kim.reloads());

  const stateOfNewest = async () => {
    const [newest] = await desk.database.read.keyRequest.findMany({ orderBy: { requestedAt: 'desc' }, take: 1 });
    return newest?.state;
  };
  const fault = (kind: string, times = 1) =>
    desk.partnerCenter('POST', '/faults', { match: { path: 'artifacts/productkey' }, kind, times });

  test('Partner Center does not answer: nothing is shown, and the button works again', async () => {
    await asksForKey(kim);
    await kim.waitsFor('[Show key]', '#sales');
    await fault('status-500', 4);
    await kim.presses('Show key');
    expect(await kim.waitsFor('Partner Center did not answer in time', '#sales')).not.toMatch(KEY);
    expect(await stateOfNewest()).toBe('requested');
    await kim.presses('Show key');
    await seesKey(kim);
    expect((await ledgerOf(desk, 'key.reveal')).slice(-4)).toEqual([
      'key.reveal opening',
      'key.reveal failed',
      'key.reveal opening',
      'key.reveal shown',
    ]);
    await kim.presses('Hide now');
    await kim.waitsUntilGone(KEY, '#sales');
  });

  test('Partner Center refuses the key: that is said, with a reference that stands in the log', async () => {
    await asksForKey(kim);
    await kim.waitsFor('[Show key]', '#sales');
    await desk.partnerCenter('POST', '/faults', {
      match: { path: 'artifacts/productkey' },
      kind: 'refuse',
      status: 403,
      code: 2032,
    });
    await kim.presses('Show key');
    const seen = await kim.waitsFor(/refuses to give the key.* ref \w{3}-\w{3}/s, '#sales');
    const [, reference] = /ref (\w{3}-\w{3})/.exec(seen) ?? [];
    expect(desk.log.lines.map(({ fields }) => fields)).toContainEqual(expect.objectContaining({ reference }));
    expect(await stateOfNewest()).toBe('refused');
  });

  test('Slack does not take the message: the key is not shown, and the person hears of it', async () => {
    await asksForKey(kim);
    await kim.waitsFor('[Show key]', '#sales');
    await desk.slack('/faults', { method: 'response_url', kind: 'status-500' });
    await kim.presses('Show key');
    await kim.waitsFor('Slack did not say whether it showed the key', '#sales');
    expect(await kim.waitsFor('is hidden again', '#sales')).not.toMatch(KEY);
    expect(await ledgerOf(desk, 'key.reveal')).toContain('key.reveal undelivered');
  });

  test('Slack shows it and the answer is lost: it is taken away at once', async () => {
    await asksForKey(kim);
    await kim.waitsFor('[Show key]', '#sales');
    await desk.slack('/faults', { method: 'response_url', kind: 'drop-after' });
    await kim.presses('Show key');
    await kim.waitsFor('is hidden again', '#sales');
    await kim.waitsUntilGone(KEY, '#sales');
  });

  test('Slack does not take the key away for a while: it is tried again', async () => {
    await asksForKey(kim);
    await kim.presses('Show key');
    await seesKey(kim);
    await desk.slack('/faults', { method: 'response_url', kind: 'status-500' });
    await fiveMinutesPass(desk);
    await kim.waitsFor('is hidden again', '#sales');
    await kim.waitsUntilGone(KEY, '#sales');
  });

  test('a key that cannot be taken away any more is told of directly, and can still be hidden by its reader', async () => {
    await asksForKey(kim);
    await kim.presses('Show key');
    const key = await seesKey(kim);
    desk.clock.advance(31 * 60_000);
    await fiveMinutesPass(desk);
    const told = await kim.waitsFor('could not be taken away', '@CSP Desk');
    expect(told).toContain('Reload Slack');
    expect(told).not.toContain(key);
    await expect.poll(async () => (await ledgerOf(desk, 'key.hide')).at(-1)).toBe('key.hide left');
    await kim.presses('Hide now');
    await kim.waitsUntilGone(KEY, '#sales');
    await expect.poll(async () => (await ledgerOf(desk, 'key.hide')).at(-1)).toBe('key.hide hidden');
  });

  test('a form that was open for too long is answered in the channel where the bot is a member', async () => {
    await kim.types('#sales', '/csp-key fabrikam');
    await kim.fills({ Software: 'Windows Server 2022 Standard', Reason: 'after lunch' });
    desk.clock.advance(31 * 60_000);
    await kim.submits('Get key');
    await kim.waitsFor('[Show key]', '#sales');
  });

  test('and where it is not, they are told to start again', async () => {
    await kim.types('#random', '/csp-key fabrikam');
    await kim.fills({ Software: 'Windows Server 2022 Standard', Reason: 'after lunch' });
    desk.clock.advance(31 * 60_000);
    await kim.submits('Get key');
    await kim.waitsFor('cannot write to you where you opened the form', '@CSP Desk');
  });

  test.each([
    ['ab', /at least 3 characters/],
    ['\u202E\u202E\u202E\u200B', /fill this in/i],
    ['x'.repeat(201), /At most 200 characters; this has 201/],
  ])('a reason of %j is refused at its field', async (reason, words) => {
    await kim.types('#sales', '/csp-key fabrikam');
    await kim.fills({ Software: 'Windows Server 2022 Standard' });
    await kim.fills({ Reason: reason }, { anyway: true });
    await kim.submits('Get key', { anyway: true });
    expect((await kim.errors())['Reason']).toMatch(words);
    await kim.closes();
  });

  test('a reason that calls the channel or turns the text around is inert', async () => {
    await asksForKey(kim, { reason: '<!channel> \u202Egnitset' });
    await kim.waitsFor('[Show key]', '#sales');
    const [newest] = await desk.database.read.keyRequest.findMany({ orderBy: { requestedAt: 'desc' }, take: 1 });
    expect(newest?.reason).toBe('<!channel> gnitset');
  });

  test('nothing chosen, and software without a key, are said at the field', async () => {
    await kim.types('#sales', '/csp-key fabrikam');
    await kim.fills({ Reason: 'INC-1' });
    await kim.submits('Get key', { anyway: true });
    expect((await kim.errors())['Software']).toMatch(/choose one/i);
    await kim.fills({ Software: 'Windows Server 2025 CAL' });
    await kim.waitsFor('comes without a product key');
    await kim.submits('Get key', { anyway: true });
    expect((await kim.errors())['Software']).toMatch(/comes without a product key/);
    await kim.closes();
  });

  test('an order that is not fulfilled yet is not offered', async () => {
    await kim.types('#sales', '/csp-key contoso.co.uk');
    const before = await kim.options('Software');
    await kim.closes();
    await desk.partnerCenter('PATCH', '/settings', { delays: { fulfilment: 3_600_000 } });
    await ordered(desk, 'contoso.co.uk', 'Windows Server 2025 Standard');
    await desk.partnerCenter('PATCH', '/settings', { delays: { fulfilment: 0 } });
    desk.clock.advance(60_000);
    await kim.types('#sales', '/csp-key contoso.co.uk');
    expect(await kim.options('Software')).toEqual(before);
    await kim.closes();
  });

  test('a key that comes after the desk took the press for lost is not shown', async () => {
    await asksForKey(kim);
    await kim.waitsFor('[Show key]', '#sales');
    await desk.partnerCenter('POST', '/faults', {
      match: { path: 'artifacts/productkey' },
      kind: 'latency',
      milliseconds: 5_000,
    });
    await kim.presses('Show key');
    await eventually(async () => (await stateOfNewest()) === 'opening');
    await fiveMinutesPass(desk);
    await kim.waitsFor('was restarted while it fetched the key', '#sales');
    expect(await kim.waitsFor('This button was used already', '#sales')).not.toMatch(KEY);
    expect(await stateOfNewest()).toBe('interrupted');
  });

  test('a press told again later, or sent by somebody else, shows nothing more', async () => {
    const bas = await desk.person('beheeragent');
    await asksForKey(kim);
    await kim.presses('Show key');
    await seesKey(kim);
    const press = await lastPress(desk, 'keyReveal.show');
    await kim.presses('Hide now');
    await kim.waitsUntilGone(KEY, '#sales');

    await kim.sendsRaw('interactive', press);
    await kim.sendsRaw('interactive', { ...press, trigger_id: '1.2' });
    await kim.waitsFor('This button was used already', '#sales');
    const { person } = await bas.screen();
    await bas.sendsRaw('interactive', { ...press, trigger_id: '1.3', user: { id: person.id } });
    await eventually(async () => (await ledgerOf(desk, 'key.reveal')).at(-1) === 'key.reveal not-theirs');
    for (const seen of [await kim.sees(), await bas.sees()]) expect(seen).not.toMatch(KEY);
  });

  test('a customer nobody knows is said, and one is found by typing', async () => {
    await kim.types('#sales', '/csp-key <!channel> nobody');
    await kim.waitsFor('No customer of yours matches “<!channel> nobody”');
    await kim.fills({ Customer: 'Contoso Ltd' });
    expect((await kim.options('Software')).length).toBeGreaterThan(0);
    await kim.closes();
  });

  test('P9: whoever asks for KMS reads why not and what to do, and gets the MAK all the same', async () => {
    await kim.types('#sales', '/csp-key kms key for fabrikam');
    const form = await kim.waitsFor('KMS keys are never given in CSP, not even on request');
    for (const words of ['180 days', 'slmgr.vbs', 'technical presales and deployment services', 'Fabrikam B.V.'])
      expect(form).toContain(words);
    await kim.closes();
    await asksForKey(kim, { reason: 'need the KMS host key' });
    await kim.waitsFor('KMS keys are never given in CSP, not even on request', '#sales');
    await kim.presses('Show key');
    await seesKey(kim);
    await kim.presses('Hide now');
    await kim.waitsUntilGone(KEY, '#sales');
  });

  test('P3: another version than the one bought has a key of its own', async () => {
    await asksForKey(kim);
    await kim.presses('Show key');
    const bought = await seesKey(kim);
    await kim.presses('Hide now');
    await kim.waitsUntilGone(KEY, '#sales');
    await kim.types('#sales', '/csp-key fabrikam');
    await kim.fills({ Software: 'Windows Server 2022 Standard', Version: '2019', Reason: 'older machines' });
    await kim.submits('Get key');
    await kim.presses('Show key');
    expect(await seesKey(kim)).not.toBe(bought);
    expect(await kim.sees('#sales')).toContain('2019');
    await kim.presses('Hide now');
    await kim.waitsUntilGone(KEY, '#sales');
  });

  test("the button of the customer's software list opens the form with both chosen", async () => {
    await kim.types('#sales', '/csp-software fabrikam');
    await kim.presses('Key');
    const form = await kim.waitsFor('Reason:');
    expect(form).toContain('Customer: ‹Fabrikam B.V. · fabrikam.nl›');
    expect(form).not.toContain('Software: ‹›');
    await kim.closes();
  });
});
