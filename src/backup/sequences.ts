import type pg from 'pg';
import { JOBS_SCHEMA } from '../jobs/tables.ts';

export type Sequence = { readonly name: string; readonly last: string };

/** @returns the sequences from which a number was taken, and the last one */
export async function readSequences(client: pg.ClientBase): Promise<Sequence[]> {
  const { rows } = await client.query<Sequence>(
    `SELECT format('%I.%I', schemaname, sequencename) AS name, last_value::text AS last
     FROM pg_sequences WHERE schemaname IN ('public', '${JOBS_SCHEMA}') AND last_value IS NOT NULL ORDER BY 1`,
  );
  return rows;
}

export async function setSequences(client: pg.ClientBase, sequences: readonly Sequence[]): Promise<void> {
  for (const { name, last } of sequences) await client.query('SELECT setval($1::regclass, $2)', [name, last]);
}
