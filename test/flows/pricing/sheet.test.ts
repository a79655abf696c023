import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readSheet } from '../../../src/flows/pricing/sheet.ts';
import type { ReadLine } from '../../../src/flows/pricing/sheet.ts';
import { NotATable, TABLE_LIMITS } from '../../../src/spreadsheets/table.ts';
import type { TableLimits } from '../../../src/spreadsheets/table.ts';

const HEADER =
  'ProductTitle,ProductId,SkuId,TermDuration,BillingPlan,Market,Currency,UnitPrice,EffectiveStartDate,EffectiveEndDate,ERP Price,Segment';
const ROW =
  '"Windows Server, 2022",DG7GMGF0D5RK,0001,,OneTime,NL,EUR,826.38,11/1/2026 12:00:00 AM,11/30/9999 23:59,918.20,Commercial';

async function* inPieces(bytes: Uint8Array, piece = 7): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
}

async function read(
  content: string | Uint8Array,
  { market = null, limits }: { market?: string | null; limits?: Partial<TableLimits> } = {},
): Promise<readonly ReadLine[]> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const lines: ReadLine[] = [];
  const piece = bytes.length > 10_000 ? 65_536 : 7;
  for await (const line of readSheet(inPieces(bytes, piece), market, { ...TABLE_LIMITS, ...limits })) lines.push(line);
  return lines;
}

async function problemOf(work: Promise<unknown>) {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof NotATable)) throw error;
  return { problem: error.problem, detail: error.detail };
}

const broken = (lines: readonly ReadLine[]) => lines.flatMap((line) => (line.kind === 'broken' ? [line.broken] : []));
const rows = (lines: readonly ReadLine[]) => lines.flatMap((line) => (line.kind === 'row' ? [line.row] : []));

test('a row is read by the names of its columns', async () => {
  expect(rows(await read(`\uFEFF${HEADER}\r\n${ROW}\r\n`))).toEqual([
    {
      market: 'NL',
      title: 'Windows Server, 2022',
      currency: 'EUR',
      productId: 'DG7GMGF0D5RK',
      skuId: '0001',
      term: '',
      billing: 'one_time',
      segment: 'commercial',
      quantityFrom: 1,
      quantityTo: null,
      cost: { minor: 82_638, currency: 'EUR' },
      list: { minor: 91_820, currency: 'EUR' },
      validFrom: new Date('2026-11-01T00:00:00Z'),
      validTo: null,
    },
  ]);
});

test('other order, other columns, semicolons, a decimal comma and an edition that lost its zeros are read as well', async () => {
  const text = 'Extra;Unit Price;currency;MARKET;skuid;Product ID\nx;1652,76;eur;nl;1;DG7GMGF0D5RK\n';
  expect(rows(await read(text))).toMatchObject([
    { skuId: '0001', market: 'NL', cost: { minor: 165_276, currency: 'EUR' }, list: null },
  ]);
});

test('yen have no cents, and an amount with a thousands mark is not guessed at', async () => {
  const text = 'ProductId,SkuId,Market,Currency,UnitPrice\nA,0001,JP,JPY,134700\nA,0001,JP,JPY,"134,700"\n';
  const lines = await read(text);
  expect(rows(lines)).toMatchObject([{ cost: { minor: 134_700, currency: 'JPY' } }]);
  expect(broken(lines)).toEqual([{ row: 3, reason: 'price' }]);
});

