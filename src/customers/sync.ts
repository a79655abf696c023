import { addHours } from 'date-fns/addHours';
import { min } from 'date-fns/min';
import { z } from 'zod';
import type { Database } from '../database/database.ts';
import type { Jobs } from '../jobs/jobs.ts';
import { isRecent } from '../kernel/dates.ts';
import type { Log } from '../kernel/log.ts';
import type { Clock } from '../kernel/time.ts';
import type { PartnerCenter } from '../partner-center/client.ts';
import { PartnerCenterFailure } from '../partner-center/errors.ts';
import { createPace } from '../partner-center/pace.ts';
import { keepCustomers, markUnseen } from './records.ts';

const NAME = 'customers';
const EVERY_HOURS = 6;
/** One job reads so many pages and leaves the rest to the next, so that a stop waits for little. */
const PAGES_A_JOB = 20;

export type CustomerSync = {
  /** Sees to it that a reading comes: at once where none ever came to its end, else when the next is due. */
  readonly begin: () => Promise<void>;
};

type Parts = {
  readonly database: Database;
  readonly jobs: Jobs;
  readonly partnerCenter: PartnerCenter;
  readonly clock: Clock;
  readonly log: Log;
};

type Run = { readonly startedAt: Date; readonly position: string | null; readonly seen: number };

/** Has everything been read at least once? */
export async function isComplete(database: Database): Promise<boolean> {
  const run = await database.read.syncRun.findUnique({ where: { name: NAME } });
  return Boolean(run?.finishedAt);
}

/**
 * Keeps the local copy of all customers fresh: page by page, each in a transaction with the place where the next begins, so
 * that a reading goes on after a crash where it was. Those that a whole reading did not name are marked as gone.
 */
export function defineCustomerSync({ database, jobs, partnerCenter, clock, log }: Parts): CustomerSync {
  const pace = createPace({ burst: 60, perMinute: 120 });
  const queue = jobs.define({
    name: 'customers-sync',
    data: z.object({}),
    work: () => database.withLease(NAME, readOn),
    giveUp: async () => {
      log.error({}, 'The customers could not be read from Partner Center; the next reading comes later');
      await database.transaction((tx) => queue.enqueue(tx, NAME, {}, addHours(clock.now(), EVERY_HOURS)));
    },
  });

  async function readOn(): Promise<void> {
    const run = await currentRun();
    if (!run) return;
    try {
      await readPages(run);
    } catch (error) {
      if (!(error instanceof PartnerCenterFailure && error.kind === 'refused' && run.position)) throw error;
      log.info({ code: error.code }, 'Partner Center does not go on with the list of customers: it is read anew');
      await restart();
    }
  }

  /** @returns the reading that is under way or due; null where a job was left over from one that came to its end meanwhile */
  async function currentRun(): Promise<Run | null> {
    const row = await database.read.syncRun.findUnique({ where: { name: NAME } });
    if (row?.startedAt) return { ...row, startedAt: row.startedAt };
    if (row?.finishedAt && isRecent(row.finishedAt, clock.now(), EVERY_HOURS)) return null;
    const run = { startedAt: clock.now(), position: null, seen: 0 };
    await database.read.syncRun.upsert({ where: { name: NAME }, create: { name: NAME, ...run }, update: run });
    return run;
  }

  async function readPages(run: Run): Promise<void> {
    let { seen } = run;
    let pages = 0;
    await pace();
    for await (const { items, next } of partnerCenter.customers.pages(run.position ?? undefined)) {
      seen += items.length;
      pages += 1;
      const last = next !== undefined && pages === PAGES_A_JOB;
      await database.transaction(async (tx) => {
        await keepCustomers(tx, items, run.startedAt);
        await tx.syncRun.update({ where: { name: NAME }, data: { position: next ?? null, seen } });
        if (last) await queue.enqueue(tx, NAME, {});
      });
      if (last) return;
      if (next !== undefined) await pace();
    }
    await finish(run.startedAt, seen);
  }

  async function finish(startedAt: Date, seen: number): Promise<void> {
    // An empty list would take every customer away at once: that is believed of none.
    for (let after: string | null = seen === 0 ? null : ''; after !== null;) {
      const from: string = after;
      after = await database.transaction((tx) => markUnseen(tx, { after: from, startedAt, at: clock.now() }));
    }
    // The embedded database has nobody else who would look at how the values are spread.
    await database.pool.query('ANALYZE customer');
    await database.transaction(async (tx) => {
      const data = { startedAt: null, position: null, seen, finishedAt: clock.now() };
      await tx.syncRun.update({ where: { name: NAME }, data });
      await queue.enqueue(tx, NAME, {}, addHours(clock.now(), EVERY_HOURS));
    });
    log.info({ customers: seen }, 'All customers were read from Partner Center');
  }

  async function restart(): Promise<void> {
    await database.transaction(async (tx) => {
      const data = { startedAt: clock.now(), position: null, seen: 0 };
      await tx.syncRun.update({ where: { name: NAME }, data });
      await queue.enqueue(tx, NAME, {});
    });
  }

  return {
    begin: () =>
      database.transaction(async (tx) => {
        const row = await tx.syncRun.findUnique({ where: { name: NAME } });
        const due =
          row?.finishedAt && !row.startedAt ? addHours(min([row.finishedAt, clock.now()]), EVERY_HOURS) : undefined;
        await queue.enqueue(tx, NAME, {}, due);
      }),
  };
}
