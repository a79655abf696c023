import { DiskFull } from '../database/disk.ts';
import { DirectoryInUse } from '../database/directory-lock.ts';
import { ExtensionRefused } from '../database/extensions.ts';
import type { Database } from '../database/database.ts';
import { redacted } from '../kernel/redaction.ts';
import { problem, well } from './finding.ts';
import type { Outcome } from './finding.ts';

/** `server_version_num` of PostgreSQL 14. */
const OLDEST = 140_000;

export async function examineVersion({ pool }: Database): Promise<Outcome> {
  const { rows } = await pool.query<{ number: string; version: string }>(
    `SELECT current_setting('server_version_num') AS number, current_setting('server_version') AS version`,
  );
  const [row] = rows;
  return !row || Number(row.number) >= OLDEST
    ? well
    : problem(`PostgreSQL is ${row.version}, and has to be 14 or newer: upgrade the server`);
}

/** Why a database could not be opened, and what to do. */
export function databaseAdvice(error: unknown): string {
  if (error instanceof ExtensionRefused) return `DATABASE_URL: ${error.message}`;
  if (error instanceof DirectoryInUse || error instanceof DiskFull) return `DATA_DIR: ${error.message}`;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  switch (code) {
    case 'ECONNREFUSED':
      return 'DATABASE_URL: nothing listens there (ECONNREFUSED): does PostgreSQL run, and is the port right?';
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `DATABASE_URL: the host cannot be found (${code}): check its name`;
    case 'ETIMEDOUT':
    case 'EHOSTUNREACH':
      return `DATABASE_URL: the host does not answer (${code}): check the firewall on the way`;
    case '28P01':
    case '28000':
      return `DATABASE_URL: the server refuses the user or password (${code}): check both, and pg_hba.conf`;
    case '3D000':
      return 'DATABASE_URL: there is no such database (3D000): make it with "createdb"';
    case '42501':
      return 'DATABASE_URL: the user may not make tables (42501): make it the owner of the database';
    case '53100':
      return 'DATABASE_URL: the disk of the server is full (53100): make room on it, nothing is recorded until then';
    case '53300':
      return 'DATABASE_URL: the server has no connection left (53300): raise max_connections, each instance takes up to eleven';
    default:
      return error instanceof Error ? `DATABASE_URL: ${redacted(error.message)}` : 'DATABASE_URL: failed';
  }
}
