import type { ModalView } from '@slack/types';
import type { Translator } from '../../i18n/translator.ts';
import {
  context,
  input,
  mention,
  message,
  modal,
  moment,
  plainTextInput,
  section,
  translateMrkdwn,
} from '../../slack/blocks/index.ts';
import type { Message } from '../../slack/blocks/index.ts';
import { ticketName } from './rules.ts';
import type { TicketState } from './rules.ts';
import { NOTE_LONGEST } from './rules-notes.ts';
import type { ShownNote } from './service-notes.ts';

export const ANSWER = 'cancellation.answer';
export const ANSWER_FORM = 'cancellation.answer.form';
export const ANSWER_BLOCK = 'answer';

/** One note in the thread of its ticket. */
export function noteMessage(t: Translator, note: ShownNote): Message {
  const { kind, text, author, at, sent, ticket } = note;
  const owner = mention(ticket.person.slackUserId, t);
  const name = ticketName(ticket.number);
  switch (kind) {
    case 'microsoft': {
      const headline = translateMrkdwn(t, 'cancellation.note.microsoft', { owner, at: moment(at, t) });
      return message({
        text: t('cancellation.note.notification', { ticket: name }),
        blocks: [section(headline), section(text), author !== null && context(author)],
      });
    }
    case 'ours':
      return message({
        text: t('cancellation.note.ours', { person: author ?? '' }),
        blocks: [
          section(t('cancellation.note.ours', { person: author ?? '' })),
          section(text),
          context(t(sent ? 'cancellation.note.sent' : 'cancellation.note.sending')),
        ],
      });
    case 'attention':
    case 'lapsed':
    case 'credit':
    case 'nudge': {
      const words = deskWords(kind, text, ticket.state as TicketState);
      return message({
        text: t('cancellation.note.notification', { ticket: name }),
        blocks: [section(translateMrkdwn(t, words, { owner, since: moment(ticket.stateAt, t) }))],
      });
    }
  }
}

function deskWords(kind: Exclude<ShownNote['kind'], 'microsoft' | 'ours'>, text: string, state: TicketState) {
  switch (kind) {
    case 'attention':
      return 'cancellation.note.attention';
    case 'lapsed':
      return 'cancellation.note.lapsed';
    case 'credit':
      return text === 'short' ? 'cancellation.note.credit.short' : 'cancellation.note.credit.missing';
    case 'nudge':
      return nudgeWords(state);
  }
}

/** By what the ticket waits for now: it may have moved since. */
function nudgeWords(state: TicketState) {
  switch (state) {
    case 'awaiting-portal':
      return 'cancellation.note.nudge.portal';
    case 'attention':
      return 'cancellation.note.nudge.attention';
    case 'lapsed':
      return 'cancellation.note.nudge.lapsed';
    case 'asked':
      return 'cancellation.note.nudge.asked';
    default:
      return 'cancellation.note.nudge.moved';
  }
}

/** The form in which Microsoft is answered. */
export function answerView(t: Translator, ticketId: string): ModalView {
  return modal({
    callbackId: ANSWER_FORM,
    title: t('cancellation.answer.title'),
    submit: t('cancellation.answer.submit'),
    close: t('common.cancel'),
    metadata: JSON.stringify({ ticket: ticketId }),
    blocks: [
      input(
        t('cancellation.answer.label'),
        plainTextInput({ actionId: 'answer', multiline: true, maxLength: NOTE_LONGEST }),
        { blockId: ANSWER_BLOCK, hint: t('cancellation.answer.hint') },
      ),
    ],
  });
}
