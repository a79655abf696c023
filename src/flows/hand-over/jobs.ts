import { z } from 'zod';
import type { Database } from '../../database/database.ts';
import type { Jobs, Queue } from '../../jobs/jobs.ts';
import type { Notices } from '../../jobs/notices.ts';
import type { Log } from '../../kernel/log.ts';
import type { Clock } from '../../kernel/time.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { advance, entryOf, findPage, place, stateOf } from './records.ts';
import { decideOpening } from './rules.ts';

export type ExpiryJob = { readonly pageId: string };
export type HandOverQueues = { readonly expire: Queue<ExpiryJob> };

type Parts = {
  readonly database: Database;
  readonly jobs: Pick<Jobs, 'define'>;
  readonly ledger: Ledger;
  readonly notices: Notices;
  readonly clock: Clock;
  readonly log: Log;
};

/** Ends a page whose time is over, and tells its sender. It cannot be opened after its time whether this runs or not. */
export function defineHandOverJobs({ database, jobs, ledger, notices, clock, log }: Parts): HandOverQueues {
  const expire = jobs.define({
    name: 'hand-over-expire',
    data: z.object({ pageId: z.string() }),
    work: async ({ pageId }) => {
      const page = await findPage(database.read, pageId);
      if (!page || stateOf(page) !== 'live') return;
      const decision = decideOpening({ state: 'live', expiresAt: page.expiresAt }, clock.now());
      await database.transaction(async (tx) => {
        if (decision.kind === 'open') return queues.expire.enqueue(tx, pageId, { pageId }, page.expiresAt);
        if (!(await advance(tx, pageId, 'live', 'expired', { endedAt: page.expiresAt }))) return;
        await ledger.append(tx, entryOf(page, 'desk', 'expired'));
        await notices.changed(tx, 'hand-over', pageId);
        if (page.views === 0) await notices.tell(tx, place(page, 'hand-over-news'));
      });
    },
    giveUp: async ({ pageId }) => log.error({ pageId }, 'A one-time page could not be marked as expired'),
  });
  const queues: HandOverQueues = { expire };
  return queues;
}
