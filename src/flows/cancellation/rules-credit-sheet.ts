import { placesOf } from '../../kernel/columns.ts';
import { isMoney, moneyFromDecimal } from '../../kernel/money.ts';
import { tidy } from '../../kernel/text.ts';
import { readDocumentNumber } from './rules-credit.ts';
import { readOrderReference } from './rules-form.ts';

/** What a row of an invoice or credit note gives back, in minor units. `row` counts as a spreadsheet does. */
export type CreditRow = {
  readonly row: number;
  readonly orderId: string | null;
  readonly subscriptionId: string | null;
  readonly currency: string;
  readonly minor: bigint;
  readonly document: string;
};

/** With one of these in it nothing of the file counts: the row may be a part of a credit that others are the rest of. */
const BROKEN = ['quoting', 'too-long', 'reference', 'currency', 'amount', 'document'] as const;
/** A row that can be read, and whose credit is left out. */
const LEFT_OUT = ['no-ticket', 'several-tickets', 'other-currency', 'other-amount'] as const;
export const CREDIT_ROW_PROBLEMS = [...BROKEN, ...LEFT_OUT] as const;
export type BrokenReason = (typeof BROKEN)[number];
export type CreditRowProblem = (typeof CREDIT_ROW_PROBLEMS)[number];
export type ListedRow = { readonly row: number; readonly reason: CreditRowProblem };

/** The columns by their names. */
const NAMES = {
  order: ['orderid', 'ordernumber'],
  subscription: ['subscriptionid'],
  currency: ['currency', 'currencycode', 'billingcurrency'],
  document: ['invoicenumber', 'invoiceid', 'creditnote', 'creditnotenumber', 'documentnumber', 'document'],
  /** what came back, as somebody keeps it in a list */
  credited: ['credited', 'credit', 'creditamount', 'amountcredited'],
  /** what was charged, as a reconciliation file has it: what is below nothing came back */
  charged: ['subtotal', 'total', 'amount'],
} as const satisfies Record<string, readonly string[]>;

type Column = keyof typeof NAMES;
export type CreditColumns = Readonly<Partial<Record<Column, number>>>;

export function readCreditHeader(
  header: readonly string[],
):
  | { readonly kind: 'columns'; readonly columns: CreditColumns }
  | { readonly kind: 'missing'; readonly names: readonly string[] } {
  const columns: CreditColumns = placesOf(header, NAMES);
  const missing = [
    ...(columns.order === undefined && columns.subscription === undefined ? ['OrderId'] : []),
    ...(columns.currency === undefined ? ['Currency'] : []),
    ...(columns.document === undefined ? ['InvoiceNumber'] : []),
    ...(columns.credited === undefined && columns.charged === undefined ? ['Subtotal'] : []),
  ];
  return missing.length > 0 ? { kind: 'missing', names: missing } : { kind: 'columns', columns };
}

const LONGEST = 64;

/** Reads one row. @returns what it gives back, `charge` where it gives nothing back, or what of it is broken */
export function readCreditRow(
  row: number,
  fields: readonly string[],
  columns: CreditColumns,
  decimalComma: boolean,
): CreditRow | 'charge' | BrokenReason {
  const text = (column: Column) => tidy(fields[columns[column] ?? -1] ?? '');
  if (Object.values(columns).some((at) => (fields[at] ?? '').length > LONGEST)) return 'too-long';
  const currency = text('currency').toUpperCase();
  if (!/^[A-Z]{3}$/.test(currency)) return 'currency';
  const isCredited = columns.credited !== undefined;
  const amount = minorIn(text(isCredited ? 'credited' : 'charged'), currency, decimalComma);
  if (amount === null || (isCredited && amount < 0n)) return 'amount';
  const minor = isCredited ? amount : -amount;
  if (minor <= 0n) return 'charge';
  const document = readDocumentNumber(text('document'));
  if (document === null) return 'document';
  const order = text('order') === '' ? undefined : readOrderReference(text('order'));
  const subscription = text('subscription') === '' ? undefined : readOrderReference(text('subscription'));
  if (order === null || subscription === null || subscription?.kind === 'order') return 'reference';
  if (!order && !subscription) return 'reference';
  return { row, orderId: order?.id ?? null, subscriptionId: subscription?.id ?? null, currency, minor, document };
}

