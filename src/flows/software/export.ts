import type { FoundCustomer } from '../../customers/finder.ts';
import { withoutMarks } from '../../i18n/erased.ts';
import type { Translator } from '../../i18n/translator.ts';
import { csvTable } from '../../spreadsheets/written.ts';
import type { ListedSoftware } from './service.ts';

/**
 * The lines as a table (CSV, RFC 4180) with headings in the reader's language and instants in UTC. Never a key. What begins
 * like a formula is made text, because a spreadsheet would compute it.
 */
export function softwareTable(t: Translator, customer: FoundCustomer, lines: readonly ListedSoftware[]): string {
  const instant = (date: Date | undefined) => date?.toISOString() ?? '';
  const table = lines.map(({ software, window, key, taken, cancelledAt }) => [
    customer.name,
    customer.domain,
    customer.id,
    software.title,
    software.edition ?? '',
    software.quantity,
    software.orderId,
    software.lineNumber,
    software.subscriptionId ?? '',
    instant(software.orderedAt),
    t(`software.details.state.${software.state}`),
    instant(cancelledAt),
    window.kind === 'open' ? instant(window.until) : window.kind === 'closed' ? instant(window.since) : '',
    t(`software.export.window.${window.kind}`),
    instant(software.expiresAt),
    t(`software.export.key.${key}`),
    instant(taken?.at),
    withoutMarks(taken?.by.name ?? '', t.language),
  ]);
  const headings = COLUMNS.map((column) => t(`software.export.column.${column}`));
  return csvTable([headings, ...table]);
}

const COLUMNS = [
  'customer',
  'domain',
  'tenantId',
  'product',
  'edition',
  'quantity',
  'orderId',
  'line',
  'subscriptionId',
  'ordered',
  'state',
  'cancelled',
  'windowUntil',
  'window',
  'subscriptionUntil',
  'key',
  'keyTaken',
  'keyTakenBy',
] as const;
