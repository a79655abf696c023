import { addMinutes } from 'date-fns/addMinutes';
import { z } from 'zod';
import type { Database, Transaction } from '../database/database.ts';
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

type Round = {
  readonly name: string;
  readonly first: number | undefined;
  readonly enqueue: (tx: Transaction, after?: number) => Promise<void>;
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
  const rounds: Round[] = [];

  return {
    every(minutes, name, work, { first, retries = RETRIES, gaveUp } = {}) {
      const enqueue = (tx: Transaction, after?: number): Promise<void> =>
        queue.enqueue(tx, name, {}, after === undefined ? undefined : addMinutes(clock.now(), after));
      const queue: Queue<Record<string, never>> = jobs.define({
        name,
        data: z.strictObject({}),
        retries,
        work: async () => {
          const next = (await work()) ?? minutes;
          await database.transaction((tx) => enqueue(tx, next));
        },
        giveUp: async () => {
          gaveUp?.();
          await database.transaction((tx) => enqueue(tx, minutes));
        },
      });
      rounds.push({ name, first, enqueue });
    },

    start: () =>
      database.transaction(async (tx) => {
        const waiting = await bringRoundsForward(tx, rounds);
        for (const { name, first, enqueue } of rounds) if (!waiting.has(name)) await enqueue(tx, first);
      }),
  };
}

/** Those that come at every start come now, where they wait for a later moment. @returns the names of all that wait */
async function bringRoundsForward(tx: Transaction, rounds: readonly Round[]): Promise<ReadonlySet<string>> {
  const names = rounds.map(({ name }) => name);
  const now = rounds.flatMap(({ name, first }) => (first === undefined ? [name] : []));
  const waiting = await tx.$queryRaw<{ readonly name: string }[]>`
    UPDATE pgboss.job SET start_after = CASE WHEN name = ANY(${now}) THEN now() ELSE start_after END
    WHERE name = ANY(${names}) AND state = 'created' RETURNING name`;
  return new Set(waiting.map(({ name }) => name));
}
