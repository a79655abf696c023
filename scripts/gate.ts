/** `npm test`: every check that must pass before a change lands. What a machine lacks is said, never left out in silence. */
import { spawn } from 'node:child_process';
import { postgresPrograms, startThrowawayPostgres } from './throwaway-postgres.ts';

type Check = { readonly name: string; readonly command: string; readonly parameters: readonly string[] };

const checks: readonly Check[] = [
  { name: 'lint', command: 'oxlint', parameters: [] },
  { name: 'format', command: 'oxfmt', parameters: ['--check'] },
  // What it found out about files that did not change is kept: a second time takes two seconds instead of ten.
  {
    name: 'types',
    command: 'tsc',
    parameters: ['-p', '.', '--incremental', '--tsBuildInfoFile', 'node_modules/.cache/types/gate.tsbuildinfo'],
  },
  { name: 'types of the page', command: 'tsc', parameters: ['-p', 'src/sandbox/slack/page'] },
  {
    name: 'layers',
    command: 'depcruise',
    parameters: ['--config', '.dependency-cruiser.cjs', '--output-type', 'err', 'src'],
  },
];

function run(command: string, parameters: readonly string[], env = process.env): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, parameters, { stdio: ['ignore', 'inherit', 'inherit'], env });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/** Runs a check and says how it went; what it printed is shown where it failed. */
function passes({ name, command, parameters }: Check): Promise<boolean> {
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(command, parameters, { stdio: ['ignore', 'pipe', 'pipe'] });
    const printed: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => printed.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => printed.push(chunk));
    child.once('error', reject);
    child.once('close', (code) => {
      if (code !== 0) process.stdout.write(Buffer.concat(printed));
      console.log(`${code === 0 ? '✓' : '✗'} ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
      resolve(code === 0);
    });
  });
}

const passed = await Promise.all(checks.map(passes));
if (passed.includes(false)) process.exit(1);

const given = process.env['TEST_DATABASE_URL'];
const programs = postgresPrograms();
const server = !given && programs ? await startThrowawayPostgres(programs) : null;
const url = given ?? server?.url;
if (!url)
  console.log(
    'Left out: the suites on a real PostgreSQL, because none is installed here and TEST_DATABASE_URL is not set.',
  );
const projects = ['--project', 'embedded', '--project', 'alone', ...(url ? ['--project', 'postgresql'] : [])];
const status = await run('vitest', ['run', ...projects], { ...process.env, TEST_DATABASE_URL: url ?? '' });
await server?.stop();
process.exit(status);
