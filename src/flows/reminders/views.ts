import type { Button, KnownBlock } from '@slack/types';
import type { Translator } from '../../i18n/translator.ts';
import { inUtc } from '../../kernel/dates.ts';
import {
  actions,
  bold,
  button,
  context,
  divider,
  message,
  moment,
  noteUnder,
  option,
  overflow,
  section,
  translateMrkdwn,
} from '../../slack/blocks/index.ts';
import type { Message } from '../../slack/blocks/index.ts';
import { SNOOZES } from './rules.ts';
import type { Digest, ReminderItem } from './service.ts';

export const KEEP = 'reminders.keep';
export const RECONSIDER = 'reminders.reconsider';
export const LATER = 'reminders.later';

/** The button of the software list: it opens the form of a cancellation. */
const CANCEL = 'software.cancel';

/** The direct message: what closes, and what can be said to it. */
export function digestMessage(t: Translator, { items, isLastCall, mayCancel }: Digest): Message {
  const count = items.length;
  const headline = t(isLastCall ? 'reminders.headline.lastCall' : 'reminders.headline.digest', { count });
  return message({
    text: headline,
    blocks: [
      section(bold(headline)),
      ...items.flatMap((item) => itemBlocks(t, item, mayCancel)),
      !mayCancel && items.some(({ state }) => state === 'open') && context(t('reminders.askAdminAgent')),
    ],
  });
}

function itemBlocks(t: Translator, item: ReminderItem, mayCancel: boolean): KnownBlock[] {
  const { line: value, customerName, what, closesAt, keyTaken, total } = item;
  const about = translateMrkdwn(t, 'reminders.item', {
    customer: customerName,
    what,
    closes: moment(closesAt, t),
    utc: inUtc(closesAt, t.locale),
  });
  if (item.state !== 'open') return [divider(), section(about), context(stateWords(t, item)), ...undo(t, item)];
  const [first, ...others] = SNOOZES.map((snooze) => option(t(`reminders.later.${snooze}`), `${snooze} ${value}`));
  const details = [
    ...(total ? [t('reminders.paid', { amount: total })] : []),
    ...(keyTaken ? [] : [t('reminders.neverTaken')]),
  ];
  return [
    divider(),
    section(about, first && overflow(LATER, [first, ...others])),
    ...(details.length > 0 ? [context(details.join(' · '))] : []),
    actions(button(t('reminders.keep'), KEEP, { value }), ...(mayCancel ? [cancelButton(t, item)] : [])),
  ];
}

/** A view that says one thing and can only be closed. */
export const noteView = noteUnder('reminders.note.title');

/** Opens the form of a cancellation with what is to be cancelled filled in. */
export function cancelButton(
  t: Translator,
  { customerId, software }: Pick<ReminderItem, 'customerId' | 'software'>,
  look: 'red' | 'quiet' = 'red',
): Button {
  const value = JSON.stringify({ customer: customerId, software });
  return button(t('reminders.cancel'), CANCEL, { value, ...(look === 'red' && { style: 'danger' }) });
}

function stateWords(t: Translator, { state, snoozedUntil }: ReminderItem) {
  if (state === 'snoozed' && snoozedUntil)
    return translateMrkdwn(t, 'reminders.state.snoozed', { until: moment(snoozedUntil, t) });
  return t(`reminders.state.${state === 'open' || state === 'snoozed' ? 'kept' : state}`);
}

function undo(t: Translator, { state, line }: ReminderItem): KnownBlock[] {
  return state === 'kept' || state === 'snoozed'
    ? [actions(button(t('reminders.reconsider'), RECONSIDER, { value: line }))]
    : [];
}
