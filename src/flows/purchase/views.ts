import type { MessageKey } from '../../i18n/catalogue.ts';
import type { Translator } from '../../i18n/translator.ts';
import { noteUnder } from '../../slack/blocks/index.ts';
import type { TermChoice } from './rules.ts';

type Line = { readonly quantity: number; readonly productTitle: string; readonly skuTitle: string };

export function lineWords(t: Translator, { quantity, productTitle, skuTitle }: Line): string {
  // Titles of editions often begin with the product's.
  if (skuTitle.startsWith(productTitle)) return t('purchase.review.wholeLine', { quantity, title: skuTitle });
  return t('purchase.review.line', { quantity, product: productTitle, edition: skuTitle });
}

/** A view that says one thing and can only be closed. */
export const noteView = noteUnder('purchase.review.title');

const BILLING: Readonly<Record<string, MessageKey>> = {
  one_time: 'purchase.billing.oneTime',
  monthly: 'purchase.billing.monthly',
  annual: 'purchase.billing.annual',
  triennial: 'purchase.billing.triennial',
};

/** `one-time`, or `3 years, paid every year`. */
export function termWords(t: Translator, { duration, billingCycle }: TermChoice): string {
  const [, count = '', unit] = /^P(\d+)([YM])$/.exec(duration ?? '') ?? [];
  if (!unit) return t('purchase.term.oneTime');
  const term =
    unit === 'Y'
      ? t('purchase.term.years', { years: Number(count) })
      : t('purchase.term.months', { months: Number(count) });
  const billing = BILLING[billingCycle];
  return t('purchase.term.with', {
    term,
    billing: billing ? t(billing) : t('purchase.billing.other', { cycle: billingCycle }),
  });
}
