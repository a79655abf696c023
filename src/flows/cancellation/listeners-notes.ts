import type { App, BlockAction, ViewSubmitAction } from '@slack/bolt';
import { z } from 'zod';
import { translatorFor } from '../../i18n/translator.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { Counter } from '../../slack/counter.ts';
import type { Delivery } from '../../slack/delivery.ts';
import { entryIn } from '../../slack/entries.ts';
import { answerForm } from '../../slack/form-answer.ts';
import { readMetadata } from '../../slack/metadata.ts';
import type { Visitors } from '../../slack/visitor.ts';
import type { AnswerOutcome, TicketNotes } from './service-notes.ts';
import { ANSWER, ANSWER_BLOCK, ANSWER_FORM, answerView, noteMessage } from './views-notes.ts';
import { noteView } from './views.ts';

type Parts = {
  readonly ticketNotes: TicketNotes;
  readonly visitors: Visitors;
  readonly counter: Counter;
  readonly delivery: Delivery;
};

const Metadata = z.object({ ticket: z.string() });

/** The conversation with Microsoft about a ticket: its thread, and the form to answer. */
export function registerTicketNotes(app: App, { ticketNotes, visitors, counter, delivery }: Parts): void {
  app.action<BlockAction>(ANSWER, async ({ ack, body, action, respond }) => {
    await ack();
    const visitor = await visitors.of(body);
    const ticketId = 'value' in action ? (action.value ?? '') : '';
    const view = await counter.open(visitor, body.trigger_id, respond);
    if (!view) return;
    await counter.fill(visitor, view, async () => {
      const right = await ticketNotes.begin(visitor.person, ticketId);
      return right.kind === 'refused' ? counter.refusalView(visitor, right) : answerView(visitor.t, ticketId);
    });
  });

  app.view<ViewSubmitAction>(ANSWER_FORM, (handedIn) =>
    answerForm({ visitors, counter }, handedIn, async (visitor) => {
      const { view } = handedIn;
      const ticketId = readMetadata(Metadata, view.private_metadata)?.ticket ?? '';
      const typed = entryIn(view.state.values, ANSWER_BLOCK) ?? '';
      const outcome = await ticketNotes.answer(visitor.person, ticketId, typed, view.id);
      switch (outcome.kind) {
        case 'answered':
          return { response_action: 'clear' };
        case 'invalid':
        case 'holds-key':
          return { response_action: 'errors', errors: { [ANSWER_BLOCK]: problemWords(visitor.t, outcome) } };
        case 'stale':
          return {
            response_action: 'update',
            view: noteView(visitor.t, visitor.t('common.error.staleForm', { command: '/csp-tickets' })),
          };
        case 'refused':
          return { response_action: 'update', view: counter.refusalView(visitor, outcome) };
      }
    }),
  );

  delivery.paint('ticket-note', async (noteId) => {
    const note = await ticketNotes.find(noteId);
    if (!note) return null;
    const { locale, zone, slackUserId } = note.ticket.person;
    return { content: noteMessage(translatorFor(locale, zone), note), owner: slackUserId };
  });
}

function problemWords(t: Translator, outcome: Extract<AnswerOutcome, { kind: 'invalid' | 'holds-key' }>): string {
  if (outcome.kind === 'holds-key') return t('cancellation.answer.holdsKey');
  const { problem } = outcome;
  return problem.kind === 'missing'
    ? t('common.field.required')
    : t('common.field.tooLong', { max: problem.max, length: problem.length });
}
