import { describe, expect } from 'vitest';
import { connect, CUSTOMER, failureOf, test } from './contract.ts';
import * as recorded from './recorded/catalog.ts';

const { collection } = recorded;
const OF_CUSTOMER = `GET /v1/customers/${CUSTOMER}`;

describe('customers', () => {
  test('a search asks for beginnings of name and of domain, and a customer found twice is there once', async ({
    scripted,
    partnerCenter,
  }) => {
    const other = { id: 'other-tenant', companyProfile: { domain: 'fabulous.example', companyName: null } };
    scripted.answers('GET /v1/customers', ({ query }) => ({
      json: collection(query['filter']?.includes('Domain') ? [recorded.customer, other] : [recorded.customer]),
    }));

    const found = await partnerCenter.customers.search(' fab"é ');

    expect(found).toEqual([
      { id: CUSTOMER, name: 'Fabrikam', domain: 'fabrikam.onmicrosoft.com', relationship: 'reseller' },
      { id: 'other-tenant', name: 'fabulous.example', domain: 'fabulous.example' },
    ]);
    const asked = scripted.calls('GET /v1/customers').map(({ query }) => query);
    expect(asked.map(({ filter }) => JSON.parse(filter ?? '') as unknown)).toEqual([
      { Field: 'CompanyName', Value: 'fab"é', Operator: 'starts_with' },
      { Field: 'Domain', Value: 'fab"é', Operator: 'starts_with' },
    ]);
    expect(asked.every(({ size }) => size === '0')).toBe(true);
  });

  test('an empty search finds nobody instead of everybody', async ({ scripted, partnerCenter }) => {
    expect(await partnerCenter.customers.search('  ')).toEqual([]);
    expect(scripted.received).toEqual([]);
  });

  test('the country of a customer is that of its billing address', async ({ scripted, partnerCenter }) => {
    scripted.answers(OF_CUSTOMER, { json: recorded.customerDetail });

    expect(await partnerCenter.customers.get(CUSTOMER)).toEqual({
      id: CUSTOMER,
      name: 'Fabrikam',
      domain: 'fabrikam.onmicrosoft.com',
      relationship: 'reseller',
      country: 'NL',
      culture: 'nl-NL',
      email: 'ann@fabrikam.example',
      customDomains: ['fabrikam.nl', 'fabrikam.onmicrosoft.com'],
      delegatedAccess: true,
    });
  });

  test.for(['', '.', '..'])(
    'an ID of "%s" is no other address: nothing is asked',
    async (id, { scripted, partnerCenter }) => {
      expect(await failureOf(partnerCenter.customers.get(id))).toMatchObject({ kind: 'not-found' });
      expect(scripted.received).toEqual([]);
    },
  );

  test('an ID is one segment of the path, whatever is in it', async ({ scripted, partnerCenter }) => {
    scripted.answers('GET /v1/customers/a%2F..%2Forders%3Fx', { json: recorded.customerDetail });
    await partnerCenter.customers.get('a/../orders?x');
    expect(scripted.received.at(-1)?.path).toBe('/v1/customers/a%2F..%2Forders%3Fx');
  });
});

describe('agreement', () => {
  const signing = `${OF_CUSTOMER}/directSignedMicrosoftCustomerAgreementStatus`;
  const agreements = `${OF_CUSTOMER}/agreements`;
  const confirmed = { type: 'MicrosoftCustomerAgreement', dateAgreed: '2026-02-03T00:00:00', templateId: 't' };
  const of = (list: readonly object[], isSigned: boolean) =>
    [{ json: collection(list) }, { json: { isSigned } }] as const;

  test.for([
    { what: 'attested by the partner', list: [confirmed], isSigned: false, how: 'partner-confirmed' },
    { what: 'signed with Microsoft', list: [], isSigned: true, how: 'direct' },
    { what: 'not at all', list: [{ ...confirmed, type: 'MicrosoftCloudAgreement' }], isSigned: false, how: undefined },
  ])('both checks are made: $what', async ({ list, isSigned, how }, { scripted, partnerCenter }) => {
    const [ofList, ofSigning] = of(list, isSigned);
    scripted.answers(agreements, ofList);
    scripted.answers(signing, ofSigning);

    const status = await partnerCenter.agreements.microsoftCustomerAgreement(CUSTOMER);

    expect(status).toMatchObject(how ? { accepted: true, how } : { accepted: false });
    if (how === 'partner-confirmed') expect(status.agreedOn).toEqual(new Date('2026-02-03T00:00:00Z'));
    expect(scripted.calls(agreements)[0]?.query).toEqual({ agreementType: 'MicrosoftCustomerAgreement' });
  });

  test('a check that failed is no "not accepted"', async ({ scripted, partnerCenter }) => {
    scripted.answers(agreements, { json: collection([]) });
    scripted.answers(signing, { status: 403, json: { code: '900150', description: 'role' } });
    const failure = await failureOf(partnerCenter.agreements.microsoftCustomerAgreement(CUSTOMER));
    expect(failure).toMatchObject({ kind: 'unauthorized', reason: 'role' });
  });
});

