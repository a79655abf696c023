import type { Database } from '../../database/database.ts';
import type { Directory, Person, Refusal } from '../../directory/directory.ts';
import { readBacklog, readFailed, retryFailed } from '../../jobs/backlog.ts';
import type { Backlog, FailedJob } from '../../jobs/backlog.ts';
import type { Log } from '../../kernel/log.ts';
import { monotonic, pause } from '../../kernel/time.ts';
import type { Ledger } from '../../ledger/ledger.ts';

export const DEPENDENCIES = ['database', 'slack', 'login', 'partnerCenter', 'graph'] as const;
export type Dependency = (typeof DEPENDENCIES)[number];

/** Asks one thing that the desk stands on something small. @throws where it does not answer, or not as it should */
export type Check = () => Promise<void>;

export type Vital = {
  readonly dependency: Dependency;
  readonly state: 'well' | 'failed' | 'silent';
  readonly milliseconds: number;
};

export type Health = {
  readonly kind: 'health';
  readonly vitals: readonly Vital[];
  /** when each last came to its end; null before the first did */
  readonly rounds: { readonly customers: Date | null; readonly prices: Date | null; readonly drift: Date | null };
  /** queues with something due or running, the longest waiting first */
  readonly backlog: readonly Backlog[];
  /** jobs that wait for a later moment, in all queues */
  readonly later: number;
  readonly failed: { readonly jobs: readonly FailedJob[]; readonly count: number };
};

export type HealthDesk = ReturnType<typeof createHealthDesk>;

export type HealthParts = {
  readonly database: Database;
  readonly directory: Directory;
  readonly ledger: Ledger;
  readonly checks: Readonly<Record<Dependency, Check>>;
  readonly log: Log;
};

const PATIENCE_MS = 5_000;
const MOST_QUEUES = 10;
const MOST_FAILED = 10;

/** How the desk is, for whoever administers it. */
export function createHealthDesk({ database, directory, ledger, checks, log }: HealthParts) {
  const authorize = (person: Person, subject: string) =>
    directory.authorize(person, 'desk.administer', { subject, customerId: null });

  async function examine(dependency: Dependency): Promise<Vital> {
    const began = monotonic();
    const stop = new AbortController();
    const state = await Promise.race([
      checks[dependency]().then(
        () => 'well' as const,
        (error: unknown) => {
          log.warn({ dependency, err: error }, 'What the desk stands on did not answer as it should');
          return 'failed' as const;
        },
      ),
      pause(PATIENCE_MS, stop.signal).then(() => 'silent' as const),
    ]).finally(() => stop.abort());
    return { dependency, state, milliseconds: Math.round(monotonic() - began) };
  }

  async function lastRounds(): Promise<Health['rounds']> {
    const [customers, prices, drift] = await Promise.all([
      database.read.syncRun.findFirst({ where: { finishedAt: { not: null } }, orderBy: { finishedAt: 'desc' } }),
      database.read.priceImport.findFirst({ where: { state: 'done' }, orderBy: { askedAt: 'desc' } }),
      database.read.driftWatch.findFirst(),
    ]);
    return {
      customers: customers?.finishedAt ?? null,
      prices: prices?.endedAt ?? null,
      drift: drift?.auditedUntil ?? null,
    };
  }

  async function look(person: Person): Promise<Health | Refusal> {
    const right = await authorize(person, 'desk');
    if (right.kind === 'refused') return right;
    const [vitals, rounds, backlog, failed] = await Promise.all([
      Promise.all(DEPENDENCIES.map(examine)),
      lastRounds(),
      readBacklog(database),
      readFailed(database, MOST_FAILED),
    ]);
    const busy = backlog
      .filter(({ due, running }) => due + running > 0)
      .toSorted((left, right) => right.oldestSeconds - left.oldestSeconds);
    const later = backlog.reduce((sum, queue) => sum + queue.later, 0);
    return { kind: 'health', vitals, rounds, backlog: busy.slice(0, MOST_QUEUES), later, failed };
  }

  /** Lets a job that was given up be tried once more. */
  async function retry(person: Person, jobId: string): Promise<{ readonly kind: 'retried' | 'gone' } | Refusal> {
    const subject = `job:${jobId}`;
    const right = await authorize(person, subject);
    if (right.kind === 'refused') return right;
    return database.transaction(async (tx) => {
      const queue = await retryFailed(tx, jobId);
      if (queue === null) return { kind: 'gone' };
      const deed = { action: 'job.retry', outcome: 'requested' } as const;
      await ledger.append(tx, { actor: person.id, ...deed, subject, customerId: null, details: { queue } });
      return { kind: 'retried' };
    });
  }

  return { look, retry };
}
