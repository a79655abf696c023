import type { KnownBlock } from '@slack/types';
import { catalogues } from '../../i18n/catalogue.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';
import { deedWords } from '../../i18n/deeds.ts';
import type { Translator } from '../../i18n/translator.ts';
import { clamp } from '../../kernel/text.ts';
import { bold, context, joinMrkdwn, moment, mrkdwn, section } from '../../slack/blocks/index.ts';
import type { ListedEntry } from './service.ts';
import { doerWords } from './views-doer.ts';

const LONGEST_VALUE = 200;
const MOST_LISTED = 10;

/** An entry: when and who, what was done, and whom and what it was about. */
export function entryBlocks(t: Translator, entry: ListedEntry): readonly KnownBlock[] {
  const { at, by, sequence, customerName, customerId, subject } = entry;
  const [kind, id = ''] = subject.split(/:(.*)/);
  const person = kind === 'person' ? entry.names.get(id) : undefined;
  const about = [
    customerName ?? customerId,
    kind === 'order' ? detail(t, 'audit.detail.order', id) : null,
    person === undefined ? null : detail(t, 'audit.detail.person', doerWords(t, person)),
    ...detailWords(t, entry),
  ].filter((each) => each !== null);
  const number = t('audit.entry.number', { number: String(sequence) });
  return [
    section(joinMrkdwn([mrkdwn`${moment(at, t)} · ${bold(doerWords(t, by))}`, deedWords(t, entry)])),
    context(joinMrkdwn([...about, number], ' · ')),
  ];
}

/** Details that say something to a person; IDs are left to the export. */
function detailWords(t: Translator, { details, names }: ListedEntry): readonly string[] {
  return Object.entries(details).flatMap(([name, value]) => {
    const label = `audit.detail.${name}`;
    const words = valueWords(t, value, names);
    return isLabel(label) && words !== '' ? [detail(t, label, words)] : [];
  });
}

const detail = (t: Translator, label: Label, value: string) => t('audit.entry.detail', { label: t(label), value });

type Label = Extract<MessageKey, `audit.detail.${string}`>;

function valueWords(t: Translator, value: unknown, names: ListedEntry['names']): string {
  if (typeof value === 'string') {
    const doer = names.get(value);
    return doer ? doerWords(t, doer) : clamp(value, LONGEST_VALUE);
  }
  if (typeof value === 'number') return new Intl.NumberFormat(t.locale, { useGrouping: false }).format(value);
  if (typeof value === 'boolean') return t(value ? 'audit.value.yes' : 'audit.value.no');
  if (Array.isArray(value))
    return value
      .slice(0, MOST_LISTED)
      .map((each) => valueWords(t, each, names))
      .join(', ');
  if (typeof value !== 'object' || value === null) return '';
  const members = Object.values(value).map((each) => valueWords(t, each, names));
  return members.filter((each) => each !== '').join(' ');
}

function isLabel(key: string): key is Label {
  return Object.hasOwn(catalogues.en, key);
}