test.each<[string, string, string]>([
  ['no product', '826.38', '826.38'],
  ['a price in words', ROW.replace('826.38', 'on request'), 'price'],
  ['a negative price', ROW.replace('826.38', '-1'), 'price'],
  ['a list price in words', ROW.replace('918.20', 'n/a'), 'list-price'],
  ['a market that is none', ROW.replace(',NL,', ',Netherlands,'), 'market'],
  ['a currency that is none', ROW.replace(',EUR,', ',€,'), 'currency'],
  ['a term that is none', ROW.replace(',,OneTime', ',soon,OneTime'), 'term'],
  ['a billing that is none', ROW.replace('OneTime', 'whenever'), 'billing'],
  ['a day that does not exist', ROW.replace('11/1/2026', '2/31/2026'), 'dates'],
  ['an end before its beginning', ROW.replace('11/30/9999 23:59', '10/1/2026'), 'dates'],
  ['a field as long as a letter', ROW.replace('DG7GMGF0D5RK', 'D'.repeat(65)), 'too-long'],
  ['a quote in the middle', ROW.replace('OneTime', 'One"Time'), 'quoting'],
])('a row with %s is left out, and listed by its number', async (_, row, reason) => {
  const lines = await read(`${HEADER}\n${ROW}\n${row}\n${ROW}\n`);
  expect(rows(lines)).toHaveLength(2);
  expect(broken(lines)).toEqual([{ row: 3, reason: reason === '826.38' ? 'product' : reason }]);
});

test('a sheet of one market takes no row of another', async () => {
  const lines = await read(`${HEADER}\n${ROW}\n${ROW.replace(',NL,', ',BE,')}\n`, { market: 'NL' });
  expect(broken(lines)).toEqual([{ row: 3, reason: 'other-market' }]);
});

describe('what is no price sheet is said to be none', () => {
  test.each<[string, string | Uint8Array, string, string | undefined]>([
    ['nothing', '', 'empty', undefined],
    ['a mark and nothing else', '\uFEFF\n', 'empty', undefined],
    ['a page', '<!DOCTYPE html><html><body>Sign in</body></html>', 'a-page', undefined],
    ['other columns', 'Name,Amount\na,1\n', 'no-columns', 'ProductId, SkuId, Currency, UnitPrice, Market'],
    [
      'a quote that is never closed',
      `${HEADER}\n${ROW}\n${ROW.replace(',OneTime', ',"OneTime')}\n${ROW}\n`,
      'unreadable',
      '3',
    ],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0]), 'no-columns', expect.any(String) as string],
    ['half a zip', zipSync({ 'a.csv': Buffer.from(HEADER) }).subarray(0, 60), 'broken-zip', undefined],
    ['a zip of something else', zipSync({ 'xl/workbook.xml': Buffer.from('<x/>') }), 'no-csv', undefined],
    ['a zip of an empty file', zipSync({ 'a.csv': new Uint8Array() }), 'empty', undefined],
  ])('%s', async (_, content, problem, detail) => {
    expect(await problemOf(read(content))).toEqual({ problem, detail });
  });

  test('a bomb: small as a zip, larger than any sheet when opened', async () => {
    const bomb = zipSync({ 'a.csv': Buffer.from(`${HEADER}\n${`${ROW}\n`.repeat(60_000)}`) }, { level: 9 });
    expect(bomb.length).toBeLessThan(60_000);
    expect(await problemOf(read(bomb, { limits: { bytes: 1024 * 1024 } }))).toMatchObject({ problem: 'too-large' });
  });

  test('more rows than any sheet has', async () => {
    const text = `${HEADER}\n${`${ROW}\n`.repeat(20)}`;
    expect(await problemOf(read(text, { limits: { rows: 10 } }))).toMatchObject({ problem: 'too-many-rows' });
  });

  test('one that breaks off while it arrives fails as that, and is not half a sheet', async () => {
    async function* cut(): AsyncGenerator<Uint8Array> {
      yield Buffer.from(`${HEADER}\n${`${ROW}\n`.repeat(100)}`);
      throw new Error('connection lost');
    }
    const all = async () => {
      for await (const line of readSheet(cut(), null)) if (line.kind === 'broken') throw new Error('broken row');
    };
    await expect(all()).rejects.toThrow('connection lost');
  });
});

test('a zip is read as what is in it', async () => {
  const zip = zipSync({ 'read me.md': Buffer.from('x'), 'sheets.csv': Buffer.from(`${HEADER}\n${ROW}\n`) });
  expect(rows(await read(zip))).toHaveLength(1);
});
