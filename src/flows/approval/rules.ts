import { addHours } from 'date-fns/addHours';
import { isBefore } from 'date-fns/isBefore';
import type { Money } from '../../kernel/money.ts';

/** What can be made to need an approval. */
export const APPROVAL_KINDS = ['purchase', 'cancellation'] as const;
export type ApprovalKind = (typeof APPROVAL_KINDS)[number];

/** What is true of one round of asking. What is decided stays decided: another round is asked anew. */
export type ApprovalState = 'pending' | 'approved' | 'declined' | 'expired' | 'withdrawn';

const TRANSITIONS: Readonly<Record<ApprovalState, readonly ApprovalState[]>> = {
  pending: ['approved', 'declined', 'expired', 'withdrawn'],
  approved: [],
  declined: [],
  expired: [],
  withdrawn: [],
};

export const APPROVAL_STATES = Object.keys(TRANSITIONS) as readonly ApprovalState[];

export function mayBecome(from: ApprovalState, to: ApprovalState): boolean {
  return TRANSITIONS[from].includes(to);
}

export const APPROVER_ROLES = ['Approver', 'AdminAgent', 'GlobalAdmin'] as const;

/** Who may approve: a person or a user group by their Slack IDs, with the name they had when they were chosen, or a role. */
export type Approver =
  | { readonly kind: 'person'; readonly id: string; readonly name: string }
  | { readonly kind: 'group'; readonly id: string; readonly name: string }
  | { readonly kind: 'role'; readonly role: (typeof APPROVER_ROLES)[number] };

/** How many must approve; one refusal is enough to decline. */
export type Approvals = 1 | 2;

/** Whose requests a rule is about; somebody with both roles counts as the first. */
export const REQUESTER_ROLES = ['AdminAgent', 'SalesAgent'] as const;
export type RequesterRole = (typeof REQUESTER_ROLES)[number];

/** Why an approval is needed. */
export type Why =
  | { readonly kind: 'over'; readonly over: Money }
  /** a rule for whatever amount */
  | { readonly kind: 'always' }
  /** the strictest rule with an amount, because there is none to compare with it */
  | { readonly kind: 'no-price' }
  /** no rule: what a Sales agent asks for is never placed unapproved */
  | { readonly kind: 'sales-agent' };

/** Who is asked and where, how many must agree, and how long it is waited for. */
export type Asking = {
  /** where the approvers are asked together; null: each directly, and nowhere else */
  readonly channelId: string | null;
  /** where there is a channel: whether each is asked directly as well */
  readonly askDirectly: boolean;
  /** whether what the partner pays and gets back may stand in that channel */
  readonly channelCost: boolean;
  readonly approvals: Approvals;
  readonly approvers: readonly Approver[];
  readonly escalateTo: readonly Approver[];
  readonly escalateHours: number | null;
  readonly expireHours: number;
};

export type Rule = Asking & {
  readonly id: string;
  readonly requesterRole: RequesterRole | null;
  readonly over: Money | null;
  readonly createdAt: Date;
};

export type Need =
  | { readonly kind: 'not-needed' }
  | (Asking & { readonly kind: 'needed'; readonly ruleId: string | null; readonly why: Why });

/** What holds for Sales agents where no rule does: one approval of somebody who answers for orders. */
const SALES_AGENTS_ASK: Asking = {
  approvals: 1,
  approvers: [{ kind: 'role', role: 'Approver' }],
  escalateTo: [
    { kind: 'role', role: 'AdminAgent' },
    { kind: 'role', role: 'GlobalAdmin' },
  ],
  escalateHours: 4,
  expireHours: 72,
  channelId: null,
  askDirectly: true,
  channelCost: false,
};

/**
 * Does this request need an approval? Where no rule holds, an order of a Sales agent does; a cancellation does not, since
 * only Admin agents cancel (P7). Of several rules the strictest counts: more approvals before fewer, then the higher
 * amount, then the newer rule. Amounts are compared in their own currency only.
 * @param amount null where it is not known: then every rule that has an amount holds
 */
export function assess(
  kind: ApprovalKind,
  rules: readonly Rule[],
  request: { readonly roles: ReadonlySet<string>; readonly amount: Money | null },
): Need {
  const { roles, amount } = request;
  const role = REQUESTER_ROLES.find((each) => roles.has(each));
  const [strictest] = rules
    .filter(({ requesterRole }) => requesterRole === null || requesterRole === role)
    .filter(({ over }) => over === null || amount === null || isOver(amount, over))
    .toSorted(stricterFirst);
  if (strictest) return { kind: 'needed', ruleId: strictest.id, why: whyOf(strictest, amount), ...askingOf(strictest) };
  if (kind === 'cancellation' || role === 'AdminAgent') return { kind: 'not-needed' };
  return { kind: 'needed', ruleId: null, why: { kind: 'sales-agent' }, ...SALES_AGENTS_ASK };
}

