import type { ModalView } from '@slack/types';
import type { Translator } from '../../i18n/translator.ts';
import { dayInZone } from '../../kernel/dates.ts';
import { actions, bold, button, context, modal, section } from '../../slack/blocks/index.ts';
import type { AuditFilter } from './rules.ts';
import type { AuditList } from './service.ts';
import { doerWords } from './views-doer.ts';
import { entryBlocks } from './views-entry.ts';

export const SEARCH = 'audit.search';
export const NEWER = 'audit.newer';
export const OLDER = 'audit.older';
export const EXPORT_CSV = 'audit.export-csv';
export const EXPORT_JSON = 'audit.export-json';

/** A page of the ledger. What it shows stands in its metadata: IDs and days, read anew with each press. @param note said on top */
export function listView(t: Translator, list: AuditList, note?: string): ModalView {
  const { filter, named, entries, newer, older } = list;
  return modal({
    callbackId: 'audit.list',
    title: t('audit.title'),
    close: t('common.close'),
    metadata: JSON.stringify(filter),
    blocks: [
      note !== undefined && section(note),
      section(bold(filterWords(t, filter, named)), button(t('audit.search'), SEARCH)),
      entries.length === 0 && section(t(newer === null ? 'audit.none' : 'audit.noOlder')),
      ...entries.flatMap((entry) => entryBlocks(t, entry)),
      actions(
        ...(newer === null ? [] : [button(t('audit.newer'), NEWER, { value: String(newer) })]),
        ...(older === null ? [] : [button(t('audit.older'), OLDER, { value: String(older) })]),
        ...(entries.length === 0
          ? []
          : [button(t('audit.export.csv'), EXPORT_CSV), button(t('audit.export.json'), EXPORT_JSON)]),
      ),
      context(t('audit.form.hint')),
    ],
  });
}

function filterWords(t: Translator, filter: AuditFilter, named: AuditList['named']): string {
  const { actor, customerId, order, group, from, until } = filter;
  const day = (text: string) => dayInZone(new Date(`${text}T12:00:00Z`), 'UTC', t.locale);
  const words = [
    actor !== undefined && t('audit.filter.person', { person: named.person ? doerWords(t, named.person) : actor }),
    customerId !== undefined && t('audit.filter.customer', { customer: named.customer?.name ?? customerId }),
    order !== undefined && t('audit.filter.order', { order }),
    group !== undefined && t('audit.filter.group', { group: t(`audit.group.${group}`) }),
    from !== undefined && t('audit.filter.from', { day: day(from) }),
    until !== undefined && t('audit.filter.until', { day: day(until) }),
  ].filter((each) => each !== false);
  return words.length === 0 ? t('audit.everything') : words.join(' · ');
}
