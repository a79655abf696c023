import { placesOf } from '../../kernel/columns.ts';
import { isMoney, moneyFromDecimal } from '../../kernel/money.ts';
import type { Money } from '../../kernel/money.ts';
import { clamp, tidy } from '../../kernel/text.ts';
import type { SheetPrice } from './rules-price.ts';

/** What a price sheet says of one product, edition, term and billing in one market. */
export type SheetRow = SheetPrice & {
  readonly market: string;
  /** what the sheet calls the product; empty where it does not say */
  readonly title: string;
};

/** What of a row could not be read; each has its words in the catalogue. */
export const BROKEN_REASONS = [
  'quoting',
  'too-long',
  'product',
  'edition',
  'market',
  'other-market',
  'currency',
  'price',
  'list-price',
  'term',
  'billing',
  'quantity',
  'dates',
] as const;
export type BrokenReason = (typeof BROKEN_REASONS)[number];

/** A row that was left out. `row` counts as a spreadsheet does: the header is row 1. */
export type BrokenRow = { readonly row: number; readonly reason: BrokenReason };

/** The columns that are read, by the names they have had. */
const NAMES = {
  product: ['productid'],
  title: ['producttitle', 'productname'],
  edition: ['skuid'],
  market: ['market', 'country', 'countrycode'],
  currency: ['currency', 'currencycode', 'pricingcurrency'],
  price: ['unitprice', 'price', 'partnerprice'],
  list: ['erpprice', 'erp', 'estimatedretailprice', 'listprice'],
  term: ['termduration', 'term'],
  billing: ['billingplan', 'billingcycle', 'billingfrequency'],
  segment: ['segment', 'customersegment'],
  quantityFrom: ['pricingtierrangemin'],
  quantityTo: ['pricingtierrangemax'],
  from: ['effectivestartdate'],
  to: ['effectiveenddate'],
} as const satisfies Record<string, readonly string[]>;

type Column = keyof typeof NAMES;
const NEEDED: readonly Column[] = ['product', 'edition', 'currency', 'price'];
/** As Microsoft writes them, for telling people which are missing. */
const TITLES: Readonly<Record<string, string>> = {
  product: 'ProductId',
  edition: 'SkuId',
  market: 'Market',
  currency: 'Currency',
  price: 'UnitPrice',
};

export type Columns = Readonly<Partial<Record<Column, number>>>;

/**
 * Finds the columns by their names.
 * @param ofOneMarket whether it is known already which market the sheet is of
 */
export function readHeader(
  header: readonly string[],
  ofOneMarket: boolean,
):
  | { readonly kind: 'columns'; readonly columns: Columns }
  | { readonly kind: 'missing'; readonly names: readonly string[] } {
  const columns: Columns = placesOf(header, NAMES);
  const needed = ofOneMarket ? NEEDED : [...NEEDED, 'market' as const];
  const missing = needed.filter((column) => columns[column] === undefined);
  return missing.length > 0
    ? { kind: 'missing', names: missing.map((column) => TITLES[column] ?? column) }
    : { kind: 'columns', columns };
}

export type SheetFacts = {
  /** the market that was asked for; none where the sheet itself has to say */
  readonly market: string | null;
  /** whether a comma stands for the decimal point, as spreadsheets write where they separate by semicolons */
  readonly decimalComma: boolean;
};

const LONGEST = 64;
const LONGEST_TITLE = 200;
const MOST_UNITS = 2_147_483_647;
/** When no beginning is given, and what Microsoft writes for "always". */
const ALWAYS = new Date('1753-01-01T00:00:00Z');
const FOR_EVER_YEAR = 9_999;

