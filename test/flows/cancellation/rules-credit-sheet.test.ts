import { expect, test } from 'vitest';
import { matchCredits, readCreditHeader, readCreditRow } from '../../../src/flows/cancellation/rules-credit-sheet.ts';
import type { CreditRow } from '../../../src/flows/cancellation/rules-credit-sheet.ts';

const HEADER = ['Invoice Number', 'order_id', 'SubscriptionId', 'Currency', 'Subtotal'];
const SUBSCRIPTION = '01234567-89ab-cdef-0123-456789abcdef';

function columnsOf(names: readonly string[]) {
  const header = readCreditHeader(names);
  return header.kind === 'columns' ? header.columns : {};
}

test('columns are found by their names, and those that are missing are named', () => {
  expect(columnsOf(HEADER)).toEqual({ document: 0, order: 1, subscription: 2, currency: 3, charged: 4 });
  expect(readCreditHeader(['Customer', 'Currency'])).toEqual({
    kind: 'missing',
    names: ['OrderId', 'InvoiceNumber', 'Subtotal'],
  });
});

const good = { document: 'G1', orderId: 'abcdef012345', subscriptionId: null, currency: 'EUR' };
test.each([
  [['g1', 'ABCDEF012345', '', 'eur', '-1836.40'], { ...good, minor: 183_640n }],
  [['G1', '', `{${SUBSCRIPTION}}`, 'JPY', '-12'], { currency: 'JPY', minor: 12n, subscriptionId: SUBSCRIPTION }],
  [['', '', '', 'EUR', '1836.40'], 'charge'],
  [['', '', '', 'EUR', '0'], 'charge'],
  [['G1', 'abcdef012345', '', 'EUR', '-1,5'], 'amount'],
  [['G1', 'abcdef012345', '', 'euro', '-1'], 'currency'],
  [['', 'abcdef012345', '', 'EUR', '-1'], 'document'],
  [['G1', '', '', 'EUR', '-1'], 'reference'],
  [['G1', '', 'abcdef012345', 'EUR', '-1'], 'reference'],
  [['G1', 'a'.repeat(65), '', 'EUR', '-1'], 'too-long'],
])('the row %j of a reconciliation file', (fields, expected) => {
  const row = readCreditRow(2, fields, columnsOf(HEADER), false);
  if (typeof expected === 'string') expect(row).toBe(expected);
  else expect(row).toMatchObject({ row: 2, ...expected });
});

test('in a list of one\u2019s own a credit stands above zero, with a comma where semicolons separate', () => {
  const columns = columnsOf(['OrderId', 'Currency', 'Document', 'Credited']);
  const read = (amount: string) => readCreditRow(2, ['abcdef012345', 'EUR', 'G1', amount], columns, true);
  expect(read('1836,40')).toMatchObject({ minor: 183_640n });
  expect(read('-1')).toBe('amount');
});

const ticket = { id: 'one', orderId: 'abcdef012345', subscriptionId: null, currency: 'EUR', credits: [] };
const row = (number: number, change: Partial<CreditRow> = {}): CreditRow => ({
  ...{ row: number, minor: 100n, ...good },
  ...change,
});

test('what one document says of a ticket in several rows is one credit; entered before it counts no second time', () => {
  const rows = [row(2), row(3, { minor: 23n }), row(4, { document: 'G2' })];
  expect(matchCredits(rows, [ticket])).toEqual({
    credits: [
      { ticket, document: 'G1', minor: 123n },
      { ticket, document: 'G2', minor: 100n },
    ],
    ...{ rows: 3, known: 0, leftOut: [] },
  });
  const entered = { ...ticket, credits: [{ document: 'G1', minor: 123n }] };
  expect(matchCredits(rows, [entered])).toMatchObject({ credits: [{ document: 'G2' }], rows: 1, known: 2 });
  const other = { ...ticket, credits: [{ document: 'G1', minor: 100n }] };
  const reason = 'other-amount';
  expect(matchCredits(rows, [other])).toMatchObject({ rows: 1, leftOut: [2, 3].map((at) => ({ row: at, reason })) });
});

test('a row finds its ticket by subscription or order and by currency, and no ticket by a guess', () => {
  const mine = { ...ticket, id: 'two', subscriptionId: SUBSCRIPTION };
  const why = (change: Partial<CreditRow>, tickets = [ticket]) =>
    matchCredits([row(2, change)], tickets).leftOut.map(({ reason }) => reason);
  expect(why({ orderId: 'fedcba543210' })).toEqual(['no-ticket']);
  expect(why({ currency: 'USD' })).toEqual(['other-currency']);
  expect(why({}, [ticket, { ...ticket, id: 'other' }])).toEqual(['several-tickets']);
  expect(matchCredits([row(2, { subscriptionId: SUBSCRIPTION })], [ticket, mine]).credits[0]?.ticket).toBe(mine);
});
