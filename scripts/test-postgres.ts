/** `npm run test:postgres`: the database-backed suites on a real PostgreSQL, that of TEST_DATABASE_URL or one started for it. */
import { spawnSync } from 'node:child_process';
import { postgresPrograms, startThrowawayPostgres } from './throwaway-postgres.ts';

const given = process.env['TEST_DATABASE_URL'];
const programs = postgresPrograms();
if (!given && !programs) {
  console.error(
    'There is no PostgreSQL here: set TEST_DATABASE_URL, or install one (Debian: apt-get install postgresql).',
  );
  process.exit(69);
}
const server = given || !programs ? null : await startThrowawayPostgres(programs);
const env = { ...process.env, TEST_DATABASE_URL: given ?? server?.url ?? '' };
const projects = ['--project', 'postgresql', '--project', 'postgresql-flows'];
const { status } = spawnSync('vitest', ['run', ...projects, ...process.argv.slice(2)], {
  stdio: 'inherit',
  env,
});
await server?.stop();
process.exit(status ?? 1);