function isOver(amount: Money, over: Money): boolean {
  return amount.currency === over.currency && amount.minor > over.minor;
}

function stricterFirst(left: Rule, right: Rule): number {
  return (
    right.approvals - left.approvals ||
    (right.over?.minor ?? -1) - (left.over?.minor ?? -1) ||
    right.createdAt.getTime() - left.createdAt.getTime()
  );
}

function whyOf({ over }: Rule, amount: Money | null): Why {
  if (over === null) return { kind: 'always' };
  return amount === null ? { kind: 'no-price' } : { kind: 'over', over };
}

function askingOf(rule: Rule): Asking {
  const { approvals, approvers, escalateTo, escalateHours, expireHours, channelId, askDirectly, channelCost } = rule;
  return { approvals, approvers, escalateTo, escalateHours, expireHours, channelId, askDirectly, channelCost };
}

/** Is what would be paid, or come back, now more than what was approved? Without the amount of before nothing was promised about it. */
export function hasRisen(approved: Money | null, now: Money | null): boolean {
  if (approved === null) return false;
  return now === null || now.currency !== approved.currency || now.minor > approved.minor;
}

/** How far it is asked around: nobody yet, the approvers, those it is escalated to, the Global admins of the desk. */
export type Stage = 0 | 1 | 2 | 3;
export const LAST_STAGE: Stage = 3;

/** Without an escalation of its own, whether the approvers are still there is looked at after this long. */
const LOOK_AGAIN_HOURS = 24;

/** @returns when it goes further if nobody answered, and when it ends by itself */
export function deadlines(asking: Asking, askedAt: Date): { readonly escalateAt: Date; readonly expiresAt: Date } {
  return {
    escalateAt: addHours(askedAt, asking.escalateHours ?? LOOK_AGAIN_HOURS),
    expiresAt: addHours(askedAt, asking.expireHours),
  };
}

export type NextStep =
  | { readonly kind: 'ask'; readonly stage: Stage }
  | { readonly kind: 'expire' }
  | { readonly kind: 'wait'; readonly until: Date }
  | { readonly kind: 'done' };

/** What is to be done about a round of asking now, by nobody's gesture. */
export function nextStep(
  round: { readonly state: ApprovalState; readonly stage: Stage; readonly escalateAt: Date; readonly expiresAt: Date },
  now: Date,
): NextStep {
  if (round.state !== 'pending') return { kind: 'done' };
  if (!isBefore(now, round.expiresAt)) return { kind: 'expire' };
  if (round.stage === 0) return { kind: 'ask', stage: 1 };
  const escalates = round.stage === 1 && isBefore(round.escalateAt, round.expiresAt);
  if (escalates && !isBefore(now, round.escalateAt)) return { kind: 'ask', stage: 2 };
  return { kind: 'wait', until: escalates ? round.escalateAt : round.expiresAt };
}

export type Verdict = 'approved' | 'declined';

export type Decision =
  /** it counts; `state` is how the round stands with it */
  | { readonly kind: 'counts'; readonly state: 'pending' | 'approved' | 'declined' }
  /** nobody approves what they asked for themselves */
  | { readonly kind: 'own' }
  /** one voice a person */
  | { readonly kind: 'twice' }
  | { readonly kind: 'too-late'; readonly state: Exclude<ApprovalState, 'pending'> };

/** Does this person's decision count, and what becomes of the round with it? */
export function decide(
  round: {
    readonly state: ApprovalState;
    readonly requesterId: string;
    readonly approvals: number;
    readonly approvedBy: readonly string[];
    readonly expiresAt: Date;
  },
  voice: { readonly personId: string; readonly verdict: Verdict },
  now: Date,
): Decision {
  if (round.state !== 'pending') return { kind: 'too-late', state: round.state };
  if (!isBefore(now, round.expiresAt)) return { kind: 'too-late', state: 'expired' };
  if (voice.personId === round.requesterId) return { kind: 'own' };
  if (round.approvedBy.includes(voice.personId)) return { kind: 'twice' };
  if (voice.verdict === 'declined') return { kind: 'counts', state: 'declined' };
  return { kind: 'counts', state: round.approvedBy.length + 1 >= round.approvals ? 'approved' : 'pending' };
}
