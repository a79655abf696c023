import type { Database, Transaction } from '../../database/database.ts';
import type { Notices } from '../../jobs/notices.ts';
import type { Queue } from '../../jobs/jobs.ts';
import type { Money } from '../../kernel/money.ts';
import type { Clock } from '../../kernel/time.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { ApprovalHandler, ApprovalSubject, Approvals, Need, Needed } from '../approval/service.ts';
import { advance, findPurchase } from './records.ts';
import type { PurchaseRecord } from './records.ts';
import type { createReviews, Duplicate, FindReturnTerms } from './service-review.ts';

/** Whether a purchase needs an approval, and the price by which that was found out; null where there is none. */
export type Consequence = Amounts & { readonly need: Need };

/** `cost`: what the partner pays, for those who may see that. */
export type Amounts = { readonly amount: Money | null; readonly cost: Money | null };

export type ApprovedQueue = Queue<{ readonly purchaseId: string }>;

type Parts = {
  readonly database: Database;
  readonly approvals: Approvals;
  readonly ledger: Ledger;
  readonly notices: Notices;
  readonly approved: ApprovedQueue;
  readonly reviews: Pick<ReturnType<typeof createReviews>, 'priceNow' | 'duplicateOf'>;
  readonly returnTerms: FindReturnTerms;
  readonly clock: Clock;
};

export type PurchaseApproval = ReturnType<typeof createPurchaseApproval>;

/** What approvals mean for purchases: when one is needed, what the approvers are shown, and what follows a decision. */
export function createPurchaseApproval(parts: Parts) {
  const { database, approvals, reviews, ledger, notices, approved, returnTerms, clock } = parts;

  /** @param roles that whoever buys holds now */
  async function consequence(roles: ReadonlySet<string>, purchase: PurchaseRecord): Promise<Consequence> {
    const { priced, cost } = await reviews.priceNow(false, purchase);
    return { need: await approvals.need('purchase', roles, priced.total), amount: priced.total, cost };
  }

  /** Begins to wait for an approval, in the transaction that records the request. */
  const ask = (tx: Transaction, purchase: PurchaseRecord, needed: Needed, amounts: Amounts) => {
    const { id: subjectId, personId, teamId, customerId } = purchase;
    return approvals.ask(
      tx,
      { kind: 'purchase', subjectId, requester: { id: personId, teamId }, customerId, ...amounts },
      needed,
    );
  };

  const handler: ApprovalHandler = {
    async describe(subjectId) {
      const purchase = await findPurchase(database.read, subjectId);
      if (!purchase) return null;
      return subjectOf(purchase, await reviews.duplicateOf(purchase, purchase.requestedAt ?? purchase.draftedAt));
    },

    changed: (tx, subjectId) => notices.changed(tx, 'purchase', subjectId),

    async settled(tx, { subjectId, state, decidedBy }) {
      if (state === 'approved') await approved.enqueue(tx, subjectId, { purchaseId: subjectId });
      else await drop(tx, subjectId, state, decidedBy);
      await notices.changed(tx, 'purchase', subjectId);
    },
  };

  /** It is not approved, so nothing is ordered. @param actor whoever decided it; who asked, where nobody did */
  async function drop(tx: Transaction, id: string, why: string, actor?: string): Promise<void> {
    if (!(await advance(tx, id, 'awaiting-approval', 'not-approved', { updatedAt: clock.now() }))) return;
    const purchase = await findPurchase(tx, id);
    if (!purchase) return;
    await ledger.append(tx, {
      actor: actor ?? purchase.personId,
      action: 'purchase.place',
      outcome: 'not-approved',
      subject: `purchase:${id}`,
      customerId: purchase.customerId,
      details: { why },
    });
  }

  function subjectOf(purchase: PurchaseRecord, duplicate: Duplicate | undefined): ApprovalSubject {
    const { lines, customerName: customer, poReference: reference, requestedAt, draftedAt } = purchase;
    const terms = lines.map(({ kind, termDuration }) =>
      kind === 'suse' ? null : returnTerms({ perpetual: termDuration === null, orderedAt: requestedAt ?? draftedAt }),
    );
    const soonest = terms.flatMap((each) => each ?? []).toSorted((a, b) => a.until.getTime() - b.until.getTime())[0];
    return {
      kind: 'purchase',
      lines: lines.map(({ quantity, productTitle, skuTitle }) => ({
        quantity,
        // Titles of editions often begin with the product's.
        title: skuTitle.startsWith(productTitle) ? skuTitle : `${productTitle}, ${skuTitle}`,
      })),
      customer,
      reference,
      refund:
        soonest === undefined || terms.includes(null) ? 'never' : { until: soonest.until, credit: soonest.credit },
      duplicate: duplicate ? { slackUserId: duplicate.person, at: duplicate.at } : null,
    };
  }

  return { consequence, ask, drop, handler };
}
