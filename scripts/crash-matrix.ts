/**
 * Kills the product (SIGKILL) at every recovery point, each with every kind of fault of the local Partner Center, on a
 * PostgreSQL where one is installed, which starts faster, else on the embedded database; prints the table and writes it into
 * docs/reliability.md:
 *   npm run crash-matrix
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { postgresPrograms, startThrowawayPostgres } from './throwaway-postgres.ts';

type Cell = { readonly point: string; readonly fault: string; readonly said: string };

const directory = mkdtempSync(join(tmpdir(), 'csp-desk-matrix-'));
const results = join(directory, 'cells.jsonl');
writeFileSync(results, '');
const programs = postgresPrograms();
const server = programs ? await startThrowawayPostgres(programs) : null;
const project = server ? 'postgresql' : 'embedded';
const { status } = spawnSync('vitest', ['run', '--project', project, 'test/crash/matrix.test.ts'], {
  stdio: 'inherit',
  env: { ...process.env, TEST_DATABASE_URL: server?.url ?? '', CRASH_MATRIX: results },
});
await server?.stop();
const cells = readFileSync(results, 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as Cell);
rmSync(directory, { recursive: true });

const unique = (name: 'point' | 'fault') => [...new Set(cells.map((cell) => cell[name]))];
const faults = unique('fault');
const rows = unique('point').map((point) => {
  const marks = faults.map((fault) => {
    const cell = cells.find((each) => each.point === point && each.fault === fault);
    return cell ? (cell.said === 'holds' ? '✓' : '✗') : '–';
  });
  return `| ${point} | ${marks.join(' | ')} |`;
});
const held = cells.filter(({ said }) => said === 'holds').length;
const table = [
  `${held} of ${cells.length} cells hold, on ${server ? 'PostgreSQL' : 'the embedded database'}.`,
  '',
  `| killed at | ${faults.join(' | ')} |`,
  `| --- | ${faults.map(() => '---').join(' | ')} |`,
  ...rows,
].join('\n');
console.log(`\n${table}\n`);
for (const { point, fault, said } of cells) if (said !== 'holds') console.log(`✗ ${point} × ${fault}: ${said}`);

const document = new URL('../docs/reliability.md', import.meta.url);
const [before = '', rest = ''] = readFileSync(document, 'utf8').split('<!-- crash-matrix -->\n');
const [, after = ''] = rest.split('<!-- /crash-matrix -->');
writeFileSync(document, `${before}<!-- crash-matrix -->\n\n${table}\n\n<!-- /crash-matrix -->${after}`);
process.exit(status ?? 1);
