import { fromPrisma } from 'pg-boss';
import type { PgBoss } from 'pg-boss';
import { afterCommit } from '../database/database.ts';
import type { Transaction } from '../database/database.ts';
import type { Clock } from '../kernel/time.ts';

/** A step that is done later, at least once: it must find out from persisted state what is left to do. */
export type Queue<T extends object> = {
  /**
   * Records the job inside the caller's transaction; it runs soon after the commit, or from `after` on. `key` names what it
   * is about: of jobs for now with the same key only one waits at a time, and of jobs for later likewise.
   */
  readonly enqueue: (tx: Transaction, key: string, data: T, after?: Date) => Promise<void>;
};

/** @param wake told of the queue after a commit that left work for now */
export function enqueueOn<T extends object>(
  boss: PgBoss,
  name: string,
  {
    clock,
    wake,
    place,
  }: { readonly clock: Clock; readonly wake: (name: string) => void; readonly place?: () => string | undefined },
): Queue<T>['enqueue'] {
  // Counted from now, because pg-boss waits by the clock of the database, which need not be ours.
  const secondsUntil = (after: Date) => Math.max(0, Math.ceil((after.getTime() - clock.now().getTime()) / 1_000));
  return async (tx, key, content, after) => {
    const when = after ? { singletonKey: `${key} later`, startAfter: secondsUntil(after) } : { singletonKey: key };
    const traceparent = place?.();
    const carried = traceparent === undefined ? content : { ...content, traceparent };
    const send = () => boss.send(name, carried, { db: fromPrisma(tx), ...when });
    // Where one waits already it stands in for this one, unless it was taken meanwhile.
    while (!(await send())) if (await holdWaiting(tx, name, when.singletonKey)) break;
    if (!after) afterCommit(tx, () => wake(name));
  };
}

/** @returns what a job is about, and the place in a trace that it belongs to */
export function withoutPlace(data: unknown): { readonly content: unknown; readonly place: string | undefined } {
  if (!(data instanceof Object) || !('traceparent' in data)) return { content: data, place: undefined };
  const { traceparent, ...content } = data;
  return { content, place: typeof traceparent === 'string' ? traceparent : undefined };
}

/**
 * Keeps the waiting job of that key from being taken before the transaction ends: it would otherwise run on the state from
 * before, and nothing would come after it.
 * @returns whether one waits
 */
async function holdWaiting(tx: Transaction, name: string, key: string): Promise<boolean> {
  const waiting = await tx.$queryRaw<object[]>`
    SELECT id FROM pgboss.job
    WHERE name = ${name} AND COALESCE(singleton_key, '') = ${key} AND state = 'created' AND policy = 'short'
    FOR UPDATE`;
  return waiting.length > 0;
}
