import { zipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fillsPurchaseForm } from '../../support/gestures.ts';
import { openDesk } from '../../support/desk.ts';
import type { Desk } from '../../support/desk.ts';
import type { Person } from '../../support/slack/person.ts';

let desk: Desk;
let gina: Person;
beforeAll(async () => {
  desk = await openDesk();
  gina = await desk.person('global.admin');
  // The sheet that counts before each of the tests: none of them rests on another.
  await brings('before.csv', csv(row(), row({ id: 'DG7GWIDGET02' })));
  await gina.waitsFor('The price sheet before.csv counts: 2 prices for CH.');
  await gina.closes();
});
afterAll(() => desk.close());

const HEADER = 'ProductTitle,ProductId,SkuId,TermDuration,BillingPlan,Market,Currency,UnitPrice,ERP Price,Segment';
const row = (change: Partial<{ id: string; market: string; price: string }> = {}) =>
  `Widget,${change.id ?? 'DG7GWIDGET01'},0001,,OneTime,${change.market ?? 'CH'},CHF,${change.price ?? '90.00'},100.00,Commercial`;
const csv = (...rows: string[]) => [HEADER, ...rows].join('\r\n');

async function brings(name: string, content: string | Uint8Array): Promise<void> {
  await gina.types('#sales', '/csp-admin');
  await gina.presses('Open Prices');
  await gina.presses('Upload a file…');
  await gina.uploads('Price sheet', { name, content: Buffer.from(content) });
  await gina.submits('Upload');
}

test('P7: only a Global admin opens the settings; an Admin agent is told who may', async () => {
  await gina.types('#sales', '/csp-admin');
  expect(await gina.waitsFor('Desk settings')).not.toContain('Not done');
  await gina.closes();
  const kim = await desk.person('admin.agent');
  await kim.types('#sales', '/csp-admin');
  expect(await kim.waitsFor('Global admin')).not.toContain('Open Prices');
  await kim.closes();
});

test('a sheet with broken rows: the good ones count, the broken ones are listed by number', async () => {
  const swedish = { market: 'SE' };
  const rows = [row(swedish), row({ ...swedish, price: 'free' }), row({ ...swedish, id: 'DG7GWIDGET02' })];
  await brings('swedish.csv', csv(...rows, row({ market: 'Swedish' })));
  await gina.waitsFor('The file is being read');
  await gina.waitsFor('The price sheet swedish.csv counts: 2 prices for SE.');
  await gina.presses('Look again');
  expect(await gina.waitsFor('2 rows were left out')).toContain('2 prices, taken in');
  await gina.presses('Show rows');
  const seen = await gina.waitsFor('Row 3: the unit price is not an amount');
  expect(seen).toContain('Row 5: the market is not a two-letter country code');
  await gina.closes();
  const { id } = await desk.database.read.priceImport.findFirstOrThrow({ where: { fileName: 'swedish.csv' } });
  const entries = await desk.database.read.ledgerEntry.findMany({ where: { subject: `price-import:${id}` } });
  expect(entries.map(({ outcome }) => outcome)).toEqual(['requested', 'taken']);
});

test.each<[string, string, string | Uint8Array, string]>([
  ['other columns', 'orders.csv', 'Name,Amount\na,1\n', 'ProductId, SkuId, Currency, UnitPrice, Market'],
  ['a web page', 'sheet.csv', '<!doctype html><html>Sign in</html>', 'A web page came in place of the file'],
  ['a header alone', 'header.csv', HEADER, 'no price below it'],
  ['mostly broken rows', 'odd.csv', csv(row({ price: 'a' }), row({ price: 'b' }), row()), 'Most of its rows'],
  ['a workbook', 'book.zip', zipSync({ 'xl/workbook.xml': Buffer.from('<x/>') }), 'There is no CSV in the zip'],
  ['a zip bomb', 'bomb.zip', bomb(), 'more rows than any price sheet'],
])('%s is refused whole, in words, and the prices from before still count', async (_, name, content, words) => {
  await brings(name, content);
  await gina.waitsFor(`The price sheet ${name} was not taken.`);
  expect(await gina.waitsFor(words)).toMatch(/ref [2-9A-Z]{3}-[2-9A-Z]{3}/);
  await gina.closes();
  expect(await desk.database.read.price.count({ where: { market: 'CH' } })).toBe(2);
});

test.each([
  ['an empty file', 'nothing.csv', '', 'The file is empty.'],
  ['a picture', 'sheet.png', 'x', 'neither a CSV nor a zip'],
])('%s is refused at the field', async (_, name, content, words) => {
  await brings(name, content);
  await gina.waitsFor(words);
  await gina.closes();
});

