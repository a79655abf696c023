import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../../src/kernel/ids.ts';
import type { Outcome } from '../../../src/ledger/deeds.ts';
import { createLedger } from '../../../src/ledger/ledger.ts';
import { openDesk } from '../../support/desk.ts';
import type { Desk } from '../../support/desk.ts';

type Snapshot = { readonly customers: readonly { readonly id: string; readonly domain: string }[] };

let desk: Desk;

const customerId = async (domain: string) => {
  const { customers } = (await desk.partnerCenter('GET', '/state')) as Snapshot;
  return customers.find((customer) => customer.domain === domain)?.id ?? '';
};
const orderFor = async (domain: string, lines: readonly object[]) =>
  (await desk.partnerCenter('POST', `/customers/${await customerId(domain)}/orders`, { lines })) as { id: string };

describe('the software of a customer over socket', () => {
  beforeAll(async () => {
    desk = await openDesk();
  });
  afterAll(() => desk.close());

  test('P2: who asks sees the list, with what may be done; nobody else sees anything', async () => {
    const [kim, bo] = [await desk.person('admin.agent'), await desk.person('approver')];
    await kim.types('#sales', '/csp-software fabrikam');
    const seen = await kim.waitsFor('Fabrikam B.V. – software', '#sales');
    expect(seen).toContain('only visible to you');
    expect(seen).toMatch(/Windows Server 2022 Standard, 16 Core License Pack\* · 2 × · order \w{8}… · /);
    expect(seen).toMatch(/refund window: 4[78] days left · key never taken here/);
    expect(seen).toMatch(/Visio LTSC Professional 2024.*\n.*refund window/);
    expect(seen).toMatch(/Office LTSC Standard 2021.*\n.*window closed .* · key never taken here/);
    expect(seen).toContain('1–8 of 8');
    for (const label of ['[Key]', '[Download]', '[Cancel]', '[Details]']) expect(seen).toContain(label);
    expect(await bo.sees('#sales')).not.toContain('Fabrikam');
  });

  test('P14: a cancelled line says so and offers nothing', async () => {
    const kim = await desk.person('admin.agent');
    const { id } = await orderFor('wingtiptoys.example', [{ product: 'Windows Server 2022 Standard' }]);
    await desk.partnerCenter(
      'POST',
      `/customers/${await customerId('wingtiptoys.example')}/orders/${id}/cancellation`,
      {},
    );
    await kim.types('#sales', '/csp-software wingtiptoys.example');
    const seen = await kim.waitsFor('Wingtip Toys – software', '#sales');
    const line = seen.slice(seen.lastIndexOf('Wingtip Toys – software'));
    expect(line).toMatch(/Windows Server 2022 Standard.*\n?.*cancelled · key revoked/);
    for (const label of ['[Key]', '[Download]', '[Cancel]', '[Details]']) expect(line).not.toContain(label);
  });

  test('P7: people without the right see why, once, instead of the buttons', async () => {
    const hana = await desk.person('helpdesk.agent');
    await hana.types('#general', '/csp-software fabrikam');
    const seen = await hana.waitsFor('1–8 of 8', '#general');
    expect(seen.match(/need the role Admin agent/g)).toHaveLength(1);
    expect(seen).toContain('[Details]');
    for (const label of ['[Key]', '[Download]', '[Cancel]']) expect(seen).not.toContain(label);
  });

  test('a person who reads Dutch sees no English', async () => {
    const bas = await desk.person('beheeragent');
    await bas.types('#general', '/csp-software fabrikam');
    const seen = await bas.waitsFor('1–8 van 8', '#general');
    for (const words of ['Productcode', 'Downloaden', 'Annuleren', 'retourperiode: nog', 'geannuleerd'])
      expect(seen).toContain(words);
    for (const words of ['[Key]', '[Cancel]', 'refund', 'never', 'cancelled', 'Show'])
      expect(seen).not.toContain(words);
    await bas.presses('Details');
    const details = await bas.waitsFor('Retourperiode');
    expect(details).toContain('Order-ID');
    expect(details.slice(details.indexOf('── '))).not.toMatch(/Customer|Ordered|window|Close/);
    await bas.closes();
  });

  test('pages and filters are drawn in the place of the list, also after the desk was restarted', async () => {
    const ann = await desk.person('sales.agent');
    await orderFor(
      'proseware.example',
      Array.from({ length: 12 }, (_, index) => ({ product: 'Windows Server 2025 CAL', quantity: 100 + index })),
    );
    await ann.types('#licensing', '/csp-software proseware');
    await ann.waitsFor('1–10 of 12', '#licensing');
    await ann.presses('Next ›');
    const second = await ann.waitsFor('11–12 of 12', '#licensing');
    expect(second).not.toContain('1–10 of 12');
    expect(second).toContain('111 ×');
    await desk.restart();
    await ann.presses('‹ Previous');
    await ann.waitsFor('1–10 of 12', '#licensing');
    await ann.fills({ '*Proseware – software*': 'Cancelled' });
    expect(await ann.waitsFor('None of the 12 lines', '#licensing')).not.toContain('100 ×');
    await ann.fills({ '*Proseware – software*': 'In refund window' });
    await ann.waitsFor('1–10 of 12', '#licensing');
  });

  test('a search is drawn in the place of the list, and taken back', async () => {
    const kim = await desk.person('admin.agent');
    await kim.types('#licensing', '/csp-software fabrikam');
    await kim.waitsFor('1–8 of 8', '#licensing');
    await kim.presses('Search');
    await kim.fills({ 'Search for': 'visio LTSC' });
    await kim.submits('Search');
    const found = await kim.waitsFor('Searched for “visio LTSC”', '#licensing');
    expect(found).toContain('Visio LTSC Professional 2024');
    expect(found).not.toContain('1–8 of 8');
    await kim.fills({ '*Fabrikam B.V. – software*': 'Cancelled' });
    await kim.waitsFor('None of the 8 lines', '#licensing');
    await kim.fills({ '*Fabrikam B.V. – software*': 'In refund window' });
    await kim.waitsFor('1–1 of 1', '#licensing');
    await kim.presses('Search');
    await kim.fills({ 'Search for': 'no such <!channel>' });
    await kim.submits('Search');
    await kim.waitsFor('None of the 8 lines of Fabrikam B.V. is what you search for', '#licensing');
    await kim.presses('Show all');
    await kim.waitsFor('1–8 of 8', '#licensing');
  });

  test('the list is exported to the person who asked, without a key, and the ledger has it', async () => {
    const hana = await desk.person('helpdesk.agent');
    await hana.types('#licensing', '/csp-software fabrikam');
    await hana.waitsFor('1–8 of 8', '#licensing');
    await hana.presses('Export');
    await hana.waitsFor('comes to you in a direct message', '#licensing');
    await hana.waitsFor('Software of Fabrikam B.V.: 8 lines');
    await hana.waitsFor('📎 software-Fabrikam-B-V.csv');
    const { files } = (await desk.slack('/history')) as { files: { name: string; base64: string }[] };
    const table = Buffer.from(files.find(({ name }) => name.endsWith('.csv'))?.base64 ?? '', 'base64').toString();
    expect(table.split('\r\n').filter(Boolean)).toHaveLength(9);
    expect(table).toMatch(/^\uFEFFCustomer,Domain,Tenant ID,Product,/);
    expect(table).toMatch(
      /Fabrikam B\.V\.,fabrikam\.nl,[0-9a-f-]{36},Windows Server 2022 Standard,16 Core License Pack,2,/,
    );
    const [entry] = await createLedger(desk).about(`customer:${await customerId('fabrikam.nl')}`, 1);
    expect(entry).toMatchObject({ action: 'software.export', outcome: 'requested', details: { filter: 'all' } });
  });

  test('Details: IDs to copy, lines, versions, the window with UTC, and what happened', async () => {
    const kim = await desk.person('admin.agent');
    const { id } = await orderFor('alpineskihouse.example', [
      { product: 'Windows Server 2025 Standard', quantity: 7 },
      { product: 'Windows Server 2025 CAL', quantity: 70 },
    ]);
    await kim.types('#general', '/csp-software alpineskihouse.example');
    await kim.waitsFor('Alpine Ski House – software', '#general');
    await kim.presses('Details');
    const seen = await kim.waitsFor('Lines of this order');
    expect(seen).toContain(id);
    expect(seen).toMatch(/7 × Windows Server 2025 Standard, 16 Core License Pack/);
    expect(seen).toMatch(/70 × Windows Server 2025 CAL, 1 User CAL/);
    expect(seen).toContain('Windows Server 2019 Standard: has its own key');
    expect(seen).toMatch(/Open until .* UTC\)/);
    expect(seen).toContain('Nothing has been done with this order at this desk.');
    await kim.closes();
  });
});

