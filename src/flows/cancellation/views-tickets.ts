import type { KnownBlock } from '@slack/types';
import type { Translator } from '../../i18n/translator.ts';
import { dayInZone } from '../../kernel/dates.ts';
import {
  actions,
  bold,
  button,
  context,
  joinMrkdwn,
  mention,
  message,
  moment,
  option,
  section,
  staticSelect,
  translateMrkdwn,
} from '../../slack/blocks/index.ts';
import type { Message, Words } from '../../slack/blocks/index.ts';
import { ticketName } from './rules.ts';
import { TICKET_FILTERS } from './rules-tickets.ts';
import type { TicketFilter } from './rules-tickets.ts';
import { IMPORT_CREDITS } from './views-credit-import.ts';
import type { ListedCredit, ListedTicket, TicketList } from './service-tickets.ts';

export const NEWER = 'tickets.newer';
export const OLDER = 'tickets.older';
export const FILTER = 'tickets.filter';

/** One page of tickets, for the one who asked. @param size tickets a page */
export function ticketListMessage(t: Translator, list: TicketList, size: number): Message {
  const { tickets, filter, page, pages, total, mayImportCredits } = list;
  const from = page * size + 1;
  const at = (to: number) =>
    JSON.stringify({ filter: filter.kind, text: filter.kind === 'customer' ? filter.text : undefined, page: to });
  return message({
    text: t('tickets.notification', { total }),
    blocks: [
      section(
        bold(headline(t, filter)),
        staticSelect({
          actionId: FILTER,
          options: TICKET_FILTERS.map((kind) => option(t(`tickets.filter.${kind}`), kind)),
          chosen: filter.kind,
          placeholder: t('tickets.filter.placeholder'),
        }),
      ),
      total === 0 &&
        section(
          filter.kind === 'customer'
            ? t('tickets.empty.customer', { text: filter.text })
            : t(`tickets.empty.${filter.kind}`),
        ),
      ...tickets.flatMap((ticket) => rowBlocks(t, ticket)),
      total > 0 && context(t('tickets.range', { from, to: from + tickets.length - 1, total })),
      actions(
        ...(page > 0 ? [button(t('tickets.newer'), NEWER, { value: at(page - 1) })] : []),
        ...(page < pages - 1 ? [button(t('tickets.older'), OLDER, { value: at(page + 1) })] : []),
        ...(mayImportCredits && filter.kind === 'credit' ? [button(t('tickets.import.open'), IMPORT_CREDITS)] : []),
      ),
    ],
  });
}

function headline(t: Translator, filter: TicketFilter): string {
  return filter.kind === 'customer'
    ? t('tickets.headline.customer', { text: filter.text })
    : t(`tickets.headline.${filter.kind}`);
}

function creditWords(t: Translator, { kind, dueAt, by: amount }: ListedCredit): string {
  const words = t(`cancellation.step.credit.${kind}`, { by: dayInZone(dueAt, 'UTC', t.locale) });
  return amount ? t('tickets.row.creditBy', { standing: words, amount }) : words;
}

function rowBlocks(t: Translator, ticket: ListedTicket): KnownBlock[] {
  const {
    number,
    customerName: customer,
    state,
    orderTitle: what,
    orderId: order,
    submittedAt,
    slackUserId,
    requested,
    serviceRequestId,
    credit,
  } = ticket;
  const details: Words[] = [
    translateMrkdwn(t, 'tickets.row.detail', {
      what,
      order,
      at: moment(submittedAt, t),
      person: mention(slackUserId, t),
    }),
    ...(requested ? [t('tickets.row.requested', { amount: requested })] : []),
    ...(serviceRequestId === null ? [] : [t('tickets.row.serviceRequest', { number: serviceRequestId })]),
    ...(credit ? [creditWords(t, credit)] : []),
  ];
  return [
    section(
      translateMrkdwn(t, 'tickets.row', {
        ticket: ticketName(number),
        customer,
        state: t(`cancellation.state.${state}`),
      }),
    ),
    context(joinMrkdwn(details, ' · ')),
  ];
}
