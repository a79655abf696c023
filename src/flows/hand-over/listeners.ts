import type { App, BlockAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { translatorFor } from '../../i18n/translator.ts';
import { message, section } from '../../slack/blocks/index.ts';
import type { Counter } from '../../slack/counter.ts';
import type { Delivery } from '../../slack/delivery.ts';
import { entryIn } from '../../slack/entries.ts';
import type { Entries } from '../../slack/entries.ts';
import { readMetadata } from '../../slack/metadata.ts';
import type { Visitor, Visitors } from '../../slack/visitor.ts';
import { stateOf } from './records.ts';
import type { HandOverRecord } from './records.ts';
import type { PageForm, PageState } from './rules.ts';
import type { HandOver, MakeOutcome } from './service.ts';
import { newsMessage, pageMessage, REVOKE } from './views-message.ts';
import { BEGIN, BLOCKS, fieldErrors, FORM, formView, madeView, noPageWords, noteView, tooManyWords } from './views.ts';

type Front = {
  readonly handOver: HandOver;
  readonly visitors: Visitors;
  readonly counter: Counter;
  readonly delivery: Delivery;
};

const Metadata = z.object({ request: z.string() });

/** *Make a one-time page for the customer*: form → link and passphrase, shown once; then a message that tells what becomes of it. */
export function registerHandOver(app: App, { handOver, visitors, counter, delivery }: Front): void {
  app.action<BlockAction>(BEGIN, async ({ ack, body, action, respond }) => {
    await ack();
    const visitor = await visitors.of(body);
    const requestId = 'value' in action ? (action.value ?? '') : '';
    const view = await counter.open(visitor, body.trigger_id, respond);
    if (!view) return;
    await counter.fill(visitor, view, async () => {
      const outcome = await handOver.begin(visitor.person, requestId);
      if (outcome.kind === 'form') return formView(visitor.t, outcome.request, outcome.language);
      if (outcome.kind === 'refused') return counter.refusalView(visitor, outcome);
      return noteView(visitor.t, noPageWords(visitor.t, outcome));
    });
  });

  app.view(FORM, async ({ ack, body, view }) => {
    const requestId = readMetadata(Metadata, view.private_metadata)?.request ?? '';
    const served = await visitors.handIn(body, ({ person }) =>
      handOver.make(person, requestId, readForm(view.state.values), view.id),
    );
    if (served.ready) {
      const { visitor, value: outcome } = served;
      if (outcome.kind === 'invalid')
        return ack({ response_action: 'errors', errors: fieldErrors(visitor.t, outcome.problems) });
      return ack({ response_action: 'update', view: outcomeView(visitor, outcome) });
    }
    await ack({ response_action: 'update', view: noteView(served.t, served.t('handOver.busy')) });
    await counter.fill(served, { viewId: view.id }, async () => {
      const { visitor, value: outcome } = await served.later;
      return outcomeView(visitor, outcome);
    });
  });

  app.action<BlockAction>(REVOKE, async ({ ack, body, action, respond }) => {
    await ack();
    const visitor = await visitors.of(body);
    const outcome = await handOver.revoke(visitor.person, 'value' in action ? (action.value ?? '') : '');
    const say = (words: string) => counter.whisper(respond, message({ text: words, blocks: [section(words)] }));
    switch (outcome.kind) {
      case 'revoked':
        return;
      case 'over':
        return say(visitor.t('handOver.revoke.over'));
      case 'stale':
        return say(visitor.t('common.error.staleButton', { command: '/csp-key' }));
      case 'refused':
        return counter.whisper(respond, counter.refusalMessage(visitor, outcome));
    }
  });

  const paintWith = (draw: typeof pageMessage) => async (pageId: string) => {
    const page: HandOverRecord | null = await handOver.find(pageId);
    if (!page) return null;
    const state: PageState = stateOf(page);
    const t = translatorFor(page.person.locale, page.person.zone);
    return { content: draw(t, page, state), owner: page.person.slackUserId };
  };
  delivery.paint('hand-over', paintWith(pageMessage));
  delivery.paint('hand-over-news', paintWith(newsMessage));

  function outcomeView(visitor: Visitor, outcome: MakeOutcome): ModalView {
    const { t } = visitor;
    switch (outcome.kind) {
      case 'made':
        return madeView(t, outcome);
      case 'already':
        return noteView(t, t('handOver.already'));
      case 'invalid':
        return noteView(t, Object.values(fieldErrors(t, outcome.problems)).join(' '));
      case 'refused':
        return counter.refusalView(visitor, outcome);
      case 'too-many':
        return noteView(t, tooManyWords(t, outcome));
      case 'stale':
      case 'too-old':
      case 'no-address':
      case 'revoked':
      case 'none':
      case 'not-handed-in':
      case 'withheld':
        return noteView(t, noPageWords(t, outcome));
    }
  }
}

function readForm(entries: Entries): PageForm {
  return {
    language: entryIn(entries, BLOCKS.language),
    hours: entryIn(entries, BLOCKS.hours),
    views: entryIn(entries, BLOCKS.views),
    recipient: entryIn(entries, BLOCKS.recipient),
  };
}
