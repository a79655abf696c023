import type { Database } from '../database/database.ts';
import { readBacklog } from '../jobs/backlog.ts';
import type { JobWatch } from '../jobs/jobs.ts';
import type { Registry } from './registry.ts';

export type JobParts = {
  readonly database: Database;
  /** the names of all queues */
  readonly queues: () => readonly string[];
};

const STATES = ['due', 'later', 'running'] as const;

/** How much there is to do is read from the database, for all instances; the rest is what this one did. */
export function watchJobs(registry: Registry, { database, queues }: JobParts): JobWatch {
  const queue = queues;
  const lag = registry.histogram({
    name: 'csp_desk_job_lag_seconds',
    help: 'How long a job waited after its time had come.',
    labels: { queue },
    bounds: [0.1, 0.5, 1, 5, 15, 60, 300],
  });
  const ended = registry.counter({
    name: 'csp_desk_jobs_total',
    help: 'Jobs by how they ended: done, failed (tried again later), given-up (somebody was told).',
    labels: { queue, outcome: ['done', 'failed', 'given-up'] },
  });
  const reading = shared(() => readBacklog(database));
  registry.gauge(
    {
      name: 'csp_desk_queue_jobs',
      help: 'Jobs in the database: due now, for later, running.',
      labels: { queue, state: STATES },
    },
    async () =>
      (await reading()).flatMap((row) =>
        STATES.map((state) => ({ labels: { queue: row.name, state }, value: row[state] })),
      ),
  );
  registry.gauge(
    {
      name: 'csp_desk_queue_oldest_due_seconds',
      help: 'How long the oldest job that is due has been waiting.',
      labels: { queue },
    },
    async () => (await reading()).map(({ name, oldestSeconds }) => ({ labels: { queue: name }, value: oldestSeconds })),
  );

  return {
    taken: (name, milliseconds) => lag.observe({ queue: name }, milliseconds / 1_000),
    ended: (name, outcome) => ended.add({ queue: name, outcome }),
  };
}

/** Several gauges that are read together ask once. */
function shared<T>(ask: () => Promise<T>): () => Promise<T> {
  let asking: Promise<T> | undefined;
  return () => (asking ??= ask().finally(() => (asking = undefined)));
}
