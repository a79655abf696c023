import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../src/config.ts';
import type { Database } from '../src/database/database.ts';
import { followClock } from '../src/followed-clock.ts';
import { systemClock } from '../src/kernel/time.ts';
import { createLog } from '../src/log.ts';
import { startDesk } from '../src/main.ts';
import { openSandbox } from '../src/sandbox/sandbox.ts';

export type ThrowawayDesk = {
  /** of the local workspace */
  readonly url: string;
  readonly database: Database;
  /** stops everything and keeps nothing */
  readonly close: () => Promise<void>;
};

/** The whole product with its stand-ins in a temporary folder, for scripts that show what it does. */
export async function startThrowawayDesk(fulfilmentMs: number): Promise<ThrowawayDesk> {
  const dataDir = await mkdtemp(join(tmpdir(), 'csp-desk-shown-'));
  const log = createLog('error');
  const sandbox = await openSandbox({
    port: 0,
    dataDir,
    manifestPath: 'manifest.yml',
    clock: systemClock,
    log,
    delays: { fulfilment: fulfilmentMs, orderList: 0 },
  });
  const read = readConfig({ ...sandbox.variables, DATA_DIR: dataDir, PORT: '0' });
  if ('problems' in read) throw new Error('The desk to be shown could not be configured');
  const clock = await followClock(`${sandbox.url}/control/clock`, log);
  const desk = await startDesk(read.config, { log, clock, onJump: clock.onJump });
  return {
    url: sandbox.url,
    database: desk.database,
    close: async () => {
      clock.stop();
      await desk.stop();
      await sandbox.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