describe('finding the customer', () => {
  beforeAll(async () => {
    desk = await openDesk();
  });
  afterAll(() => desk.close());

  test.each([
    ['nothing', '/csp-software', 'Whose software'],
    ['one letter', '/csp-software f', 'Whose software'],
    ['a customer nobody has', '/csp-software no such customer', 'begins with “no such customer”'],
    ['a call to everybody', '/csp-software <!channel>', 'begins with “<!channel>”'],
    ['a tenant ID of nobody', '/csp-software 00000000-0000-4000-8000-000000000000', 'knows no customer of yours'],
  ])('for %s it is asked for, and the answer takes the place of the question', async (_, typed, words) => {
    const ann = await desk.person('sales.agent');
    await ann.types('#general', typed);
    await ann.waitsFor(words, '#general');
    await ann.fills({ Customer: 'Contoso' });
    await ann.waitsFor('Contoso Ltd – software', '#general');
    expect(await ann.sees('#general')).not.toContain(words);
    await ann.reloads();
  });

  test('where several fit, they are what can be chosen from', async () => {
    const ann = await desk.person('sales.agent');
    await ann.types('#general', '/csp-software coho');
    await ann.waitsFor('2 customers of yours begin with “coho”', '#general');
    expect(await ann.options('Customer')).toEqual([
      'Coho Vineyard · cohovineyard.example',
      'Coho Winery · cohowinery.example',
    ]);
    await ann.fills({ Customer: 'Coho Winery' });
    const seen = await ann.waitsFor('Coho Winery – software', '#general');
    expect(seen).toContain('No software has been bought for Coho Winery yet.');
    expect(seen).toContain('/csp-buy cohowinery.example');
    await ann.reloads();
  });

  test('buying is not offered to those who may not buy', async () => {
    const hana = await desk.person('helpdesk.agent');
    await hana.types('#general', '/csp-software cohowinery.example');
    expect(await hana.waitsFor('No software has been bought', '#general')).not.toContain('/csp-buy');
  });

  test.each([
    ['newcomer', 'hebt hier nog geen rol'],
    ['auditor', 'This needs the role'],
    ['guest', 'Guests of this workspace'],
  ] as const)('a person without the right (%s) is told why not', async (who, words) => {
    const person = await desk.person(who);
    await person.types('#sales', '/csp-software fabrikam');
    expect(await person.waitsFor(words, '#sales')).not.toContain('Fabrikam');
  });

  test('while Partner Center is slow it says so first; where it refuses, it can be tried again', async () => {
    const ann = await desk.person('sales.agent');
    await ann.reloads();
    await desk.partnerCenter('POST', '/faults', {
      match: { path: 'entitlements' },
      kind: 'latency',
      milliseconds: 2_500,
    });
    await ann.types('#licensing', '/csp-software bakkerij');
    await ann.waitsFor('One moment…', '#licensing');
    await ann.waitsFor('Bakkerij Van Dijk – software', '#licensing');

    await desk.partnerCenter('POST', '/faults', { match: { path: 'entitlements' }, kind: 'refuse' });
    await ann.types('#licensing', '/csp-software');
    await ann.fills({ Customer: 'Woodgrove' });
    expect(await ann.waitsFor('Partner Center refused this', '#licensing')).toMatch(/ref \w{3}-\w{3}/);
    await ann.presses('Try again');
    await ann.waitsFor('Woodgrove Bank – software', '#licensing');
    expect(await ann.sees('#licensing')).not.toContain('Partner Center refused this');
  });
});

