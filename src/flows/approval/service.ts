import type { Database, Transaction } from '../../database/database.ts';
import type { Directory, Person, Refusal, Role } from '../../directory/directory.ts';
import { refusedOr } from '../../directory/refused-or.ts';
import { newId, newReference } from '../../kernel/ids.ts';
import type { Log } from '../../kernel/log.ts';
import type { Money } from '../../kernel/money.ts';
import { tidyLines } from '../../kernel/text.ts';
import type { Clock } from '../../kernel/time.ts';
import type { ApproverFinder } from './approvers.ts';
import type { ApprovalHandlers, SeenSubject } from './handlers.ts';
import type { ApprovalQueues } from './jobs.ts';
import type { ApprovalMoves } from './moves.ts';
import { findApproval, hold, pendingFor, roundsAbout, rulesInForce } from './records.ts';
import type { ApprovalRecord } from './records.ts';
import { assess, deadlines, decide as decideRound, hasRisen, LAST_STAGE } from './rules.ts';
import type { ApprovalKind, Approver, Need, Verdict } from './rules.ts';

export type { ApprovalHandler, ApprovalSubject, SeenSubject, Settled } from './handlers.ts';
export type { ApprovalRecord } from './records.ts';
export type { Approver, Need, Why } from './rules.ts';

export type Needed = Extract<Need, { readonly kind: 'needed' }>;

/** Something that is to be approved: who asks, what it is about, and what is paid for it or comes back, where that is known. */
export type Request = {
  readonly kind: ApprovalKind;
  readonly subjectId: string;
  readonly requester: { readonly id: string; readonly teamId: string };
  readonly customerId: string | null;
  readonly amount: Money | null;
  /** what the partner pays of it, for those who may see that; null where it is not known, or is the amount itself */
  readonly cost: Money | null;
};

export type DecideOutcome =
  | { readonly kind: 'decided'; readonly approval: ApprovalRecord }
  | { readonly kind: 'own' | 'twice' | 'stale' }
  | { readonly kind: 'not-an-approver' | 'too-late'; readonly approval: ApprovalRecord }
  | { readonly kind: 'invalid'; readonly problem: ReasonProblem }
  | Refusal;

export type ReasonProblem =
  | { readonly kind: 'missing' }
  | { readonly kind: 'too-long'; readonly length: number; readonly max: number };

export type WithdrawOutcome =
  | { readonly kind: 'withdrawn' }
  | { readonly kind: 'stale' }
  | { readonly kind: 'not-yours' | 'too-late'; readonly approval: ApprovalRecord }
  | Refusal;

export type Approvals = ReturnType<typeof createApprovals>;

type Parts = {
  readonly database: Database;
  readonly directory: Directory;
  readonly approvers: ApproverFinder;
  readonly handlers: ApprovalHandlers;
  readonly moves: ApprovalMoves;
  readonly queues: ApprovalQueues;
  readonly clock: Clock;
  readonly log: Log;
};

export const REASON_LENGTH = 500;
export const WAITING_SHOWN = 10;

