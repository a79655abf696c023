import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type pg from 'pg';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import type { SqlMigrationAwareDriverAdapterFactory, SqlDriverAdapter } from '@prisma/driver-adapter-utils';
import * as engine from '@prisma/schema-engine-wasm/schema_engine_bg';
import { readMigrations } from '../src/database/migrate.ts';
import { openPGlite } from '../src/database/pglite.ts';
import { poolOver } from '../src/database/pools.ts';

declare const WebAssembly: {
  readonly compile: (bytes: Uint8Array) => Promise<object>;
  readonly instantiate: (module: object, imports: object) => Promise<{ readonly exports: Record<string, unknown> }>;
};

const CHAR = 18;
const TEXT = 25;

/**
 * What must be executed so that a database with all migrations fits the schema.
 * @param schema the text of schema.prisma
 * @returns SQL, empty where they agree
 */
export async function schemaDifference(schema: string): Promise<string> {
  await loadEngine();
  const main = await scratchDatabase();
  const shadow = await scratchDatabase();
  const adapter = bindMigrationAwareSqlAdapterFactory({
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connect: main.connect,
    connectToShadowDb: shadow.connect,
  } satisfies SqlMigrationAwareDriverAdapterFactory);
  try {
    const running = await engine.SchemaEngine.new(
      { datamodels: [['schema.prisma', schema]] },
      () => undefined,
      adapter,
    );
    const { stdout } = await running.diff({
      from: {
        tag: 'migrations',
        baseDir: 'prisma/migrations',
        lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"' },
        shadowDbInitScript: '',
        migrationDirectories: readMigrations().map(({ name, sql }) => ({
          path: name,
          migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
        })),
      },
      to: { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content: schema }] },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    });
    return stdout === null || stdout.includes('This is an empty migration') ? '' : stdout;
  } finally {
    await main.close();
    await shadow.close();
  }
}

/** An empty PostgreSQL in memory whose catalogues the engine can read, and which runs a migration file as one query. */
async function scratchDatabase() {
  const { pool, close } = poolOver(await openPGlite());
  const charColumns = new Set<string>();
  pool.on('connect', (client) => readCharAsText(client, charColumns));
  const connect = async (): Promise<SqlDriverAdapter> => {
    const adapter = await new PrismaPg(pool).connect();
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (query) => {
      const result = await queryRaw(query);
      const columnTypes = result.columnNames.map((name, at) =>
        charColumns.has(name) ? ColumnTypeEnum.Character : (result.columnTypes[at] ?? ColumnTypeEnum.Text),
      );
      return { ...result, columnTypes };
    };
    adapter.executeScript = async (script) => {
      await pool.query(script);
    };
    return adapter;
  };
  return { connect, close };
}

/** The internal type "char" of PostgreSQL's catalogues is unknown to the adapter: it is read as text and named a character. */
function readCharAsText(client: pg.PoolClient, charColumns: Set<string>): void {
  const connection: unknown = Reflect.get(client, 'connection');
  if (!(connection instanceof Object) || !('prependListener' in connection)) return;
  (connection as NodeJS.EventEmitter).prependListener('rowDescription', (description: pg.QueryResult) => {
    for (const field of description.fields) {
      if (field.dataTypeID !== CHAR) continue;
      charColumns.add(field.name);
      field.dataTypeID = TEXT;
    }
  });
}

async function loadEngine(): Promise<void> {
  const file = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const module = await WebAssembly.compile(await readFile(file.replace(/\.js$/, '.wasm')));
  const instance = await WebAssembly.instantiate(module, { './schema_engine_bg.js': { ...engine } });
  Reflect.apply(Reflect.get(engine, '__wbg_set_wasm') as (wasm: unknown) => void, null, [instance.exports]);
  (instance.exports['__wbindgen_start'] as () => void)();
}

/** Where the engine reports why it gave up, before it ends in an unreadable trap. */
Reflect.set(globalThis, 'PRISMA_WASM_PANIC_REGISTRY', { set_message: (message: string) => console.error(message) });
