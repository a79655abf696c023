import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { SQLInputValue, SQLOutputValue, StatementSync } from 'node:sqlite';

export type Row = Readonly<Record<string, SQLOutputValue>>;

/** What survives a restart of the local workspace. Ephemeral messages and open views never come here. */
export type Storage = {
  readonly rows: (sql: string, ...values: SQLInputValue[]) => readonly Row[];
  readonly run: (sql: string, ...values: SQLInputValue[]) => void;
  /** Runs the work whole or not at all; what it threw is thrown on. */
  readonly whole: (work: () => void) => void;
  readonly close: () => void;
};

const TABLES = `
  create table if not exists settings (name text primary key, value text not null) strict;
  create table if not exists people (id text primary key, profile text not null) strict;
  create table if not exists user_groups (id text primary key, details text not null) strict;
  create table if not exists channels (id text primary key, details text not null) strict;
  create table if not exists members (channel_id text, person_id text, primary key (channel_id, person_id)) strict;
  create table if not exists messages (channel_id text, ts text, content text not null, primary key (channel_id, ts)) strict;
  create table if not exists sent (channel_id text, id text, ts text not null, primary key (channel_id, id)) strict;
  create table if not exists postings (number integer primary key, what text not null, content text not null) strict;
  create table if not exists files (id text primary key, details text not null, content blob not null) strict;
`;

/** Opens, or makes, the workspace's own database under a directory; `:memory:` keeps nothing. */
export function openStorage(dataDir: string): Storage {
  const database = new DatabaseSync(locate(dataDir));
  database.exec('pragma journal_mode = wal; pragma synchronous = normal; pragma busy_timeout = 5000;');
  database.exec(TABLES);
  const statements = new Map<string, StatementSync>();

  const prepare = (sql: string): StatementSync => {
    const known = statements.get(sql);
    if (known) return known;
    const statement = database.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };

  return {
    rows: (sql, ...values) => prepare(sql).all(...values),
    run: (sql, ...values) => void prepare(sql).run(...values),
    whole: (work) => {
      database.exec('begin immediate');
      try {
        work();
        database.exec('commit');
      } catch (error) {
        // What fails for want of room SQLite may have undone already.
        if (database.isTransaction) database.exec('rollback');
        throw error;
      }
    },
    close: () => database.close(),
  };
}

function locate(dataDir: string): string {
  if (dataDir === ':memory:') return dataDir;
  const folder = join(dataDir, 'slack-workspace');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return join(folder, 'workspace.sqlite');
}

/** @returns a column that holds text; throws where it does not, as the tables are strict */
export function textOf(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== 'string') throw new TypeError(`Column ${column} holds no text.`);
  return value;
}
