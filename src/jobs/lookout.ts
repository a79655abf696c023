import type { Database } from '../database/database.ts';
import type { Log } from '../kernel/log.ts';
import { monotonic } from '../kernel/time.ts';

/** Looks at its start and then every second which queues have something to do now. */
export type Lookout = {
  readonly start: () => void;
  readonly stop: () => Promise<void>;
};

const LOOK_MS = 1_000;
const MEND_MS = 60_000;

/** One question a second for all queues, in the place of one a second for each worker of each. */
export function createLookout({
  database,
  log,
  onDue,
  mend,
}: {
  readonly database: Database;
  readonly log: Log;
  readonly onDue: (queue: string) => void;
  /** once a minute: sees to it that what waits does not wait too long */
  readonly mend: () => Promise<void>;
}): Lookout {
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> = Promise.resolve();
  let stopped = false;
  let mended = monotonic();

  async function look(): Promise<void> {
    try {
      const { rows } = await database.pool.query<{ name: string }>(
        `SELECT DISTINCT name FROM pgboss.job WHERE state < 'active' AND NOT blocked AND start_after <= now()`,
      );
      for (const { name } of rows) onDue(name);
      if (monotonic() - mended > MEND_MS) {
        mended = monotonic();
        await mend();
      }
    } catch (error) {
      log.warn({ err: error instanceof Error ? error.message : 'unknown' }, 'What is to be done now could not be read');
    }
    if (!stopped) timer = setTimeout(begin, LOOK_MS);
  }

  const begin = () => {
    looking = look();
  };

  return {
    start: () => {
      stopped = false;
      begin();
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await looking;
    },
  };
}
