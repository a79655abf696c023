import { z } from 'zod';
import type { Transaction } from '../../database/database.ts';
import type { Prisma } from '../../database/generated/client.ts';
import { moneyOf } from '../../kernel/money.ts';
import type { Money } from '../../kernel/money.ts';
import { APPROVAL_KINDS, APPROVAL_STATES, APPROVER_ROLES, mayBecome, REQUESTER_ROLES } from './rules.ts';
import type { ApprovalKind, ApprovalState, Approver, Rule, Stage, Verdict, Why } from './rules.ts';

const Amount = z.object({ minor: z.number().int(), currency: z.string() });
const Named = { id: z.string(), name: z.string() };
const Approvers = z.array(
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('person'), ...Named }),
    z.object({ kind: z.literal('group'), ...Named }),
    z.object({ kind: z.literal('role'), role: z.enum(APPROVER_ROLES) }),
  ]),
);
const WhyNeeded = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('over'), over: Amount }),
  z.object({ kind: z.literal('always') }),
  z.object({ kind: z.literal('no-price') }),
  z.object({ kind: z.literal('sales-agent') }),
]);
const Count = z.union([z.literal(1), z.literal(2)]);
const StageNumber = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]);

/** Somebody who took part, as they are to be named and mentioned. */
export type Participant = {
  readonly id: string;
  readonly name: string;
  readonly slackUserId: string;
  readonly locale: string;
  readonly zone: string;
};

export type DecisionOfOne = {
  readonly person: Participant;
  readonly verdict: Verdict;
  readonly reason: string | null;
  readonly decidedAt: Date;
};

/** One round of asking, with all that was decided in it. */
export type ApprovalRecord = {
  readonly id: string;
  readonly kind: ApprovalKind;
  readonly subjectId: string;
  readonly round: number;
  readonly state: ApprovalState;
  readonly requester: Participant;
  readonly teamId: string;
  readonly customerId: string | null;
  readonly why: Why;
  readonly approvals: 1 | 2;
  readonly approvers: readonly Approver[];
  readonly escalateTo: readonly Approver[];
  readonly amount: Money | null;
  /** what the partner pays of it, for those who may see that; null where it is not known, or is the amount itself */
  readonly cost: Money | null;
  readonly channelId: string | null;
  readonly askDirectly: boolean;
  readonly channelCost: boolean;
  readonly stage: Stage;
  readonly askedAt: Date;
  readonly escalateAt: Date;
  readonly expiresAt: Date;
  readonly decidedAt: Date | null;
  readonly decisions: readonly DecisionOfOne[];
  readonly asked: readonly { readonly person: Participant; readonly stage: Stage }[];
};

const include = {
  person: true,
  decisions: { include: { person: true }, orderBy: { decidedAt: 'asc' } },
  asked: { include: { person: true }, orderBy: { askedAt: 'asc' } },
} as const satisfies Prisma.ApprovalInclude;

type Row = Prisma.ApprovalGetPayload<{ include: typeof include }>;

export async function findApproval(tx: Transaction, id: string): Promise<ApprovalRecord | null> {
  const row = await tx.approval.findUnique({ where: { id }, include });
  return row && recordOf(row);
}

/** @returns the rounds about a subject, the newest first */
export async function roundsAbout(
  tx: Transaction,
  kind: ApprovalKind,
  subjectId: string,
): Promise<readonly ApprovalRecord[]> {
  const rows = await tx.approval.findMany({
    where: { kind, subjectId },
    include,
    orderBy: { round: 'desc' },
    take: 10,
  });
  return rows.map(recordOf);
}

/** @returns what this person was asked to approve and is not decided yet, the oldest first */
export async function pendingFor(tx: Transaction, personId: string, limit: number): Promise<readonly ApprovalRecord[]> {
  const rows = await tx.approval.findMany({
    where: { state: 'pending', asked: { some: { personId } }, decisions: { none: { personId } } },
    include,
    orderBy: { askedAt: 'asc' },
    take: limit,
  });
  return rows.map(recordOf);
}

function recordOf(row: Row): ApprovalRecord {
  const state = APPROVAL_STATES.find((known) => known === row.state);
  const kind = APPROVAL_KINDS.find((known) => known === row.kind);
  if (!state || !kind) throw new Error(`An approval has an unknown kind or state: ${row.kind}, ${row.state}`);
  const { person, decisions, asked, ...facts } = row;
  return {
    ...facts,
    kind,
    state,
    requester: person,
    why: WhyNeeded.parse(row.why),
    approvals: Count.parse(row.approvals),
    approvers: Approvers.parse(row.approvers),
    escalateTo: Approvers.parse(row.escalateTo),
    amount: amountOf(row.amountMinor, row.currency),
    cost: amountOf(row.costMinor, row.currency),
    stage: StageNumber.parse(row.stage),
    decisions: decisions.map(({ verdict, ...decision }) => ({
      ...decision,
      verdict: verdict === 'approved' ? 'approved' : 'declined',
    })),
    asked: asked.map((one) => ({ person: one.person, stage: StageNumber.parse(one.stage) })),
  };
}

/** @returns null where there is no price */
export function amountOf(minor: bigint | null, currency: string | null): Money | null {
  if (minor === null || currency === null) return null;
  const money = moneyOf(minor, currency);
  if ('kind' in money) throw new Error('An amount is too large to be counted');
  return money;
}

/**
 * Ends a round, only if it is still pending: of two that try, one succeeds.
 * @returns whether it was this call that ended it
 */
export async function settle(
  tx: Transaction,
  id: string,
  to: Exclude<ApprovalState, 'pending'>,
  now: Date,
): Promise<boolean> {
  if (!mayBecome('pending', to)) throw new Error(`An approval cannot become ${to}`);
  const { count } = await tx.approval.updateMany({
    where: { id, state: 'pending' },
    data: { state: to, pendingFor: null, decidedAt: now, updatedAt: now },
  });
  return count === 1;
}

/** Holds a pending round until the transaction ends, so that two who decide at once decide one after the other. */
export async function hold(tx: Transaction, id: string, now: Date): Promise<void> {
  await tx.approval.updateMany({ where: { id, state: 'pending' }, data: { updatedAt: now } });
}

export type RuleRow = Prisma.ApprovalRuleGetPayload<object>;

export function ruleOf(row: RuleRow): Rule {
  return {
    id: row.id,
    requesterRole: REQUESTER_ROLES.find((known) => known === row.requesterRole) ?? null,
    over: amountOf(row.overMinor, row.currency),
    approvals: Count.parse(row.approvals),
    approvers: Approvers.parse(row.approvers),
    escalateTo: Approvers.parse(row.escalateTo),
    escalateHours: row.escalateHours,
    expireHours: row.expireHours,
    channelId: row.channelId,
    askDirectly: row.askDirectly,
    channelCost: row.channelCost,
    createdAt: row.createdAt,
  };
}

export const MAX_RULES = 50;

/** @returns the rules in force, the oldest first */
export async function rulesInForce(tx: Transaction, kind: ApprovalKind): Promise<readonly Rule[]> {
  const where = { kind, endedAt: null };
  const rows = await tx.approvalRule.findMany({ where, orderBy: { createdAt: 'asc' }, take: MAX_RULES });
  return rows.map(ruleOf);
}
