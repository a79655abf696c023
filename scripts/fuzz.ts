/**
 * Sends hostile payloads to the HTTP endpoint, and hostile states of every form:
 *   npm run fuzz -- 100000           so many of each, from a new seed
 *   npm run fuzz -- 2000 4711        so many, from this seed: sends again what was answered wrongly
 */
import { spawnSync } from 'node:child_process';

const [runs = '10000', seed = String(Date.now() % 1_000_000)] = process.argv.slice(2);
if (!/^[1-9]\d*$/.test(runs) || !/^\d+$/.test(seed)) {
  console.error('Usage: npm run fuzz -- [payloads] [seed]');
  process.exit(64);
}
console.log(`${runs} hostile payloads and ${runs} hostile forms, seed ${seed}`);
const started = performance.now();
const parameters = ['run', '--project', 'embedded', 'test/fuzz', '--testTimeout', String(6 * 3_600_000)];
const env = { ...process.env, FUZZ_RUNS: runs, FUZZ_SEED: seed };
const { status } = spawnSync('vitest', parameters, { stdio: 'inherit', env });
const minutes = ((performance.now() - started) / 60_000).toFixed(1);
console.log(`${status === 0 ? '✓' : '✗'} ${runs} of each, seed ${seed}, ${minutes} minutes`);
process.exit(status ?? 1);