test('P1: a margin rule is looked at once more, counts from then on, and prices the review and the quote', async () => {
  await gina.types('#sales', '/csp-admin');
  await gina.presses('Open Margin rules');
  await gina.waitsFor('There is no margin rule yet');
  await gina.presses('Add a rule…');
  await gina.fills({ Margin: '99' });
  await gina.submits('Next');
  await gina.waitsFor('More than 95%');
  await gina.fills({ Customer: 'Fabrikam B.V.', Margin: '20 %', Rounding: 'rounded up to 1.00' });
  await gina.submits('Next');
  await gina.waitsFor('Example: what costs you €1,000.00 is sold for €1,250.00.');
  await gina.submits('Save rule');
  expect(await gina.waitsFor('Saved.')).toContain(
    'Fabrikam B.V.*\nmargin 20% of the selling price · rounded up to 1.00',
  );
  await gina.closes();

  const [ann, kim] = [await desk.person('sales.agent'), await desk.person('admin.agent')];
  await fillsPurchaseForm(ann, { reference: 'PO quote' });
  await ann.submits('Review');
  // 826.38 / 0.8 = 1,032.98 → 1,033.00 each
  const review = await ann.waitsFor('€2,066.00');
  expect(review).not.toContain('1,652.76');
  await ann.presses('Make a quote');
  const quote = await ann.waitsFor('Offerte voor Fabrikam B.V.');
  expect(quote).toMatch(/2 × Windows Server 2022 Standard[^]*€\s1\.033,00 per stuk[^]*€\s2\.066,00/);
  expect(quote).not.toMatch(/1[.,]652|20 ?%/);
  await ann.closes({ all: true });
  await fillsPurchaseForm(kim, {});
  await kim.submits('Review');
  expect(await kim.waitsFor('€2,066.00')).toContain('€1,652.76');
  await kim.closes({ all: true });

  await gina.types('#sales', '/csp-admin');
  await gina.presses('Open Margin rules');
  await gina.presses('End');
  await gina.waitsFor('Ended.');
  await gina.closes();
  const actions = await desk.database.read.ledgerEntry.findMany({
    where: { action: { in: ['margin.manage', 'quote.make'] } },
    orderBy: { sequence: 'asc' },
  });
  expect(actions.map(({ action, outcome }) => `${action} ${outcome}`)).toEqual([
    'margin.manage added',
    'quote.make made',
    'margin.manage ended',
  ]);
});

test('P6: the refund windows and reminder times that hold can be read', async () => {
  await gina.types('#sales', '/csp-admin');
  await gina.presses('Open Refund windows');
  const seen = await gina.waitsFor('Refund windows follow the set “programme”.');
  expect(seen).toContain('All of the money comes back within 60 days of the order.');
  expect(seen).toContain('Applies to orders placed today.');
  expect(seen).toContain('before a window closes: 7 days, 2 days, 1 day, and 4 hours.');
  await gina.closes();
});

test('health: what does not answer is said with what it means; what was given up is tried again, and no payload is shown', async () => {
  const { rows } = await desk.database.pool.query<{ id: string }>(
    `UPDATE pgboss.job SET state = 'failed', completed_on = now() WHERE id = (
       SELECT id FROM pgboss.job WHERE state = 'completed' AND name = 'price-import' LIMIT 1) RETURNING id`,
  );
  const [id] = rows.map((row) => row.id);
  const fault = { kind: 'refuse', status: 403, match: { path: '/partner-center/v1/customers' }, times: 5 };
  await desk.partnerCenter('POST', '/faults', fault);
  await gina.types('#sales', '/csp-admin');
  await gina.presses('Open Health');
  const seen = await gina.waitsFor('1 job was tried as often as it may be.');
  expect(seen).toMatch(/✅ Database – answered in \d+ ms/);
  expect(seen).toContain('Partner Center – does not answer as it should. Orders, keys and cancellations wait');
  expect(seen).toMatch(/Prices taken in: .*20\d\d|Prices taken in: .*\d:\d\d/);
  expect(seen).not.toContain('importId');
  await desk.partnerCenter('DELETE', '/faults');
  await gina.presses('Try again');
  await gina.waitsFor('It is being tried again.');
  await gina.presses('Look again');
  await gina.waitsFor('✅ Partner Center');
  await gina.closes();
  const entries = await desk.database.read.ledgerEntry.findMany({ where: { action: 'job.retry' } });
  expect(entries.map(({ subject, details }) => ({ subject, details }))).toEqual([
    { subject: `job:${String(id)}`, details: { queue: 'price-import' } },
  ]);
  const stateOf = async () => {
    const job = await desk.database.pool.query<{ state: string }>(`SELECT state FROM pgboss.job WHERE id = $1`, [id]);
    return job.rows.map(({ state }) => state);
  };
  await expect.poll(stateOf).toEqual(['completed']);
});

/** Small as a zip, opened some hundred times as large. */
function bomb(): Uint8Array {
  return zipSync({ 'sheets.csv': Buffer.from(`${HEADER}\n${`${row()}\n`.repeat(55_000)}`) }, { level: 1 });
}
