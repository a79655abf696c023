import type { KnownBlock } from '@slack/types';
import type { Translator } from '../../i18n/translator.ts';
import { button, context, mrkdwn, moment, section, translateMrkdwn } from '../../slack/blocks/index.ts';
import { ticketName } from './rules.ts';
import type { TicketRow } from './service-home.ts';

/** A ticket as a row of the Home tab. @param open the action of a button that opens a page */
export function ticketRow(t: Translator, ticket: TicketRow, page: string | undefined, open: string): KnownBlock {
  const { number, customerName: customer, orderTitle: what, state, at } = ticket;
  const words = translateMrkdwn(t, 'home.ticket', {
    ticket: ticketName(number),
    customer,
    what,
    state: t(`cancellation.state.${state}`),
  });
  const see = page === undefined ? undefined : button(t('home.see'), open, { url: page });
  return section(mrkdwn`🎫 ${words} · ${moment(at, t)}`, see);
}

export const moreTickets = (t: Translator): KnownBlock => context(t('home.ticket.more'));
