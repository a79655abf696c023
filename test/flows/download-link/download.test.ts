import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openDesk } from '../../support/desk.ts';
import type { Desk, Who } from '../../support/desk.ts';
import { asksForKey } from '../key-reveal/gestures.ts';
import type { Person } from '../../support/slack/person.ts';

const LINK = /http:\/\/127\.0\.0\.1:\d+\/partner-center\/download\/[^\s>|]+/;

async function fillsForm(person: Person, channel = '#sales'): Promise<void> {
  await person.types(channel, '/csp-download fabrikam');
  await person.fills({
    Software: 'Office LTSC Standard 2021',
    Version: 'Office LTSC Standard 2021',
    Language: 'Dutch',
  });
  await person.fills({ Bit: '64-bit' });
}

/** @returns the link, shown to be copied */
async function copies(person: Person, channel = '#sales', button = 'Copy link'): Promise<string> {
  await person.presses(button);
  return LINK.exec(await person.waitsFor(LINK, channel))?.[0] ?? '';
}

async function ledgerOf(desk: Desk) {
  const entries = await desk.database.read.ledgerEntry.findMany({
    where: { action: 'download.link' },
    orderBy: { sequence: 'asc' },
  });
  return entries.map(({ outcome }) => outcome);
}

describe('a download link over socket', () => {
  let desk: Desk;
  let kim: Person;
  beforeAll(async () => {
    desk = await openDesk();
    kim = await desk.person('admin.agent');
  });
  afterAll(() => desk.close());
  beforeEach(() => kim.reloads());

  test('P5: an Admin agent reads the risk first, then gets a link that works, alone', async () => {
    const ann = await desk.person('sales.agent');
    await kim.types('#sales', '/csp-download fabrikam');
    await kim.waitsFor('Anyone who has the link can download');
    await kim.closes();
    await fillsForm(kim);
    await kim.submits('Get link');
    const seen = await kim.waitsFor('It stops working about five days after first use', '#sales');
    for (const words of [
      '[Download]',
      'Office LTSC Standard 2021 – Fabrikam B.V.',
      'Dutch (Netherlands) · 64-bit · ISO',
    ])
      expect(seen).toContain(words);
    expect(seen).not.toMatch(LINK);
    const link = await copies(kim);
    expect((await fetch(link)).status).toBe(200);
    expect(await ann.sees()).not.toMatch(LINK);
    expect(await ledgerOf(desk)).toEqual(['risk-noted', 'issued', 'copied']);

    const address = new URL(link);
    const { rows } = await desk.database.pool.query<{ text: string }>(
      `SELECT coalesce(string_agg(t::text, ' '), '') AS text FROM (SELECT row_to_json(l) FROM ledger_entry l
       UNION ALL SELECT row_to_json(f) FROM form_reply f UNION ALL SELECT row_to_json(d) FROM download_link d) t`,
    );
    for (const text of [JSON.stringify(desk.log.lines), rows[0]?.text ?? ''])
      for (const secret of [address.searchParams.get('h') ?? link, '/respond/']) expect(text).not.toContain(secret);
    await kim.presses('Download');
    await expect.poll(() => ledgerOf(desk)).toEqual(['risk-noted', 'issued', 'copied', 'opened']);
  });

  test('P3: version, language and bit each narrow the next, by typing', async () => {
    await kim.types('#sales', '/csp-download fabrikam');
    await kim.waitsFor('Software:');
    expect(await kim.sees()).not.toMatch(/Version:|Language:|Bit:/);
    await kim.fills({ Software: 'Office LTSC Standard 2021' });
    await kim.waitsFor('Version:');
    expect(await kim.options('Version', '2019')).toEqual(['Office Standard 2019']);
    await kim.fills({ Version: 'Office Standard 2019' });
    expect(await kim.options('Language')).toHaveLength(39);
    expect(await kim.options('Language', 'port')).toEqual(['Portuguese (Brazil)', 'Portuguese (Portugal)']);
    await kim.fills({ Language: 'German' });
    expect(await kim.options('Bit')).toHaveLength(2);
    await kim.fills({ Version: 'Office LTSC Standard 2021' });
    await kim.waitsFor('Language: ‹›');
    expect(await kim.sees()).not.toContain('Bit:');
    await kim.closes();
  });

  test('a form handed in twice gives one link', async () => {
    const before = (await ledgerOf(desk)).length;
    await fillsForm(kim);
    await desk.slack('/envelopes/duplicate', { times: 1 });
    await kim.submits('Get link');
    const seen = await kim.waitsFor('[Copy link]', '#sales');
    expect((await ledgerOf(desk)).length).toBe(before + 1);
    expect(seen.match(/\[Copy link\]/g)).toHaveLength(1);
  });

  test('it is answered where the bot is not a member, too', async () => {
    await fillsForm(kim, '#random');
    await kim.submits('Get link');
    await kim.waitsFor('[Copy link]', '#random');
    await copies(kim, '#random');
  });

  test('what is not chosen, or not offered, is said at its field', async () => {
    await kim.types('#sales', '/csp-download fabrikam');
    await kim.waitsFor('Software:');
    await kim.submits('Get link', { anyway: true });
    expect((await kim.errors())['Software']).toMatch(/choose one/i);
    await kim.fills({ Software: 'Office LTSC Standard 2021' });
    await kim.waitsFor('Version:');
    await kim.submits('Get link', { anyway: true });
    expect((await kim.errors())['Version']).toMatch(/choose one/i);
    await kim.fills({ Version: 'Office LTSC 97' }, { anyway: true });
    await kim.submits('Get link', { anyway: true });
    expect((await kim.errors())['Version']).toMatch(/does not offer|choose one/);
    await kim.closes();
  });

  test('Partner Center does not answer: nothing is handed out, and the form says so', async () => {
    await fillsForm(kim);
    await desk.partnerCenter('POST', '/faults', { match: { path: '/downloadlink' }, kind: 'status-500', times: 4 });
    await kim.submits('Get link');
    await kim.waitsFor('Partner Center did not answer in time');
    expect(await kim.sees('#sales')).not.toMatch(LINK);
    expect((await ledgerOf(desk)).at(-1)).toBe('failed');
    await kim.closes();
  });

  test('P5: its age is shown; before the fifth day its owner is warned, and the same file is issued anew', async () => {
    await fillsForm(kim);
    await kim.submits('Get link');
    await kim.waitsFor('not used here yet', '#sales');
    await copies(kim);
    expect(await kim.sees('#sales')).toMatch(/first used here .*: it stops working about/);
    desk.clock.advance(4 * 86_400_000);
    await desk.database.pool.query(`UPDATE pgboss.job SET start_after = now() WHERE name = 'download-warn'`);
    await kim.waitsFor('stops working about', '@CSP Desk');
    await kim.presses('Get a new link');
    const newest = () => desk.database.read.downloadLink.findFirst({ orderBy: { issuedAt: 'desc' } });
    const same = { version: 'Office LTSC Standard 2021', languageCode: 'nl-NL', bit: 64 };
    await expect.poll(newest).toMatchObject({ ...same, usedAt: null });
    desk.clock.advance(2 * 86_400_000);
    await kim.reloads();
  });

  test('P5: who took note of the risk this month is not asked again, next month they are', async () => {
    await kim.types('#sales', '/csp-download fabrikam');
    expect(await kim.waitsFor('Anyone who has the link can download')).not.toContain('you take note of this');
    await kim.closes();
    desk.clock.advance(32 * 86_400_000);
    await kim.types('#sales', '/csp-download fabrikam');
    await kim.waitsFor('you take note of this');
    await kim.closes();
  });

  test.each<[Who, RegExp]>([
    ['sales.agent', /needs the role Admin agent/],
    ['global.admin', /needs the role Admin agent/],
  ])('P7: %s is told why not', async (who, words) => {
    const person = await desk.person(who);
    await person.types('#general', '/csp-download fabrikam');
    await person.waitsFor(words);
    await person.closes();
  });

  test('a person who reads Dutch sees no English', async () => {
    const bas = await desk.person('beheeragent');
    await bas.types('#licensing', '/csp-download fabrikam');
    await bas.fills({ Software: 'Office LTSC Standard 2021', Versie: '2021', Taal: 'Nederlands' });
    await bas.fills({ Bitversie: '64-bits' });
    const form = await bas.sees();
    for (const words of ['Customer', 'Language', 'Anyone', 'Cancel]']) expect(form).not.toContain(words);
    await bas.submits('Link ophalen');
    await bas.waitsFor('[Link kopiëren]', '#licensing');
    await copies(bas, '#licensing', 'Link kopiëren');
    const seen = await bas.sees('#licensing');
    for (const words of ['Anyone', 'Dutch', 'customer', 'copy']) expect(seen).not.toContain(words);
  });

  test("the button of the customer's software list opens the form with both chosen", async () => {
    await kim.types('#sales', '/csp-software fabrikam');
    await kim.waitsFor('[Details]', '#sales');
    await kim.presses('Download');
    const form = await kim.waitsFor('Get a download');
    expect(form).toContain('Customer: ‹Fabrikam B.V. · fabrikam.nl›');
    expect(form).not.toContain('Software: ‹›');
    await kim.closes();
  });
});

