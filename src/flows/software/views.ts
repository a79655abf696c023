import type { KnownBlock } from '@slack/types';
import type { MessageKey } from '../../i18n/catalogue.ts';
import type { Translator } from '../../i18n/translator.ts';
import {
  actions,
  bold,
  button,
  context,
  divider,
  message,
  mrkdwn,
  option,
  section,
  staticSelect,
  translateMrkdwn,
  withBlockId,
} from '../../slack/blocks/index.ts';
import type { Message } from '../../slack/blocks/index.ts';
import { FILTERS, PAGE_LENGTH } from './rules.ts';
import type { ListPlace, SoftwareFilter } from './rules.ts';
import type { SoftwareList } from './service.ts';
import { rowBlocks } from './views-line.ts';

export const FILTER = 'software.filter';
/** The menu's block names what is searched for: the value of an option has no room for it. */
export const FILTER_BLOCK = 'software.filter:';
export const PREVIOUS = 'software.previous';
export const NEXT = 'software.next';
export const SEARCH = 'software.search';
export const SHOW_ALL = 'software.show-all';
export const EXPORT = 'software.export';

const FILTER_NAMES: Readonly<Record<SoftwareFilter, MessageKey>> = {
  all: 'software.filter.all',
  'in-window': 'software.filter.inWindow',
  active: 'software.filter.active',
  expiring: 'software.filter.expiring',
  cancelled: 'software.filter.cancelled',
};

/** One page of what was bought for a customer (P2); ten lines are two blocks each, far below the fifty of a message. */
export function listMessage(t: Translator, list: SoftwareList, adminAgent: string): Message {
  const { customer, filter, search, page, pages, rows, owned } = list;
  const place = (to: number) => valueOf({ customer: customer.id, filter, search, page: to });
  return message({
    text: t('software.list.notification', { customer: customer.name }),
    blocks: [
      withBlockId(
        `${FILTER_BLOCK}${search ?? ''}`,
        section(
          bold(t('software.list.title', { customer: customer.name })),
          owned > 0 ? filterMenu(t, list) : undefined,
        ),
      ),
      search !== undefined && context(t('software.list.searched', { search })),
      ...emptiness(t, list),
      ...rows.flatMap((row) => rowBlocks(t, row, list)),
      list.withheld && context(t('software.list.withheld', { role: adminAgent })),
      rows.length > 0 && divider(),
      rows.length > 0 && context(rangeWords(t, list)),
      actions(
        ...(page > 0 ? [button(t('software.list.previous'), PREVIOUS, { value: place(page - 1) })] : []),
        ...(page < pages - 1 ? [button(t('software.list.next'), NEXT, { value: place(page + 1) })] : []),
        ...(owned > 0 ? [button(t('software.list.search'), SEARCH, { value: place(0) })] : []),
        ...(search !== undefined
          ? [button(t('software.list.showAll'), SHOW_ALL, { value: valueOf({ customer: customer.id, filter: 'all' }) })]
          : []),
        ...(rows.length > 0 ? [button(t('software.list.export'), EXPORT, { value: place(0) })] : []),
      ),
    ],
  });
}

function valueOf(place: ListPlace): string {
  return JSON.stringify(place);
}

function filterMenu(t: Translator, { customer, filter: chosen }: SoftwareList) {
  const of = (filter: SoftwareFilter) => valueOf({ customer: customer.id, filter });
  return staticSelect({
    actionId: FILTER,
    placeholder: t('software.filter.label'),
    options: FILTERS.map((filter) => option(t(FILTER_NAMES[filter]), of(filter))),
    chosen: of(chosen),
  });
}

function rangeWords(t: Translator, { page, rows, total }: SoftwareList): string {
  const first = page * PAGE_LENGTH + 1;
  return t('software.list.range', { first, last: first + rows.length - 1, total });
}

function emptiness(t: Translator, { customer, owned, rows, mayBuy, search }: SoftwareList): KnownBlock[] {
  if (rows.length > 0) return [];
  const none = search === undefined ? 'software.list.noneFits' : 'software.list.noneFound';
  if (owned > 0) return [section(t(none, { owned, customer: customer.name }))];
  const command = mrkdwn`\`/csp-buy ${customer.domain || customer.name}\``;
  return [
    section(t('software.list.empty', { customer: customer.name })),
    ...(mayBuy ? [context(translateMrkdwn(t, 'software.list.buy', { command }))] : []),
  ];
}
