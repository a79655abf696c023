/** The product in a process of its own, which kills itself at the recovery point its parent has named. */
import { flushCompileCache } from 'node:module';
import { readConfig } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import { startDesk } from '../../src/main.ts';

const read = readConfig(process.env);
if ('problems' in read) throw new Error(JSON.stringify(read.problems));
let crashAt: unknown;
process.on('message', (point) => {
  crashAt = point;
  process.send?.('will crash');
});
await startDesk(read.config, {
  log: createLog('error'),
  reach: (point) => {
    if (point === crashAt) process.kill(process.pid, 'SIGKILL');
  },
});
// Whoever is killed leaves no compile cache behind.
flushCompileCache();
process.send?.('ready');
process.on('disconnect', () => process.exit(0));