test('where links are taken from the Partner Center pages, an Admin agent reads how, and hands one in', async () => {
  const desk = await openDesk({ env: { PARTNER_CENTER_KEYS: 'portal', SANDBOX_CLOCK_URL: '' } });
  const link = 'https://software-download.example/office.iso?t=1&h=5ecret5ecret';
  try {
    const kim = await desk.person('admin.agent');
    await kim.types('#sales', '/csp-download fabrikam');
    const steps = await kim.waitsFor('Get keys and downloads');
    for (const words of ['Fabrikam B.V.', 'Copy link']) expect(steps).toContain(words);
    await kim.fills({ 'Download link': 'ftp://nowhere', 'SHA-256': 'abc' });
    await kim.submits('Hand in', { anyway: true });
    const errors = await kim.errors();
    expect(errors['Download link']).toMatch(/not a link/);
    expect(errors['SHA-256']).toMatch(/not a SHA-256/);
    expect(errors['Software']).toMatch(/choose one/i);
    const hash = 'ab'.repeat(32);
    await kim.fills({ Software: 'Office LTSC Standard 2021' });
    await kim.fills({ 'Download link': link, 'What it gives': 'Office LTSC 2021, Dutch, 64-bit', 'SHA-256': hash });
    await kim.submits('Hand in');
    expect(await kim.waitsFor('[Copy link]', '#sales')).toContain(hash);
    await kim.presses('Copy link');
    await kim.waitsFor(link, '#sales');
    const { rows } = await desk.database.pool.query<{ text: string }>(
      `SELECT string_agg(row_to_json(d)::text, ' ') AS text FROM download_link d`,
    );
    expect(JSON.stringify(desk.log.lines) + (rows[0]?.text ?? '')).not.toContain('5ecret5ecret');

    // And no page is made for a key where customers cannot reach the desk.
    await asksForKey(kim);
    await kim.fills({ 'Product key': 'BCDFG-HJKMP-QRTVW-XY234-6789B' });
    await kim.submits('Hand in');
    await kim.presses('Make a one-time page for the customer');
    await kim.waitsFor('whoever runs it has to set PUBLIC_URL');
    await kim.closes();
  } finally {
    await desk.close();
  }
});
