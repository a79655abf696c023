import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDesk } from '../support/desk.ts';
import type { Desk } from '../support/desk.ts';
import { asksToBuy, buys, fillsPurchaseForm } from '../support/gestures.ts';
import { ordersOf } from '../support/partner-center-state.ts';

describe('buying over socket', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk();
  });
  afterAll(() => desk.close());

  test('P1: a Sales agent buys for a customer, and everybody in the channel sees how it goes, without a cost', async () => {
    const [ann, bo] = [await desk.person('sales.agent'), await desk.person('approver')];
    await asksToBuy(ann, { customer: 'fabri', reference: 'PO 2026-118' });
    await bo.presses('Approve');
    const seen = await bo.waitsFor('Fulfilled', '#sales');
    expect(seen).toContain('2 × Windows Server 2022 Standard - 16 Core License Pack for Fabrikam B.V.');
    expect(seen).toContain('PO 2026-118');
    expect(seen).toMatch(/full refund until/);
    expect(seen).not.toMatch(/€|EUR|1[.,]836/);
    expect(await ordersOf(desk, 'PO 2026-118')).toHaveLength(1);
  });

  test('a person who reads Dutch sees no English', async () => {
    const bas = await desk.person('beheeragent');
    await bas.types('#licensing', '/csp-buy fabrikam');
    await bas.waitsFor('Controleren');
    const form = await bas.sees();
    for (const word of ['Klant', 'Product', 'Aantal', 'Referentie', 'Annuleren']) expect(form).toContain(word);
    for (const word of ['Customer', 'Quantity', 'Reference', 'Cancel', 'Review']) expect(form).not.toContain(word);
    await bas.closes();
  });

  test('a view handed in twice and a button pressed twice order once', async () => {
    const kim = await desk.person('admin.agent');
    await desk.slack('/envelopes/duplicate', { times: 12 });
    await buys(kim, { reference: 'PO twice' });
    await kim.waitsFor(/PO twice[^🛒]*Fulfilled/, '#sales');
    expect(await ordersOf(desk, 'PO twice')).toHaveLength(1);
  });
});

describe('what cannot be bought is said at its field, and nothing is ordered', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk();
  });
  afterAll(() => desk.close());

  test.each([
    ['0', /from 1 to/],
    ['-1', /from 1 to/],
    ['1000000000', /from 1 to/],
    ['two', /whole number/],
    ['1.5', /whole number/],
    ['1,000', /whole number/],
  ])('a quantity of %s', async (quantity, words) => {
    const kim = await desk.person('admin.agent');
    await fillsPurchaseForm(kim, {});
    await kim.fills({ Quantity: quantity }, { anyway: true });
    await kim.submits('Review', { anyway: true });
    expect((await kim.errors())['Quantity']).toMatch(words);
    await kim.closes();
  });

  test('a customer that has not accepted the agreement', async () => {
    const kim = await desk.person('admin.agent');
    await fillsPurchaseForm(kim, { customer: 'northwind' });
    await kim.submits('Review');
    expect((await kim.errors())['Customer']).toContain(
      'Northwind Traders has not accepted the Microsoft Customer Agreement',
    );
    await kim.closes();
  });

  test('an unknown customer leaves the field empty to be chosen', async () => {
    const kim = await desk.person('admin.agent');
    await kim.types('#sales', '/csp-buy no such customer');
    await kim.waitsFor('Product:');
    expect(await kim.sees()).toContain('Customer: ‹›');
    expect(await kim.options('Customer', 'no such')).toEqual([]);
    await kim.closes();
  });

  test('a reference that calls the channel, turns the text around or is too long is inert or refused', async () => {
    const kim = await desk.person('admin.agent');
    await fillsPurchaseForm(kim, {});
    await kim.fills({ Reference: 'x'.repeat(61) }, { anyway: true });
    await kim.submits('Review', { anyway: true });
    expect((await kim.errors())['Reference']).toContain('At most 60');
    await kim.fills({ Reference: '<!channel> \u202Egnp.exe' });
    await kim.submits('Review');
    await kim.submits('Place order');
    const seen = await kim.waitsFor(/Fulfilled/, '#sales');
    expect(seen).toContain('<!channel> gnp.exe');
    expect(JSON.stringify(await desk.slack('/history'))).not.toContain('<!channel>');
  });

  test.each([
    ['guest', '#sales', 'Guests of this workspace cannot use CSP Desk. Nothing was done'],
    ['deactivated', '#general', 'This Slack account is deactivated, so nothing was done'],
    ['stranger', '#fabrikam-shared', 'belongs to another organisation'],
    ['newcomer', '#general', 'Je hebt hier nog geen rol, dus er is niets gedaan'],
    ['helpdesk.agent', '#general', 'This needs the role'],
    ['global.admin', '#general', 'This needs the role'],
    ['auditor', '#general', 'This needs the role'],
  ] as const)('%s may not buy and hears why', async (who, channel, words) => {
    const person = await desk.person(who);
    await person.types(channel, '/csp-buy fabrikam');
    await person.waitsFor(words);
  });

  test('a role taken away between review and order', async () => {
    const kim = await desk.person('admin.agent');
    await fillsPurchaseForm(kim, { reference: 'PO too late' });
    await kim.submits('Review');
    await kim.waitsFor('[Place order]');
    await desk.partnerCenter('PUT', '/people/admin.agent@csp-desk.example', { groups: [] });
    await kim.submits('Place order');
    await kim.waitsFor('no role');
    expect(await ordersOf(desk, 'PO too late')).toHaveLength(0);
    await desk.partnerCenter('PUT', '/people/admin.agent@csp-desk.example', { groups: ['AdminAgents'] });
    await kim.closes({ all: true });
  });

  test('a review from before a restart can still be confirmed; one of an hour ago is stale', async () => {
    const kim = await desk.person('admin.agent');
    await fillsPurchaseForm(kim, { reference: 'PO restart' });
    await kim.submits('Review');
    await kim.waitsFor('[Place order]');
    await desk.restart();
    await kim.submits('Place order');
    await kim.waitsFor(/PO restart[^🛒]*Fulfilled/, '#sales');
    expect(await ordersOf(desk, 'PO restart')).toHaveLength(1);
  });
});

