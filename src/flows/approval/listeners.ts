import type { App, BlockAction, RespondFn } from '@slack/bolt';
import { z } from 'zod';
import { translatorFor } from '../../i18n/translator.ts';
import { message, section } from '../../slack/blocks/index.ts';
import type { Words } from '../../slack/blocks/index.ts';
import type { Counter } from '../../slack/counter.ts';
import type { Delivery } from '../../slack/delivery.ts';
import type { HomeTab } from '../../slack/home-tab.ts';
import { entryIn } from '../../slack/entries.ts';
import { readMetadata } from '../../slack/metadata.ts';
import { refusalWords } from '../../slack/refusals.ts';
import type { Visitor, Visitors } from '../../slack/visitor.ts';
import type { Verdict } from './rules.ts';
import { REASON_LENGTH } from './service.ts';
import type { Approvals, DecideOutcome, ReasonProblem } from './service.ts';
import { APPROVE, askMessage, DECLINE, toldMessage, WITHDRAW } from './views-message.ts';
import { answerView, DECLINE_FORM, declineView, inertWords, REASON_BLOCK } from './views.ts';

type Parts = {
  readonly approvals: Approvals;
  readonly visitors: Visitors;
  readonly counter: Counter;
  readonly delivery: Delivery;
  readonly homeTab: HomeTab;
};

const ApprovalId = z.uuid();
const Metadata = z.object({ approval: ApprovalId });

/** Approving and declining, from whatever message or list the buttons stand in. */
export function registerApproval(app: App, { approvals, visitors, counter, delivery, homeTab }: Parts): void {
  app.action<BlockAction>(APPROVE, async ({ ack, body, action, respond }) => {
    await ack();
    const visitor = await visitors.of(body);
    const outcome = await decide(visitor, idIn(action), 'approved', null);
    if (outcome.kind !== 'decided')
      await tell(
        visitor,
        body,
        respond,
        outcome.kind === 'refused' ? refusalWords(visitor.t, outcome) : answerTo(visitor, outcome),
      );
    if (outcome.kind === 'decided' || body.view) await homeTab.show(visitor);
  });

  app.action<BlockAction>(DECLINE, async ({ ack, body, action, respond }) => {
    await ack();
    const visitor = await visitors.of(body);
    const view = await counter.open(visitor, body.trigger_id, body.view ? undefined : respond);
    if (!view) return;
    await counter.fill(visitor, view, async () => {
      const right = await approvals.begin(visitor.person);
      if (right.kind === 'refused') return counter.refusalView(visitor, right);
      const id = idIn(action);
      const approval = id === null ? null : await approvals.find(id);
      if (!approval) return answerView(visitor.t, inertWords(visitor.t, { kind: 'stale' }));
      if (approval.state === 'pending') return declineView(visitor.t, approval.id, REASON_LENGTH);
      return answerView(visitor.t, inertWords(visitor.t, { kind: 'too-late', approval }));
    });
  });

  app.view(DECLINE_FORM, async ({ ack, body, view }) => {
    const id = readMetadata(Metadata, view.private_metadata)?.approval ?? null;
    const reason = entryIn(view.state.values, REASON_BLOCK) ?? '';
    const served = await visitors.handIn(body, (visitor) => decide(visitor, id, 'declined', reason));
    if (served.ready && served.value.kind === 'decided') {
      await ack({ response_action: 'clear' });
      return homeTab.show(served.visitor);
    }
    if (served.ready && served.value.kind === 'invalid') {
      const words = problemWords(served.visitor, served.value.problem);
      return ack({ response_action: 'errors', errors: { [REASON_BLOCK]: words } });
    }
    const { t } = served.ready ? served.visitor : served;
    await ack({ response_action: 'update', view: answerView(t, t('common.loading')) });
    await counter.fill({ t }, { viewId: view.id }, async () => {
      const { visitor, value: outcome } = served.ready ? served : await served.later;
      if (outcome.kind === 'decided') await homeTab.show(visitor);
      if (outcome.kind === 'refused') return counter.refusalView(visitor, outcome);
      return answerView(visitor.t, answerTo(visitor, outcome));
    });
  });

  app.action<BlockAction>(WITHDRAW, async ({ ack, body, action, respond }) => {
    await ack();
    const visitor = await visitors.of(body);
    const id = idIn(action);
    const outcome = id === null ? ({ kind: 'stale' } as const) : await approvals.withdraw(visitor.person, id);
    if (outcome.kind === 'refused') await counter.whisper(respond, counter.refusalMessage(visitor, outcome));
    else if (outcome.kind !== 'withdrawn') await whisper(respond, inertWords(visitor.t, outcome));
  });

  delivery.paint('approval', async (approvalId, place) => {
    const approval = await approvals.find(approvalId);
    const subject = approval && (await approvals.subjectAt(approval, place));
    if (!approval || !subject) return null;
    const reader = approval.asked.find(({ person }) => person.slackUserId === place)?.person ?? approval.requester;
    const t = translatorFor(reader.locale, reader.zone);
    // A channel that cannot be written to any more: the first of those who were asked there.
    const owner = place === approval.channelId ? (approval.asked[0]?.person.slackUserId ?? place) : place;
    return { content: askMessage(t, approval, subject, place), owner };
  });

  delivery.paint('approval-outcome', async (approvalId, place) => {
    const approval = await approvals.find(approvalId);
    const subject = approval && (await approvals.subjectAt(approval, place));
    if (!approval || !subject) return null;
    const { locale, zone, slackUserId } = approval.requester;
    const content = toldMessage(translatorFor(locale, zone), approval, subject);
    return content && { content, owner: slackUserId };
  });

  const decide = async ({ person }: Visitor, id: string | null, verdict: Verdict, reason: string | null) =>
    id === null ? ({ kind: 'stale' } as const) : approvals.decide(person, id, verdict, reason);

  /** The Home tab has no address to whisper to: there the answer stands in a modal. */
  async function tell(visitor: Visitor, body: BlockAction, respond: RespondFn, words: Words): Promise<void> {
    if (!body.view) return whisper(respond, words);
    const view = await counter.open(visitor, body.trigger_id);
    if (view) await counter.fill(visitor, view, async () => answerView(visitor.t, words));
  }

  const whisper = (respond: RespondFn, words: Words) =>
    counter.whisper(respond, message({ text: words, blocks: [section(words)] }));
}

function answerTo({ t }: Pick<Visitor, 't'>, outcome: Exclude<DecideOutcome, { readonly kind: 'refused' }>): Words {
  switch (outcome.kind) {
    case 'decided':
      return t('approval.form.declined');
    case 'invalid':
      return problemWords({ t }, outcome.problem);
    default:
      return inertWords(t, outcome);
  }
}

function problemWords({ t }: Pick<Visitor, 't'>, problem: ReasonProblem): string {
  return problem.kind === 'missing' ? t('common.field.required') : t('common.field.tooLong', problem);
}

function idIn(action: object): string | null {
  const parsed = ApprovalId.safeParse(Reflect.get(action, 'value'));
  return parsed.success ? parsed.data : null;
}
