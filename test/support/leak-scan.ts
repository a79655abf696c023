import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { spellingsOf } from './canaries.ts';

/** A place to look for keys in, as text or bytes. */
export type Haystack = { readonly name: string; readonly content: string | Buffer };

/** @returns where any of the keys stands in clear: however it is spelled, or in base64, by itself or inside something longer */
export function findKeys(keys: readonly string[], haystacks: readonly Haystack[]): string[] {
  const needles = keys.flatMap((key) => [...spellingsOf(key), ...[key, key.replaceAll('-', '')].flatMap(encoded)]);
  return haystacks.flatMap(({ name, content }) => (needles.some((needle) => content.includes(needle)) ? [name] : []));
}

/** What is the same in base64 wherever the text begins in what was encoded. */
function encoded(text: string): string[] {
  return [0, 1, 2].map((before) =>
    Buffer.from(`${'.'.repeat(before)}${text}`)
      .toString('base64')
      .replace(/=+$/, '')
      .slice(before === 0 ? 0 : 4, -2),
  );
}

/** Every row of every table, those of the job queue included. */
export async function dumpDatabase(pool: pg.Pool): Promise<Haystack[]> {
  const { rows } = await pool.query<{ schema: string; name: string }>(
    `SELECT table_schema AS schema, table_name AS name FROM information_schema.tables
     WHERE table_schema IN ('public', 'pgboss') AND table_type = 'BASE TABLE'`,
  );
  const dumps: Haystack[] = [];
  for (const { schema, name } of rows) {
    const table = `"${schema}"."${name}"`;
    const { rows: content } = await pool.query<{ row: string }>(`SELECT t::text AS row FROM ${table} AS t`);
    dumps.push({ name: `table ${schema}.${name}`, content: content.map(({ row }) => row).join('\n') });
  }
  return dumps;
}

/** Every file below a folder. */
export async function readFolder(folder: string): Promise<Haystack[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(files.map(async (file) => ({ name: `file ${file}`, content: await readFile(file) })));
}
