import type pg from 'pg';
import { JOBS_SCHEMA } from '../jobs/tables.ts';

export type Table = {
  /** with its schema, quoted for SQL */
  readonly name: string;
  readonly columns: readonly Column[];
};

export type Column = {
  /** quoted for SQL */
  readonly name: string;
  readonly type: string;
};

/** What a fresh database has by itself, who worked on what at the moment, and figures by the day. */
const LEFT_OUT = [
  'public._prisma_migrations',
  'public.lease',
  `${JOBS_SCHEMA}.version`,
  `${JOBS_SCHEMA}.instance`,
  `${JOBS_SCHEMA}.queue_stats`,
  `${JOBS_SCHEMA}.warning`,
];

/** @returns every table there is, each after those it refers to */
export async function readTables(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<{ name: string; column: string; type: string }>(
    `SELECT format('%I.%I', n.nspname, c.relname) AS name, quote_ident(a.attname) AS column,
       format_type(a.atttypid, a.atttypmod) AS type
     FROM pg_class c
     JOIN pg_namespace n ON n.oid = c.relnamespace
     JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
     WHERE n.nspname IN ('public', '${JOBS_SCHEMA}') AND c.relkind IN ('r', 'p') AND NOT c.relispartition
     ORDER BY name, a.attnum`,
  );
  const tables = new Map<string, Column[]>();
  for (const { name, column, type } of rows) {
    if (LEFT_OUT.includes(name)) continue;
    const columns = tables.get(name) ?? [];
    columns.push({ name: column, type });
    tables.set(name, columns);
  }
  const order = afterWhatTheyReferTo([...tables.keys()], await readReferences(client));
  return order.map((name) => ({ name, columns: tables.get(name) ?? [] }));
}

type Reference = { readonly from: string; readonly to: string };

async function readReferences(client: pg.ClientBase): Promise<Reference[]> {
  const { rows } = await client.query<Reference>(
    `SELECT format('%I.%I', fn.nspname, f.relname) AS from, format('%I.%I', tn.nspname, t.relname) AS to
     FROM pg_constraint k
     JOIN pg_class f ON f.oid = k.conrelid JOIN pg_namespace fn ON fn.oid = f.relnamespace
     JOIN pg_class t ON t.oid = k.confrelid JOIN pg_namespace tn ON tn.oid = t.relnamespace
     WHERE k.contype = 'f' AND k.conrelid <> k.confrelid`,
  );
  return rows;
}

function afterWhatTheyReferTo(names: readonly string[], references: readonly Reference[]): string[] {
  const placed = new Set<string>();
  const place = (name: string, path: readonly string[]) => {
    if (placed.has(name)) return;
    if (path.includes(name)) throw new Error(`Tables refer to each other in a circle: ${[...path, name].join(', ')}`);
    for (const { from, to } of references) if (from === name && names.includes(to)) place(to, [...path, name]);
    placed.add(name);
  };
  for (const name of names) place(name, []);
  return [...placed];
}

/** @returns the first table that has a row */
export async function firstFilled(client: pg.ClientBase, tables: readonly Table[]): Promise<string | null> {
  for (const { name } of tables) {
    const { rows } = await client.query(`SELECT 1 FROM ${name} LIMIT 1`);
    if (rows.length > 0) return name;
  }
  return null;
}

export async function countRows(client: pg.ClientBase, tables: readonly Table[]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    const { rows } = await client.query<{ count: string }>(`SELECT count(*) AS count FROM ${name}`);
    counts[name] = Number(rows[0]?.count);
  }
  return counts;
}
