import type { KnownBlock } from '@slack/types';
import type { FoundCustomer } from '../customers/finder.ts';
import type { MessageKey } from '../i18n/catalogue.ts';
import type { Translator } from '../i18n/translator.ts';
import { joinMrkdwn, link, mrkdwn, section, translateMrkdwn } from '../slack/blocks/index.ts';
import type { Mrkdwn } from '../slack/blocks/index.ts';

/** Where one signs in; the pages of a single customer have no documented address. */
export const PARTNER_CENTER = 'https://partner.microsoft.com/dashboard/home';

/** The steps on the Partner Center pages, for what cannot be had through its API (P3). */
export function portalSteps(
  t: Translator,
  words: { readonly where: MessageKey; readonly get: MessageKey },
  customer: Pick<FoundCustomer, 'name' | 'domain'> | undefined,
): KnownBlock[] {
  const steps = [
    translateMrkdwn(t, 'ownedSoftware.portal.open', { link: link(PARTNER_CENTER, 'Partner Center') }),
    customer
      ? translateMrkdwn(t, 'ownedSoftware.portal.customer', { customer: customer.name, domain: customer.domain })
      : translateMrkdwn(t, 'ownedSoftware.portal.anyCustomer'),
    translateMrkdwn(t, 'ownedSoftware.portal.choose'),
    translateMrkdwn(t, words.get),
  ];
  return [section(t(words.where)), numbered(steps)];
}

/** One step a line. */
export function numbered(steps: readonly Mrkdwn[]): KnownBlock {
  return section(joinMrkdwn(steps.map((step, index) => mrkdwn`${index + 1}. ${step}`)));
}
