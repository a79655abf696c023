import type { KnownBlock } from '@slack/types';
import type { Translator } from '../../i18n/translator.ts';
import { dayInZone, inUtc } from '../../kernel/dates.ts';
import { actions, button, context, moment, mrkdwn, section, translateMrkdwn } from '../../slack/blocks/index.ts';
import type { WindowRow, Windows } from './service-home.ts';
import { cancelButton, KEEP } from './views.ts';

/** The form of a key, opened for a line of the customer's software. */
const GET_KEY = 'software.key';

/** Windows that need a decision, as rows of the Home tab. */
export function windowRows(t: Translator, { windows, more, mayCancel }: Windows): readonly KnownBlock[] {
  return [...windows.flatMap((row) => windowRow(t, row, mayCancel)), ...(more ? [context(t('home.window.more'))] : [])];
}

function windowRow(t: Translator, row: WindowRow, mayCancel: boolean): KnownBlock[] {
  const { line: value, customerName: customer, what, closesAt, idleSince } = row;
  const closes = { closes: moment(closesAt, t), utc: inUtc(closesAt, t.locale) };
  const about = translateMrkdwn(t, 'reminders.item', { customer, what, ...closes });
  const idle = idleSince && t('home.window.idle', { day: dayInZone(idleSince, t.zone, t.locale) });
  const get = { value: JSON.stringify({ customer: row.customerId, software: row.software }) };
  return [
    section(idle === null ? mrkdwn`⏳ ${about}` : mrkdwn`⏳ ${about}\n${idle}`),
    actions(
      ...(row.mayReveal ? [button(t('home.getKey'), GET_KEY, get)] : []),
      button(t('reminders.keep'), KEEP, { value }),
      ...(mayCancel ? [cancelButton(t, row, 'quiet')] : []),
    ),
  ];
}