function minorIn(text: string, currency: string, decimalComma: boolean): bigint | null {
  const money = moneyFromDecimal(decimalComma ? text.replace(/^(-?\d+),(\d+)$/, '$1.$2') : text, currency);
  return isMoney(money) ? BigInt(money.minor) : null;
}

/** A ticket whose credit is followed, and what was entered of it before. */
export type CreditedTicket = {
  readonly id: string;
  readonly orderId: string;
  readonly subscriptionId: string | null;
  readonly currency: string;
  readonly credits: readonly { readonly document: string; readonly minor: bigint }[];
};

export type NewCredit<Ticket> = { readonly ticket: Ticket; readonly document: string; readonly minor: bigint };

export type Matched<Ticket> = {
  readonly credits: readonly NewCredit<Ticket>[];
  /** rows that count by this, those that counted before, and those that are left out */
  readonly rows: number;
  readonly known: number;
  readonly leftOut: readonly ListedRow[];
};

/** Finds of each row its ticket. What one document says of one ticket is one credit, however many rows it has. */
export function matchCredits<Ticket extends CreditedTicket>(
  rows: readonly CreditRow[],
  tickets: readonly Ticket[],
): Matched<Ticket> {
  const leftOut: ListedRow[] = [];
  const groups = new Map<string, NewCredit<Ticket> & { readonly of: readonly number[] }>();
  for (const { row, document, minor, ...reference } of rows) {
    const ticket = ticketOf(reference, tickets);
    if (typeof ticket === 'string') {
      leftOut.push({ row, reason: ticket });
      continue;
    }
    const key = `${ticket.id} ${document}`;
    const before = groups.get(key);
    groups.set(key, { ticket, document, minor: (before?.minor ?? 0n) + minor, of: [...(before?.of ?? []), row] });
  }
  const credits: NewCredit<Ticket>[] = [];
  let [counted, known] = [0, 0];
  for (const { of, ...credit } of groups.values()) {
    const entered = credit.ticket.credits.find(({ document }) => document === credit.document);
    if (!entered) {
      credits.push(credit);
      counted += of.length;
    } else if (entered.minor === credit.minor) known += of.length;
    else leftOut.push(...of.map((row) => ({ row, reason: 'other-amount' as const })));
  }
  return { credits, rows: counted, known, leftOut: leftOut.toSorted((left, right) => left.row - right.row) };
}

function ticketOf<Ticket extends CreditedTicket>(
  { orderId, subscriptionId, currency }: Pick<CreditRow, 'orderId' | 'subscriptionId' | 'currency'>,
  tickets: readonly Ticket[],
): Ticket | (typeof LEFT_OUT)[number] {
  const ofSubscription = tickets.filter((each) => subscriptionId !== null && each.subscriptionId === subscriptionId);
  const ofOrder = tickets.filter(
    (each) => each.orderId === orderId && (subscriptionId === null || each.subscriptionId === null),
  );
  const found = ofSubscription.length > 0 ? ofSubscription : ofOrder;
  if (found.length === 0) return 'no-ticket';
  const [ticket, other] = found.filter((each) => each.currency === currency);
  if (!ticket) return 'other-currency';
  return other ? 'several-tickets' : ticket;
}

/** So many rows that are left out are kept with their numbers; the rest are counted. */
export const MOST_LISTED = 200;
/** So many credits no invoice has. */
export const MOST_CREDIT_ROWS = 5_000;

/** Why nothing of a file counts; each has its words in the catalogue. */
export const CREDIT_IMPORT_PROBLEMS = [
  'empty',
  'no-columns',
  'unreadable',
  'no-table',
  'too-large',
  'not-readable',
  'no-credits',
  'broken-rows',
  'gave-up',
] as const;
export type CreditImportProblem = (typeof CREDIT_IMPORT_PROBLEMS)[number];

/** @param kind why a file could not be taken, or is no table */
export function creditImportProblem(kind: string): CreditImportProblem {
  switch (kind) {
    case 'empty':
    case 'no-columns':
    case 'unreadable':
      return kind;
    case 'too-large':
    case 'too-many-rows':
      return 'too-large';
    case 'gone':
    case 'not-yours':
    case 'not-readable':
      return 'not-readable';
    default:
      return 'no-table';
  }
}
