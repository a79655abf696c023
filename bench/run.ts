/**
 * `npm run bench`: measures every table of docs/benchmarks.md, or those that are named, prints them, and rewrites their
 * sections. A table is a file beside this one (CONTRIBUTING.md, *A benchmark*).
 */
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { systemClock } from '../src/kernel/time.ts';
import type { Benchmark } from './support/benchmark.ts';
import { drawSection, drawTable, withSection } from './support/document.ts';

const DOCUMENT = fileURLToPath(new URL('../docs/benchmarks.md', import.meta.url));
const RUNNER = basename(fileURLToPath(import.meta.url));

const files = (await readdir(import.meta.dirname)).filter((file) => file.endsWith('.ts') && file !== RUNNER);
const known = files.map((file) => basename(file, '.ts')).sort();
const named = process.argv.slice(2);
const unknown = named.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`There is no benchmark ${unknown.join(', ')}. There are: ${known.join(', ')}.`);
  process.exit(1);
}

for (const name of named.length > 0 ? named : known) {
  const { benchmark } = (await import(`./${name}.ts`)) as { readonly benchmark: Benchmark };
  console.log(`\n${benchmark.title}`);
  const measured = await benchmark.measure();
  if (measured.kind === 'left-out') {
    console.log(`Left out: ${measured.reason}`);
    continue;
  }
  console.log(drawTable(measured));
  const document = await readFile(DOCUMENT, 'utf8').catch(() => '');
  await writeFile(DOCUMENT, withSection(document, name, drawSection(benchmark, measured, machine())));
}
// A pool or a socket that lingers after its desk was closed must not keep the runner.
process.exit(0);

function machine(): string {
  const model = cpus()[0]?.model.trim() ?? 'unknown processor';
  const memory = Math.round(totalmem() / 2 ** 30);
  const day = systemClock.now().toISOString().slice(0, 10);
  return `${day} · ${availableParallelism()} cores (${model}), ${memory} GiB · Node.js ${process.versions.node} · ${process.platform}`;
}
