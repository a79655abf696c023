import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/sandbox/slack/json.ts';
import { eventually } from '../support/conditions.ts';
import { KEY } from '../flows/key-reveal/gestures.ts';
import { rules } from '../permissions/rules.ts';
import { openDesk } from '../support/desk.ts';
import type { Desk } from '../support/desk.ts';
import type { Person } from '../support/slack/person.ts';
import { addPseudoLanguage, marked, PSEUDO_LOCALE } from './pseudo-language.ts';
import { strays, textsIn } from './strays.ts';
import { heard } from './heard.ts';
import { UNHEARD } from './unheard.ts';

const PRODUCT = 'Windows Server 2022 Standard';
let desk: Desk;
let kim: Person;
let gil: Person;
const done = new Set<string>();

const ends = addPseudoLanguage();
beforeAll(async () => {
  desk = await openDesk();
  for (const who of ['admin.agent', 'global.admin', 'sales.agent', 'approver'])
    await desk.slack(`/people/${who}@csp-desk.example`, { locale: PSEUDO_LOCALE });
  [kim, gil] = [await desk.person('admin.agent'), await desk.person('global.admin')];
}, 180_000);
afterAll(async () => {
  ends();
  await desk.close();
});

/** Nothing on the screen is of no catalogue, or cut; what led there counts as looked at. */
async function isWhole(person: Person): Promise<void> {
  await expect.poll(async () => (await person.sees()).includes(marked('common.loading'))).toBe(false);
  expect(await strays(person)).toEqual([]);
  const { envelopes } = (await desk.slack('/inspector')) as { readonly envelopes: readonly JsonObject[] };
  for (const name of envelopes.flatMap(heard)) done.add(name);
}

/** Opens what a button opens, looks at it, and closes it again. */
async function looksAt(person: Person, button: string, title: string): Promise<void> {
  await person.presses(button);
  await person.waitsFor(`── ${title} ──`);
  await isWhole(person);
  await person.closes();
}

