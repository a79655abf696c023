import type { KnownBlock } from '@slack/types';
import type { Translator } from '../../i18n/translator.ts';
import { button, moment, mrkdwn, section, translateMrkdwn } from '../../slack/blocks/index.ts';
import type { RevealRow } from './service-home.ts';

/** The form of a key, opened for a line of the customer's software. */
const GET_KEY = 'software.key';

/** That a key was shown, as a row of the Home tab; it can be asked for again. */
export function revealRow(
  t: Translator,
  { customerId, customerName: customer, software, title: what, at }: RevealRow,
): KnownBlock {
  const words = translateMrkdwn(t, 'home.reveal', { what, customer });
  const value = JSON.stringify({ customer: customerId, software });
  return section(mrkdwn`🔑 ${words} · ${moment(at, t)}`, button(t('home.getKey'), GET_KEY, { value }));
}
