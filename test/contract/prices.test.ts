import { buffer } from 'node:stream/consumers';
import { expect } from 'vitest';
import type { PartnerCenter } from '../../src/partner-center/client.ts';
import { failureOf, test } from './contract.ts';
import { TOKEN_ROUTE } from './scripted-partner-center.ts';

const SHEET = "GET /prices/v1.0/sales/pricesheets(Market='nl',PricesheetView='software')/$value";
/** The header and a row as "Get a price sheet" shows them, with its closing quote that is none. */
const RECORDED = `"ProductTitle","ProductId","SkuId","SkuTitle","Publisher","SkuDescription","UnitOfMeasure","TermDuration","BillingPlan","Market","Currency","UnitPrice","PricingTierRangeMin","PricingTierRangeMax","EffectiveStartDate","EffectiveEndDate","Tags","ERP Price"\r\n`;

const sheetOf = async (partnerCenter: PartnerCenter, market = 'NL') =>
  (await buffer(await partnerCenter.priceSheets.software(market))).toString('utf8');

test('the price sheet comes as it is, asked for with a token of its own', async ({ scripted, partnerCenter }) => {
  scripted.answers(SHEET, { raw: RECORDED, headers: { 'content-type': 'application/octet-stream' } });
  expect(await sheetOf(partnerCenter)).toBe(RECORDED);
  const [asked] = scripted.calls(TOKEN_ROUTE);
  expect(new URLSearchParams(asked?.body).get('resource')).toBe('https://api.partner.microsoft.com');
  expect(scripted.calls(SHEET)[0]?.headers).toMatchObject({ authorization: 'Bearer access-1' });
});

test('a refused token is replaced once', async ({ scripted, partnerCenter }) => {
  scripted.answers(SHEET, { status: 401 }, { raw: RECORDED });
  expect(await sheetOf(partnerCenter)).toBe(RECORDED);
  scripted.answers(SHEET, { status: 401 });
  expect(await failureOf(sheetOf(partnerCenter))).toMatchObject({ kind: 'unauthorized', status: 401 });
});

test('no sheet for the market is told from no right and from an outage', async ({ scripted, partnerCenter }) => {
  scripted.answers(SHEET, { status: 404, json: { error: { code: 'NotFound' } } });
  expect(await failureOf(sheetOf(partnerCenter))).toMatchObject({ kind: 'not-found' });
  scripted.answers(SHEET, { status: 503, raw: '<html>' });
  expect(await failureOf(sheetOf(partnerCenter))).toMatchObject({ kind: 'unreachable' });
  scripted.answers(SHEET, { status: 429, json: {}, headers: { 'retry-after': '7' } });
  expect(await failureOf(sheetOf(partnerCenter))).toMatchObject({ kind: 'throttled', retryAfterSeconds: 7 });
});

test('a sheet that breaks off is not taken for a short one', async ({ scripted, partnerCenter }) => {
  scripted.answers(SHEET, { raw: RECORDED, cut: 40 });
  expect(await failureOf(sheetOf(partnerCenter))).toMatchObject({ kind: 'unreachable' });
});

test('a market that is none is never asked for', async ({ scripted, partnerCenter }) => {
  expect(await failureOf(sheetOf(partnerCenter, "nl',x"))).toMatchObject({ kind: 'not-found' });
  expect(scripted.received).toEqual([]);
});
