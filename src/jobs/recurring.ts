import { addMinutes } from 'date-fns/addMinutes';
import { z } from 'zod';
import type { Database } from '../database/database.ts';
import type { Clock } from '../kernel/time.ts';
import type { Jobs, Queue } from './jobs.ts';

/** Work that comes again and again, over all instances once at a time, also after one of them failed. */
export type Recurring = {
  readonly every: (minutes: number, name: string, work: () => Promise<void>) => void;
  /** the first round of each; after the jobs have started */
  readonly start: () => Promise<void>;
};

const RETRIES = 3;

/** Each round enqueues the next: what waits for a later moment is brought forward where the clock jumps. */
export function createRecurring({
  database,
  jobs,
  clock,
}: {
  readonly database: Database;
  readonly jobs: Pick<Jobs, 'define'>;
  readonly clock: Clock;
}): Recurring {
  const begin: (() => Promise<void>)[] = [];

  return {
    every(minutes, name, work) {
      const next = (): Promise<void> =>
        database.transaction((tx) => queue.enqueue(tx, name, {}, addMinutes(clock.now(), minutes)));
      const queue: Queue<Record<string, never>> = jobs.define({
        name,
        data: z.strictObject({}),
        retries: RETRIES,
        work: async () => {
          await work();
          await next();
        },
        giveUp: next,
      });
      begin.push(() => database.transaction((tx) => queue.enqueue(tx, name, {})));
    },
    async start() {
      for (const first of begin) await first();
    },
  };
}