describe('when Partner Center fails', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk();
  });
  afterAll(() => desk.close());
  const checkout = { method: 'POST', path: '/checkout$' };

  test('a checkout that was done but never answered is found again, not repeated', async () => {
    await desk.partnerCenter('POST', '/faults', { kind: 'drop-after', match: checkout, times: 3 });
    const kim = await desk.person('admin.agent');
    await buys(kim, { reference: 'PO lost answer' });
    await kim.waitsFor(/PO lost answer[^🛒]*Fulfilled/, '#sales');
    expect(await ordersOf(desk, 'PO lost answer')).toHaveLength(1);
  });

  test('an order that was placed is not called refused because the question about it was', async () => {
    await desk.partnerCenter('POST', '/faults', { kind: 'drop-after', match: checkout, times: 3 });
    const question = { method: 'GET', path: '/orders$' };
    await desk.partnerCenter('POST', '/faults', { kind: 'refuse', match: question, status: 403, code: '400030' });
    const kim = await desk.person('admin.agent');
    await buys(kim, { reference: 'PO no answer' });
    const seen = await kim.waitsFor(/PO no answer[^🛒]*(Fulfilled\b(?! *$)|Not ordered)/, '#sales');
    expect(seen).not.toMatch(/PO no answer[^🛒]*Not ordered/);
    await kim.waitsFor(/PO no answer[^🛒]*● Fulfilled/, '#sales');
    expect(await ordersOf(desk, 'PO no answer')).toHaveLength(1);
  });

  test('a refusal is said with its state, the way out and a reference that is in the log', async () => {
    await desk.partnerCenter('POST', '/faults', {
      kind: 'refuse',
      match: checkout,
      times: 1,
      status: 403,
      code: '800069',
      description: 'Risk',
    });
    const kim = await desk.person('admin.agent');
    await buys(kim, { reference: 'PO risky' });
    const seen = await kim.waitsFor(/PO risky[^🛒]*Not ordered[^🛒]*ref [A-Z0-9-]{7}/, '#sales');
    expect(seen).toContain('Nothing was ordered');
    expect(await ordersOf(desk, 'PO risky')).toHaveLength(0);
  });

  test('while Partner Center is away the order waits, and is placed when it is back', async () => {
    await desk.partnerCenter('POST', '/faults', {
      kind: 'status-500',
      match: { method: 'POST', path: '/carts$' },
      times: 2,
    });
    const kim = await desk.person('admin.agent');
    await buys(kim, { reference: 'PO patient' });
    await kim.waitsFor(/PO patient[^🛒]*You need not do anything/, '#sales');
    await kim.waitsFor(/PO patient[^🛒]*Fulfilled/, '#sales');
    expect(await ordersOf(desk, 'PO patient')).toHaveLength(1);
  });
});
