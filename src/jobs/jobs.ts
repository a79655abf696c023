import { PgBoss } from 'pg-boss';
import type { JobWithMetadata } from 'pg-boss';
import type { z } from 'zod';
import { dropLeases, LeaseTaken } from '../database/lease.ts';
import { announcePresence } from '../database/presence.ts';
import type { Presence } from '../database/presence.ts';
import type { Database } from '../database/database.ts';
import { ask } from '../database/statements.ts';
import type { Log } from '../kernel/log.ts';
import { redacted } from '../kernel/redaction.ts';
import type { Clock } from '../kernel/time.ts';
import { untraced } from '../kernel/tracing.ts';
import type { Tracing } from '../kernel/tracing.ts';
import { enqueueOn, withoutPlace } from './enqueue.ts';
import type { Queue } from './enqueue.ts';
import { createLookout } from './lookout.ts';

export type { Queue } from './enqueue.ts';

export type QueueDefinition<T extends object> = {
  readonly name: string;
  readonly data: z.ZodType<T>;
  /** does one job; throwing means "again later" */
  readonly work: (data: T, signal: AbortSignal) => Promise<void>;
  /** every retry was used up: tell a person */
  readonly giveUp: (data: T) => Promise<void>;
  readonly retries?: number;
  /** jobs of this queue at a time in this process */
  readonly concurrency?: number;
};

/** Told of every job of this process; must not throw. */
export type JobWatch = {
  /** @param waited milliseconds since its time had come */
  readonly taken: (queue: string, waited: number) => void;
  readonly ended: (queue: string, how: 'done' | 'failed' | 'given-up') => void;
};

export type Jobs = {
  readonly define: <T extends object>(definition: QueueDefinition<T>) => Queue<T>;
  /** of all queues that were defined */
  readonly names: () => readonly string[];
  /** creates the queues and starts the workers; every queue must have been defined before. @param first done before any job is taken */
  readonly start: (first?: () => Promise<void>) => Promise<void>;
  /** the clock jumped forward: what waits for a later moment waits so much less */
  readonly bringForward: (milliseconds: number) => Promise<void>;
  /** lets running jobs end, for at most `timeoutMs`, and takes no more */
  readonly stop: (timeoutMs: number) => Promise<void>;
};

const DEAD_LETTER = 'dead-letter';
/** Jobs are told to their workers by the lookout and by whoever enqueues them: this is for what both missed. */
const POLL_SECONDS = 30;
const HEARTBEAT_SECONDS = 15;
const RETRIES = 20;
const LONGEST_RETRY_SECONDS = 300;
const START_ATTEMPTS = 4;

type Defined = {
  readonly name: string;
  readonly retries: number;
  readonly concurrency: number;
  readonly work: (data: unknown, signal: AbortSignal) => Promise<void>;
  readonly giveUp: (data: unknown) => Promise<void>;
};

type Parts = {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly watch?: JobWatch | undefined;
  readonly tracing?: Tracing | undefined;
};

