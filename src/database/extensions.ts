import type pg from 'pg';

/** What the migrations need beyond PostgreSQL itself; all of it comes with PostgreSQL's own "contrib" package. */
const EXTENSIONS = ['pg_trgm'] as const;

/** PostgreSQL's answers where an extension may not be made by this user, or lies in no package that is installed. */
const REFUSALS: Readonly<Record<string, string>> = {
  '42501':
    'the user may not make it: have an administrator run it once in this database, or grant CREATE on the database',
  '0A000': 'the server does not have it: install PostgreSQL\'s "contrib" package there',
  '58P01': 'the server does not have it: install PostgreSQL\'s "contrib" package there',
};

/** An operator has to see to it; the message says how. */
export class ExtensionRefused extends Error {}

/**
 * Makes the extensions that are missing, before any migration begins: one that failed half way would have to be mended by hand.
 * @throws ExtensionRefused
 */
export async function createExtensions(client: pg.ClientBase): Promise<void> {
  for (const name of EXTENSIONS) {
    try {
      await client.query(`CREATE EXTENSION IF NOT EXISTS ${name}`);
    } catch (error) {
      const why = error instanceof Error && 'code' in error ? REFUSALS[String(error.code)] : undefined;
      if (why === undefined) throw error;
      throw new ExtensionRefused(`"CREATE EXTENSION ${name}" was refused, because ${why}`, { cause: error });
    }
  }
}
