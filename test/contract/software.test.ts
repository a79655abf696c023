import { inspect } from 'node:util';
import { expect } from 'vitest';
import { CUSTOMER, failureOf, test } from './contract.ts';
import { collection } from './recorded/catalog.ts';
import * as recorded from './recorded/software.ts';

const ENTITLEMENTS = `GET /v1/customers/${CUSTOMER}/entitlements`;
const OPTIONS = `GET /v1/customers/${CUSTOMER}/products/P/skus/S/downloadoptions`;
const KEY = 'AAAAA-BBBBB-CCCCC-DDDDD-EEEEE';

test('P2, P3: what is included in an entitlement is read to any depth, each with its own key', async ({
  scripted,
  partnerCenter,
}) => {
  scripted.answers(ENTITLEMENTS, { json: collection([recorded.entitlement, recorded.bareEntitlement]) });

  const [owned, bare] = await partnerCenter.entitlements.software(CUSTOMER);

  expect(scripted.received.at(-1)?.query).toEqual({ entitlementType: 'software', showExpiry: 'true' });
  expect(owned).toMatchObject({
    productId: 'DG7GEXAMPLE1',
    skuId: '0001',
    orderId: 'a1b2c3d4e5f6',
    lineNumber: 0,
    expiresAt: new Date('2029-11-21T00:00:00Z'),
    quantities: [{ quantity: 2, status: 'fulfilled' }],
    artifacts: [{ type: 'product_key', state: 'active', reason: undefined, link: recorded.KEY_LINK }],
    included: [
      { productId: 'DG7GEXAMPLE9', artifacts: [{ state: 'revoked', reason: 'Order cancelled' }], included: [] },
    ],
  });
  expect(bare).toMatchObject({ artifacts: [], included: [], expiresAt: undefined });
});

test('P4: the key behind an artifact link, which has no /v1; it prints as dots', async ({ scripted, connected }) => {
  scripted.answers(`GET /v1${recorded.KEY_LINK}`, { json: { type: 'product_key', productKey: KEY } });
  const key = await connected.partnerCenter.keys.get(recorded.KEY_LINK);
  expect(key.forOnePerson()).toBe(KEY);
  expect(`${String(key)} ${JSON.stringify(key)} ${inspect(key)} ${connected.logged()}`).not.toContain('AAAAA');
});

test.for([
  ['cut short', { raw: `{"productKey":"${KEY}"`, status: 200 }, 'malformed'],
  ['in a body of another shape', { json: { productkey: KEY }, status: 200 }, 'malformed'],
  ['in the body of an error', { json: { code: '1', text: KEY }, status: 400 }, 'refused'],
  ['in a body that is no JSON', { raw: `<p>${KEY}</p>`, status: 404 }, 'not-found'],
] as const)('a key %s is in no error and no log', async ([, reply, kind], { scripted, connected }) => {
  scripted.answers(`GET /v1${recorded.KEY_LINK}`, reply);
  const failure = await failureOf(connected.partnerCenter.keys.get(recorded.KEY_LINK));
  expect(failure.kind).toBe(kind);
  expect(
    `${inspect(failure, { depth: 9, showHidden: true })} ${String(failure.stack)} ${connected.logged()}`,
  ).not.toContain('AAAAA');
});

test('P3: version, language, bit and file type of a download; some have no bit', async ({
  scripted,
  partnerCenter,
}) => {
  const items = [
    recorded.downloadOption(2, '64 Bit, ISO'),
    recorded.downloadOption(1, '32-bit, EXE'),
    recorded.downloadOption(0, 'ZIP'),
  ];
  scripted.answers(OPTIONS, { json: collection(items) });
  const options = await partnerCenter.downloads.options(CUSTOMER, 'P', 'S');
  expect(options.map(({ bit, fileType }) => ({ bit, fileType }))).toEqual([
    { bit: undefined, fileType: 'ZIP' },
    { bit: 32, fileType: 'EXE' },
    { bit: 64, fileType: 'ISO' },
  ]);
  expect(options[2]).toMatchObject({
    version: 'Contoso Server 2022',
    languageCode: 'en-US',
    language: 'English (United States)',
    bytes: 5_522_759_680,
  });
});

test('P5: a download link is asked for at the link of its option, and prints as dots', async ({
  scripted,
  connected,
}) => {
  const uri = 'https://download.example/Server.ISO?t=1&d=2&e=3&h=secret';
  const path = recorded.DOWNLOAD_LINK.slice(0, recorded.DOWNLOAD_LINK.indexOf('?'));
  scripted.answers(`GET /v1${path}`, { json: { uri, method: 'GET', headers: [] } });

  const { url, issuedAt } = await connected.partnerCenter.downloads.link({ link: recorded.DOWNLOAD_LINK });

  expect(url.forOnePerson()).toBe(uri);
  expect(issuedAt).toEqual(connected.clock.now());
  expect(scripted.received.at(-1)?.query).toEqual({ country: 'US' });
  expect(`${inspect(url)} ${connected.logged()}`).not.toContain('secret');
});

test.for(['javascript:alert(1)', 'file:///etc/passwd', '/relative', 'https://a b'])(
  'a download link has to be one a browser opens: %s',
  async (uri, { scripted, partnerCenter }) => {
    scripted.answers('GET /v1/x', { json: { uri } });
    expect(await failureOf(partnerCenter.downloads.link({ link: '/x' }))).toMatchObject({ kind: 'malformed' });
  },
);

test.for(['https://evil.example/v1/x', 'http://127.0.0.1:1/partner-center/v1/x', '/../../login/x', 'javascript:1'])(
  'the token goes nowhere else: %s is not followed',
  async (link, { scripted, partnerCenter }) => {
    expect(await failureOf(partnerCenter.keys.get(link))).toMatchObject({ kind: 'not-found' });
    expect(scripted.received).toEqual([]);
  },
);

test('a redirect is not followed either', async ({ scripted, partnerCenter }) => {
  scripted.answers('GET /v1/x', { status: 302, headers: { location: `${scripted.url}/v1/y` } });
  expect(await failureOf(partnerCenter.keys.get('/x'))).toMatchObject({ kind: 'malformed', status: 302 });
  expect(scripted.calls('GET /v1/y')).toEqual([]);
});
