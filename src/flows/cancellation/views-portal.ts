import type { Button, KnownBlock, ModalView } from '@slack/types';
import type { Translator } from '../../i18n/translator.ts';
import { PARTNER_CENTER } from '../../owned-software/portal.ts';
import {
  actions,
  bold,
  button,
  codeBlock,
  confirmation,
  context,
  input,
  message,
  modal,
  plainTextInput,
  section,
  translateMrkdwn,
} from '../../slack/blocks/index.ts';
import type { Message } from '../../slack/blocks/index.ts';
import type { TicketRecord } from './records.ts';
import { ticketName } from './rules.ts';
import type { TicketState } from './rules.ts';
import type { RequestText } from './rules-request.ts';

export const BRING = 'cancellation.portal.bring';
export const OPEN_PORTAL = 'cancellation.portal.open';
export const BUNDLE = 'cancellation.portal.bundle';
export const WITHDRAW = 'cancellation.portal.withdraw';
export const NUMBER_FORM = 'cancellation.number';
export const NUMBER_BLOCK = 'number';

/** The direct message to whoever has to make the ticket in Partner Center: every text, in the order of its form (P13). */
export function portalMessage(t: Translator, ticket: TicketRecord, state: TicketState, text: RequestText): Message {
  const name = ticketName(ticket.number);
  const notification = t('cancellation.portal.notification', { ticket: name });
  if (state !== 'awaiting-portal')
    return message({ text: notification, blocks: [section(whatBecameOfIt(t, ticket, state, name))] });
  const files = new Intl.ListFormat(t.locale).format(ticket.files.map((file) => file.name));
  return message({
    text: notification,
    blocks: [
      section(translateMrkdwn(t, 'cancellation.portal.headline', { ticket: name })),
      section(t('cancellation.portal.steps')),
      ...toCopy(t('cancellation.issueType.label'), text.issueType),
      ...toCopy(t('cancellation.impact.label'), text.impact),
      ...toCopy(t('cancellation.title.label'), text.title),
      ...toCopy(t('cancellation.portal.description'), text.description),
      ...toCopy(t('cancellation.portal.contact'), text.contact),
      ticket.files.length > 0 && context(t('cancellation.portal.files', { names: files })),
      actions(
        button(t('cancellation.portal.open'), OPEN_PORTAL, { url: PARTNER_CENTER }),
        button(t('cancellation.portal.files.zip'), BUNDLE, { value: ticket.id }),
        button(t('cancellation.portal.bring'), BRING, { value: ticket.id, style: 'primary' }),
        withdrawButton(t, ticket.id),
      ),
    ],
  });
}

/** Drops it before Microsoft was asked. */
export function withdrawButton(t: Translator, ticketId: string): Button {
  const confirm = confirmation({
    title: t('cancellation.portal.withdrawTitle'),
    text: t('cancellation.portal.withdrawText'),
    confirm: t('cancellation.portal.withdraw'),
    deny: t('common.back'),
    style: 'danger',
  });
  return button(t('cancellation.portal.withdraw'), WITHDRAW, { value: ticketId, style: 'danger', confirm });
}

function toCopy(label: string, text: string): KnownBlock[] {
  return [section(bold(label)), codeBlock(text)];
}

function whatBecameOfIt(t: Translator, { serviceRequestId }: TicketRecord, state: TicketState, ticket: string) {
  return state === 'withdrawn'
    ? translateMrkdwn(t, 'cancellation.portal.withdrawn', { ticket })
    : translateMrkdwn(t, 'cancellation.portal.tracked', { ticket, number: serviceRequestId ?? '–' });
}

/** The form that brings back the number. */
export function numberView(t: Translator, ticketId: string): ModalView {
  return modal({
    callbackId: NUMBER_FORM,
    title: t('cancellation.number.title'),
    submit: t('common.submit'),
    close: t('common.cancel'),
    metadata: JSON.stringify({ ticket: ticketId }),
    blocks: [
      input(t('cancellation.number.label'), plainTextInput({ actionId: 'number', maxLength: 40 }), {
        blockId: NUMBER_BLOCK,
        hint: t('cancellation.number.hint'),
      }),
    ],
  });
}