describe('catalogue', () => {
  const suse = { ...recorded.product, id: 'DG7GSUSE', title: 'Enterprise Linux plan' };

  test('software of a customer comes with its Linux plans marked', async ({ scripted, partnerCenter }) => {
    scripted.answers(`${OF_CUSTOMER}/products`, ({ query }) => ({
      json: collection(query['targetView'] === 'Software' ? [recorded.product, suse] : [suse]),
    }));
    const products = await partnerCenter.catalog.products(CUSTOMER);
    expect(products.map(({ id, suse }) => ({ id, suse }))).toEqual([
      { id: 'DG7GEXAMPLE1', suse: false },
      { id: 'DG7GSUSE', suse: true },
    ]);
    expect(products[0]).toMatchObject({ title: 'Contoso Server 2022', type: 'software' });
  });

  test('a partner who may not see the Linux view still sees software; without the software view it is refused', async ({
    scripted,
    partnerCenter,
  }) => {
    const refusal = { status: 403, json: { code: 400036, description: 'TargetView is not allowed' } };
    scripted.answers(`${OF_CUSTOMER}/products`, ({ query }) =>
      query['targetView'] === 'Software' ? { json: collection([recorded.product]) } : refusal,
    );
    expect(await partnerCenter.catalog.products(CUSTOMER)).toHaveLength(1);

    scripted.answers(`${OF_CUSTOMER}/products`, refusal);
    expect(await failureOf(partnerCenter.catalog.products(CUSTOMER))).toMatchObject({ reason: 'view-not-allowed' });
  });

  test('an edition, and billing cycles nobody knows yet', async ({ scripted, partnerCenter }) => {
    scripted.answers(`${OF_CUSTOMER}/products/DG7GEXAMPLE1/skus`, { json: collection([recorded.sku]) });
    scripted.answers(`${OF_CUSTOMER}/products/DG7GEXAMPLE1/skus/0001`, { json: recorded.sku });
    const [first] = await partnerCenter.catalog.skus(CUSTOMER, 'DG7GEXAMPLE1');
    expect(first).toEqual(await partnerCenter.catalog.sku(CUSTOMER, 'DG7GEXAMPLE1', '0001'));
    expect(first).toEqual({
      id: '0001',
      productId: 'DG7GEXAMPLE1',
      title: 'Contoso Server Standard 2022',
      description: '16 core, perpetual',
      minimumQuantity: 1,
      maximumQuantity: 9999,
      trial: false,
      billingCycles: ['one_time', 'something_new'],
      prerequisites: ['MicrosoftCustomerAgreement'],
      attestationNeeded: false,
    });
  });

  test('an availability names its currency by an object or by text', async ({ scripted, partnerCenter }) => {
    scripted.answers(`${OF_CUSTOMER}/products/P/skus/S/availabilities`, {
      json: collection([recorded.perpetualAvailability, recorded.yearlyAvailability]),
    });
    const [perpetual, yearly] = await partnerCenter.catalog.availabilities(CUSTOMER, 'P', 'S');
    expect(perpetual).toMatchObject({ currency: 'EUR', terms: [], catalogItemId: 'DG7GEXAMPLE1:0001:DG7GAVAIL001' });
    expect(yearly).toMatchObject({
      currency: 'EUR',
      terms: [{ duration: 'P1Y', billingCycle: 'annual', refunds: [{ type: 'full', expiresAfter: 'P7D' }] }],
    });
  });

  test('texts come in the language asked for', async ({ scripted, partnerCenter }) => {
    scripted.answers(`${OF_CUSTOMER}/products/P/skus/S`, { json: recorded.sku });
    await partnerCenter.catalog.sku(CUSTOMER, 'P', 'S', { locale: 'nl-NL' });
    expect(scripted.received.at(-1)?.headers['x-locale']).toBe('nl-NL');
  });

  test('an answer without items is not an empty list', async ({ scripted, partnerCenter }) => {
    scripted.answers(`${OF_CUSTOMER}/products/P/skus`, { json: { totalCount: 0 } });
    const failure = await failureOf(partnerCenter.catalog.skus(CUSTOMER, 'P'));
    expect(failure).toMatchObject({ kind: 'malformed', description: 'unreadable: items' });
  });
});

test('the base of the API may have a path, with or without a slash at its end', async ({ scripted }) => {
  scripted.answers(OF_CUSTOMER, { json: recorded.customerDetail });
  const { partnerCenter } = connect({
    pricesUrl: scripted.pricesUrl,
    url: `${scripted.url}/`,
    loginUrl: `${scripted.loginUrl}/`,
  });
  expect((await partnerCenter.customers.get(CUSTOMER)).name).toBe('Fabrikam');
  await partnerCenter.close();
});
