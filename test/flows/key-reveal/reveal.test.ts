import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openDesk } from '../../support/desk.ts';
import type { Desk, Who } from '../../support/desk.ts';
import {
  asksForKey,
  cancelled,
  databaseText,
  fiveMinutesPass,
  issuedKeys,
  KEY,
  ledgerOf,
  ordered,
  seesKey,
} from './gestures.ts';

describe('a product key over http', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk({ transport: 'http' });
  });
  afterAll(() => desk.close());
  beforeEach(async () => (await desk.person('admin.agent')).reloads());

  test('P4: an Admin agent sees it, alone, after one more press, and hides it', async () => {
    const [kim, ann] = [await desk.person('admin.agent'), await desk.person('sales.agent')];
    await asksForKey(kim);
    const ready = await kim.waitsFor('[Show key]', '#sales');
    expect(ready).toContain('Your key for Windows Server 2022 Standard (Fabrikam B.V.) is ready.');
    expect(ready).not.toMatch(KEY);

    await kim.presses('Show key');
    const key = await seesKey(kim);
    const seen = await kim.sees('#sales');
    for (const words of [
      'Only visible to you',
      'Microsoft 365 admin center',
      'each activation counts',
      `…${key.slice(-5)}`,
    ])
      expect(seen).toContain(words);
    expect(seen).not.toContain('[Show key]');
    expect((await issuedKeys(desk)).map(({ productKey }) => productKey)).toContain(key);

    await kim.presses('Hide now');
    const after = await kim.waitsFor(/is hidden again/, '#sales');
    expect(after).toMatch(new RegExp(`Key ending in …${key.slice(-5)} was shown to you at .* and is hidden again`));
    expect(after).not.toContain(key);
    expect(await ann.sees()).not.toMatch(KEY);
    await expect
      .poll(() => ledgerOf(desk, 'key.request', 'key.reveal', 'key.hide'))
      .toEqual(['key.request requested', 'key.reveal opening', 'key.reveal shown', 'key.hide hidden']);
  });

  test('it hides itself when its time is over, also after the desk was restarted', async () => {
    const kim = await desk.person('admin.agent');
    await asksForKey(kim);
    await desk.restart();
    await kim.presses('Show key');
    const key = await seesKey(kim);
    await desk.restart();
    await fiveMinutesPass(desk);
    expect(await kim.waitsFor('is hidden again', '#sales')).not.toContain(key);
    const newest = () => desk.database.read.keyRequest.findFirst({ orderBy: { requestedAt: 'desc' } });
    await expect.poll(newest).toMatchObject({ state: 'hidden', sealedReply: null, reason: 'INC-4711' });
  });

  test('where the bot is not a member it is shown in a window', async () => {
    const kim = await desk.person('admin.agent');
    await asksForKey(kim, { channel: '#random' });
    await kim.presses('Show key');
    await kim.waitsFor(KEY);
    expect(await kim.sees('#random')).not.toMatch(KEY);
    await kim.waitsFor('is shown to you in a window', '#random');
    await kim.presses('Hide now');
    await kim.waitsFor('is hidden again');
    await kim.waitsUntilGone(KEY);
    await kim.closes();
  });

  test('gestures that are told twice fetch and show it once', async () => {
    const kim = await desk.person('admin.agent');
    const times = async () => (await issuedKeys(desk)).reduce((sum, issued) => sum + issued.times, 0);
    const before = await times();
    await desk.slack('/envelopes/duplicate', { times: 8 });
    await asksForKey(kim, { reason: 'told twice' });
    await kim.presses('Show key');
    await seesKey(kim);
    expect(await times()).toBe(before + 1);
    expect(await desk.database.read.keyRequest.count({ where: { reason: 'told twice' } })).toBe(1);
    await kim.presses('Hide now');
    await kim.waitsUntilGone(KEY, '#sales');
  });

  test('P14: it is not shown once its order is cancelled', async () => {
    const kim = await desk.person('admin.agent');
    const order = await ordered(desk, 'wingtiptoys.example', 'Windows Server 2025 Standard');
    await asksForKey(kim, { customer: 'wingtiptoys.example', software: 'Windows Server 2025 Standard' });
    await kim.waitsFor('[Show key]', '#sales');
    await cancelled(desk, 'wingtiptoys.example', order);
    await kim.presses('Show key');
    const seen = await kim.waitsFor('is revoked, because the order was cancelled', '#sales');
    expect(seen).not.toMatch(KEY);
    expect((await ledgerOf(desk, 'key.reveal')).at(-1)).toBe('key.reveal revoked');
  });

  test('P7: who loses the role between asking and pressing sees nothing', async () => {
    const kim = await desk.person('admin.agent');
    await asksForKey(kim);
    await kim.waitsFor('[Show key]', '#sales');
    const roles = (groups: readonly string[]) =>
      desk.partnerCenter('PUT', '/people/admin.agent@csp-desk.example', { groups });
    await roles(['SalesAgents']);
    await kim.presses('Show key');
    expect(await kim.waitsFor('This needs the role Admin agent', '#sales')).not.toMatch(KEY);
    await roles(['AdminAgents']);
    await kim.presses('Show key');
    await seesKey(kim);
    await kim.presses('Hide now');
    await kim.waitsUntilGone(KEY, '#sales');
  });

  test('a button that is too old shows nothing', async () => {
    const kim = await desk.person('admin.agent');
    await asksForKey(kim);
    await kim.waitsFor('[Show key]', '#sales');
    desk.clock.advance(31 * 60_000);
    await kim.presses('Show key');
    expect(await kim.waitsFor('This button worked for 30 minutes', '#sales')).not.toMatch(KEY);
  });

  test.each<[Who, RegExp]>([
    ['sales.agent', /needs the role Admin agent[^]*Ask Kim Alvarez/],
    ['global.admin', /needs the role Admin agent/],
    ['helpdesk.agent', /needs the role Admin agent/],
    ['newcomer', /Je hebt hier nog geen rol/],
  ])('P7: %s is told why not', async (who, words) => {
    const person = await desk.person(who);
    await person.types('#general', '/csp-key fabrikam');
    await person.waitsFor(words);
    await person.closes();
  });

  test('a person who reads Dutch sees no English', async () => {
    const bas = await desk.person('beheeragent');
    await bas.types('#licensing', '/csp-key fabrikam');
    await bas.fills({ Software: 'Windows Server 2022 Standard', Reden: 'uitrol' });
    const form = await bas.sees();
    for (const words of ['Klant', 'Versie', 'KMS-sleutels', 'Annuleren']) expect(form).toContain(words);
    for (const words of ['Customer', 'Version:', 'Reason', 'activation', 'Cancel]']) expect(form).not.toContain(words);
    await bas.submits('Code ophalen');
    await bas.presses('Code tonen');
    await seesKey(bas, '#licensing');
    const seen = await bas.sees('#licensing');
    for (const words of ['visible to you\n', 'Hide', 'customer', 'activation']) expect(seen).not.toContain(words);
    await bas.presses('Nu verbergen');
    await bas.waitsFor('is weer verborgen', '#licensing');
  });

  test('no key, and no address that can change its message, is left in the database or the log', async () => {
    const keys = (await issuedKeys(desk)).map(({ productKey }) => productKey);
    const [database, log] = [await databaseText(desk), JSON.stringify(desk.log.lines)];
    const history = JSON.stringify(((await desk.slack('/history')) as { readonly postings: unknown }).postings);
    expect(keys.length).toBeGreaterThan(0);
    for (const text of [database, log, history]) {
      for (const key of keys) expect(text).not.toContain(key);
      expect(text).not.toContain('/respond/');
    }
  });
});
