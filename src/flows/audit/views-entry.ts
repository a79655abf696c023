import type { KnownBlock } from '@slack/types';
import { catalogues } from '../../i18n/catalogue.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';
import { codeWords } from '../../i18n/codes.ts';
import { deedWords } from '../../i18n/deeds.ts';
import type { Translator } from '../../i18n/translator.ts';
import { clamp } from '../../kernel/text.ts';
import type { Deed } from '../../ledger/deeds.ts';
import {
  bold,
  channelMention,
  context,
  joinMrkdwn,
  markup,
  moment,
  mrkdwn,
  section,
  translateMrkdwn,
} from '../../slack/blocks/index.ts';
import type { Words } from '../../slack/blocks/index.ts';
import type { ListedEntry } from './service.ts';
import { doerWords } from './views-doer.ts';

const LONGEST_VALUE = 200;
const MOST_LISTED = 10;
/** Details that are the ID of a channel. */
const CHANNELS = new Map<string, readonly string[]>([
  ['settings.keys', ['channelId']],
  ['settings.teamDigest', ['before', 'now']],
] satisfies readonly (readonly [Deed['action'], readonly string[]])[]);

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
function detailWords(t: Translator, entry: ListedEntry): readonly Words[] {
  return Object.entries(entry.details).flatMap(([name, value]) => {
    const label = `audit.detail.${name}`;
    const words = valueWords(t, entry, name, value);
    return isLabel(label) && isSaid(words) ? [detail(t, label, words)] : [];
  });
}

const detail = (t: Translator, label: Label, value: Words): Words =>
  translateMrkdwn(t, 'audit.entry.detail', { label: t(label), value });
const isSaid = (words: Words) => markup(words) !== '';
const isSetting = ({ action }: ListedEntry) => action.startsWith('settings.');

type Label = Extract<MessageKey, `audit.detail.${string}`>;

function valueWords(t: Translator, entry: ListedEntry, name: string, value: unknown): Words {
  if (typeof value === 'string') {
    if (CHANNELS.get(entry.action)?.includes(name)) return channelMention(value);
    const doer = entry.names.get(value);
    return doer ? doerWords(t, doer) : (codeWords(t, entry, name, value) ?? clamp(value, LONGEST_VALUE));
  }
  if (typeof value === 'number') return new Intl.NumberFormat(t.locale, { useGrouping: false }).format(value);
  if (typeof value === 'boolean') return t(value ? 'audit.value.yes' : 'audit.value.no');
  if (Array.isArray(value))
    return joinMrkdwn(
      value.slice(0, MOST_LISTED).map((each) => valueWords(t, entry, name, each)),
      ', ',
    );
  return typeof value === 'object' && value !== null ? memberWords(t, entry, value) : '';
}

/** What a detail is made of; settings by their names, what is clear from its place without. */
function memberWords(t: Translator, entry: ListedEntry, value: object): Words {
  const members = Object.entries(value).map(([name, each]: [string, unknown]) => {
    const [label, words] = [`audit.detail.${name}`, valueWords(t, entry, name, each)];
    return isSetting(entry) && isSaid(words) && isLabel(label) ? detail(t, label, words) : words;
  });
  return joinMrkdwn(members.filter(isSaid), isSetting(entry) ? '; ' : ' ');
}

function isLabel(key: string): key is Label {
  return Object.hasOwn(catalogues.en, key);
}
