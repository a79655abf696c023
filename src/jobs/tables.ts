import { getConstructionPlans } from 'pg-boss';
import type pg from 'pg';

export const JOBS_SCHEMA = 'pgboss';

/** @returns the version of pg-boss' tables, or null where there are none */
export async function jobsVersion(client: pg.ClientBase): Promise<number | null> {
  const { rows } = await client.query<{ there: boolean }>(
    `SELECT to_regclass('${JOBS_SCHEMA}.version') IS NOT NULL AS there`,
  );
  if (!rows[0]?.there) return null;
  const versions = await client.query<{ version: number }>(`SELECT version FROM ${JOBS_SCHEMA}.version`);
  return versions.rows[0]?.version ?? null;
}

/** Makes pg-boss' tables, in a transaction of their own, where there are none. @returns their version */
export async function createJobTables(client: pg.ClientBase): Promise<number | null> {
  if ((await jobsVersion(client)) === null) await client.query(getConstructionPlans(JOBS_SCHEMA));
  return jobsVersion(client);
}
