/**
 * Plays thousands of random histories of purchases and of cancellations against the local Partner Center and checks what must hold of each:
 *   npm run model -- 2000            so many, from a new seed
 *   npm run model -- 200 4711        so many, from this seed: plays a history that failed again
 */
import { spawnSync } from 'node:child_process';

const [runs = '1000', seed = String(Date.now() % 1_000_000)] = process.argv.slice(2);
if (!/^[1-9]\d*$/.test(runs) || !/^\d+$/.test(seed)) {
  console.error('Usage: npm run model -- [histories] [seed]');
  process.exit(64);
}
console.log(`${runs} histories, seed ${seed}`);
const started = performance.now();
const { status } = spawnSync('vitest', ['run', '--project', 'embedded', 'test/model', '--disable-console-intercept'], {
  stdio: 'inherit',
  env: { ...process.env, MODEL_RUNS: runs, MODEL_SEED: seed },
});
const minutes = ((performance.now() - started) / 60_000).toFixed(1);
console.log(`${status === 0 ? '✓' : '✗'} ${runs} histories, seed ${seed}, ${minutes} minutes`);
process.exit(status ?? 1);
