import { z } from 'zod';
import type { Database } from '../../database/database.ts';
import type { Channels } from '../../directory/channels.ts';
import type { Jobs, Queue } from '../../jobs/jobs.ts';
import type { Notices } from '../../jobs/notices.ts';
import type { Log } from '../../kernel/log.ts';
import { assertNever } from '../../kernel/outcome.ts';
import type { Clock } from '../../kernel/time.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { ApproverFinder, Candidate } from './approvers.ts';
import type { ApprovalHandlers } from './handlers.ts';
import type { ApprovalMoves } from './moves.ts';
import { findApproval } from './records.ts';
import type { ApprovalRecord } from './records.ts';
import { LAST_STAGE, nextStep } from './rules.ts';
import type { Approver, Stage } from './rules.ts';

export type ApprovalJob = { readonly approvalId: string };
export type ApprovalQueues = { readonly proceed: Queue<ApprovalJob> };

type Parts = {
  readonly database: Database;
  readonly jobs: Pick<Jobs, 'define'>;
  readonly ledger: Ledger;
  readonly notices: Notices;
  readonly channels: Channels;
  readonly approvers: ApproverFinder;
  readonly handlers: ApprovalHandlers;
  readonly moves: ApprovalMoves;
  readonly clock: Clock;
  readonly log: Log;
};

/** The durable steps of an approval: ask the approvers, escalate, expire. Each finds out from the row what is left to do. */
export function defineApprovalJobs(parts: Parts): ApprovalQueues {
  const { database, jobs, ledger, notices, channels, approvers, handlers, moves, clock, log } = parts;

  const proceed = jobs.define({
    name: 'approval-proceed',
    data: z.object({ approvalId: z.string() }),
    concurrency: 2,
    work: ({ approvalId }) => database.withLease(`approval ${approvalId}`, () => takeNextSteps(approvalId)),
    giveUp: async ({ approvalId }) => log.error({ approvalId }, 'The approvers of a request could not be asked'),
  });

  async function takeNextSteps(id: string): Promise<void> {
    for (;;) {
      const approval = await findApproval(database.read, id);
      if (!approval) return;
      const step = nextStep(approval, clock.now());
      switch (step.kind) {
        case 'ask':
          await ask(approval, step.stage);
          break;
        case 'expire':
          await database.transaction((tx) => moves.end(tx, approval, 'expired', approval.requester.id));
          return;
        case 'wait':
          return database.transaction((tx) => proceed.enqueue(tx, id, { approvalId: id }, step.until));
        case 'done':
          return;
        default:
          return assertNever(step);
      }
    }
  }

  /**
   * Asks those of the stage who were not asked before. Who left or lost their role is skipped; where too few are left to
   * decide, those of the next stage are asked at once, at last the Global admins of the desk.
   */
  async function ask(approval: ApprovalRecord, from: Stage): Promise<void> {
    let stage = from;
    let candidates: readonly Candidate[] = [];
    for (;;) {
      candidates = await approvers.candidates(approversAt(approval, stage));
      if (stage === LAST_STAGE || ableOf(approval, candidates).length >= approval.approvals) break;
      stage = stage === 1 ? 2 : LAST_STAGE;
    }
    const asked = new Set(approval.asked.map(({ person }) => person.id));
    const toAsk = ableOf(approval, candidates).filter(({ person }) => !asked.has(person.id));
    const skipped = candidates.filter(({ able }) => !able).map(({ person }) => person.id);
    // Whoever is escalated to need not be in the channel, and a channel that was closed to the bot meanwhile asks nobody.
    const channel = from === 1 && (await isUsable(approval.channelId)) ? approval.channelId : null;
    const directly = channel === null || approval.askDirectly || stage > 1;
    const now = clock.now();
    await database.transaction(async (tx) => {
      const where = { id: approval.id, state: 'pending', stage: approval.stage };
      const { count } = await tx.approval.updateMany({ where, data: { stage, updatedAt: now } });
      if (count === 0) return;
      const { id: approvalId, kind, subjectId, teamId, customerId, round } = approval;
      for (const { person } of toAsk) {
        await tx.approvalAsked.create({ data: { approvalId, personId: person.id, stage, askedAt: now } });
        if (directly) await notices.tell(tx, { kind: 'approval', subjectId: approvalId, teamId, place: person.userId });
      }
      if (channel !== null) await notices.tell(tx, { kind: 'approval', subjectId: approvalId, teamId, place: channel });
      await ledger.append(tx, {
        actor: approval.requester.id,
        action: 'approval.ask',
        outcome: from === 1 ? 'asked' : 'escalated',
        subject: `${kind}:${subjectId}`,
        customerId,
        details: {
          approval: approvalId,
          round,
          stage,
          asked: toAsk.map(({ person }) => person.id),
          skipped,
          channel: channel ?? undefined,
        },
      });
      await handlers.of(kind).changed(tx, subjectId);
    });
    if (stage === LAST_STAGE)
      log.warn(
        { approvalId: approval.id, asked: toAsk.length, skipped: skipped.length },
        'Too few of the approvers of a request are left',
      );
  }

  async function isUsable(channelId: string | null): Promise<boolean> {
    const standing = channelId === null ? null : await channels.standingOf(channelId);
    if (standing !== null && standing !== 'usable')
      log.warn(
        { channelId, standing },
        'Approvers cannot be asked in the channel of their rule, so they are asked directly',
      );
    return standing === 'usable';
  }

  return { proceed };
}

const GLOBAL_ADMINS: readonly Approver[] = [{ kind: 'role', role: 'GlobalAdmin' }];

/** Everybody who may be asked once it has gone so far. */
function approversAt({ approvers, escalateTo }: ApprovalRecord, stage: Stage): readonly Approver[] {
  if (stage === 0) return [];
  const escalated = stage > 1 ? escalateTo : [];
  return [...approvers, ...escalated, ...(stage === LAST_STAGE ? GLOBAL_ADMINS : [])];
}

/** Those who can answer: nobody approves what they asked for themselves. */
function ableOf({ requester }: ApprovalRecord, candidates: readonly Candidate[]): readonly Candidate[] {
  return candidates.filter(({ person, able }) => able && person.id !== requester.id);
}
