/** The stand-ins for Slack and Partner Center in a process of their own; says to its parent where they are. */
import { systemClock } from '../../src/kernel/time.ts';
import { createLog } from '../../src/log.ts';
import { openSandbox } from '../../src/sandbox/sandbox.ts';

const sandbox = await openSandbox({
  port: 0,
  dataDir: ':memory:',
  manifestPath: 'manifest.yml',
  clock: systemClock,
  log: createLog('error'),
  delays: { fulfilment: 2_000, orderList: 5_000 },
  callsPerMinute: 0,
});
const { url, variables, signingSecret } = sandbox;
process.on('SIGINT', () => undefined);
process.on('disconnect', () => void sandbox.close().then(() => process.exit(0)));
process.send?.({ url, variables, signingSecret });
