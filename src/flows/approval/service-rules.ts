import type { Database, Transaction } from '../../database/database.ts';
import type { Directory, Person, Refusal } from '../../directory/directory.ts';
import type { Channels } from '../../directory/channels.ts';
import type { UserGroup, UserGroups } from '../../directory/user-groups.ts';
import { newId } from '../../kernel/ids.ts';
import { decimalText } from '../../kernel/money.ts';
import type { Clock } from '../../kernel/time.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { ApproverFinder } from './approvers.ts';
import { MAX_RULES, rulesInForce } from './records.ts';
import type { ApprovalKind, Approver, Rule } from './rules.ts';
import { readRule } from './rules-form.ts';
import type { ReadRule, RuleForm, RuleProblem } from './rules-form.ts';

export type { RuleForm, RuleProblem } from './rules-form.ts';

export type ListedRules = { readonly kind: 'rules'; readonly rules: readonly Rule[] } | Refusal;
export type SaveOutcome =
  | { readonly kind: 'saved' }
  | { readonly kind: 'invalid'; readonly problems: readonly RuleProblem[] }
  /** it ended meanwhile, or there are as many rules as there can be */
  | { readonly kind: 'gone' | 'too-many' }
  | Refusal;

export type ApprovalRules = ReturnType<typeof createApprovalRules>;

type Parts = {
  readonly database: Database;
  readonly directory: Directory;
  readonly userGroups: UserGroups;
  readonly channels: Channels;
  readonly approvers: ApproverFinder;
  readonly ledger: Ledger;
  readonly clock: Clock;
};

