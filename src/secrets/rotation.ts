import type pg from 'pg';
import type { Database } from '../database/database.ts';
import type { Revealed } from '../kernel/revealed.ts';
import type { SealingContext } from './cipher.ts';
import type { Secrets } from './secrets.ts';

type Row = Readonly<Record<string, string>>;

/** A column of the database that holds something sealed; whoever seals it says how to open it. Names are of the database. */
export type SealedColumn = {
  readonly table: string;
  /** the primary key */
  readonly id: { readonly column: string; readonly type: 'uuid' | 'text' };
  readonly column: string;
  readonly kind: 'text' | 'bytes';
  /** what else the context is made of, by name: a column, or an expression over the row */
  readonly needs: Readonly<Record<string, string>>;
  readonly contextOf: (row: Row) => SealingContext;
  /** columns that hang on the key, too */
  readonly also?: (clear: Revealed, secrets: Secrets) => Row;
};

/** `unreadable`: sealed with a key that is gone, or altered; it stays as it is. */
export type Resealed = { readonly resealed: number; readonly unreadable: number };

const PAGE = 100;
const LOWEST = { uuid: '00000000-0000-0000-0000-000000000000', text: '' } as const;

/** Both sealed forms begin with what names their key: `v1.<id>.`, or a byte of format, one of length, and the ID. */
function prefixOf({ kind }: SealedColumn, keyId: string): string | Buffer {
  return kind === 'text' ? `v1.${keyId}.` : Buffer.concat([Buffer.from([1, keyId.length]), Buffer.from(keyId)]);
}

const OTHER_KEY = {
  text: (column: string) => `NOT starts_with(${column}, $1)`,
  bytes: (column: string) => `substring(${column} FROM 1 FOR length($1::bytea)) <> $1::bytea`,
} as const;

/** @returns how many are sealed with another than the first key of the ring */
export async function countLeft(
  database: Database,
  secrets: Secrets,
  columns: readonly SealedColumn[],
): Promise<number> {
  const counts = await Promise.all(
    columns.map(async (column) => {
      const { rows } = await database.pool.query<{ count: string }>(
        `SELECT count(*) AS count FROM ${column.table} WHERE ${column.column} IS NOT NULL AND ${OTHER_KEY[column.kind](column.column)}`,
        [prefixOf(column, secrets.sealingKey)],
      );
      return Number(rows[0]?.count ?? 0);
    }),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Both sealed forms name their key in clear. */
const KEY_ID = {
  text: (column: string) => `split_part(${column}, '.', 2)`,
  bytes: (column: string) => `convert_from(substring(${column} FROM 3 FOR get_byte(${column}, 1)), 'UTF8')`,
} as const;

/** @returns the IDs of all keys that something is sealed with */
export async function keyIdsIn(client: Pick<pg.Pool, 'query'>, columns: readonly SealedColumn[]): Promise<string[]> {
  if (columns.length === 0) return [];
  const each = columns.map(
    ({ table, column, kind }) => `SELECT ${KEY_ID[kind](column)} AS id FROM ${table} WHERE ${column} IS NOT NULL`,
  );
  const { rows } = await client.query<{ id: string }>(`${each.join(' UNION ')} ORDER BY id`);
  return rows.map(({ id }) => id);
}

/** Opens everything in a column that is sealed with another key and seals it with the first; safe to run at any time, again and again. */
export async function resealColumn(database: Database, secrets: Secrets, column: SealedColumn): Promise<Resealed> {
  let [resealed, unreadable] = [0, 0];
  let after: string = LOWEST[column.id.type];
  for (;;) {
    const rows = await pageOf(database, secrets, column, after);
    for (const row of rows) {
      if (await resealRow(database, secrets, column, row)) resealed += 1;
      else unreadable += 1;
    }
    const last = rows.at(-1);
    if (!last) return { resealed, unreadable };
    after = String(last['id']);
  }
}

type Found = Readonly<Record<string, string | Buffer | null>>;

async function pageOf(database: Database, secrets: Secrets, column: SealedColumn, after: string): Promise<Found[]> {
  const { table, id, needs } = column;
  const { rows } = await database.pool.query<Found>(
    `SELECT ${id.column}::text AS id, ${column.column} AS sealed${Object.entries(needs)
      .map(([name, source]) => `, (${source})::text AS ${name}`)
      .join('')}
     FROM ${table} WHERE ${id.column} > $2::${id.type} AND ${column.column} IS NOT NULL AND ${OTHER_KEY[column.kind](column.column)}
     ORDER BY ${id.column} LIMIT ${PAGE}`,
    [prefixOf(column, secrets.sealingKey), after],
  );
  return rows;
}

async function resealRow(database: Database, secrets: Secrets, column: SealedColumn, row: Found): Promise<boolean> {
  const { sealed, ...rest } = row;
  const facts = Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, String(value ?? '')]));
  const anew = sealed === undefined || sealed === null ? null : resealed(secrets, column, sealed, facts);
  if (!anew) return false;
  const changes = Object.entries(anew);
  // Only if it is still what was read: what was sealed anew meanwhile has the first key already.
  await database.pool.query(
    `UPDATE ${column.table} SET ${changes.map(([name], index) => `${name} = $${index + 3}`).join(', ')}
     WHERE ${column.id.column} = $1::${column.id.type} AND ${column.column} = $2`,
    [facts['id'], sealed, ...changes.map(([, value]) => value)],
  );
  return true;
}

function resealed(
  secrets: Secrets,
  { kind, column, contextOf, also }: SealedColumn,
  sealed: string | Buffer,
  facts: Row,
): Readonly<Record<string, string | Buffer>> | null {
  const context = contextOf(facts);
  if (kind === 'bytes') {
    const opened = secrets.openBytes(Buffer.from(sealed), context);
    return opened.kind === 'opened' ? { [column]: secrets.sealBytes(opened.bytes, context) } : null;
  }
  const opened = secrets.open(String(sealed), context);
  return opened.kind === 'revealed' ? { [column]: secrets.seal(opened, context), ...also?.(opened, secrets) } : null;
}
