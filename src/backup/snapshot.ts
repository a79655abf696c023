import type pg from 'pg';
import { readMigrationNames, readMigrations } from '../database/migrate.ts';
import { jobsVersion } from '../jobs/tables.ts';
import type { Clock } from '../kernel/time.ts';
import { verifyLedger } from '../ledger/ledger.ts';
import { BackupRefused, FORMAT } from './lines.ts';
import type { Line } from './lines.ts';
import { readSequences } from './sequences.ts';
import { readTables } from './tables.ts';
import type { Table } from './tables.ts';
import { keyIdsIn } from '../secrets/rotation.ts';
import type { SealedColumn } from '../secrets/rotation.ts';

const ROWS = 500;

type Parts = { readonly pool: pg.Pool; readonly sealed: readonly SealedColumn[]; readonly clock: Clock };

/**
 * Reads everything the desk keeps, at one instant, while it runs: its records, its jobs, its ledger. What is sealed stays so.
 * @throws BackupRefused where there is no desk in the database, or its ledger is not whole
 */
export async function* snapshot({ pool, sealed, clock }: Parts): AsyncGenerator<Line> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    await client.query(WRITTEN_ALIKE);
    const migrations = await readMigrationNames(client);
    const version = await jobsVersion(client);
    if (migrations.length === 0 || version === null)
      throw new BackupRefused('No desk was ever started on this database.');
    if (readMigrations().some(({ name }, index) => migrations[index] !== name))
      throw new BackupRefused(
        'The database is of another release than this: back it up with the release that runs on it.',
      );
    const tables = await readTables(client);
    yield {
      kind: 'header',
      format: FORMAT,
      madeAt: clock.now().toISOString(),
      migrations,
      jobsVersion: version,
      keyIds: await keyIdsIn(client, sealed),
      tables: tables.map(({ name, columns }) => ({ name, columns: columns.map((column) => column.name) })),
    };
    const counts: Record<string, number> = {};
    for (const table of tables) {
      counts[table.name] = 0;
      for await (const rows of rowsOf(client, table)) {
        counts[table.name] = (counts[table.name] ?? 0) + rows.length;
        yield { kind: 'rows', table: table.name, rows };
      }
    }
    const ledger = await verifyLedger(client);
    if (ledger.kind === 'broken')
      throw new BackupRefused(
        `The ledger is not whole at entry ${ledger.sequence} (${ledger.why}): somebody changed the database by hand. Find out who before anything else.`,
      );
    const { entries, head } = ledger;
    yield { kind: 'end', sequences: await readSequences(client), counts, ledger: { entries, head } };
  } finally {
    // Destroyed: what was set for this reading must not stay with whoever has the connection next.
    await client.query('ROLLBACK').catch(() => undefined);
    client.release(true);
  }
}

/** However the server or the user is set up, a value is written in one way. */
const WRITTEN_ALIKE = `SET LOCAL DateStyle = 'ISO, YMD'; SET LOCAL IntervalStyle = 'postgres'; SET LOCAL TimeZone = 'UTC';
  SET LOCAL extra_float_digits = 1; SET LOCAL bytea_output = 'hex'`;

async function* rowsOf(client: pg.ClientBase, { name, columns }: Table): AsyncGenerator<(string | null)[][]> {
  // Of files one at a time: the memory this takes does not hang on how many there are.
  const count = columns.some(({ type }) => type === 'bytea') ? 1 : ROWS;
  await client.query(
    `DECLARE backup NO SCROLL CURSOR FOR SELECT ${columns.map((column) => `${column.name}::text`).join(', ')} FROM ${name}`,
  );
  for (;;) {
    const { rows } = await client.query<(string | null)[]>({ text: `FETCH ${count} FROM backup`, rowMode: 'array' });
    if (rows.length > 0) yield rows;
    if (rows.length < count) break;
  }
  await client.query('CLOSE backup');
}
