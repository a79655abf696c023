import type { App, BlockAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { ADMIN_HOME } from '../../slack/admin-section.ts';
import type { AdminSection } from '../../slack/admin-section.ts';
import type { Counter } from '../../slack/counter.ts';
import { choicesIn, entryIn, peopleIn } from '../../slack/entries.ts';
import type { Entries } from '../../slack/entries.ts';
import { inTime } from '../../slack/in-time.ts';
import { readMetadata } from '../../slack/metadata.ts';
import type { Visitor, Visitors } from '../../slack/visitor.ts';
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

const Metadata = z.object({ rule: z.uuid().optional() });

/** The section of `/csp-admin` in which the rules of approval are listed, added, changed and ended. */
export function registerApprovalRules(app: App, { rules, visitors, counter }: Parts): AdminSection {
  for (const step of [ADD_RULE, CHANGE_RULE]) {
    app.action<BlockAction>({ action_id: step, type: 'block_actions' }, async ({ ack, body, action }) => {
      await ack();
      if (!body.view) return;
      const visitor = await visitors.of(body);
      const wanted = step === CHANGE_RULE && 'value' in action ? action.value : undefined;
      await counter.fill(visitor, { viewId: body.view.id }, () => drawForm(visitor, wanted));
    });
  }

  app.action<BlockAction>({ action_id: END_RULE, type: 'block_actions' }, async ({ ack, body, action }) => {
    await ack();
    if (!body.view) return;
    const visitor = await visitors.of(body);
    const id = z.uuid().safeParse('value' in action ? action.value : undefined);
    await counter.fill(visitor, { viewId: body.view.id }, async () => {
      const outcome = id.success ? await rules.end(visitor.person, id.data) : ({ kind: 'gone' } as const);
      return outcome.kind === 'refused' ? counter.refusalView(visitor, outcome) : draw(visitor);
    });
  });

  app.view(RULE_FORM, async ({ ack, body, view }) => {
    const visitor = await visitors.of(body);
    const metadata = readMetadata(Metadata, view.private_metadata);
    const work = rules.save(visitor.person, readForm(view.state.values), metadata?.rule);
    const first = await inTime(work);
    if (first.ready && first.value.kind === 'invalid')
      return ack({ response_action: 'errors', errors: ruleErrors(visitor.t, first.value.problems) });
    await ack({ response_action: 'update', view: ruleNoteView(visitor.t, visitor.t('common.loading')) });
    await counter.fill(visitor, { viewId: view.id }, async () => outcomeView(visitor, await work));
  });

  async function draw(visitor: Visitor): Promise<ModalView> {
    const listed = await rules.list(visitor.person);
    if (listed.kind === 'refused') return counter.refusalView(visitor, listed);
    return rulesView(visitor.t, listed.rules, ADMIN_HOME);
  }

  async function drawForm(visitor: Visitor, ruleId: string | undefined): Promise<ModalView> {
    const begun = await rules.begin(visitor.person, ruleId);
    switch (begun.kind) {
      case 'form':
        return ruleFormView(visitor.t, begun.groups, begun.rule);
      case 'gone':
        return draw(visitor);
      case 'refused':
        return counter.refusalView(visitor, begun);
    }
  }

  async function outcomeView(visitor: Visitor, outcome: SaveOutcome): Promise<ModalView> {
    switch (outcome.kind) {
      case 'saved':
        return draw(visitor);
      case 'invalid':
        return ruleProblemsView(visitor.t, outcome.problems);
      case 'gone':
      case 'too-many':
        return ruleNoteView(
          visitor.t,
          visitor.t(outcome.kind === 'gone' ? 'approval.rules.gone' : 'approval.rules.tooMany'),
        );
      case 'refused':
        return counter.refusalView(visitor, outcome);
    }
  }

  return { id: 'approval', title: 'approval.rules.title', about: 'approval.rules.about', draw };
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
  };
}
