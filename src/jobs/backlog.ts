import type { Database, Transaction } from '../database/database.ts';

/** How much there is to do in a queue, for all instances. */
export type Backlog = {
  readonly name: string;
  readonly due: number;
  readonly later: number;
  readonly running: number;
  /** how long the oldest job that is due has been waiting */
  readonly oldestSeconds: number;
};

/** A job that was tried as often as it may be. What it was about stays in its row: it may name people. */
export type FailedJob = { readonly id: string; readonly queue: string; readonly tries: number; readonly at: Date };

type BacklogRow = Readonly<Record<'due' | 'later' | 'running' | 'oldest', string | null>> & { readonly name: string };

export async function readBacklog(database: Database): Promise<readonly Backlog[]> {
  const { rows } = await database.pool.query<BacklogRow>(
    `SELECT name,
       count(*) FILTER (WHERE state < 'active' AND start_after <= now()) AS due,
       count(*) FILTER (WHERE state < 'active' AND start_after > now()) AS later,
       count(*) FILTER (WHERE state = 'active') AS running,
       extract(epoch FROM now() - min(start_after) FILTER (WHERE state < 'active' AND start_after <= now())) AS oldest
     FROM pgboss.job WHERE state IN ('created', 'retry', 'active') GROUP BY name`,
  );
  return rows.map(({ name, due, later, running, oldest }) => ({
    name,
    due: Number(due),
    later: Number(later),
    running: Number(running),
    oldestSeconds: Number(oldest ?? 0),
  }));
}

/** @returns the newest of the failed jobs, and how many there are in all; pg-boss keeps each for a fortnight at most */
export async function readFailed(
  database: Database,
  take: number,
): Promise<{ readonly jobs: readonly FailedJob[]; readonly count: number }> {
  type Row = {
    readonly id: string;
    readonly name: string;
    readonly tries: number;
    readonly at: Date;
    readonly all: string;
  };
  const { rows } = await database.pool.query<Row>(
    `SELECT id, name, retry_count + 1 AS tries, completed_on AS at, count(*) OVER () AS all
     FROM pgboss.job WHERE state = 'failed' ORDER BY completed_on DESC LIMIT $1`,
    [take],
  );
  const jobs = rows.map(({ id, name, tries, at }) => ({ id, queue: name, tries, at }));
  return { jobs, count: Number(rows[0]?.all ?? 0) };
}

/**
 * Lets a failed job be tried once more: its step finds out from what is recorded what is left to do.
 * @returns its queue, or null where it is not failed (any more)
 */
export async function retryFailed(tx: Transaction, id: string): Promise<string | null> {
  const rows = await tx.$queryRaw<{ readonly name: string }[]>`
    UPDATE pgboss.job SET state = 'retry', retry_limit = retry_limit + 1, completed_on = NULL, start_after = now()
    WHERE id = ${id}::uuid AND state = 'failed' RETURNING name`;
  return rows[0]?.name ?? null;
}