/** Durable jobs on pg-boss, over the same pool and inside the same transactions as the domain's own rows. */
export function createJobs({ database, clock, log, watch, tracing = untraced }: Parts): Jobs {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => ask(database.pool, text, values) },
    schema: 'pgboss',
    backend: database.embedded ? 'pglite' : 'postgres',
    // A job of an instance that died is taken up again after its heartbeat is missed.
    superviseIntervalSeconds: 15,
    monitorIntervalSeconds: 15,
    // What comes again and again enqueues itself (recurring.ts), and instances know of each other by `announcePresence`.
    schedule: false,
    registerInstance: false,
  });
  // No job can be taken while nothing can be written: that is said once, by whoever watches the disk.
  const full = () => database.disk?.full() ?? false;
  boss.on('error', (error) => {
    if (!full()) log.error({ err: error.message }, 'The job queue reported an error');
  });
  const queues = new Map<string, Defined>();
  const workers = new Map<string, string[]>();
  const lookout = createLookout({
    database,
    log,
    onDue: (name) => wake(name),
    mend: () => mendStarts(database),
  });
  let running = false;
  let presence: Presence | undefined;

  async function startWorkers(name: string): Promise<void> {
    workers.set(name, []);
    if (name === DEAD_LETTER) return listen(name, tellGivenUp);
    const queue = queues.get(name);
    for (let worker = 0; queue && worker < queue.concurrency; worker++)
      await listen(name, async (job) => {
        watch?.taken(name, job.startedOn.getTime() - job.startAfter.getTime());
        const { content, place } = withoutPlace(job.data);
        const step = { kind: 'job', name, attributes: { 'csp_desk.job_id': job.id } } as const;
        await inWordsOnly(name, job.id, () =>
          tracing.at(place, () => tracing.span(step, () => queue.work(content, job.signal))),
        );
        watch?.ended(name, 'done');
      });
  }

  async function tellGivenUp(job: JobWithMetadata<unknown>): Promise<void> {
    const queue = job.sourceName ? queues.get(job.sourceName) : undefined;
    log.error({ queue: job.sourceName, job: job.id }, 'A job was given up after its last retry');
    watch?.ended(job.sourceName ?? DEAD_LETTER, 'given-up');
    if (queue) await inWordsOnly(queue.name, job.id, () => queue.giveUp(withoutPlace(job.data).content));
  }

  /** One job at a time; whoever has done one looks for the next at once. */
  async function listen(name: string, work: (job: JobWithMetadata<unknown>) => Promise<void>): Promise<void> {
    const options = { pollingIntervalSeconds: POLL_SECONDS, includeMetadata: true } as const;
    const id = await boss.work(name, options, async ([job]) => {
      try {
        if (job) await work(job);
      } finally {
        if (running) boss.notifyWorker(id);
      }
    });
    workers.get(name)?.push(id);
  }

  /** pg-boss keeps what a job throws in its row, with every property of it: only a name and clean words may go there. */
  async function inWordsOnly(queue: string, job: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      const words = error instanceof Error ? redacted(`${error.name}: ${error.message}`) : 'not an Error';
      if (error instanceof LeaseTaken) {
        log.debug({ queue, job }, 'Another process works on the same, the job comes later');
        await allowAnother(queue, job);
      } else {
        log.warn({ queue, job, err: error }, 'A job failed');
        watch?.ended(queue, 'failed');
      }
      throw new Error(words);
    }
  }

  /** The workers of a queue start when it has something to do for the first time: they would ask the database for nothing. */
  /** That somebody else is at it is no failure: a lease may outlive the process that held it. (pg-boss knows an attempt by its number.) */
  async function allowAnother(queue: string, job: string): Promise<void> {
    const text = 'UPDATE pgboss.job SET retry_limit = retry_limit + 1 WHERE name = $1 AND id = $2';
    await ask(database.pool, text, [queue, job]).catch(() => undefined);
  }

  function wake(name: string): void {
    if (!running || full()) return;
    const started = workers.get(name);
    if (started) for (const worker of started) boss.notifyWorker(worker);
    else startWorkers(name).catch((error: unknown) => log.error({ queue: name, err: error }, 'A worker did not start'));
  }

  return {
    define(definition) {
      const { name, data } = definition;
      queues.set(name, {
        name,
        retries: definition.retries ?? RETRIES,
        concurrency: definition.concurrency ?? 1,
        work: (raw, signal) => definition.work(data.parse(raw), signal),
        giveUp: (raw) => definition.giveUp(data.parse(raw)),
      });
      return {
        enqueue: enqueueOn(boss, name, { clock, wake, place: tracing.place }),
      };
    },

    async start(first) {
      // Of instances that start together on an empty database one makes the schema; the others come again and find it.
      await boss.start({ attempts: START_ATTEMPTS });
      const known = new Map((await boss.getQueues()).map((queue) => [queue.name, queue]));
      if (!known.has(DEAD_LETTER))
        await boss.createQueue(DEAD_LETTER, { retryLimit: 5, retryBackoff: true, retryDelay: 5 });
      for (const { name, retries } of queues.values()) {
        // Of the queues that an earlier start made, `createQueue` changes nothing: only what differs is written.
        const options = {
          retryLimit: retries,
          retryBackoff: true,
          retryDelay: 1,
          retryDelayMax: LONGEST_RETRY_SECONDS,
        } as const;
        const standing = known.get(name);
        if (
          standing &&
          (Object.keys(options) as (keyof typeof options)[]).every((key) => standing[key] === options[key])
        )
          continue;
        await boss.createQueue(name, {
          ...options,
          policy: 'short',
          heartbeatSeconds: HEARTBEAT_SECONDS,
          deadLetter: DEAD_LETTER,
        });
        if (standing) await boss.updateQueue(name, options);
      }
      presence = await announcePresence(database, {
        isAny: () => areOrphans(database),
        takeUp: () => takeUpOrphans(database),
      });
      await first?.();
      running = true;
      lookout.start();
    },

    names: () => [...queues.keys(), DEAD_LETTER],

    bringForward: (milliseconds) => bringForward(database, milliseconds),

    async stop(timeoutMs) {
      running = false;
      await lookout.stop();
      await boss.stop({ graceful: true, timeout: timeoutMs, close: false });
      workers.clear();
      presence?.leave();
      presence = undefined;
    },
  };
}

/** Nobody else is running, and no worker of this process has started: what is active was left by a process that died. */
export async function takeUpOrphans(database: Database): Promise<void> {
  await dropLeases(database.pool);
  await database.pool.query(`UPDATE pgboss.job SET state = 'retry', start_after = now() WHERE state = 'active'`);
}

/** Is something marked as being worked on? */
async function areOrphans(database: Database): Promise<boolean> {
  const { rows } = await database.pool.query<{ any: boolean }>(
    `SELECT EXISTS (SELECT FROM lease) OR EXISTS (SELECT FROM pgboss.job WHERE state = 'active') AS any`,
  );
  return rows[0]?.any ?? false;
}

/**
 * The clock of the database went back: what was enqueued before that would wait so much longer. Any instance may do it at any
 * time, and it does nothing twice: what is mended was not made in the future any more.
 */
export async function mendStarts(database: Database): Promise<void> {
  await database.pool.query(
    `UPDATE pgboss.job SET start_after = start_after - (created_on - now()), created_on = now()
     WHERE state < 'active' AND created_on > now() + interval '1 minute'`,
  );
  await database.pool.query(
    `UPDATE pgboss.job SET start_after = now() WHERE state = 'retry' AND start_after > now() + $1 * interval '1 second'`,
    [2 * LONGEST_RETRY_SECONDS],
  );
}

/** The clock of the desk jumped, that of the database did not. */
export async function bringForward(database: Database, milliseconds: number): Promise<void> {
  await database.pool.query(
    `UPDATE pgboss.job SET start_after = start_after - $1 * interval '1 ms' WHERE state IN ('created', 'retry')`,
    [milliseconds],
  );
}
