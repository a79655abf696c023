import { expect, test } from 'vitest';
import { at, customerNamed, itemsOf, signIn, start, textAt } from './partner.ts';
import type { Ask } from './partner.ts';

const search = (ask: Ask, filter: object) =>
  ask('GET', `/customers?size=0&filter=${encodeURIComponent(JSON.stringify(filter))}`);

test('the search knows prefixes only, of the name and of the domains, in any case', async () => {
  const ask = await signIn(await start());
  const found = async (field: string, value: string) =>
    itemsOf((await search(ask, { Field: field, Value: value, Operator: 'starts_with' })).body).map((item) =>
      at(item, 'companyProfile', 'companyName'),
    );

  expect(await found('CompanyName', 'FABRI')).toEqual(['Fabrikam B.V.']);
  expect(await found('CompanyName', 'fjällrÄven')).toEqual(['Fjällräven Konsult AB']);
  expect(await found('CompanyName', 'abrikam')).toEqual([]);
  expect(await found('CompanyName', '%')).toEqual([]);
  expect(await found('Domain', 'fabrikam.nl')).toEqual(['Fabrikam B.V.']);
  expect(await found('Domain', 'fabrikam.onmicrosoft')).toEqual(['Fabrikam B.V.']);
});

test('another operator, another field or no JSON is refused', async () => {
  const ask = await signIn(await start());
  expect((await search(ask, { Field: 'CompanyName', Value: 'a', Operator: 'substring' })).status).toBe(400);
  expect((await search(ask, { Field: 'City', Value: 'a', Operator: 'starts_with' })).status).toBe(400);
  expect((await ask('GET', '/customers?size=0&filter=fab')).status).toBe(400);
  expect((await ask('GET', '/customers')).status).toBe(400);
});

test('the list pages by a continuation token in a header; a customer that left is not in it', async () => {
  const ask = await signIn(await start());
  const names: unknown[] = [];
  let answer = await ask('GET', '/customers?size=20');
  for (;;) {
    names.push(...itemsOf(answer.body).map((item) => at(item, 'companyProfile', 'companyName')));
    expect(at(answer.body, 'totalCount')).toBe(itemsOf(answer.body).length);
    if (at(answer.body, 'links', 'next') === undefined) break;
    const uri = textAt(answer.body, 'links', 'next', 'uri').replace(/^\/v1/, '');
    expect(at(answer.body, 'links', 'next', 'headers', 0, 'key')).toBe('MS-ContinuationToken');
    const token = textAt(answer.body, 'links', 'next', 'headers', 0, 'value');
    answer = await ask('GET', uri, undefined, { 'ms-continuationtoken': token });
  }
  expect(names.length).toBeGreaterThanOrEqual(40);
  expect(new Set(names).size).toBe(names.length);
  expect(names).not.toContain('Litware Inc.');
});

test('a continuation without its header, or with a made-up one, is refused', async () => {
  const ask = await signIn(await start());
  expect((await ask('GET', '/customers?size=5&seekOperation=Next')).status).toBe(400);
  const headers = { 'ms-continuationtoken': 'made-up' };
  expect((await ask('GET', '/customers?size=5&seekOperation=Next', undefined, headers)).status).toBe(400);
});

test('one customer, read by its id, tells its country and its domains', async () => {
  const ask = await signIn(await start());
  const { body } = await ask('GET', `/customers/${await customerNamed(ask, 'Fabrikam')}`);
  expect(body).toMatchObject({
    companyProfile: { companyName: 'Fabrikam B.V.', domain: 'fabrikam.nl' },
    billingProfile: { defaultAddress: { country: 'NL' } },
    customDomains: ['fabrikam.nl', 'fabrikam.onmicrosoft.com'],
  });
});

test('the agreement: confirmed by the partner, signed by the customer itself, or neither', async () => {
  const ask = await signIn(await start());
  const agreement = async (name: string) => {
    const customer = await customerNamed(ask, name);
    const confirmed = await ask('GET', `/customers/${customer}/agreements?agreementType=MicrosoftCustomerAgreement`);
    const signed = await ask('GET', `/customers/${customer}/directSignedMicrosoftCustomerAgreementStatus`);
    return [itemsOf(confirmed.body).length, at(signed.body, 'isSigned')];
  };
  expect(await agreement('Fabrikam')).toEqual([1, false]);
  expect(await agreement('Contoso')).toEqual([0, true]);
  expect(await agreement('Northwind')).toEqual([0, false]);
});

test('without an agreement type the list is that of the older Microsoft Cloud Agreement: empty', async () => {
  const ask = await signIn(await start());
  const { body } = await ask('GET', `/customers/${await customerNamed(ask, 'Fabrikam')}/agreements`);
  expect(body).toMatchObject({ totalCount: 0 });
});

test('a confirmation is taken once, with the current template, and not from the future', async () => {
  const partnerCenter = await start();
  const ask = await signIn(partnerCenter);
  const customer = await customerNamed(ask, 'Northwind');
  const templates = await ask('GET', '/agreements?agreementType=MicrosoftCustomerAgreement');
  const confirm = (change: object = {}) =>
    ask('POST', `/customers/${customer}/agreements`, {
      primaryContact: { firstName: 'A', lastName: 'B', email: 'a@northwind.example', phoneNumber: '5550100' },
      templateId: textAt(templates.body, 'items', 0, 'templateId'),
      dateAgreed: partnerCenter.clock.now().toISOString(),
      type: 'MicrosoftCustomerAgreement',
      ...change,
    });

  expect((await confirm({ templateId: 'old' })).status).toBe(400);
  expect((await confirm({ dateAgreed: '2999-01-01T00:00:00Z' })).status).toBe(400);
  expect((await confirm()).status).toBe(201);
  expect(await confirm()).toMatchObject({ status: 400, body: { code: '600061' } });
});
