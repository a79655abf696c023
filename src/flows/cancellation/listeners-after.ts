import type { App, BlockAction, ViewSubmitAction } from '@slack/bolt';
import { z } from 'zod';
import { translatorFor } from '../../i18n/translator.ts';
import type { Counter } from '../../slack/counter.ts';
import type { Delivery } from '../../slack/delivery.ts';
import { entryIn } from '../../slack/entries.ts';
import { answerForm } from '../../slack/form-answer.ts';
import { readMetadata } from '../../slack/metadata.ts';
import type { Visitor, Visitors } from '../../slack/visitor.ts';
import type { Afterwards } from './service-after.ts';
import {
  CREDIT,
  CREDIT_FORM,
  creditView,
  REMOVED,
  REMOVED_FORM,
  removedView,
  uninstallMessage,
} from './views-after.ts';
import { problemWords } from './views-words.ts';
import { noteView } from './views.ts';

type Parts = {
  readonly afterwards: Afterwards;
  readonly visitors: Visitors;
  readonly counter: Counter;
  readonly delivery: Delivery;
};

const Metadata = z.object({ id: z.string() });
const STALE = { command: '/csp-tickets' };

/** After a cancellation: that the software is removed, and what came back of the money. */
export function registerAfterwards(app: App, { afterwards, visitors, counter, delivery }: Parts): void {
  app.action<BlockAction>(REMOVED, async ({ ack, body, action, respond }) => {
    await ack();
    const visitor = await visitors.of(body);
    const taskId = 'value' in action ? (action.value ?? '') : '';
    const view = await counter.open(visitor, body.trigger_id, respond);
    if (!view) return;
    await counter.fill(visitor, view, async () => {
      const right = await afterwards.beginRemoved(visitor.person, taskId);
      return right.kind === 'refused' ? counter.refusalView(visitor, right) : removedView(visitor.t, taskId);
    });
  });

  app.view<ViewSubmitAction>(REMOVED_FORM, (handedIn) =>
    answerForm({ visitors, counter }, handedIn, async (visitor) => {
      const { view } = handedIn;
      const { t } = visitor;
      const id = readMetadata(Metadata, view.private_metadata)?.id ?? '';
      const outcome = await afterwards.removed(visitor.person, id, entryIn(view.state.values, 'evidence') ?? '');
      switch (outcome.kind) {
        case 'recorded':
          return { response_action: 'clear' };
        case 'missing':
          return { response_action: 'errors', errors: { evidence: t('common.field.required') } };
        case 'too-long': {
          const { max, length } = outcome;
          return { response_action: 'errors', errors: { evidence: t('common.field.tooLong', { max, length }) } };
        }
        case 'stale':
        case 'not-yours':
          return { response_action: 'update', view: noteView(t, t('common.error.staleForm', STALE)) };
        case 'refused':
          return { response_action: 'update', view: counter.refusalView(visitor, outcome) };
      }
    }),
  );

  app.action<BlockAction>(CREDIT, async ({ ack, body, action, respond }) => {
    await ack();
    const visitor = await visitors.of(body);
    const ticketId = 'value' in action ? (action.value ?? '') : '';
    const view = await counter.open(visitor, body.trigger_id, respond);
    if (view) await counter.fill(visitor, view, () => creditForm(visitor, ticketId));
  });

  async function creditForm(visitor: Visitor, ticketId: string) {
    const asked = await afterwards.askCredit(visitor.person, ticketId);
    if (asked.kind === 'refused') return counter.refusalView(visitor, asked);
    return asked.kind === 'stale'
      ? noteView(visitor.t, visitor.t('common.error.staleForm', STALE))
      : creditView(visitor.t, asked.ticket, asked.expected);
  }

  app.view<ViewSubmitAction>(CREDIT_FORM, (handedIn) =>
    answerForm({ visitors, counter }, handedIn, async (visitor) => {
      const { view } = handedIn;
      const { t } = visitor;
      const id = readMetadata(Metadata, view.private_metadata)?.id ?? '';
      const typed = (field: string) => entryIn(view.state.values, field) ?? '';
      const form = { amount: typed('amount'), document: typed('document'), locale: t.locale };
      const outcome = await afterwards.recordCredit(visitor.person, id, form);
      switch (outcome.kind) {
        case 'recorded':
          return { response_action: 'clear' };
        case 'amount':
          return { response_action: 'errors', errors: { amount: problemWords(t, outcome.problem) } };
        case 'document':
          return {
            response_action: 'errors',
            errors: { document: t(`cancellation.credit.document.${outcome.problem}`) },
          };
        case 'stale':
          return { response_action: 'update', view: noteView(t, t('common.error.staleForm', STALE)) };
        case 'refused':
          return { response_action: 'update', view: counter.refusalView(visitor, outcome) };
      }
    }),
  );

  delivery.paint('ticket-uninstall', async (taskId) => {
    const task = await afterwards.findTask(taskId);
    if (!task) return null;
    const { locale, zone, slackUserId } = task.person;
    const moves = await afterwards.movesOf(task);
    return { content: uninstallMessage(translatorFor(locale, zone), task, moves), owner: slackUserId };
  });
}
