import type { Config } from './config.ts';
import { DirectoryInUse } from './database/directory-lock.ts';
import { ExtensionRefused } from './database/extensions.ts';
import { PolicyUnusable } from './flows-of-the-desk.ts';
import { SlackRefused } from './slack/connection.ts';

/** @returns what an operator can mend, in the form of the other configuration errors; null where it is something else */
export function startProblem(error: unknown, config: Config): string | null {
  if (error instanceof SlackRefused) return `${error.setting}: ${error.message}`;
  if (error instanceof ExtensionRefused) return `DATABASE_URL: ${error.message}`;
  if (error instanceof DirectoryInUse) return `DATA_DIR: ${error.message}`;
  if (error instanceof PolicyUnusable) return `CANCELLATION_POLICY: ${error.message}`;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE')
    return `PORT: ${config.http.port} is in use by another process; stop that one or choose another port`;
  if (config.databaseUrl && typeof code === 'string' && DATABASE_TROUBLE.test(code))
    return `DATABASE_URL: the database cannot be used (${code}); check the address, the user and that PostgreSQL is 14 or newer`;
  if (code === 'EACCES' || code === 'EROFS')
    return `DATA_DIR: ${config.dataDir} cannot be written to; choose a folder that can`;
  return null;
}

/** No connection, no such host, or PostgreSQL's classes 08 (connection), 28 (authorisation), 3D (no such database), 42 (rights). */
const DATABASE_TROUBLE =
  /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EHOSTUNREACH|ETIMEDOUT|EAI_AGAIN|08...|28...|3D...|42...)$/;
