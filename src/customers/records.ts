import type { Transaction } from '../database/database.ts';
import type { Customer, CustomerDetail } from '../partner-center/schemas/customer.ts';
import { fold } from './fold.ts';

/** Keeps what Partner Center said of these customers; one that was gone is there again. */
export async function keepCustomers(tx: Transaction, customers: readonly Customer[], seenAt: Date): Promise<void> {
  // In one order, so that two that keep the same customers never wait for each other; and no row twice in one statement.
  const distinct = [...new Map(customers.map((each) => [each.id, each])).values()];
  const rows = distinct.sort((a, b) => (a.id < b.id ? -1 : 1)).map(rowOf);
  if (rows.length === 0) return;
  const column = (name: keyof ReturnType<typeof rowOf>) => rows.map((row) => row[name]);
  await tx.$executeRaw`
    INSERT INTO customer (id, name, domain, folded_name, folded_domain, search, seen_at)
    SELECT id, name, domain, folded_name, folded_domain, search, ${seenAt}::timestamptz
    FROM unnest(
      ${column('id')}::text[], ${column('name')}::text[], ${column('domain')}::text[],
      ${column('foldedName')}::text[], ${column('foldedDomain')}::text[], ${column('search')}::text[]
    ) AS given (id, name, domain, folded_name, folded_domain, search)
    ON CONFLICT (id) DO UPDATE SET
      name = EXCLUDED.name, domain = EXCLUDED.domain, folded_name = EXCLUDED.folded_name,
      folded_domain = EXCLUDED.folded_domain, search = EXCLUDED.search,
      seen_at = GREATEST(customer.seen_at, EXCLUDED.seen_at), gone_at = NULL`;
}

/** Keeps the whole customer, which only asking for it by its ID tells. */
export async function keepDetail(tx: Transaction, customer: CustomerDetail, readAt: Date): Promise<void> {
  await keepCustomers(tx, [customer], readAt);
  const { id, country = null } = customer;
  await tx.customer.update({ where: { id }, data: { country, detailAt: readAt } });
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

function rowOf({ id, name, domain }: Customer) {
  const foldedName = fold(name);
  const foldedDomain = fold(domain);
  return { id, name, domain, foldedName, foldedDomain, search: `${foldedName} ${foldedDomain}`.trim() };
}
