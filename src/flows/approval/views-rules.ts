import type { ModalView } from '@slack/types';
import type { UserGroup } from '../../directory/user-groups.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';
import type { Translator } from '../../i18n/translator.ts';
import { decimalText } from '../../kernel/money.ts';
import {
  actions,
  bold,
  button,
  channelMention,
  channelSelect,
  checkboxes,
  confirmation,
  context,
  input,
  joinMrkdwn,
  modal,
  noteUnder,
  numberInput,
  option,
  peopleSelect,
  plainTextInput,
  radio,
  section,
  severalOf,
  staticSelect,
  translateMrkdwn,
} from '../../slack/blocks/index.ts';
import type { Words } from '../../slack/blocks/index.ts';
import { MOST_HOURS } from './rules-form.ts';
import type { RuleField, RuleProblem } from './rules-form.ts';
import type { ApprovalKind, Approver, Rule } from './rules.ts';
import { approversWords } from './views-words.ts';

export const RULE_FORM = 'approval.rule';
export const ADD_RULE = 'approval.rule.add';
export const CHANGE_RULE = 'approval.rule.change';
export const END_RULE = 'approval.rule.end';

/** Where each field stands. */
export const ruleBlocks = {
  requester: 'requester',
  over: 'over',
  currency: 'currency',
  approvals: 'approvals',
  approvers: 'approvers',
  groups: 'groups',
  role: 'role',
  escalateTo: 'escalateTo',
  escalateHours: 'escalateHours',
  expireHours: 'expireHours',
  channel: 'channel',
  inChannel: 'inChannel',
} as const satisfies Record<RuleField | 'requester' | 'approvals' | 'inChannel' | 'groups' | 'role', string>;

/** @param home the action of the button that leads back to all settings @param note what was done just now */
export function rulesView(
  t: Translator,
  {
    kind,
    rules,
    note,
  }: { readonly kind: ApprovalKind; readonly rules: readonly Rule[]; readonly note?: MessageKey | undefined },
  home: string,
): ModalView {
  const ending = confirmation({
    title: t('approval.rules.endTitle'),
    text: t('approval.rules.endText'),
    confirm: t('approval.rules.end'),
    deny: t('common.back'),
    style: 'danger',
  });
  const value = (rule?: string) => JSON.stringify({ kind, rule });
  return modal({
    callbackId: 'approval.rules',
    title: t('approval.rules.title'),
    close: t('common.close'),
    blocks: [
      note !== undefined && section(t(note)),
      section(bold(t(`approval.rules.title.${kind}`))),
      actions(
        button(t('administration.back'), home),
        button(t('approval.rules.add'), ADD_RULE, { style: 'primary', value: value() }),
      ),
      section(t(`approval.rules.builtIn.${kind}`)),
      rules.length === 0 && context(t('approval.rules.none')),
      ...rules.flatMap((rule) => [
        section(joinMrkdwn(ruleWords(t, kind, rule))),
        actions(
          button(t('approval.rules.change'), CHANGE_RULE, { value: value(rule.id) }),
          button(t('approval.rules.end'), END_RULE, { value: value(rule.id), style: 'danger', confirm: ending }),
        ),
      ]),
    ],
  });
}

function ruleWords(t: Translator, kind: ApprovalKind, rule: Rule): Words[] {
  const { over, approvals, approvers, escalateTo, escalateHours, expireHours, requesterRole } = rule;
  const values = { approvals, approvers: approversWords(t, approvers) };
  const whose = t(`approval.rules.whose.${requesterRole === null ? 'everybody' : WHOSE[requesterRole]}`);
  const need = over ? t('approval.why.over', { over, ...values }) : t('approval.why.always', values);
  return [
    kind === 'purchase' ? `${whose}: ${need}` : need,
    ...(escalateHours === null
      ? []
      : [t('approval.rules.escalates', { hours: escalateHours, approvers: approversWords(t, escalateTo) })]),
    ...placeWords(t, rule),
    t('approval.rules.expires', { hours: expireHours }),
  ];
}

function placeWords(t: Translator, { channelId, askDirectly, channelCost }: Rule): Words[] {
  if (channelId === null) return [];
  const channel = channelMention(channelId);
  const where = askDirectly ? 'approval.rules.askedInAndDirectly' : 'approval.rules.askedIn';
  return [translateMrkdwn(t, where, { channel }), ...(channelCost ? [t('approval.rules.showsCost')] : [])];
}

const WHOSE = { AdminAgent: 'adminAgent', SalesAgent: 'salesAgent' } as const;

const idsOf = (approvers: readonly Approver[], kind: 'person' | 'group') =>
  approvers.flatMap((approver) => (approver.kind === kind ? [approver.id] : []));

