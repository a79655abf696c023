import { withoutMarks } from '../../i18n/erased.ts';
import type { Translator } from '../../i18n/translator.ts';
import { decimalText } from '../../kernel/money.ts';
import { csvTable } from '../../spreadsheets/written.ts';
import type { OrderLine } from './records.ts';
import { shareOf } from './rules.ts';

const COLUMNS = [
  'placed',
  'customer',
  'tenantId',
  'orderId',
  'line',
  'product',
  'edition',
  'term',
  'quantity',
  'currency',
  'sales',
  'cost',
  'margin',
  'share',
  'state',
  'person',
  'reference',
] as const;

/**
 * The lines that were ordered in a month (CSV) with headings in the reader's language, instants in UTC and amounts with a decimal
 * point, as spreadsheets are told. Where nobody knows a price or a cost its field is empty. Never a key.
 */
export function monthTable(t: Translator, lines: readonly OrderLine[]): string {
  const headings = COLUMNS.map((column) => t(`month.export.column.${column}`));
  return csvTable([headings, ...lines.map((line) => rowOf(t, line))]);
}

function rowOf(t: Translator, line: OrderLine): readonly (string | number)[] {
  const { purchase, sellMinor: sell, costMinor: cost } = line;
  const { currency } = purchase;
  const amount = (minor: bigint | null) => (minor === null ? '' : decimalText({ minor: Number(minor), currency }));
  const kept = sell === null || cost === null ? null : sell - cost;
  const share = kept === null ? null : shareOf(Number(kept), Number(sell));
  return [
    purchase.placedAt?.toISOString() ?? '',
    purchase.customerName,
    purchase.customerId,
    line.orderId ?? '',
    line.orderLineNumber ?? '',
    line.productTitle,
    line.skuTitle,
    line.termDuration ?? '',
    line.quantity,
    currency,
    amount(sell),
    amount(cost),
    amount(kept),
    share === null ? '' : share.toFixed(4),
    t(stateOf(line)),
    withoutMarks(purchase.person.name, t.language),
    purchase.poReference ?? '',
  ];
}

function stateOf({ state, cancelledThere }: OrderLine) {
  if (cancelledThere || state === 'cancelled') return 'month.export.state.cancelled';
  return state === 'fulfilled' ? 'month.export.state.fulfilled' : 'month.export.state.ordered';
}