/** Asking others whether something may be done, and what they decide; for every flow whose things can need it. */
export function createApprovals(parts: Parts) {
  const { database, directory, approvers, handlers, moves, queues, clock, log } = parts;

  /** Does a request of somebody with these roles need an approval, and whose? Decides nothing. */
  const need = async (kind: ApprovalKind, roles: ReadonlySet<string>, amount: Money | null): Promise<Need> =>
    assess(kind, await rulesInForce(database.read, kind), { roles, amount });

  /** Asks for an approval, in the transaction in which the thing begins to wait for it. A thing waits for one at a time. */
  async function ask(tx: Transaction, request: Request, needed: Needed): Promise<void> {
    const { kind, subjectId, requester, customerId, amount, cost } = request;
    const now = clock.now();
    const id = newId();
    const round = (await tx.approval.count({ where: { kind, subjectId } })) + 1;
    await tx.approval.create({
      data: {
        id,
        kind,
        subjectId,
        round,
        state: 'pending',
        personId: requester.id,
        teamId: requester.teamId,
        customerId,
        ruleId: needed.ruleId,
        why: needed.why,
        approvals: needed.approvals,
        approvers: [...needed.approvers],
        escalateTo: [...needed.escalateTo],
        amountMinor: amount && BigInt(amount.minor),
        costMinor: cost && BigInt(cost.minor),
        currency: amount && amount.currency,
        channelId: needed.channelId,
        askDirectly: needed.askDirectly,
        channelCost: needed.channelCost,
        stage: 0,
        askedAt: now,
        ...deadlines(needed, now),
        updatedAt: now,
        pendingFor: `${kind} ${subjectId}`,
      },
    });
    await queues.proceed.enqueue(tx, id, { approvalId: id });
  }

  /** May this person decide anything at all? */
  const begin = (person: Person) => directory.authorize(person, 'approval.decide', DESK);

  const mayDecide = (person: Person, approval: ApprovalRecord) =>
    directory.authorize(person, 'approval.decide', aboutOf(approval));

  /**
   * Gives one person's voice. Of several who decide at once, and of one who presses twice, each finds the round as the one
   * before left it: it has one outcome.
   * @param reason why it is declined; an approval needs none
   */
  async function decide(
    person: Person,
    approvalId: string,
    verdict: Verdict,
    reason: string | null,
  ): Promise<DecideOutcome> {
    const approval = await findApproval(database.read, approvalId);
    if (!approval) return refusedOr(begin(person), { kind: 'stale' });
    const right = await mayDecide(person, approval);
    if (right.kind === 'refused') return right;
    const words = reason === null ? null : tidyLines(reason);
    if (verdict === 'declined' && !words) return { kind: 'invalid', problem: { kind: 'missing' } };
    if (words && words.length > REASON_LENGTH)
      return { kind: 'invalid', problem: { kind: 'too-long', length: words.length, max: REASON_LENGTH } };
    const standsAgainst = await whyNot(person, approval, right.roles);
    if (standsAgainst) return standsAgainst;

    return database.transaction(async (tx): Promise<DecideOutcome> => {
      const now = clock.now();
      await hold(tx, approvalId, now);
      const standing = await findApproval(tx, approvalId);
      if (!standing) return { kind: 'stale' };
      const decision = decideRound({ ...standing, ...voicesOf(standing) }, { personId: person.id, verdict }, now);
      switch (decision.kind) {
        case 'own':
        case 'twice':
          return decision;
        case 'too-late':
          if (standing.state === 'pending') await moves.end(tx, standing, 'expired', standing.requester.id);
          return { kind: 'too-late', approval: (await findApproval(tx, approvalId)) ?? standing };
        case 'counts': {
          const voice = { approvalId, personId: person.id, verdict, reason: words, decidedAt: now };
          await tx.approvalDecision.create({ data: voice });
          if (decision.state === 'pending') {
            await moves.record(tx, standing, 'one-of-two', person.id);
            await moves.tellOfVoice(tx, standing);
          } else await moves.end(tx, standing, decision.state, person.id, words ?? undefined);
          return { kind: 'decided', approval: (await findApproval(tx, approvalId)) ?? standing };
        }
      }
    });
  }

  /** Why this person may not decide this; the rest is decided inside the transaction. */
  async function whyNot(
    person: Person,
    approval: ApprovalRecord,
    roles: ReadonlySet<Role>,
  ): Promise<DecideOutcome | null> {
    if (approval.state !== 'pending') return { kind: 'too-late', approval };
    if (person.id === approval.requester.id) return { kind: 'own' };
    try {
      if (await approvers.includes(whoMayDecide(approval), person, roles)) return null;
      return { kind: 'not-an-approver', approval };
    } catch (error) {
      const reference = newReference();
      log.error({ reference, err: error }, 'Slack could not say who is in a user group');
      return { kind: 'refused', why: 'directory-unavailable', cause: 'silent', reference };
    }
  }

  /** Takes a request back, which only whoever made it can. */
  async function withdraw(person: Person, approvalId: string): Promise<WithdrawOutcome> {
    const approval = await findApproval(database.read, approvalId);
    const right = await directory.authorize(person, 'desk.use', approval ? aboutOf(approval) : DESK);
    if (right.kind === 'refused') return right;
    if (!approval) return { kind: 'stale' };
    if (approval.requester.id !== person.id) return { kind: 'not-yours', approval };
    const withdrawn = await database.transaction((tx) => moves.end(tx, approval, 'withdrawn', person.id));
    if (withdrawn) return { kind: 'withdrawn' };
    const standing = await findApproval(database.read, approval.id);
    return standing ? { kind: 'too-late', approval: standing } : { kind: 'stale' };
  }

  /** What waits for this person's decision, for the list of what needs them. */
  async function waitingFor(person: Person) {
    const pending = await pendingFor(database.read, person.id, WAITING_SHOWN);
    const seesCost = await maySeeCost(person);
    const described = await Promise.all(
      pending.map(async (approval) => ({ approval, subject: await describe(approval, seesCost) })),
    );
    return described.flatMap(({ approval, subject }) => (subject ? [{ approval, subject }] : []));
  }

  const find = (approvalId: string) => findApproval(database.read, approvalId);

  /** What is to be approved, as it may be read at this place: the channel of its rule, or an approver's own. */
  async function subjectAt(approval: ApprovalRecord, place: string): Promise<SeenSubject | null> {
    if (place === approval.channelId) return describe(approval, approval.channelCost);
    const reader = approval.asked.find(({ person }) => person.slackUserId === place)?.person;
    return describe(approval, reader !== undefined && (await maySeeCost(await directory.find(reader.id))));
  }

  async function describe({ kind, subjectId }: ApprovalRecord, seesCost: boolean): Promise<SeenSubject | null> {
    const subject = await handlers.of(kind).describe(subjectId);
    return subject && { ...subject, seesCost };
  }

  const maySeeCost = async (person: Person) => (await directory.allowed(person)).has('cost.view');

  /** The rounds about a thing, the newest first, for the messages that tell of it. */
  const about = (kind: ApprovalKind, subjectId: string) => roundsAbout(database.read, kind, subjectId);

  /** Is what would be paid, or come back, now more than what was approved? Then it must be asked again. */
  const mustBeAskedAgain = (approval: ApprovalRecord, amount: Money | null) => hasRisen(approval.amount, amount);

  return { need, ask, begin, decide, withdraw, waitingFor, find, subjectAt, about, mustBeAskedAgain };
}

const DESK = { subject: 'desk', customerId: null };

const aboutOf = ({ kind, subjectId, customerId }: ApprovalRecord) => ({
  subject: `${kind}:${subjectId}`,
  customerId,
});

function voicesOf({ requester, decisions }: ApprovalRecord) {
  const approvedBy = decisions.filter(({ verdict }) => verdict === 'approved').map(({ person }) => person.id);
  return { requesterId: requester.id, approvedBy };
}

/** Those to whom it would be escalated may decide from the first: escalating only asks them. */
function whoMayDecide({ approvers, escalateTo, stage }: ApprovalRecord): readonly Approver[] {
  const last: readonly Approver[] = stage === LAST_STAGE ? [{ kind: 'role', role: 'GlobalAdmin' }] : [];
  return [...approvers, ...escalateTo, ...last];
}
