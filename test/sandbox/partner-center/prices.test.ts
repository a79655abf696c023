import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { PARTNER_CENTER, start, tokenFor } from './partner.ts';
import type { RunningPartnerCenter } from '../../support/partner-center.ts';

const PRICES = 'https://api.partner.microsoft.com';
const pathOf = (market: string, view = 'software') =>
  `/v1.0/sales/pricesheets(Market='${market}',PricesheetView='${view}')/$value`;

const ask = (local: RunningPartnerCenter, token: string, path: string, headers: Record<string, string> = {}) =>
  fetch(`${local.pricesUrl}${path}`, {
    headers: { authorization: `Bearer ${token}`, 'accept-encoding': 'identity', ...headers },
  });

test('a sheet has the columns of Microsoft’s, the prices of its market, and believable amounts', async () => {
  const local = await start();
  const token = await tokenFor(local, PRICES);
  const text = await (await ask(local, token, pathOf('nl'))).text();
  const [header = '', ...rows] = text.trimEnd().split('\r\n');
  expect(header).toMatch(/^"ProductTitle","ProductId","SkuId",.*"UnitPrice",.*"ERP Price","Segment"$/);
  expect(rows.length).toBeGreaterThan(100);
  expect(rows.find((row) => row.includes('Windows Server 2022 Standard","') && row.includes('"Commercial"'))).toMatch(
    /"0001","16 Core License Pack".*"OneTime","NL","EUR","826.38".*"918.20"/,
  );
  const yen = await (await ask(local, token, pathOf('JP'))).text();
  expect(yen).toMatch(/"JP","JPY","\d+"/);
  expect(yen).not.toContain('BizTalk');
});

test('whoever takes it compressed gets a zip with the sheet in it', async () => {
  const local = await start();
  const token = await tokenFor(local, PRICES);
  const answer = await ask(local, token, pathOf('gb'), { 'accept-encoding': 'deflate' });
  const files = unzipSync(new Uint8Array(await answer.arrayBuffer()));
  expect(Buffer.from(files['sheets.csv'] ?? []).toString()).toContain('"GB","GBP"');
});

test('it refuses what the real one refuses', async () => {
  const local = await start();
  const token = await tokenFor(local, PRICES);
  const statusOf = async (path: string, by = token) => (await ask(local, by, path)).status;
  expect(await statusOf(pathOf('nl'), 'nobody.at.all')).toBe(401);
  expect(await statusOf(pathOf('nl'), await tokenFor(local, PARTNER_CENTER))).toBe(401);
  expect(await statusOf(pathOf('nl'), await tokenFor(local, PRICES, 'app'))).toBe(400);
  expect(await statusOf(pathOf('nl', 'everything'))).toBe(400);
  expect(await statusOf('/v1.0/sales/pricesheets')).toBe(400);
  expect(await statusOf(pathOf('zz'))).toBe(404);
  expect(await statusOf(`${pathOf('nl')}?timeline=history&month=202601`)).toBe(404);
});
