import type { App, BlockAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { z } from 'zod';
import type { MessageKey } from '../../i18n/catalogue.ts';
import { ADMIN_HOME } from '../../slack/admin-section.ts';
import type { AdminSection } from '../../slack/admin-section.ts';
import type { Counter } from '../../slack/counter.ts';
import { channelIn, choicesIn, entryIn, peopleIn } from '../../slack/entries.ts';
import type { Entries } from '../../slack/entries.ts';
import { readMetadata } from '../../slack/metadata.ts';
import type { Visitor, Visitors } from '../../slack/visitor.ts';
import { APPROVAL_KINDS } from './rules.ts';
import type { ApprovalKind } from './rules.ts';
import type { ApprovalRules, RuleForm, SaveOutcome } from './service-rules.ts';
import {
  ADD_RULE,
  CHANGE_RULE,
  END_RULE,
  RULE_FORM,
  ruleBlocks,
  ruleErrors,
  ruleFormView,
  ruleNoteView,
  ruleProblemsView,
  rulesView,
} from './views-rules.ts';

type Parts = { readonly rules: ApprovalRules; readonly visitors: Visitors; readonly counter: Counter };

const About = z.object({ kind: z.enum(APPROVAL_KINDS), rule: z.uuid().optional() });

/** The sections of `/csp-admin`, one a kind, in which the rules of approval are listed, added, changed and ended. */
export function registerApprovalRules(app: App, { rules, visitors, counter }: Parts): readonly AdminSection[] {
  for (const step of [ADD_RULE, CHANGE_RULE]) {
    app.action<BlockAction>({ action_id: step, type: 'block_actions' }, async ({ ack, body, action }) => {
      await ack();
      const about = aboutOf(action);
      if (!body.view || !about) return;
      const visitor = await visitors.of(body);
      await counter.fill(visitor, { viewId: body.view.id }, () => drawForm(visitor, about.kind, about.rule));
    });
  }

  app.action<BlockAction>({ action_id: END_RULE, type: 'block_actions' }, async ({ ack, body, action }) => {
    await ack();
    const { kind, rule } = aboutOf(action) ?? {};
    if (!body.view || !kind || !rule) return;
    const visitor = await visitors.of(body);
    await counter.fill(visitor, { viewId: body.view.id }, async () => {
      const outcome = await rules.end(visitor.person, kind, rule);
      if (outcome.kind === 'refused') return counter.refusalView(visitor, outcome);
      return draw(visitor, kind, outcome.kind === 'ended' ? 'approval.rules.ended' : 'approval.rules.overtaken');
    });
  });

  app.view(RULE_FORM, async ({ ack, body, view }) => {
    const about = readMetadata(About, view.private_metadata);
    const served = await visitors.handIn(body, async ({ person }): Promise<SaveOutcome> =>
      about ? rules.save(person, about.kind, readForm(view.state.values), about.rule) : { kind: 'gone' },
    );
    if (served.ready && served.value.kind === 'invalid')
      return ack({ response_action: 'errors', errors: ruleErrors(served.visitor.t, served.value.problems) });
    if (served.ready && !about) return ack({ response_action: 'update', view: goneView(served.visitor) });
    const { t } = served.ready ? served.visitor : served;
    await ack({ response_action: 'update', view: ruleNoteView(t, t('common.loading')) });
    await counter.fill({ t }, { viewId: view.id }, async () => {
      const { visitor, value: outcome } = served.ready ? served : await served.later;
      return about ? outcomeView(visitor, about.kind, outcome) : goneView(visitor);
    });
  });

  async function draw(visitor: Visitor, kind: ApprovalKind, note?: MessageKey): Promise<ModalView> {
    const listed = await rules.list(visitor.person, kind);
    if (listed.kind === 'refused') return counter.refusalView(visitor, listed);
    return rulesView(visitor.t, { kind, rules: listed.rules, note }, ADMIN_HOME);
  }

  async function drawForm(visitor: Visitor, kind: ApprovalKind, ruleId: string | undefined): Promise<ModalView> {
    const begun = await rules.begin(visitor.person, kind, ruleId);
    switch (begun.kind) {
      case 'form':
        return ruleFormView(visitor.t, kind, begun.groups, begun.rule);
      case 'gone':
        return draw(visitor, kind, 'approval.rules.overtaken');
      case 'refused':
        return counter.refusalView(visitor, begun);
    }
  }

  async function outcomeView(visitor: Visitor, kind: ApprovalKind, outcome: SaveOutcome): Promise<ModalView> {
    switch (outcome.kind) {
      case 'saved':
        return draw(visitor, kind, 'approval.rules.saved');
      case 'invalid':
        return ruleProblemsView(visitor.t, outcome.problems);
      case 'gone':
        return goneView(visitor);
      case 'too-many':
        return ruleNoteView(visitor.t, visitor.t('approval.rules.tooMany'));
      case 'refused':
        return counter.refusalView(visitor, outcome);
    }
  }

  const goneView = ({ t }: Visitor) => ruleNoteView(t, t('approval.rules.gone'));

  return APPROVAL_KINDS.map((kind) => ({
    id: `approval.${kind}`,
    title: `approval.rules.title.${kind}` as const,
    about: `approval.rules.about.${kind}` as const,
    draw: (visitor: Visitor) => draw(visitor, kind),
  }));
}

function aboutOf(action: BlockAction['actions'][number]): z.infer<typeof About> | null {
  return readMetadata(About, 'value' in action ? action.value : undefined);
}

function readForm(entries: Entries): RuleForm {
  const text = (blockId: string) => entryIn(entries, blockId) ?? '';
  return {
    requester: entryIn(entries, ruleBlocks.requester),
    over: text(ruleBlocks.over),
    currency: text(ruleBlocks.currency),
    approvals: entryIn(entries, ruleBlocks.approvals),
    people: peopleIn(entries, ruleBlocks.approvers),
    groups: choicesIn(entries, ruleBlocks.groups),
    everyApprover: choicesIn(entries, ruleBlocks.role).length > 0,
    escalatePeople: peopleIn(entries, ruleBlocks.escalateTo),
    escalateHours: text(ruleBlocks.escalateHours),
    expireHours: text(ruleBlocks.expireHours),
    channel: channelIn(entries, ruleBlocks.channel),
    askDirectly: choicesIn(entries, ruleBlocks.inChannel).includes('directly'),
    channelCost: choicesIn(entries, ruleBlocks.inChannel).includes('cost'),
  };
}
