import { z } from 'zod';
import type { Database } from '../../database/database.ts';
import type { Jobs, Queue } from '../../jobs/jobs.ts';
import type { Notices } from '../../jobs/notices.ts';
import type { Log } from '../../kernel/log.ts';
import type { Reach } from '../../kernel/recovery-points.ts';
import type { Clock } from '../../kernel/time.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { PartnerCenter } from '../../partner-center/client.ts';
import type { Catalogue } from './catalogue.ts';
import { createFollowing } from './jobs-follow.ts';
import { createPlacing } from './jobs-place.ts';
import { createMoves } from './moves.ts';
import type { PurchaseJob } from './moves.ts';

export type PurchaseQueues = { readonly place: Queue<PurchaseJob>; readonly follow: Queue<PurchaseJob> };

export type PurchaseJobParts = {
  readonly database: Database;
  readonly jobs: Pick<Jobs, 'define'>;
  readonly partnerCenter: PartnerCenter;
  readonly catalogue: Catalogue;
  readonly ledger: Ledger;
  readonly notices: Notices;
  readonly refundUntil: (facts: { readonly perpetual: boolean; readonly orderedAt: Date }) => Date | null;
  readonly clock: Clock;
  readonly log: Log;
  readonly reach: Reach;
};

/**
 * The durable steps of a purchase: cart → checkout → placed → fulfilled. Each step may be done again after a crash: what was
 * decided stands in the row before the outside is asked, and each line of an order is recognised by its marker.
 */
export function definePurchaseJobs(parts: PurchaseJobParts): PurchaseQueues {
  const { database, jobs } = parts;
  const data = z.object({ purchaseId: z.string() });
  const alone =
    (work: (purchaseId: string) => Promise<void>) =>
    ({ purchaseId }: PurchaseJob) =>
      database.withLease(`purchase ${purchaseId}`, () => work(purchaseId));

  const follow: Queue<PurchaseJob> = jobs.define({
    name: 'purchase-follow',
    data,
    concurrency: 2,
    work: alone((purchaseId) => following.look(purchaseId)),
    giveUp: ({ purchaseId }) => moves.wait(purchaseId, 'follow-gave-up'),
  });
  const moves = createMoves({ ...parts, follow });
  const following = createFollowing({ ...parts, moves });
  const placing = createPlacing({ ...parts, moves });
  const place = jobs.define({
    name: 'purchase-place',
    data,
    concurrency: 2,
    work: alone((purchaseId) => placing.proceed(purchaseId)),
    giveUp: ({ purchaseId }) => moves.wait(purchaseId, 'gave-up'),
  });

  return { place, follow };
}
