import type { Database } from '../../database/database.ts';
import { ask } from '../../database/statements.ts';

/** An entry as it is listed; what it hangs on in the chain is left to an export of the whole. */
export type AuditEntry = {
  readonly sequence: bigint;
  readonly at: Date;
  readonly actor: string;
  readonly action: string;
  readonly outcome: string;
  readonly subject: string;
  readonly customerId: string | null;
  readonly details: Readonly<Record<string, unknown>>;
};

/** A filter in the terms of the table. */
export type Criteria = {
  readonly actor?: string | undefined;
  readonly customerId?: string | undefined;
  /** one of these */
  readonly subjects?: readonly string[] | undefined;
  /** one of these */
  readonly actions?: readonly string[] | undefined;
  readonly outcome?: string | undefined;
  readonly from: Date | null;
  readonly before: Date | null;
};

/** Newest first from the newest (`again`: nobody asked anew), those before an entry, or the ones that come just after it. */
export type Page = { readonly kind: 'newest' | 'again' } | { readonly kind: 'older' | 'newer'; readonly than: bigint };

/** Entries are stamped by several instances: so far in the chain the one may stand from where its time would put it. */
const DISORDER = 1_000n;

type Row = Omit<AuditEntry, 'sequence'> & { readonly sequence: string };

/**
 * @returns entries that fit, newest first, `limit` at most
 * Each way to look has its index, which is read from where the page begins; of several subjects or actions each is read as
 * far as a page goes.
 */
export async function findEntries(
  database: Database,
  criteria: Criteria,
  page: Page,
  limit: number,
): Promise<readonly AuditEntry[]> {
  const range = await rangeOf(database, criteria);
  if (!range) return [];
  const { text, values } = statementFor({ ...criteria, ...range }, page, limit);
  const { rows } = await ask<Row>(database.pool, text, values);
  const entries = rows.map((row) => ({ ...row, sequence: BigInt(row.sequence) }));
  return page.kind === 'newer' ? entries.reverse() : entries;
}

type Range = { readonly low: bigint | null; readonly high: bigint | null };

/** The statement and its values; apart, so that a test can have it explained. */
export function statementFor(criteria: Criteria & Range, page: Page, limit: number) {
  const values: unknown[] = [];
  const put = (value: unknown) => `$${values.push(value)}`;
  const order = page.kind === 'newer' ? 'ASC' : 'DESC';
  const { actor, customerId, subjects, actions, outcome, from, before, low, high } = criteria;
  const each = subjects ? 'subject' : !actor && !customerId && !outcome && actions ? 'action' : null;
  const conditions = [
    each !== null && `${each} = wanted.value`,
    actor !== undefined && `actor = ${put(actor)}`,
    customerId !== undefined && `customer_id = ${put(customerId)}`,
    outcome !== undefined && `outcome = ${put(outcome)}`,
    actions !== undefined && each !== 'action' && `action = ANY(${put([...actions])}::text[])`,
    from !== null && `at >= ${put(from)}::timestamptz`,
    before !== null && `at < ${put(before)}::timestamptz`,
    low !== null && `sequence >= ${put(String(low))}::bigint`,
    high !== null && `sequence <= ${put(String(high))}::bigint`,
    page.kind === 'older' && `sequence < ${put(String(page.than))}::bigint`,
    page.kind === 'newer' && `sequence > ${put(String(page.than))}::bigint`,
  ].filter((condition) => condition !== false);
  const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';
  const most = put(limit);
  const some = `SELECT sequence, at, actor, action, outcome, subject, customer_id AS "customerId", details
     FROM ledger_entry ${where} ORDER BY sequence ${order} LIMIT ${most}`;
  if (each === null) return { text: some, values };
  const wanted = put([...((each === 'subject' ? subjects : actions) ?? [])]);
  const text = `SELECT entry.* FROM unnest(${wanted}::text[]) AS wanted(value) CROSS JOIN LATERAL (${some}) AS entry
     ORDER BY entry.sequence ${order} LIMIT ${most}`;
  return { text, values };
}

/** Where in the chain the wanted time lies. @returns null where nothing was recorded in it */
async function rangeOf(database: Database, { from, before }: Pick<Criteria, 'from' | 'before'>): Promise<Range | null> {
  const { ledgerEntry } = database.read;
  const select = { sequence: true } as const;
  const [first, last] = await Promise.all([
    from && ledgerEntry.findFirst({ where: { at: { gte: from } }, orderBy: { at: 'asc' }, select }),
    before && ledgerEntry.findFirst({ where: { at: { lt: before } }, orderBy: { at: 'desc' }, select }),
  ]);
  if ((from && !first) || (before && !last)) return null;
  return { low: first ? first.sequence - DISORDER : null, high: last ? last.sequence + DISORDER : null };
}

/** What an order was called in the ledger: itself, the purchase it came of, its cancellations, which an approval is about. */
export async function subjectsOfOrder(database: Database, order: string): Promise<readonly string[]> {
  const [lines, tickets] = await Promise.all([
    database.read.purchaseLine.findMany({
      where: { orderId: order },
      select: { purchaseId: true },
      distinct: ['purchaseId'],
      take: MOST_OF_ONE_ORDER,
    }),
    database.read.ticket.findMany({ where: { orderId: order }, select: { id: true }, take: MOST_OF_ONE_ORDER }),
  ]);
  return [
    `order:${order}`,
    ...lines.map(({ purchaseId }) => `purchase:${purchaseId}`),
    ...tickets.map(({ id }) => `cancellation:${id}`),
  ];
}
const MOST_OF_ONE_ORDER = 20;
