import { expect, test } from 'vitest';
import { at, catalogItem, customerNamed, itemsOf, productTitled, signIn, start, textAt } from './partner.ts';

test('the software view of a country lists at least 25 products; another view is told apart from a wrong one', async () => {
  const ask = await signIn(await start());
  const count = async (view: string) =>
    at((await ask('GET', `/products?country=NL&targetView=${view}`)).body, 'totalCount');

  expect(await count('Software')).toBeGreaterThanOrEqual(25);
  expect(await count('SoftwareSUSELinux')).toBe(1);
  expect(await count('SoftwareSubscriptions')).toBeGreaterThanOrEqual(5);
  expect(await ask('GET', '/products?country=NL&targetView=OnPremisesSoftware')).toMatchObject({
    status: 403,
    body: { code: '400036' },
  });
  expect(await ask('GET', '/products?country=NL&targetView=Software&targetSegment=x')).toMatchObject({
    body: { code: '400030' },
  });
  expect((await ask('GET', '/products?targetView=Software')).status).toBe(400);
  expect(await ask('GET', '/products?country=ZZ&targetView=Software')).toMatchObject({
    status: 403,
    body: { code: '2030' },
  });
});

test('what is not sold in a country, or not to a segment, is not offered there', async () => {
  const ask = await signIn(await start());
  const titles = async (name: string) => {
    const customer = await customerNamed(ask, name);
    const { body } = await ask('GET', `/customers/${customer}/products?targetView=Software`);
    return itemsOf(body).map((product) => at(product, 'title'));
  };
  expect(await titles('Fabrikam')).toContain('BizTalk Server 2020 Standard');
  expect(await titles('Sakura')).not.toContain('BizTalk Server 2020 Standard');

  const skuTitles = async (name: string) => {
    const customer = await customerNamed(ask, name);
    const product = await productTitled(ask, customer, 'Office LTSC Professional Plus 2024');
    return itemsOf((await ask('GET', `/customers/${customer}/products/${product}/skus`)).body).length;
  };
  expect(await skuTitles('Fabrikam')).toBe(1);
  expect(await skuTitles('Bellows')).toBe(2);
});

test('perpetual software is one_time without a term; a subscription has terms with their billing cycles', async () => {
  const ask = await signIn(await start());
  const customer = await customerNamed(ask, 'Fabrikam');
  const read = async (title: string) => {
    const sku = `/customers/${customer}/products/${await productTitled(ask, customer, title)}/skus/0001`;
    return [(await ask('GET', sku)).body, at((await ask('GET', `${sku}/availabilities`)).body, 'items', 0)];
  };
  const [perpetual, forGood] = await read('Windows Server 2022 Standard');
  const [subscription, forYears] = await read('SQL Server Standard Subscription');

  expect(perpetual).toMatchObject({ supportedBillingCycles: ['one_time'], minimumQuantity: 1, maximumQuantity: 9999 });
  expect(forGood).toMatchObject({ terms: [], defaultCurrency: { code: 'EUR', symbol: '€' }, segment: 'commercial' });
  expect(subscription).toMatchObject({ supportedBillingCycles: ['annual', 'monthly', 'triennial'] });
  expect(at(forYears, 'terms')).toContainEqual(expect.objectContaining({ duration: 'P3Y', billingCycle: 'triennial' }));
});

test('catalog item ids are reissued: the old one is worth nothing in a cart', async () => {
  const partnerCenter = await start();
  const ask = await signIn(partnerCenter);
  const customer = await customerNamed(ask, 'Fabrikam');
  const old = await catalogItem(ask, customer, 'Windows Server 2022 Standard');
  await partnerCenter.control('POST', '/availability-reissues');
  expect(await catalogItem(ask, customer, 'Windows Server 2022 Standard')).not.toBe(old);

  const cart = await ask('POST', `/customers/${customer}/carts`, {
    lineItems: [{ id: 0, catalogItemId: old, quantity: 1, billingCycle: 'one_time' }],
  });
  expect(cart).toMatchObject({
    status: 201,
    body: { lineItems: [{ error: { errorCode: 'catalog_item_id_is_not_valid' } }] },
  });
});

test('unknown product, SKU and availability: 400013, 400018, 400019', async () => {
  const ask = await signIn(await start());
  const product = await productTitled(ask, await customerNamed(ask, 'Fabrikam'), 'Windows Server 2022 Standard');
  const code = async (path: string) => at((await ask('GET', `${path}?country=NL`)).body, 'code');

  expect(await code('/products/DG7GNOTHING1')).toBe('400013');
  expect(await code(`/products/${product}/skus/9999`)).toBe('400018');
  expect(await code(`/products/${product}/skus/0001/availabilities/DG7GNOTHING1`)).toBe('400019');
});

test('links are relative and without the /v1 they need', async () => {
  const ask = await signIn(await start());
  const { body } = await ask('GET', '/products?country=NL&targetView=Software');
  const uri = textAt(body, 'items', 0, 'links', 'skus', 'uri');
  expect(uri).toMatch(/^\/products\//);
  expect((await ask('GET', uri)).status).toBe(200);
});
