import type { DatabaseSync } from 'node:sqlite';

/** Records of one kind, kept as JSON in the order they were first put. */
export type Shelf<Item> = {
  readonly get: (id: string) => Item | undefined;
  /** Adds the record or replaces the one of the same id. `owner` groups records, by customer for instance. */
  readonly put: (id: string, item: Item, owner?: string) => void;
  readonly remove: (id: string) => void;
  readonly clear: () => void;
  readonly all: () => Item[];
  readonly entries: () => [id: string, item: Item][];
  readonly ownedBy: (owner: string) => Item[];
  readonly count: () => number;
  /** Those after a place, with their own places: for paging. `condition` is SQL over `body`, with one text bound to `?2`. */
  readonly after: (place: number, limit: number, condition?: Condition) => { place: number; item: Item }[];
};

export type Condition = { readonly sql: string; readonly text: string };

type Row = { readonly seq: number; readonly id: string; readonly body: string };

const EVERYTHING: Condition = { sql: `'' = ?2`, text: '' };

/** Opens the shelf of that name; its table is made if need be. */
export function openShelf<Item>(database: DatabaseSync, name: string): Shelf<Item> {
  database.exec(`
    CREATE TABLE IF NOT EXISTS "${name}" (seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, owner TEXT NOT NULL, body TEXT NOT NULL) STRICT;
    CREATE INDEX IF NOT EXISTS "${name}_owner" ON "${name}" (owner, seq);
  `);
  const get = database.prepare(`SELECT seq, body FROM "${name}" WHERE id = ?`);
  const upsert = database.prepare(
    `INSERT INTO "${name}" (id, owner, body) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET owner = excluded.owner, body = excluded.body`,
  );
  const remove = database.prepare(`DELETE FROM "${name}" WHERE id = ?`);
  const all = database.prepare(`SELECT seq, id, body FROM "${name}" ORDER BY seq`);
  const owned = database.prepare(`SELECT seq, body FROM "${name}" WHERE owner = ? ORDER BY seq`);
  const count = database.prepare(`SELECT count(*) AS seq, '' AS body FROM "${name}"`);
  const read = (rows: unknown) => (rows as Row[]).map(({ body }) => JSON.parse(body) as Item);

  return {
    get: (id) => {
      const row = get.get(id) as Row | undefined;
      return row && (JSON.parse(row.body) as Item);
    },
    put: (id, item, owner = '') => {
      upsert.run(id, owner, JSON.stringify(item));
    },
    remove: (id) => {
      remove.run(id);
    },
    clear: () => database.exec(`DELETE FROM "${name}"`),
    all: () => read(all.all()),
    entries: () => (all.all() as Row[]).map(({ id, body }) => [id, JSON.parse(body) as Item]),
    ownedBy: (owner) => read(owned.all(owner)),
    count: () => (count.get() as Row).seq,
    after: (place, limit, condition = EVERYTHING) => {
      const rows = database
        .prepare(`SELECT seq, body FROM "${name}" WHERE seq > ?1 AND (${condition.sql}) ORDER BY seq LIMIT ?3`)
        .all(place, condition.text, limit) as Row[];
      return rows.map(({ seq, body }) => ({ place: seq, item: JSON.parse(body) as Item }));
    },
  };
}
