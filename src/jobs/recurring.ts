import { addMinutes } from 'date-fns/addMinutes';
import { z } from 'zod';
import type { Database } from '../database/database.ts';
import type { Clock } from '../kernel/time.ts';
import type { Jobs, Queue } from './jobs.ts';

/** Work that comes again and again, over all instances once at a time, also after one of them failed. */
export type Recurring = {
  /** @param work may say in how many minutes it wants to come again, where that is not the usual time */
  readonly every: (minutes: number, name: string, work: Work, rest?: Rest) => void;
  /** the first round of each; after the jobs have started */
  readonly start: () => Promise<void>;
};

type Work = () => Promise<void> | Promise<number>;
type Rest = {
  /** minutes after the first start ever; otherwise at every start */
  readonly first?: number;
  /** how often a round that failed is tried again before the next takes its place */
  readonly retries?: number;
  /** a round was given up */
  readonly gaveUp?: () => void;
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
    every(minutes, name, work, { first, retries = RETRIES, gaveUp } = {}) {
      const enqueue = (after?: number): Promise<void> =>
        database.transaction((tx) =>
          queue.enqueue(tx, name, {}, after === undefined ? undefined : addMinutes(clock.now(), after)),
        );
      const queue: Queue<Record<string, never>> = jobs.define({
        name,
        data: z.strictObject({}),
        retries,
        work: async () => enqueue((await work()) ?? minutes),
        giveUp: async () => {
          gaveUp?.();
          await enqueue(minutes);
        },
      });
      begin.push(() => enqueue(first));
    },
    async start() {
      for (const beginOne of begin) await beginOne();
    },
  };
}