/** The form of a new rule, or of the one that takes the place of `rule`. */
export function ruleFormView(
  t: Translator,
  kind: ApprovalKind,
  groups: readonly UserGroup[],
  rule: Rule | undefined,
): ModalView {
  const approvers = rule?.approvers ?? [];
  const whose = (['everybody', 'SalesAgent', 'AdminAgent'] as const).map((each) =>
    option(t(`approval.rules.whose.${each === 'everybody' ? each : WHOSE[each]}`), each),
  );
  const counts = (['1', '2'] as const).map((count) =>
    option(t('approval.rules.count', { count: Number(count) }), count),
  );
  const everyApprover = option(t('approval.rules.everyApprover'), 'Approver');
  return modal({
    callbackId: RULE_FORM,
    title: t(rule ? 'approval.rules.changeTitle' : 'approval.rules.addTitle'),
    submit: t('approval.rules.save'),
    close: t('common.cancel'),
    metadata: JSON.stringify({ kind, rule: rule?.id }),
    blocks: [
      context(t(`approval.rules.of.${kind}`)),
      kind === 'purchase' &&
        input(
          t('approval.rules.requester'),
          staticSelect({ actionId: 'requester', options: whose, chosen: rule?.requesterRole ?? 'everybody' }),
          { blockId: ruleBlocks.requester },
        ),
      input(
        t('approval.rules.over'),
        plainTextInput({ actionId: 'over', maxLength: 30, initial: rule?.over ? decimalText(rule.over) : undefined }),
        { blockId: ruleBlocks.over, optional: true, hint: t(`approval.rules.overHint.${kind}`) },
      ),
      input(
        t('approval.rules.currency'),
        plainTextInput({ actionId: 'currency', maxLength: 3, initial: rule?.over?.currency ?? 'EUR' }),
        { blockId: ruleBlocks.currency, optional: true },
      ),
      input(
        t('approval.rules.approvals'),
        radio({ actionId: 'approvals', options: counts, chosen: String(rule?.approvals ?? 1) }),
        { blockId: ruleBlocks.approvals },
      ),
      input(t('approval.rules.people'), peopleSelect({ actionId: 'approvers', chosen: idsOf(approvers, 'person') }), {
        blockId: ruleBlocks.approvers,
        optional: true,
        hint: t('approval.rules.peopleHint'),
      }),
      groups.length > 0 &&
        input(
          t('approval.rules.groups'),
          severalOf({
            actionId: 'groups',
            options: groups.map(({ id, name }) => option(name, id)),
            chosen: idsOf(approvers, 'group'),
          }),
          { blockId: ruleBlocks.groups, optional: true },
        ),
      input(
        t('approval.rules.role'),
        checkboxes({
          actionId: 'role',
          options: [everyApprover],
          chosen: approvers.some(({ kind }) => kind === 'role') ? ['Approver'] : [],
        }),
        { blockId: ruleBlocks.role, optional: true },
      ),
      input(
        t('approval.rules.escalateTo'),
        peopleSelect({ actionId: 'escalateTo', chosen: idsOf(rule?.escalateTo ?? [], 'person') }),
        { blockId: ruleBlocks.escalateTo, optional: true },
      ),
      input(
        t('approval.rules.escalateHours'),
        numberInput({ actionId: 'escalateHours', initial: rule?.escalateHours ?? undefined, min: 1, max: MOST_HOURS }),
        { blockId: ruleBlocks.escalateHours, optional: true },
      ),
      input(t('approval.rules.channel'), channelSelect({ actionId: 'channel', chosen: rule?.channelId ?? undefined }), {
        blockId: ruleBlocks.channel,
        optional: true,
        hint: t('approval.rules.channelHint'),
      }),
      input(
        t('approval.rules.inChannel'),
        checkboxes({
          actionId: 'inChannel',
          options: [
            option(t('approval.rules.askDirectly'), 'directly'),
            option(t(`approval.rules.channelCost.${kind}`), 'cost'),
          ],
          chosen: [
            ...(rule?.channelId && rule.askDirectly ? ['directly'] : []),
            ...(rule?.channelCost ? ['cost'] : []),
          ],
        }),
        { blockId: ruleBlocks.inChannel, optional: true },
      ),
      input(
        t('approval.rules.expireHours'),
        numberInput({ actionId: 'expireHours', initial: rule?.expireHours ?? 72, min: 1, max: MOST_HOURS }),
        { blockId: ruleBlocks.expireHours },
      ),
    ],
  });
}

/** What is wrong, by the block in which it is shown; of two at one field the first counts. */
export function ruleErrors(t: Translator, problems: readonly RuleProblem[]): Record<string, string> {
  return Object.fromEntries(
    problems.toReversed().map((problem) => [ruleBlocks[problem.field], problemWords(t, problem)]),
  );
}

/** The same, where the form itself cannot be answered any more because finding out took too long. */
export function ruleProblemsView(t: Translator, problems: readonly RuleProblem[]): ModalView {
  return ruleNoteView(t, problems.map((problem) => problemWords(t, problem)).join('\n'));
}

export const ruleNoteView = noteUnder('approval.rules.title');

function problemWords(t: Translator, problem: RuleProblem): string {
  switch (problem.kind) {
    case 'unreadable':
      return t('common.amount.unreadable', { example: '1500.00' });
    case 'negative':
      return t('common.amount.notPositive');
    case 'unknown':
      return t('approval.rules.problem.currency');
    case 'missing':
      return t('approval.rules.problem.missing');
    case 'too-few': {
      const { needed, found, left } = problem;
      const who = left.length > 0 ? t('approval.rules.problem.left', { people: left.join(', ') }) : '';
      return `${t('approval.rules.problem.tooFew', { needed, found })} ${who}`.trim();
    }
    case 'not-a-member':
    case 'shared':
      return t(`approval.rules.problem.${problem.kind}`);
    case 'half':
      return t('approval.rules.problem.half');
    case 'hours':
      return t('common.field.between', { min: 1, max: problem.max });
    case 'after-the-end':
      return t('approval.rules.problem.afterTheEnd');
  }
}
