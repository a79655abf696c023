import type { KnownBlock } from '@slack/types';
import type { Translator } from '../../i18n/translator.ts';
import { button, moment, mrkdwn, section, translateMrkdwn } from '../../slack/blocks/index.ts';
import type { PurchaseRow } from './service-home.ts';
import { DETAILS } from './views-message.ts';

/** A purchase as a row of the Home tab. */
export function purchaseRow(t: Translator, purchase: PurchaseRow): KnownBlock {
  const { id, state, customerName: customer, what, moreLines: more, at } = purchase;
  const words = translateMrkdwn(t, 'home.purchase', { what, more, customer, state: t(`home.purchase.${state}`) });
  return section(mrkdwn`🛒 ${words} · ${moment(at, t)}`, button(t('home.details'), DETAILS, { value: id }));
}
