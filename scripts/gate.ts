/** `npm test`: every check that must pass before a change lands. What a machine lacks is said, never left out in silence. */
import { spawnSync } from 'node:child_process';
import { postgresPrograms, startThrowawayPostgres } from './throwaway-postgres.ts';

const checks: readonly (readonly [name: string, command: string, ...parameters: string[]])[] = [
  ['format', 'prettier', '--check', '--log-level', 'warn', '.'],
  ['types', 'tsc', '-p', '.'],
  ['lint', 'eslint', '.', '--max-warnings', '0'],
  ['layers', 'depcruise', '--config', '.dependency-cruiser.cjs', '--output-type', 'err', 'src'],
];

for (const [name, command, ...parameters] of checks) {
  const started = performance.now();
  const { status } = spawnSync(command, parameters, { stdio: 'inherit' });
  console.log(`${status === 0 ? '✓' : '✗'} ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
  if (status !== 0) process.exit(status ?? 1);
}

const given = process.env['TEST_DATABASE_URL'];
const programs = postgresPrograms();
const server = !given && programs ? await startThrowawayPostgres(programs) : null;
const url = given ?? server?.url;
if (!url)
  console.log(
    'Left out: the suites on a real PostgreSQL, because none is installed here and TEST_DATABASE_URL is not set.',
  );
const projects = ['--project', 'embedded', ...(url ? ['--project', 'postgresql'] : [])];
const { status } = spawnSync('vitest', ['run', ...projects], {
  stdio: 'inherit',
  env: { ...process.env, TEST_DATABASE_URL: url ?? '' },
});
await server?.stop();
process.exit(status ?? 1);