/** Reads one row. @returns what it says, or what of it is broken */
export function readRow(
  fields: readonly string[],
  columns: Columns,
  { market: asked, decimalComma }: SheetFacts,
): SheetRow | BrokenReason {
  const text = (column: Column) => tidy(fields[columns[column] ?? -1] ?? '');
  const { title: titleAt, ...others } = columns;
  if (Object.values(others).some((at) => (fields[at] ?? '').length > LONGEST)) return 'too-long';

  const productId = text('product');
  if (!/^[A-Za-z0-9-]+$/.test(productId)) return 'product';
  const skuId = editionIn(text('edition'));
  if (skuId === null) return 'edition';
  const market = columns.market === undefined ? (asked ?? '') : text('market').toUpperCase();
  if (!/^[A-Z]{2}$/.test(market)) return 'market';
  if (asked !== null && market !== asked) return 'other-market';
  const currency = text('currency').toUpperCase();
  if (!/^[A-Z]{3}$/.test(currency)) return 'currency';
  const cost = amountIn(text('price'), currency, decimalComma);
  if (!cost) return 'price';
  const list = text('list') === '' ? null : amountIn(text('list'), currency, decimalComma);
  if (list === undefined) return 'list-price';
  const term = termIn(text('term'));
  if (term === null) return 'term';
  const billing = billingIn(text('billing'), term);
  if (billing === null) return 'billing';
  const quantityFrom = unitsIn(text('quantityFrom'), 1);
  const quantityTo = unitsIn(text('quantityTo'), null);
  if (quantityFrom === undefined || quantityTo === undefined || quantityFrom === null) return 'quantity';
  const validFrom = text('from') === '' ? ALWAYS : instantIn(text('from'));
  const end = text('to') === '' ? null : instantIn(text('to'));
  if (!validFrom || end === undefined) return 'dates';
  const validTo = end && end.getUTCFullYear() < FOR_EVER_YEAR ? end : null;
  if (validTo && validTo <= validFrom) return 'dates';

  const segment = segmentIn(text('segment'));
  return {
    market,
    title: clamp(tidy(fields[titleAt ?? -1] ?? ''), LONGEST_TITLE),
    currency,
    productId,
    skuId,
    term,
    billing,
    segment,
    quantityFrom,
    quantityTo,
    cost,
    list,
    validFrom,
    validTo,
  };
}

/** Spreadsheets take `0001` for a number and keep `1`. */
function editionIn(text: string): string | null {
  if (/^\d{1,3}$/.test(text)) return text.padStart(4, '0');
  return /^[A-Za-z0-9-]+$/.test(text) ? text : null;
}

function amountIn(text: string, currency: string, decimalComma: boolean): Money | undefined {
  const decimal = decimalComma ? text.replace(/^(\d+),(\d+)$/, '$1.$2') : text;
  if (!/^\d+(\.\d*)?(e[+-]?\d+)?$/i.test(decimal)) return undefined;
  const money = moneyFromDecimal(decimal, currency);
  return isMoney(money) ? money : undefined;
}

/** @returns `P1Y`; empty where bought for good; null where it is neither */
function termIn(text: string): string | null {
  const word = text.toUpperCase().replace(/[^A-Z0-9]/g, '');
  if (['', 'ONETIME', 'NONE', 'PERPETUAL', 'NA'].includes(word)) return '';
  return /^P\d{1,2}[YM]$/.test(word) ? word : null;
}

const BILLINGS: Readonly<Record<string, string>> = {
  onetime: 'one_time',
  none: 'one_time',
  na: 'one_time',
  upfront: 'one_time',
  monthly: 'monthly',
  annual: 'annual',
  annually: 'annual',
  yearly: 'annual',
  triennial: 'triennial',
  threeyear: 'triennial',
};

/** @returns the billing cycle as the catalogue names it; empty where a subscription does not say */
function billingIn(text: string, term: string): string | null {
  if (text === '') return term === '' ? 'one_time' : '';
  return BILLINGS[text.toLowerCase().replace(/[^a-z]/g, '')] ?? null;
}

/** Sheets say *Charity* where the catalogue says `nonprofit`. */
function segmentIn(text: string): string {
  const word = text.toLowerCase();
  return word === 'charity' ? 'nonprofit' : word;
}

function unitsIn<None>(text: string, none: None): number | None | undefined {
  if (text === '') return none;
  const units = /^\d{1,10}$/.test(text) ? Number(text) : undefined;
  return units !== undefined && units <= MOST_UNITS ? units : undefined;
}

const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?Z?)?$/;
/** As Microsoft's exports have it: month first. */
const AMERICAN = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?: (\d{1,2}):(\d{2})(?::(\d{2}))?(?: ([AP]M))?)?$/i;

/** @returns the instant (UTC), or undefined where it is none */
function instantIn(text: string): Date | undefined {
  const iso = ISO.exec(text);
  if (iso) return dateOf(iso[1], iso[2], iso[3], Number(iso[4] ?? 0), iso[5], iso[6]);
  const american = AMERICAN.exec(text);
  if (!american) return undefined;
  const [, month, day, year, hour = '0', minute, second, half] = american;
  const hours = half ? (Number(hour) % 12) + (half.toUpperCase() === 'PM' ? 12 : 0) : Number(hour);
  return dateOf(year, month, day, hours, minute, second);
}

function dateOf(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
  hours: number,
  minutes: string | undefined,
  seconds: string | undefined,
): Date | undefined {
  const date = new Date(
    Date.UTC(Number(year), Number(month) - 1, Number(day), hours, Number(minutes ?? 0), Number(seconds ?? 0)),
  );
  // 31 February would silently be another day.
  return date.getUTCDate() === Number(day) && date.getUTCMonth() === Number(month) - 1 ? date : undefined;
}
