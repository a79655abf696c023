import type { Translator } from '../../i18n/translator.ts';
import { joinMrkdwn, mention, moment, translateMrkdwn } from '../../slack/blocks/index.ts';
import type { Mrkdwn } from '../../slack/blocks/index.ts';
import type { ApprovalRecord } from './records.ts';
import { LAST_STAGE } from './rules.ts';
import type { Approver, Asking, Why } from './rules.ts';

const ROLES = {
  Approver: 'approval.role.approver',
  AdminAgent: 'approval.role.adminAgent',
  GlobalAdmin: 'approval.role.globalAdmin',
} as const;

/** `"Order approvers" or Bo Lindqvist`. */
export function approversWords(t: Translator, approvers: readonly Approver[]): string {
  const names = approvers.map((approver) => {
    switch (approver.kind) {
      case 'person':
        return approver.name;
      case 'group':
        return t('approval.group', { name: approver.name });
      case 'role':
        return t(ROLES[approver.role]);
    }
  });
  return new Intl.ListFormat(t.locale, { type: 'disjunction' }).format(names);
}

/** Why an approval is needed, and whose: `Over € 1,500.00: needs one approval from "Order approvers".` */
export function needWords(t: Translator, { why, ...asking }: { readonly why: Why } & WhoIsAsked): string {
  const values = { approvals: asking.approvals, approvers: approversWords(t, namedFor(why, asking)) };
  return why.kind === 'over'
    ? t('approval.why.over', { over: why.over, ...values })
    : t(`approval.why.${why.kind}`, values);
}

type WhoIsAsked = Pick<Asking, 'approvals' | 'approvers' | 'escalateTo'>;

/** Of the built-in rule everybody is named who may decide; of others those who are asked first. */
function namedFor(why: Why, { approvers, escalateTo }: WhoIsAsked): readonly Approver[] {
  return why.kind === 'sales-agent' ? [...approvers, ...escalateTo] : approvers;
}

export function whoMayWords(t: Translator, { why, approvals, approvers, escalateTo }: ApprovalRecord): string {
  return approversWords(t, namedFor(why, { approvals, approvers, escalateTo }));
}

/** Those who gave their voice that way, mentioned. */
export function voicesWords(t: Translator, { decisions, state }: ApprovalRecord): Mrkdwn {
  const wanted = state === 'declined' ? 'declined' : 'approved';
  const people = decisions
    .filter(({ verdict }) => verdict === wanted)
    .map(({ person }) => mention(person.slackUserId, t));
  return joinMrkdwn(people, ', ');
}

export function reasonOf({ decisions }: ApprovalRecord): string {
  return decisions.find(({ verdict }) => verdict === 'declined')?.reason ?? '–';
}

/** How it stands, as a step in the message of the thing itself: everybody in the channel reads it, so no amount. */
export function stepWords(t: Translator, approval: ApprovalRecord): Mrkdwn {
  if (approval.state !== 'pending') return outcomeWords(t, approval) ?? joinMrkdwn([]);
  const approvers = whoMayWords(t, approval);
  const given = outcomeWords(t, approval);
  const waiting = translateMrkdwn(t, nobodyLeft(approval) ? 'approval.step.nobody' : 'approval.step.waiting', {
    approvers,
  });
  return given ? joinMrkdwn([given, waiting], '  ') : waiting;
}

/** Everybody was looked for, and there is nobody to ask. */
function nobodyLeft({ stage, asked }: ApprovalRecord): boolean {
  return stage === LAST_STAGE && asked.length === 0;
}

/** How it ended; while it is pending, the voice that was given already. */
export function outcomeWords(t: Translator, approval: ApprovalRecord): Mrkdwn | undefined {
  const { state, decidedAt, expiresAt, requester, decisions } = approval;
  const at = moment(decidedAt ?? expiresAt, t);
  const people = voicesWords(t, approval);
  switch (state) {
    case 'pending': {
      const [first] = decisions;
      if (!first) return undefined;
      const person = mention(first.person.slackUserId, t);
      return translateMrkdwn(t, 'approval.voice', { person, at: moment(first.decidedAt, t) });
    }
    case 'approved':
      return translateMrkdwn(t, 'approval.outcome.approved', { people, at });
    case 'declined':
      return translateMrkdwn(t, 'approval.outcome.declined', { people, at, reason: reasonOf(approval) });
    case 'expired':
      return translateMrkdwn(t, 'approval.outcome.expired', { at });
    case 'withdrawn':
      return translateMrkdwn(t, 'approval.outcome.withdrawn', { person: mention(requester.slackUserId, t), at });
  }
}