describe('nothing is said that is in no catalogue, and nothing is cut', () => {
  test('in a purchase', async () => {
    await kim.types('#sales', '/csp-buy fabrikam');
    await kim.waitsFor(`── ${marked('purchase.form.title')} ──`);
    await kim.fills({ [marked('purchase.product.label')]: PRODUCT });
    const [edition = ''] = await kim.options(marked('purchase.edition.label'));
    await kim.fills({ [marked('purchase.edition.label')]: edition });
    await kim.waitsFor(`${marked('purchase.term.label')}:`);
    await kim.fills({ [marked('purchase.quantity.label')]: '2' });
    await isWhole(kim);
    await kim.submits(marked('purchase.form.submit'));
    await kim.waitsFor(marked('purchase.review.submit'));
    await isWhole(kim);
    await looksAt(kim, marked('purchase.quote.make'), marked('purchase.quote.title'));
    await kim.submits(marked('purchase.review.submit'));
    await kim.waitsFor(marked('purchase.step.fulfilled'));
    await looksAt(kim, marked('purchase.details'), marked('purchase.details.title'));
  });

  test('in asking for an approval and declining it', async () => {
    const [ann, bo] = [await desk.person('sales.agent'), await desk.person('approver')];
    await ann.types('#sales', '/csp-buy fabrikam');
    await ann.fills({ [marked('purchase.product.label')]: PRODUCT });
    const [edition = ''] = await ann.options(marked('purchase.edition.label'));
    await ann.fills({ [marked('purchase.edition.label')]: edition });
    await ann.waitsFor(`${marked('purchase.term.label')}:`);
    await ann.fills({ [marked('purchase.quantity.label')]: '1' });
    await ann.submits(marked('purchase.form.submit'));
    await ann.waitsFor(marked('purchase.review.ask'));
    await isWhole(ann);
    await ann.submits(marked('purchase.review.ask'));
    await bo.presses(marked('approval.decline'));
    await bo.fills({ [marked('approval.form.reason')]: '2' });
    await isWhole(bo);
    await bo.submits(marked('approval.form.submit'));
    await ann.waitsFor('✕');
    await isWhole(bo);
    await isWhole(ann);
  });

  test('in a key, from the form to its being hidden', async () => {
    await kim.types('#sales', '/csp-key fabrikam');
    await kim.waitsFor(`── ${marked('keyReveal.title')} ──`);
    await kim.fills({ [marked('ownedSoftware.label')]: PRODUCT, [marked('keyReveal.reason.label')]: '2026' });
    await isWhole(kim);
    await kim.submits(marked('keyReveal.submit'));
    await kim.waitsFor(marked('keyReveal.show'));
    await isWhole(kim);
    await kim.presses(marked('keyReveal.show'));
    const key = KEY.exec(await kim.waitsFor(KEY))?.[0] ?? '';
    await isWhole(kim);
    await looksAt(kim, marked('keyReveal.handOver'), marked('handOver.title'));
    await kim.presses(marked('keyReveal.hideNow'));
    await kim.waitsUntilGone(key);
    await isWhole(kim);
  });

  test('in a download', async () => {
    await kim.types('#sales', '/csp-download fabrikam');
    await kim.waitsFor(`── ${marked('downloadLink.title')} ──`);
    await kim.fills({ [marked('ownedSoftware.label')]: PRODUCT });
    await kim.fills({ [marked('downloadLink.version.label')]: PRODUCT });
    await kim.fills({ [marked('downloadLink.language.label')]: 'Dutch' });
    const [bit = ''] = await kim.options(marked('downloadLink.bit.label'));
    await kim.fills({ [marked('downloadLink.bit.label')]: bit });
    await isWhole(kim);
    await kim.submits(marked('downloadLink.submit'));
    await kim.presses(marked('downloadLink.copy'));
    await kim.waitsFor(marked('downloadLink.ready.copy'));
    await isWhole(kim);
    await kim.reloads();
  });

  test('in the software of a customer', async () => {
    await kim.types('#sales', '/csp-software fabrikam');
    await kim.waitsFor(marked('software.list.export'));
    await isWhole(kim);
    await looksAt(kim, marked('software.button.details'), marked('software.details.title'));
    await looksAt(kim, marked('software.list.search'), marked('software.search.title'));
    await kim.reloads();
  });

  test('in a move', async () => {
    await kim.types('#sales', '/csp-move fabrikam');
    await kim.waitsFor(marked('moves.form.zone'));
    await isWhole(kim);
    const row = (machine: string) =>
      `${machine},${desk.clock.now().toISOString()},"Windows(R), ServerStandard edition","Windows(R) Operating System, VOLUME_KMSCLIENT channel",1,0,43200,VDYBN`;
    await kim.fills({
      [marked('moves.form.name')]: '2027',
      [marked('move.form.text')]: [
        'Machine,CapturedAt,Name,Description,LicenseStatus,LicenseStatusReason,GracePeriodRemaining,PartialProductKey',
        row('SRV-01'),
        row('SRV-02'),
      ].join('\n'),
    });
    await kim.submits(marked('moves.form.submit'));
    await kim.waitsFor(/2027” has begun/);
    await isWhole(kim);
    await kim.closes({ all: true });
    await kim.waitsFor(marked('moves.bring'));
    await isWhole(kim);
    await looksAt(kim, marked('moves.machines'), marked('moves.machines.title'));
    await looksAt(kim, marked('moves.bring'), marked('moves.bring.title'));
    await looksAt(kim, marked('moveKit.button'), marked('moveKit.form.title'));
    for (const [more, title] of [
      ['moves.more.settings', 'moves.settings.title'],
      ['moves.more.writeOff', 'moves.writeOff.title'],
      ['moves.more.help', 'moves.help.title'],
      ['moves.more.close', 'moves.close.title'],
    ] as const) {
      await kim.chooses(marked(more));
      await kim.waitsFor(`── ${marked(title)} ──`);
      await isWhole(kim);
      await kim.closes({ all: true });
    }
    await kim.presses(marked('waves.plan'));
    await kim.waitsFor(marked('waves.plan.show'));
    await isWhole(kim);
    await kim.submits(marked('waves.plan.show'));
    await kim.waitsFor(marked('waves.plan.confirm'));
    await isWhole(kim);
    await kim.closes({ all: true });
  });

  test('in a cancellation, and in the list of tickets', async () => {
    const line = await eventually(() => desk.database.read.purchaseLine.findFirst({ where: { state: 'fulfilled' } }));
    await kim.types('#sales', `/csp-cancel ${line.orderId ?? ''}`);
    await kim.waitsFor(`── ${marked('cancellation.form.title')} ──`);
    await kim.fills({
      [marked('cancellation.reason.label')]: '2',
      [marked('cancellation.contactPhone.label')]: '020 1234567',
    });
    await isWhole(kim);
    await kim.submits(marked('cancellation.form.submit'));
    await kim.waitsFor(marked('cancellation.step.keyRevoked').slice(0, 8));
    await isWhole(kim);
    await looksAt(kim, marked('cancellation.credit.open'), marked('cancellation.credit.form'));
    await kim.presses(marked('cancellation.uninstall.removed'));
    await kim.waitsFor(marked('cancellation.uninstall.evidence'));
    await isWhole(kim);
    await kim.closes();
    await kim.types('#sales', '/csp-tickets');
    await kim.waitsFor(marked('tickets.headline.all'));
    await isWhole(kim);
    await kim.types('#sales', '/csp-tickets credit');
    await kim.waitsFor(marked('tickets.headline.credit'));
    await looksAt(kim, marked('tickets.import.open'), marked('tickets.import.title'));
  });

  test('in the ledger', async () => {
    await gil.types('#sales', '/csp-audit');
    await gil.waitsFor(marked('audit.everything'));
    await isWhole(gil);
    await gil.presses(marked('audit.search'));
    await gil.waitsFor(marked('audit.form.hint'));
    await isWhole(gil);
    await gil.closes();
  });

  test('in any section of the settings, and in the forms of those that have one', async () => {
    await gil.types('#sales', '/csp-admin');
    await gil.waitsFor(`── ${marked('administration.title')} ──`);
    await isWhole(gil);
    const { modals } = await gil.screen();
    const sections = textsIn((modals.at(-1)?.blocks ?? []) as unknown as Parameters<typeof textsIn>[0]).flatMap(
      ([path, text]) => (path.includes('accessory') ? text : []),
    );
    expect(sections.length).toBeGreaterThan(5);
    for (const open of sections) {
      await gil.presses(open);
      await expect.poll(async () => (await gil.screen()).modals.at(-1)?.title).not.toBe(marked('administration.title'));
      await isWhole(gil);
      for (const [form, title] of [
        ['approval.rules.add', 'approval.rules.addTitle'],
        ['pricing.rules.add', 'pricing.form.add'],
        ['pricing.prices.upload', 'pricing.upload.title'],
      ] as const)
        if ((await gil.sees()).includes(`[${marked(form)}]`)) await looksAt(gil, marked(form), marked(title));
      if ((await gil.screen()).modals.length > 0) await gil.closes({ all: true });
      await gil.types('#sales', '/csp-admin');
      await gil.waitsFor(open);
    }
    await gil.closes({ all: true });
  });

  test('in the Home tab and the help', async () => {
    for (const person of [kim, gil]) {
      await person.opensHome();
      await person.waitsFor(marked('home.needsYou'));
      await isWhole(person);
    }
    await kim.types('#sales', '/csp-help');
    await kim.waitsFor(marked('assistance.title'));
    await isWhole(kim);
  });

  test('elsewhere it is not looked at, for a reason; a new listener is looked at, or gets one', () => {
    const notHeard = Object.keys(rules).filter((name) => !done.has(name));
    expect(Object.keys(UNHEARD).toSorted(), 'a line for each in unheard.ts').toEqual(notHeard.toSorted());
  });
});
