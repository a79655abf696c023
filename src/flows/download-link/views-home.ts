import type { KnownBlock } from '@slack/types';
import type { Translator } from '../../i18n/translator.ts';
import { button, moment, mrkdwn, section, translateMrkdwn } from '../../slack/blocks/index.ts';
import type { LinkRow } from './service-home.ts';
import { ANEW } from './views-message.ts';

/** That a download link was made, as a row of the Home tab; a new one of the same file can be had. */
export function linkRow(t: Translator, { id, customerName: customer, version: what, at }: LinkRow): KnownBlock {
  const words = translateMrkdwn(t, 'home.download', { what, customer });
  return section(mrkdwn`💾 ${words} · ${moment(at, t)}`, button(t('downloadLink.anew'), ANEW, { value: id }));
}
