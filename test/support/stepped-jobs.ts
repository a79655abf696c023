import { PgBoss } from 'pg-boss';
import type { Database } from '../../src/database/database.ts';
import { ask } from '../../src/database/statements.ts';
import { enqueueOn } from '../../src/jobs/enqueue.ts';
import { bringForward, takeUpOrphans } from '../../src/jobs/jobs.ts';
import type { Jobs } from '../../src/jobs/jobs.ts';
import type { Clock } from '../../src/kernel/time.ts';

/** The queues of the product, in its database, of which nothing runs until it is told to. */
export type SteppedJobs = Pick<Jobs, 'define' | 'bringForward'> & {
  readonly open: () => Promise<void>;
  /**
   * Runs the oldest job that is due in this queue, to its end or until it throws `Killed`.
   * @returns what became of it, or `idle` where none is due
   */
  readonly step: (queue: string) => Promise<'idle' | 'done' | 'failed' | 'killed'>;
  readonly names: () => readonly string[];
  /** The process was killed and is started again. */
  readonly restart: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Thrown in the middle of a step: nothing after it happens, as in a process that is killed. */
export class Killed extends Error {}

type Defined = {
  readonly work: (data: unknown) => Promise<void>;
  readonly giveUp: (data: unknown) => Promise<void>;
};

const DEAD_LETTER = 'dead-letter';

/** @param retries after so many failures a job is given up */
export function createSteppedJobs(database: Database, clock: Clock, retries: number): SteppedJobs {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => ask(database.pool, text, values) },
    schema: 'pgboss',
    backend: database.embedded ? 'pglite' : 'postgres',
    supervise: false,
    schedule: false,
  });
  const queues = new Map<string, Defined>();

  return {
    define({ name, data, work, giveUp }) {
      queues.set(name, {
        work: (raw) => work(data.parse(raw), new AbortController().signal),
        giveUp: (raw) => giveUp(data.parse(raw)),
      });
      return { enqueue: enqueueOn(boss, name, { clock, wake: () => undefined }) };
    },

    async open() {
      await boss.start();
      await boss.createQueue(DEAD_LETTER, { retryLimit: 5, retryDelay: 1 });
      for (const name of queues.keys())
        await boss.createQueue(name, {
          retryLimit: retries,
          retryDelay: 1,
          retryBackoff: true,
          retryDelayMax: 300,
          policy: 'short',
          deadLetter: DEAD_LETTER,
        });
    },

    async step(name) {
      const [job] = await boss.fetch<object>(name, { includeMetadata: true });
      if (!job) return 'idle';
      const queue = queues.get(name);
      const source = queues.get(job.sourceName ?? '');
      try {
        await (queue ? queue.work(job.data) : source?.giveUp(job.data));
      } catch (error) {
        if (error instanceof Killed) return 'killed';
        await boss.fail(name, job.id, { message: 'failed' });
        return 'failed';
      }
      await boss.complete(name, job.id);
      return 'done';
    },

    names: () => [...queues.keys(), DEAD_LETTER],
    restart: () => takeUpOrphans(database),
    bringForward: (milliseconds) => bringForward(database, milliseconds),
    close: () => boss.stop({ graceful: false, close: false }),
  };
}