describe('what the desk itself knows of a line', () => {
  beforeAll(async () => {
    desk = await openDesk();
  });
  afterAll(() => desk.close());

  test('P4: who saw the key last is shown to colleagues', async () => {
    const [kim, hana] = [await desk.person('admin.agent'), await desk.person('helpdesk.agent')];
    await kim.types('#general', '/csp-help');
    await kim.waitsFor('What you can do', '#general');
    const { id: personId } = await desk.database.read.person.findFirstOrThrow({
      where: { name: { startsWith: 'Kim' } },
    });
    const customer = await customerId('lamna.example');
    const { id: orderId } = await orderFor('lamna.example', [{ product: 'Windows Server 2022 Standard' }]);
    const request = {
      viewKey: newId(),
      state: 'hidden',
      personId,
      channelId: 'C0GENERAL01',
      customerId: customer,
      customerName: 'Lamna',
    };
    const line = { orderId, lineItemId: '0', productId: 'x', skuId: '0001', title: 'x', reason: 'INC-1' };
    const shownAt = desk.clock.now();
    await desk.database.read.keyRequest.create({
      data: { id: newId(), ...request, ...line, requestedAt: shownAt, shownAt },
    });

    await hana.types('#general', '/csp-software lamna');
    const seen = await hana.waitsFor('Lamna Healthcare – software', '#general');
    expect(seen).toMatch(/key last revealed .* by @\S*kim/i);
    expect(seen).toContain('key never taken here');
  });

  test('P1: a purchase made here is told in the details, in words', async () => {
    const ann = await desk.person('sales.agent');
    const { id: orderId } = await orderFor('nodpublishers.example', [{ product: 'Windows Server 2022 Standard' }]);
    await ann.types('#general', '/csp-software nodpublishers.example');
    await ann.waitsFor('Nod Publishers – software', '#general');
    const { id: personId } = await desk.database.read.person.findFirstOrThrow({
      where: { name: { startsWith: 'Ann' } },
    });
    const now = desk.clock.now();
    const id = newId();
    const customer = await customerId('nodpublishers.example');
    const place = {
      teamId: 'T',
      channelId: 'C',
      customerId: customer,
      customerName: 'Nod',
      country: 'AT',
      currency: 'EUR',
    };
    const bought = {
      ...{ productId: 'P', productTitle: 'Product', skuId: '0001', skuTitle: 'Edition' },
      ...{ billingCycle: 'one_time', quantity: 1, kind: 'software' },
    };
    const purchase = {
      id,
      viewKey: newId(),
      state: 'placed',
      personId,
      marker: newId(),
      draftedAt: now,
      updatedAt: now,
      lines: { create: { number: 0, orderId, ...bought } },
    };
    await desk.database.read.purchase.create({ data: { ...place, ...purchase } });
    const ledger = createLedger(desk);
    const entry = (outcome: Outcome<'purchase.place'>, actor: string, details = {}) =>
      desk.database.transaction((tx) =>
        ledger.append(tx, {
          actor,
          action: 'purchase.place',
          outcome,
          subject: `purchase:${id}`,
          customerId: customer,
          details,
        }),
      );
    await entry('requested', personId);
    await entry('placed', 'desk');
    await entry('refused', personId, { why: 'needs-role' });

    await ann.presses('Details');
    const seen = await ann.waitsFor('What happened here');
    expect(seen).toMatch(/The order was placed at Microsoft · CSP Desk\n.*Bought software; it is being ordered · ann/i);
    expect(seen).not.toContain('refused');
  });
});
