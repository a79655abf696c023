import type { KnownBlock } from '@slack/types';
import type { FoundCustomer } from '../../customers/finder.ts';
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
} from '../../slack/blocks/index.ts';
import type { Message } from '../../slack/blocks/index.ts';
import { FILTERS, PAGE_LENGTH } from './rules.ts';
import type { ListPlace, SoftwareFilter } from './rules.ts';
import type { SoftwareList } from './service.ts';
import { rowBlocks } from './views-line.ts';

export const FILTER = 'software.filter';
export const PREVIOUS = 'software.previous';
export const NEXT = 'software.next';

const FILTER_NAMES: Readonly<Record<SoftwareFilter, MessageKey>> = {
  all: 'software.filter.all',
  'in-window': 'software.filter.inWindow',
  active: 'software.filter.active',
  cancelled: 'software.filter.cancelled',
};

/** One page of what was bought for a customer (P2); ten lines are two blocks each, far below the fifty of a message. */
export function listMessage(t: Translator, list: SoftwareList, adminAgent: string): Message {
  const { customer, filter, page, pages, rows, owned } = list;
  const place = (to: number) => JSON.stringify({ customer: customer.id, filter, page: to } satisfies ListPlace);
  return message({
    text: t('software.list.notification', { customer: customer.name }),
    blocks: [
      section(
        bold(t('software.list.title', { customer: customer.name })),
        owned > 0 ? filterMenu(t, customer, filter) : undefined,
      ),
      ...emptiness(t, list),
      ...rows.flatMap((row) => rowBlocks(t, row, list)),
      list.withheld && context(t('software.list.withheld', { role: adminAgent })),
      rows.length > 0 && divider(),
      rows.length > 0 && context(rangeWords(t, list)),
      actions(
        ...(page > 0 ? [button(t('software.list.previous'), PREVIOUS, { value: place(page - 1) })] : []),
        ...(page < pages - 1 ? [button(t('software.list.next'), NEXT, { value: place(page + 1) })] : []),
      ),
    ],
  });
}

function filterMenu(t: Translator, customer: FoundCustomer, chosen: SoftwareFilter) {
  const valueOf = (filter: SoftwareFilter) => JSON.stringify({ customer: customer.id, filter } satisfies ListPlace);
  return staticSelect({
    actionId: FILTER,
    placeholder: t('software.filter.label'),
    options: FILTERS.map((filter) => option(t(FILTER_NAMES[filter]), valueOf(filter))),
    chosen: valueOf(chosen),
  });
}

function rangeWords(t: Translator, { page, rows, total }: SoftwareList): string {
  const first = page * PAGE_LENGTH + 1;
  return t('software.list.range', { first, last: first + rows.length - 1, total });
}

function emptiness(t: Translator, { customer, owned, rows, mayBuy }: SoftwareList): KnownBlock[] {
  if (rows.length > 0) return [];
  if (owned > 0) return [section(t('software.list.noneFits', { owned, customer: customer.name }))];
  const command = mrkdwn`\`/csp-buy ${customer.domain || customer.name}\``;
  return [
    section(t('software.list.empty', { customer: customer.name })),
    ...(mayBuy ? [context(translateMrkdwn(t, 'software.list.buy', { command }))] : []),
  ];
}
