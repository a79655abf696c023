/**
 * Writes the next migration: the difference between the migrations and prisma/schema.prisma.
 *   npm run migration -- add-something      writes prisma/migrations/<number>_add_something/migration.sql
 *   npm run migration -- --check            says whether schema and migrations agree, writes nothing
 * The schema engine runs as WebAssembly on an in-memory PGlite: no server and no download is needed.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { schemaDifference } from './schema-difference.ts';
import { readMigrations } from '../src/database/migrate.ts';

const argument = process.argv[2];
if (!argument) {
  console.error('Usage: npm run migration -- <name> | --check');
  process.exit(64);
}

const difference = await schemaDifference(
  readFileSync(fileURLToPath(new URL('../prisma/schema.prisma', import.meta.url)), 'utf8'),
);
if (argument === '--check' || difference === '') {
  console.log(difference === '' ? 'The migrations and the schema agree.' : difference);
  process.exit(difference === '' ? 0 : 1);
}

const number = String(readMigrations().length + 1).padStart(4, '0');
const folder = new URL(`../prisma/migrations/${number}_${argument.replaceAll('-', '_')}/`, import.meta.url);
mkdirSync(folder, { recursive: true });
writeFileSync(new URL('migration.sql', folder), difference);
console.log(`Wrote ${fileURLToPath(folder)}migration.sql: read it before committing.`);
process.exit(0);
