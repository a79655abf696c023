import { subDays } from 'date-fns/subDays';
import type { Database } from './database/database.ts';
import type { Recurring } from './jobs/recurring.ts';
import type { Clock } from './kernel/time.ts';

/** What was only told, or works no longer; `age` is indexed. Names are of the database. */
const PERISHABLE: readonly { readonly table: string; readonly age: string; readonly only?: string }[] = [
  { table: 'download_link', age: 'issued_at' },
  { table: 'security_alert', age: 'at' },
  { table: 'reminder_digest', age: 'created_at' },
  { table: 'drift_finding', age: 'found_at', only: 'report_id IS NOT NULL' },
];

/** Once a day. */
const MINUTES = 24 * 60;
/** So many in one statement: what holds locks is short, and the server's own cleaning keeps up. */
const BATCH = 500;

/** Removes what is older than anybody needs it; what is kept for ever, and why, says docs/operations.md. */
export function defineRetention({
  database,
  recurring,
  clock,
  days,
}: {
  readonly database: Database;
  readonly recurring: Pick<Recurring, 'every'>;
  readonly clock: Clock;
  readonly days: number;
}): void {
  recurring.every(MINUTES, 'retention', () => removeOld(database, subDays(clock.now(), days)));
}

/** May be cut short at any time: the next round goes on. */
export async function removeOld(database: Database, before: Date): Promise<void> {
  for (const perishable of PERISHABLE) while ((await removeSome(database, perishable, before)) === BATCH);
}

async function removeSome(
  { pool }: Database,
  { table, age, only = 'true' }: (typeof PERISHABLE)[number],
  before: Date,
): Promise<number> {
  const { rowCount } = await pool.query(
    `DELETE FROM ${table} WHERE ctid = ANY (ARRAY(
       SELECT ctid FROM ${table} WHERE ${age} < $1 AND ${only} ORDER BY ${age} LIMIT ${BATCH} FOR UPDATE SKIP LOCKED))`,
    [before],
  );
  return rowCount ?? 0;
}
