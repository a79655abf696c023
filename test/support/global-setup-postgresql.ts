import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { newId } from '../../src/kernel/ids.ts';
import { prepareDatabase } from './prepared-database.ts';

/**
 * Prepares one migrated database on the server that TEST_DATABASE_URL names; the suites of this project each make a copy of
 * their own of it.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = process.env['TEST_DATABASE_URL'];
  if (!server) throw new Error('Run these suites with npm run test:postgres');
  const template = `csp_desk_${newId().replaceAll('-', '')}`;
  const onServer = async (statement: string) => {
    const admin = new pg.Client({ connectionString: server });
    await admin.connect();
    await admin.query(statement);
    await admin.end();
  };
  await onServer(`CREATE DATABASE ${template}`);
  const url = new URL(server);
  url.pathname = `/${template}`;
  const pool = new pg.Pool({ connectionString: url.href, max: 2 });
  await prepareDatabase(pool, 'postgres');
  await pool.end();
  project.provide('databaseUrl', server);
  project.provide('databaseTemplate', template);
  project.provide('databaseImage', '');
  project.provide('alsoOnServer', false);
  return () => onServer(`DROP DATABASE ${template}`);
}
