import type { Transaction } from '../../database/database.ts';
import type { Notices } from '../../jobs/notices.ts';
import type { Clock } from '../../kernel/time.ts';
import type { Outcome } from '../../ledger/deeds.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { ApprovalHandlers } from './handlers.ts';
import { settle } from './records.ts';
import type { ApprovalRecord } from './records.ts';
import type { ApprovalState } from './rules.ts';

type Parts = {
  readonly ledger: Ledger;
  readonly notices: Notices;
  readonly handlers: ApprovalHandlers;
  readonly clock: Clock;
};

/** How a round ends, whoever ends it: its state, its ledger entry, what the flow does with it, and the messages, together. */
export function createApprovalMoves({ ledger, notices, handlers, clock }: Parts) {
  /**
   * @param actor whoever decided it; the person who asked, where the desk acts for them
   * @returns whether it was this call that ended it
   */
  async function end(
    tx: Transaction,
    approval: ApprovalRecord,
    to: Exclude<ApprovalState, 'pending'>,
    actor: string,
    reason?: string,
  ): Promise<boolean> {
    const { id, kind, subjectId } = approval;
    if (!(await settle(tx, id, to, clock.now()))) return false;
    await record(tx, approval, to, actor, reason);
    await handlers.of(kind).settled(tx, { approvalId: id, subjectId, state: to, decidedBy: actor });
    await notices.changed(tx, 'approval', id);
    if (to !== 'withdrawn') {
      const { teamId, requester } = approval;
      await notices.tell(tx, { kind: 'approval-outcome', subjectId: id, teamId, place: requester.slackUserId });
    }
    return true;
  }

  async function record(
    tx: Transaction,
    approval: ApprovalRecord,
    outcome: Outcome<'approval.decide'>,
    actor: string,
    reason?: string,
  ) {
    const { id, kind, subjectId, customerId, round } = approval;
    await ledger.append(tx, {
      actor,
      action: 'approval.decide',
      outcome,
      subject: `${kind}:${subjectId}`,
      customerId,
      details: { approval: id, round, reason },
    });
  }

  /** One of two has approved: shown where the others decide, and where the thing itself is told of. */
  async function tellOfVoice(tx: Transaction, { id, kind, subjectId }: ApprovalRecord): Promise<void> {
    await handlers.of(kind).changed(tx, subjectId);
    await notices.changed(tx, 'approval', id);
  }

  return { end, record, tellOfVoice };
}

export type ApprovalMoves = ReturnType<typeof createApprovalMoves>;
