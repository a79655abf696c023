import type pg from 'pg';
import { PgBoss } from 'pg-boss';
import { migrate } from '../../src/database/migrate.ts';

/** Brings an empty database to where the product finds it at its second start. */
export async function prepareDatabase(pool: pg.Pool, backend: 'pglite' | 'postgres'): Promise<void> {
  await migrate(pool);
  const boss = new PgBoss({
    db: { executeSql: (text, values) => pool.query(text, values) },
    schema: 'pgboss',
    backend,
  });
  await boss.start();
  await boss.stop({ graceful: false });
}
