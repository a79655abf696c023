import { readFileSync } from 'node:fs';
import { mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { at, customerNamed, itemsOf, ordered, productTitled, signIn, start, textAt } from './partner.ts';
import type { Ask } from './partner.ts';

const MAK = /^[BCDFGHJKMNPQRTVWXY2346789]{5}(-[BCDFGHJKMNPQRTVWXY2346789]{5}){4}$/;
const WINDOWS = 'Windows Server 2022 Standard';

async function entitlementOf(ask: Ask, customer: string, order: string): Promise<unknown> {
  const { body } = await ask('GET', `/customers/${customer}/entitlements?entitlementtype=software&showExpiry=true`);
  return itemsOf(body).find((item) => at(item, 'referenceOrder', 'id') === order);
}

const keyLink = (entitlement: unknown) => textAt(entitlement, 'entitledArtifacts', 0, 'link', 'uri');

test('P9: the key is a MAK; every included version has its own; the same key comes each time', async () => {
  const ask = await signIn(await start());
  const customer = await customerNamed(ask, 'Fabrikam');
  const entitlement = await entitlementOf(
    ask,
    customer,
    await ordered(ask, customer, { title: 'Windows Server 2025 Standard' }),
  );
  const older = at(entitlement, 'includedEntitlements') as unknown[];
  const links = [entitlement, ...older].map(keyLink);
  const keys = await Promise.all(links.map(async (link) => textAt((await ask('GET', link)).body, 'productKey')));

  expect(links).toHaveLength(3);
  expect(new Set(keys).size).toBe(3);
  for (const key of keys) expect(key).toMatch(MAK);
  expect((await ask('GET', keyLink(entitlement))).body).toEqual({ type: 'product_key', productKey: keys[0] });
});

test('an entitlement comes with fulfilment; a subscription’s tells when it ends', async () => {
  const partnerCenter = await start({ delays: { fulfilment: 3_000 } });
  const ask = await signIn(partnerCenter);
  const customer = await customerNamed(ask, 'Contoso');
  const line = { title: 'SQL Server Standard Subscription', billingCycle: 'annual', termDuration: 'P3Y' };
  const order = await ordered(ask, customer, line);
  expect(await entitlementOf(ask, customer, order)).toBeUndefined();

  partnerCenter.clock.advance(3_000);
  expect(await entitlementOf(ask, customer, order)).toMatchObject({
    referenceOrder: { lineItemId: '0' },
    quantity: 1,
    entitledArtifacts: [],
    expiryDate: expect.stringMatching(/^20\d\d-/) as string,
  });
});

test('P14: once cancelled the entitlement stays, its key is revoked and not given any more', async () => {
  const ask = await signIn(await start());
  const customer = await customerNamed(ask, 'Fabrikam');
  const order = await ordered(ask, customer, { title: WINDOWS });
  const link = keyLink(await entitlementOf(ask, customer, order));
  await ask('PATCH', `/customers/${customer}/orders/${order}`, { id: order, status: 'cancelled' });

  expect(await entitlementOf(ask, customer, order)).toMatchObject({
    quantity: 0,
    quantityDetails: [{ status: 'Unfulfilled' }],
    entitledArtifacts: [{ state: 'Revoked' }],
  });
  expect(await ask('GET', link)).toMatchObject({ status: 403, body: { code: '2032' } });
});

test('a key is not given for what the order line does not hold', async () => {
  const ask = await signIn(await start());
  const customer = await customerNamed(ask, 'Fabrikam');
  const other = await productTitled(ask, customer, 'SharePoint Server 2019');
  const link = keyLink(await entitlementOf(ask, customer, await ordered(ask, customer, { title: WINDOWS })));
  const forged = link.replace(/items\/[^:]+/, `items/${other}`);
  expect((await ask('GET', forged)).status).toBe(404);
});

test('no key lies stored: the memory holds only that it was handed out', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'local-partner-center-'));
  const partnerCenter = await start({ dataDir });
  const ask = await signIn(partnerCenter);
  const customer = await customerNamed(ask, 'Fabrikam');
  const link = keyLink(await entitlementOf(ask, customer, await ordered(ask, customer, { title: WINDOWS })));
  const key = textAt((await ask('GET', link)).body, 'productKey');

  expect(await partnerCenter.control('GET', '/issued-keys')).toMatchObject([{ productKey: key, times: 1 }]);
  const files = await readdir(dataDir);
  expect(files).toContain('partner-center.sqlite');
  for (const file of files) expect(readFileSync(join(dataDir, file)).includes(key)).toBe(false);
});

test('P3: one SKU has 156 downloads: two versions, 39 languages, Dutch among them, both bits', async () => {
  const ask = await signIn(await start());
  const customer = await customerNamed(ask, 'Fabrikam');
  const product = await productTitled(ask, customer, 'Office LTSC Professional Plus 2024');
  const { body } = await ask('GET', `/products/${product}/skus/0001/downloadoptions?country=NL`);
  const distinct = (name: string) => new Set(itemsOf(body).map((item) => at(item, name)));

  expect(at(body, 'totalCount')).toBe(156);
  expect(distinct('optionTitle').size).toBe(2);
  expect(distinct('languageCode').size).toBe(39);
  expect(distinct('languageName')).toContain('Dutch (Netherlands)');
  expect([...distinct('cpUandFileType')]).toEqual(['32 Bit, ISO', '64 Bit, ISO']);
  expect(distinct('optionKey').size).toBe(156);
});

test('P5: a download link works for whoever has it, and stops five days after its first use', async () => {
  const partnerCenter = await start();
  const ask = await signIn(partnerCenter);
  const customer = await customerNamed(ask, 'Fabrikam');
  const product = await productTitled(ask, customer, WINDOWS);
  const options = await ask('GET', `/customers/${customer}/products/${product}/skus/0001/downloadoptions`);
  const link = async () =>
    textAt((await ask('GET', textAt(options.body, 'items', 3, 'downloadLink', 'uri'))).body, 'uri');
  const [used, unused] = [await link(), await link()];

  expect((await fetch(used)).status).toBe(200);
  expect((await fetch(used.replace('.iso', '.exe'))).status).toBe(403);
  partnerCenter.clock.advance(5 * 86_400_000);
  expect((await fetch(used)).status).toBe(403);
  expect((await fetch(unused)).status).toBe(200);
});
