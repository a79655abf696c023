import type { Transaction } from '../database/database.ts';
import type { Customer, CustomerDetail } from '../partner-center/schemas/customer.ts';
import { fold } from './fold.ts';

/** Keeps what Partner Center said of these customers; one that was gone is there again. */
export async function keepCustomers(tx: Transaction, customers: readonly Customer[], seenAt: Date): Promise<void> {
  // In one order, so that two that keep the same customers never wait for each other; and no row twice in one statement.
  const distinct = [...new Map(customers.map((each) => [each.id, each])).values()];
  await keep(tx, distinct.sort((a, b) => (a.id < b.id ? -1 : 1)).map(rowOf), seenAt, null);
}

/** Keeps the whole customer, which only asking for it by its ID tells. */
export async function keepDetail(tx: Transaction, customer: CustomerDetail, readAt: Date): Promise<void> {
  await keep(tx, [rowOf(customer)], readAt, readAt);
}

export async function markGone(tx: Transaction, id: string, at: Date): Promise<void> {
  await tx.customer.updateMany({ where: { id, goneAt: null }, data: { goneAt: at } });
}

/**
 * Marks those that a whole reading did not name, some thousand in the order of their IDs.
 * @returns where to go on, or null at the end
 */
export async function markUnseen(
  tx: Transaction,
  { after, startedAt, at }: { readonly after: string; readonly startedAt: Date; readonly at: Date },
): Promise<string | null> {
  const [batch] = await tx.$queryRaw<{ last: string | null }[]>`
    WITH batch AS (SELECT id FROM customer WHERE id > ${after} ORDER BY id LIMIT ${BATCH}),
    marked AS (
      UPDATE customer SET gone_at = ${at}::timestamptz
      WHERE id IN (SELECT id FROM batch) AND seen_at < ${startedAt}::timestamptz AND gone_at IS NULL
    )
    SELECT max(id) AS last FROM batch`;
  return batch?.last ?? null;
}

const BATCH = 2_000;

/**
 * Writes customers, and their new names beside their uses. What is written waits in a list that every search reads from end to
 * end; once all is, it is put into the index together.
 * @param detailAt when the whole customers were read; null where their countries are not known
 */
async function keep(tx: Transaction, rows: readonly Row[], seenAt: Date, detailAt: Date | null): Promise<void> {
  if (rows.length === 0) return;
  const column = (name: keyof Row) => rows.map((row) => row[name] ?? null);
  await tx.$executeRaw`
    WITH given AS MATERIALIZED (
      SELECT * FROM unnest(
        ${column('id')}::text[], ${column('name')}::text[], ${column('domain')}::text[], ${column('country')}::text[],
        ${column('foldedName')}::text[], ${column('foldedDomain')}::text[], ${column('search')}::text[]
      ) AS given (id, name, domain, country, folded_name, folded_domain, search)
    ), kept AS (
      INSERT INTO customer (id, name, domain, country, folded_name, folded_domain, search, seen_at, detail_at)
      SELECT *, ${seenAt}::timestamptz, ${detailAt}::timestamptz FROM given
      ON CONFLICT (id) DO UPDATE SET
        name = EXCLUDED.name, domain = EXCLUDED.domain, folded_name = EXCLUDED.folded_name,
        folded_domain = EXCLUDED.folded_domain, search = EXCLUDED.search,
        country = CASE WHEN EXCLUDED.detail_at IS NULL THEN customer.country ELSE EXCLUDED.country END,
        detail_at = COALESCE(EXCLUDED.detail_at, customer.detail_at),
        seen_at = GREATEST(customer.seen_at, EXCLUDED.seen_at), gone_at = NULL
      RETURNING id
    ), renamed AS (
      UPDATE customer_use SET search = given.search
      FROM given WHERE given.id = customer_id AND given.search <> customer_use.search
    )
    SELECT gin_clean_pending_list('customer_grams_idx') FROM (SELECT count(*) FROM kept) AS once_all_are`;
}

type Row = ReturnType<typeof rowOf>;

function rowOf({ id, name, domain, country }: Customer & Pick<CustomerDetail, 'country'>) {
  const foldedName = fold(name);
  const foldedDomain = fold(domain);
  return { id, name, domain, country, foldedName, foldedDomain, search: `${foldedName} ${foldedDomain}`.trim() };
}
