import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../../src/kernel/ids.ts';
import { openDesk } from '../../support/desk.ts';
import type { Desk } from '../../support/desk.ts';
import type { Person } from '../../support/slack/person.ts';
import { asksForKey, cancelled, issuedKeys, KEY, ledgerOf, ordered, seesKey } from '../key-reveal/gestures.ts';
import { LINK, looks, MAKE, makesPage, opens } from './gestures.ts';

const BOTS = ['Slackbot-LinkExpanding 1.0', 'facebookexternalhit/1.1', 'Mozilla/5.0 SafeLinks', 'curl/8'];

describe('a one-time page for the customer', () => {
  let desk: Desk;
  let kim: Person;
  beforeAll(async () => {
    desk = await openDesk();
    kim = await desk.person('admin.agent');
  });
  afterAll(() => desk.close());
  beforeEach(() => kim.reloads());

  const issued = async () => (await issuedKeys(desk)).reduce((sum, { times }) => sum + times, 0);
  const ledger = async () => (await ledgerOf(desk, 'key.handOver')).map((entry) => entry.replace('key.handOver ', ''));
  const newest = () => desk.database.read.handOver.findFirstOrThrow({ orderBy: { createdAt: 'desc' } });

  test('previews use nothing up; the passphrase opens it once; the sender is told; nobody else sees anything', async () => {
    await asksForKey(kim);
    await kim.waitsFor('[Show key]', '#sales');
    const page = await makesPage(kim, { 'For whom': 'ict@fabrikam.nl' });
    expect(await kim.waitsFor('One-time page: Windows Server 2022 Standard', '@CSP Desk')).toContain(
      'For ict@fabrikam.nl',
    );

    for (const bot of BOTS)
      for (const method of ['HEAD', 'GET']) {
        const looked = await looks(page, { method, headers: { 'user-agent': bot } });
        expect(looked.status).toBe(200);
        expect(looked.text).not.toMatch(/Fabrikam|Windows|Kim/);
      }
    expect(await issued()).toBe(0);
    expect(await newest()).toMatchObject({ state: 'live', views: 0, failures: 0 });

    const opened = await opens(page, page.passphrase);
    const key = KEY.exec(opened.text)?.[0] ?? '';
    expect((await issuedKeys(desk)).map(({ productKey }) => productKey)).toContain(key);
    for (const words of ['Windows Server 2022 Standard, for Fabrikam B.V.', 'Kim Alvarez', 'cannot be opened again'])
      expect(opened.text).toContain(words);
    await kim.waitsFor('Your one-time page for Fabrikam B.V. was opened', '@CSP Desk');
    await kim.waitsFor('the only time', '@CSP Desk');

    const again = await opens(page, page.passphrase);
    expect([again.status, KEY.test(again.text)]).toEqual([410, false]);
    expect(again.text).toContain('was shown here already');
    expect(await issued()).toBe(1);
    expect(await ledger()).toEqual(['made', 'opening', 'opened', 'too-late']);
    const ann = await desk.person('sales.agent');
    for (const seen of [await ann.sees(), await kim.sees('@CSP Desk')]) {
      expect(seen).not.toContain(page.passphrase);
      expect(seen).not.toMatch(LINK);
      expect(seen).not.toMatch(KEY);
    }
    const dump = JSON.stringify(
      [await newest(), await desk.database.read.ledgerEntry.findMany()],
      (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value),
    );
    for (const secret of [page.passphrase, page.passphrase.replaceAll('-', ''), page.link.split('/').at(-1) ?? ''])
      expect(dump + JSON.stringify(desk.log.lines)).not.toContain(secret);
  });

  test('every answer forbids keeping, framing, telling and running anything', async () => {
    await asksForKey(kim);
    const page = await makesPage(kim);
    const answers = [
      await looks(page),
      await looks(page, { method: 'HEAD' }),
      await opens(page, 'WRONG'),
      await opens(page, ''),
    ];
    answers.push(
      await opens(page, page.passphrase),
      await opens(page, page.passphrase),
      await looks(page, { method: 'PUT' }),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 403, 422, 200, 410, 405]);
    for (const { headers } of answers) {
      expect(headers.get('cache-control')).toContain('no-store');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      const policy = headers.get('content-security-policy');
      for (const part of ["default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"])
        expect(policy).toContain(part);
      expect(policy).not.toMatch(/script-src|unsafe/);
      expect(headers.get('set-cookie')).toBeNull();
    }
  });

  test('a link that is no page looks and answers like one', async () => {
    await asksForKey(kim);
    const page = await makesPage(kim);
    const other = { link: page.link.slice(0, -6) + 'AAAAAA' };
    expect((await looks(other)).text).toBe((await looks(page)).text);
    const [known, unknown] = [await opens(page, 'WRONG'), await opens(other, 'WRONG')];
    expect([unknown.status, unknown.text]).toEqual([known.status, known.text]);
    expect((await fetch(`${desk.url()}/handover/en/short`)).status).toBe(404);
  });

  test('it locks after five wrong passphrases, for the right one too, and the sender hears of it', async () => {
    await asksForKey(kim);
    const page = await makesPage(kim);
    const before = await issued();
    for (let tries = 1; tries < 5; tries++) expect((await opens(page, `WRONG${tries}`)).status).toBe(403);
    expect((await opens(page, 'WRONG5')).text).toContain('locked itself');
    const right = await opens(page, page.passphrase);
    expect([right.status, KEY.test(right.text)]).toEqual([410, false]);
    await kim.waitsFor(/Locked at .* after five wrong passphrases/, '@CSP Desk');
    expect(await issued()).toBe(before);
    expect((await ledger()).slice(-6)).toEqual([...Array<string>(4).fill('wrong-passphrase'), 'locked', 'too-late']);
  });

  test('of several that open it at once one sees the key', async () => {
    await asksForKey(kim);
    const page = await makesPage(kim);
    const answers = await Promise.all(Array.from({ length: 4 }, () => opens(page, page.passphrase)));
    expect(answers.filter(({ text }) => KEY.test(text))).toHaveLength(1);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 410, 410, 410]);
  });

  test('a browser that is gone before the key was sent uses nothing up', async () => {
    await asksForKey(kim);
    const page = await makesPage(kim);
    await desk.partnerCenter('POST', '/faults', {
      match: { path: 'artifacts/productkey' },
      kind: 'latency',
      milliseconds: 500,
    });
    const impatient = httpRequest(page.link, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    impatient.on('error', () => undefined).end(new URLSearchParams({ passphrase: page.passphrase }).toString());
    await expect.poll(async () => (await ledger()).at(-1)).toBe('opening');
    impatient.destroy();
    await new Promise((resolve) => impatient.once('close', resolve));
    expect((await opens(page, page.passphrase)).text).toMatch(KEY);
    expect((await ledger()).slice(-5)).toEqual(['opening', 'opened', 'undelivered', 'opening', 'opened']);
  });

  test('Partner Center does not answer: nothing is used up, and the page says what to do', async () => {
    await asksForKey(kim);
    const page = await makesPage(kim, { 'Can be opened': '2 times' });
    await desk.partnerCenter('POST', '/faults', {
      match: { path: 'artifacts/productkey' },
      kind: 'status-500',
      times: 4,
    });
    const failed = await opens(page, page.passphrase);
    expect(failed.status).toBe(503);
    const [, reference] = /Nothing was used up.* ref (\w{3}-\w{3})/.exec(failed.text) ?? [];
    expect(desk.log.lines.map(({ fields }) => fields)).toContainEqual(expect.objectContaining({ reference }));
    expect((await opens(page, page.passphrase)).text).toContain('can be opened once more');
    expect((await opens(page, page.passphrase)).text).toContain('cannot be opened again');
    expect((await opens(page, page.passphrase)).status).toBe(410);
  });

  test('its sender revokes it; its time ends it; making another ends the one before', async () => {
    await asksForKey(kim);
    const first = await makesPage(kim);
    const second = await makesPage(kim, { 'Works for': '1 hour' });
    expect((await opens(first, first.passphrase)).text).toContain('taken this page back');
    desk.clock.advance(61 * 60_000);
    expect((await opens(second, second.passphrase)).text).toContain('This page could be opened for a limited time');
    await desk.database.pool.query(`UPDATE pgboss.job SET start_after = now() WHERE name = 'hand-over-expire'`);
    await kim.waitsFor(/Expired at/, '@CSP Desk');

    // Without the message from before, whose button is too old by now.
    await kim.reloads();
    await asksForKey(kim);
    const third = await makesPage(kim, { 'For whom': 'the third' });
    await kim.waitsFor('For the third', '@CSP Desk');
    await kim.presses('Revoke');
    await expect.poll(async () => (await newest()).state).toBe('revoked');
    expect((await opens(third, third.passphrase)).status).toBe(410);
  });

  test('P14: it shows nothing once the order is cancelled, and none can be made', async () => {
    const order = await ordered(desk, 'wingtiptoys.example', 'Windows Server 2025 Standard');
    const wanted = { customer: 'wingtiptoys.example', software: 'Windows Server 2025 Standard' };
    await asksForKey(kim, wanted);
    const page = await makesPage(kim);
    await cancelled(desk, 'wingtiptoys.example', order);
    const opened = await opens(page, page.passphrase);
    expect([opened.status, KEY.test(opened.text)]).toEqual([410, false]);
    expect((await ledger()).slice(-2)).toEqual(['opening', 'revoked']);
    await kim.waitsFor('was revoked or is no longer to be had', '@CSP Desk');
    await kim.presses(MAKE);
    await kim.submits('Make page');
    await kim.waitsFor('is revoked, because the order was cancelled');
    await kim.closes();
  });

  test('P7: made from a key that was shown; not by who lost the role, nor long after', async () => {
    await asksForKey(kim);
    await kim.presses('Show key');
    await seesKey(kim);
    await kim.presses('Hide now');
    await kim.waitsUntilGone(KEY, '#sales');
    const { link, passphrase } = await makesPage(kim);
    expect((await opens({ link }, passphrase)).text).toMatch(KEY);

    const roles = (groups: readonly string[]) =>
      desk.partnerCenter('PUT', '/people/admin.agent@csp-desk.example', { groups });
    await kim.presses(MAKE);
    await kim.waitsFor('Language of the page');
    await roles(['SalesAgents']);
    await kim.submits('Make page');
    await kim.waitsFor('needs the role Admin agent');
    await kim.closes();
    await roles(['AdminAgents']);
    desk.clock.advance(31 * 60_000);
    await kim.presses(MAKE);
    await kim.waitsFor('within half an hour after the key was asked for');
    await kim.closes();
  });

  test('in Dutch for a Dutch customer, by a sender who reads Dutch', async () => {
    const bas = await desk.person('beheeragent');
    await bas.types('#licensing', '/csp-key fabrikam');
    await bas.fills({ Software: 'Windows Server 2022 Standard', Reden: 'uitrol' });
    await bas.submits('Code ophalen');
    await bas.presses('Eenmalige pagina voor de klant maken');
    await bas.submits('Pagina maken');
    const seen = await bas.waitsFor(LINK);
    for (const words of ['Send', 'passphrase', 'Close']) expect(seen).not.toContain(words);
    const link = LINK.exec(seen)?.[0] ?? '';
    expect(link).toContain('/handover/nl/');
    const page = await looks({ link });
    expect(page.headers.get('content-language')).toBe('nl');
    expect(page.text).toContain('<html lang="nl">');
    expect(page.text).toContain('Wachtwoordzin');
    expect(page.text).not.toMatch(/Passphrase|product key/);
    await bas.closes();
  });

  test('who tries too often in a minute waits, and nothing is counted', async () => {
    await asksForKey(kim);
    const page = await makesPage(kim);
    const from = (address: string) => ({ 'x-forwarded-for': address });
    const post = (address: string) =>
      fetch(page.link, { method: 'POST', body: new URLSearchParams({ passphrase: '' }), headers: from(address) });
    const answers = await Promise.all(Array.from({ length: 31 }, () => post('203.0.113.7')));
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(1);
    expect((await post('203.0.113.8')).status).toBe(422);
    expect(await newest()).toMatchObject({ failures: 0 });
  });

  test('a page that was live in a backup may have been opened since: after a restore it cannot be opened again', async () => {
    await asksForKey(kim);
    const page = await makesPage(kim);
    const { now } = desk.clock;
    await desk.database.read.restore.create({ data: { id: newId(), madeAt: now(), restoredAt: now() } });
    await desk.restart();
    const opened = await opens({ link: `${desk.url()}${new URL(page.link).pathname}` }, page.passphrase);
    expect([opened.status, KEY.test(opened.text)]).toEqual([410, false]);
    expect((await ledger()).at(-1)).toBe('too-late');
    expect(await newest()).toMatchObject({ state: 'revoked', views: 0 });
  });
});
