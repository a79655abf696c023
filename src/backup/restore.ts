import type pg from 'pg';
import { onConnection } from '../database/connection.ts';
import { migrate, readMigrationNames, readMigrations } from '../database/migrate.ts';
import { LOCKS } from '../database/locks.ts';
import { createJobTables } from '../jobs/tables.ts';
import { newId } from '../kernel/ids.ts';
import type { Clock } from '../kernel/time.ts';
import { verifyLedger } from '../ledger/ledger.ts';
import { BackupRefused } from './lines.ts';
import type { End, Header, Line, Rows } from './lines.ts';
import { setSequences } from './sequences.ts';
import { countRows, firstFilled, readTables } from './tables.ts';
import type { Table } from './tables.ts';

export type Restored = { readonly header: Header; readonly rows: number; readonly entries: number };

/**
 * Brings a backup into an empty database: all of it, counted and its ledger verified, in one transaction, or nothing.
 * @throws BackupRefused where the backup is not whole, or the database is not empty
 */
export async function restoreInto(
  pool: pg.Pool,
  lines: AsyncIterable<Line>,
  { clock, from }: { readonly clock: Clock; readonly from: 'backup' | 'stopped-desk' },
): Promise<Restored> {
  const reading = lines[Symbol.asyncIterator]();
  try {
    const first = await reading.next();
    if (first.done || first.value.kind !== 'header') throw notWhole();
    await prepare(pool, first.value);
    const note = from === 'backup' ? noteRestore(first.value, clock) : async () => undefined;
    return await loadWhole(pool, first.value, () => reading.next(), note);
  } finally {
    await reading.return?.();
  }
}

type NextLine = () => Promise<IteratorResult<Line>>;

async function loadWhole(
  pool: pg.Pool,
  header: Header,
  next: NextLine,
  note: (client: pg.ClientBase) => Promise<unknown>,
): Promise<Restored> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const tables = await claim(client, header);
    const end = await load(client, tables, next);
    await setSequences(client, end.sequences);
    const entries = await check(client, tables, end);
    await note(client);
    await client.query('COMMIT');
    await client.query('ANALYZE');
    return { header, rows: Object.values(end.counts).reduce((sum, count) => sum + count, 0), entries };
  } finally {
    await client.query('ROLLBACK').catch(() => undefined);
    client.release(true);
  }
}

/** The tables as they were when the backup was made; a later start brings them to the newest migration. */
async function prepare(pool: pg.Pool, header: Header): Promise<void> {
  const known = readMigrations();
  const unknown = header.migrations.find((name) => !known.some((migration) => migration.name === name));
  if (unknown !== undefined)
    throw new BackupRefused(
      `The backup is of a newer release (it has the migration ${unknown}): restore it with that.`,
    );
  await onConnection(pool, async (client) => refuseFilled(client, await readTables(client)));
  await migrate(
    pool,
    known.filter(({ name }) => header.migrations.includes(name)),
  );
  const version = await onConnection(pool, createJobTables);
  if (version !== header.jobsVersion)
    throw new BackupRefused(
      `The backup has jobs of version ${header.jobsVersion}, this release ${version ?? 'none'}: restore it with the release that made it, then upgrade.`,
    );
}

/** Keeps everybody else out until the end: a desk that starts meanwhile waits, and finds what was restored. */
async function claim(client: pg.ClientBase, header: Header): Promise<Table[]> {
  const { rows } = await client.query<{ alone: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS alone', [
    LOCKS.presence,
  ]);
  if (!rows[0]?.alone) throw new BackupRefused('A desk runs on this database. Stop it first.');
  const applied = await readMigrationNames(client);
  const more = applied.find((name) => !header.migrations.includes(name));
  if (more !== undefined)
    throw new BackupRefused(
      `The database is of a newer release (it has the migration ${more}): restore into a new one.`,
    );
  const tables = await readTables(client);
  await client.query(`LOCK TABLE ${tables.map(({ name }) => name).join(', ')} IN ACCESS EXCLUSIVE MODE`);
  await refuseFilled(client, tables);
  return header.tables.map(({ name, columns }) => {
    const table = tables.find((each) => each.name === name);
    const types = new Map(table?.columns.map((column) => [column.name, column.type]));
    return {
      name,
      columns: columns.map((column) => {
        const type = types.get(column);
        if (type === undefined)
          throw new BackupRefused(
            `This release has no ${name}.${column}: restore with the release that made the backup.`,
          );
        return { name: column, type };
      }),
    };
  });
}

async function refuseFilled(client: pg.ClientBase, tables: readonly Table[]): Promise<void> {
  const filled = await firstFilled(client, tables);
  if (filled !== null)
    throw new BackupRefused(
      `The database is not empty (${filled} has rows), and nothing was changed in it. Restore into a new, empty one.`,
    );
}

async function load(client: pg.ClientBase, tables: readonly Table[], next: NextLine): Promise<End> {
  for (;;) {
    const step = await next();
    if (step.done) throw notWhole();
    const { value } = step;
    if (value.kind === 'end') return value;
    const table = value.kind === 'rows' ? tables.find(({ name }) => name === value.table) : undefined;
    if (value.kind !== 'rows' || !table) throw notWhole();
    await insert(client, table, value.rows);
  }
}

async function insert(client: pg.ClientBase, { name, columns }: Table, rows: Rows['rows']): Promise<void> {
  const cast = columns.map((column, index) => `v${index}::${column.type}`);
  await client.query(
    `INSERT INTO ${name} (${columns.map((column) => column.name).join(', ')}) OVERRIDING SYSTEM VALUE
     SELECT ${cast.join(', ')}
     FROM unnest(${columns.map((_, index) => `$${index + 1}::text[]`).join(', ')}) AS t(${columns.map((_, index) => `v${index}`).join(', ')})`,
    columns.map((_, index) => rows.map((row) => row[index] ?? null)),
  );
}

/** The desk may have gone on after the backup: its next start has to know. */
function noteRestore({ madeAt }: Header, clock: Clock) {
  return (client: pg.ClientBase) =>
    client.query('INSERT INTO restore (id, made_at, restored_at) VALUES ($1, $2, $3)', [newId(), madeAt, clock.now()]);
}

async function check(client: pg.PoolClient, tables: readonly Table[], end: End): Promise<number> {
  const counts = await countRows(client, tables);
  const wrong = tables.find(({ name }) => counts[name] !== end.counts[name]);
  if (wrong)
    throw new BackupRefused(
      `${wrong.name} has ${counts[wrong.name] ?? 0} rows, and the backup says ${end.counts[wrong.name] ?? 0}: it is damaged. Nothing was kept.`,
    );
  const ledger = await verifyLedger(client);
  if (ledger.kind === 'broken')
    throw new BackupRefused(`The ledger breaks at entry ${ledger.sequence} (${ledger.why}). Nothing was kept.`);
  if (ledger.entries !== end.ledger.entries || ledger.head !== end.ledger.head)
    throw new BackupRefused('The ledger ends otherwise than the backup says: it is damaged. Nothing was kept.');
  return ledger.entries;
}

function notWhole(): BackupRefused {
  return new BackupRefused('The backup is not whole: use another one. Nothing was kept.');
}