/** The rules of approval, for whoever administers the desk: each ends, and another begins; nothing is rewritten. */
export function createApprovalRules({ database, directory, userGroups, channels, approvers, ledger, clock }: Parts) {
  const authorize = (person: Person, subject: string) =>
    directory.authorize(person, 'desk.administer', { subject, customerId: null });

  async function list(person: Person, kind: ApprovalKind): Promise<ListedRules> {
    const right = await authorize(person, 'desk');
    if (right.kind === 'refused') return right;
    return { kind: 'rules', rules: await rulesInForce(database.read, kind) };
  }

  /** What a form needs: the groups that can be chosen, and the rule that is changed. */
  async function begin(
    person: Person,
    kind: ApprovalKind,
    ruleId: string | undefined,
  ): Promise<
    | { readonly kind: 'form'; readonly groups: readonly UserGroup[]; readonly rule: Rule | undefined }
    | { readonly kind: 'gone' }
    | Refusal
  > {
    const listed = await list(person, kind);
    if (listed.kind === 'refused') return listed;
    const rule = listed.rules.find(({ id }) => id === ruleId);
    if (ruleId !== undefined && !rule) return { kind: 'gone' };
    return { kind: 'form', groups: await userGroups.list(), rule };
  }

  /**
   * Makes a rule, in the place of another where one is changed. A rule that nobody can satisfy now is refused: those who are
   * named are looked up in Slack and Entra first.
   */
  async function save(
    person: Person,
    kind: ApprovalKind,
    form: RuleForm,
    replaces: string | undefined,
  ): Promise<SaveOutcome> {
    const right = await authorize(person, replaces === undefined ? 'desk' : `approval-rule:${replaces}`);
    if (right.kind === 'refused') return right;
    const { rule, problems } = readRule(kind, form, person.locale);
    const named = await approversOf(form);
    const escalateTo = await peopleNamed(form.escalatePeople);
    const unable = [
      ...(await channelProblem(rule.channelId)),
      ...(await tooFew('approvers', named, rule.approvals)),
      ...(await tooFew('escalateTo', escalateTo, 1)),
    ];
    const all = [...problems, ...unable];
    if (all.length > 0) return { kind: 'invalid', problems: all };

    return database.transaction(async (tx): Promise<SaveOutcome> => {
      if (replaces !== undefined && !(await finish(tx, person, kind, replaces))) return { kind: 'gone' };
      if ((await tx.approvalRule.count({ where: { kind, endedAt: null } })) >= MAX_RULES) return { kind: 'too-many' };
      const id = newId();
      await tx.approvalRule.create({
        data: { id, kind, ...rowOf(person, rule, named, escalateTo), createdAt: clock.now() },
      });
      await ledger.append(tx, {
        actor: person.id,
        action: 'approval.rule',
        outcome: replaces === undefined ? 'added' : 'changed',
        subject: `approval-rule:${id}`,
        customerId: null,
        details: {
          replaces,
          kind,
          requester: rule.requesterRole ?? 'everybody',
          over: rule.over ? `${decimalText(rule.over)} ${rule.over.currency}` : undefined,
          approvals: rule.approvals,
          approvers: await inLedger(tx, person, named),
          escalateTo: await inLedger(tx, person, escalateTo),
          expireHours: rule.expireHours,
          channel: rule.channelId ?? undefined,
          channelCost: rule.channelCost || undefined,
        },
      });
      return { kind: 'saved' };
    });
  }

  async function end(
    person: Person,
    kind: ApprovalKind,
    ruleId: string,
  ): Promise<{ readonly kind: 'ended' | 'gone' } | Refusal> {
    const right = await authorize(person, `approval-rule:${ruleId}`);
    if (right.kind === 'refused') return right;
    return database.transaction(async (tx) => {
      if (!(await finish(tx, person, kind, ruleId))) return { kind: 'gone' as const };
      const subject = `approval-rule:${ruleId}`;
      const what = { action: 'approval.rule', outcome: 'ended' } as const;
      await ledger.append(tx, { actor: person.id, ...what, subject, customerId: null, details: { kind } });
      return { kind: 'ended' as const };
    });
  }

  async function finish(tx: Transaction, person: Person, kind: ApprovalKind, id: string): Promise<boolean> {
    const data = { endedAt: clock.now(), endedBy: person.id };
    const { count } = await tx.approvalRule.updateMany({ where: { id, kind, endedAt: null }, data });
    return count === 1;
  }

  async function approversOf(form: RuleForm): Promise<readonly Approver[]> {
    const groups = form.groups.length > 0 ? await userGroups.list() : [];
    const chosen = groups.filter(({ id }) => form.groups.includes(id));
    return [
      ...chosen.map(({ id, name }): Approver => ({ kind: 'group', id, name })),
      ...(await peopleNamed(form.people)),
      ...(form.everyApprover ? [{ kind: 'role', role: 'Approver' } as const] : []),
    ];
  }

  async function peopleNamed(ids: readonly string[]): Promise<readonly Approver[]> {
    const people = await Promise.all(ids.map((id) => directory.findInSlack(id)));
    return people.flatMap((person) => (person ? [{ kind: 'person', id: person.userId, name: person.name }] : []));
  }

  async function channelProblem(channelId: string | null): Promise<readonly RuleProblem[]> {
    const standing = channelId === null ? 'usable' : await channels.standingOf(channelId);
    return standing === 'usable' ? [] : [{ field: 'channel', kind: standing }];
  }

  async function tooFew(
    field: 'approvers' | 'escalateTo',
    named: readonly Approver[],
    needed: number,
  ): Promise<readonly RuleProblem[]> {
    if (named.length === 0) return [];
    const candidates = await approvers.candidates(named);
    const found = candidates.filter(({ able }) => able).length;
    const left = candidates.filter(({ able }) => !able).map(({ person }) => person.name);
    return found < needed ? [{ field, kind: 'too-few', needed, found, left }] : [];
  }

  return { list, begin, save, end };
}

function rowOf(
  person: Person,
  { over, ...rule }: ReadRule,
  approvers: readonly Approver[],
  escalateTo: readonly Approver[],
) {
  return {
    ...rule,
    overMinor: over && BigInt(over.minor),
    currency: over && over.currency,
    approvers: [...approvers],
    escalateTo: [...escalateTo],
    createdBy: person.id,
  };
}

/** People by our own ID, behind which they can be forgotten; user groups and roles by theirs. */
async function inLedger(tx: Transaction, { teamId }: Person, approvers: readonly Approver[]): Promise<string[]> {
  const userIds = approvers.flatMap((each) => (each.kind === 'person' ? [each.id] : []));
  const where = { slackTeamId: teamId, slackUserId: { in: userIds } };
  const people = await tx.person.findMany({ where, select: { id: true } });
  const others = approvers.flatMap((each) =>
    each.kind === 'person' ? [] : [each.kind === 'role' ? `role ${each.role}` : `group ${each.id}`],
  );
  return [...people.map(({ id }) => id), ...others];
}
