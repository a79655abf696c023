import { z } from 'zod';
import type { Database } from '../../database/database.ts';
import type { Directory } from '../../directory/directory.ts';
import type { Jobs } from '../../jobs/jobs.ts';
import type { Notices } from '../../jobs/notices.ts';
import type { Log } from '../../kernel/log.ts';
import type { Clock } from '../../kernel/time.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Approvals } from '../approval/service.ts';
import type { PurchaseQueues } from './jobs.ts';
import { advance, findPurchase } from './records.ts';
import type { PurchaseRecord } from './records.ts';
import type { ApprovedQueue, PurchaseApproval } from './service-approval.ts';

type Parts = {
  readonly database: Database;
  readonly jobs: Pick<Jobs, 'define'>;
  readonly directory: Directory;
  readonly ledger: Ledger;
  readonly notices: Notices;
  readonly queues: PurchaseQueues;
  /** as parts and not at once, because they need this queue themselves */
  readonly approvals: Approvals;
  readonly approval: () => PurchaseApproval;
  readonly clock: Clock;
  readonly log: Log;
};

/**
 * What follows an approval, which may have taken days: who asked must still be allowed to, and what became dearer is asked
 * again; then the order is placed as any other.
 */
export function defineApprovedJob(parts: Parts): ApprovedQueue {
  const { database, jobs, directory, ledger, notices, queues, approvals, clock, log } = parts;

  return jobs.define({
    name: 'purchase-approved',
    data: z.object({ purchaseId: z.string() }),
    work: ({ purchaseId }) => database.withLease(`purchase ${purchaseId}`, () => goOn(purchaseId)),
    giveUp: async ({ purchaseId }) => log.error({ purchaseId }, 'An approved purchase could not go on'),
  });

  async function goOn(id: string): Promise<void> {
    const purchase = await findPurchase(database.read, id);
    const [round] = await approvals.about('purchase', id);
    if (purchase?.state !== 'awaiting-approval' || round?.state !== 'approved') return;
    const approval = parts.approval();
    const person = await directory.find(purchase.personId);
    const right = await directory.check(person, 'purchase.place');
    if (right.kind === 'refused') {
      if (right.why === 'directory-unavailable')
        throw new Error('Whether the order may be placed could not be found out');
      return database.transaction(async (tx) => {
        await approval.drop(tx, id, right.why);
        await notices.changed(tx, 'purchase', id);
      });
    }
    const { need, amount, cost } = await approval.consequence(right.roles, purchase);
    await database.transaction(async (tx) => {
      if (need.kind === 'needed' && approvals.mustBeAskedAgain(round, amount))
        await approval.ask(tx, purchase, need, { amount, cost });
      else await request(tx, purchase);
      await notices.changed(tx, 'purchase', id);
    });
  }

  async function request(tx: Parameters<typeof advance>[0], { id, personId, customerId }: PurchaseRecord) {
    const data = { updatedAt: clock.now() };
    if (!(await advance(tx, id, 'awaiting-approval', 'requested', data))) return;
    await ledger.append(tx, {
      actor: personId,
      action: 'purchase.place',
      outcome: 'requested',
      subject: `purchase:${id}`,
      customerId,
      details: { after: 'approval' },
    });
    await queues.place.enqueue(tx, id, { purchaseId: id });
  }
}
