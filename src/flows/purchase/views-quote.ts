import type { ModalView } from '@slack/types';
import type { Translator } from '../../i18n/translator.ts';
import { dayInZone } from '../../kernel/dates.ts';
import { codeBlock, context, modal, section } from '../../slack/blocks/index.ts';
import type { Quote } from './service-quote.ts';
import { lineWords, termWords } from './views.ts';

export const MAKE_QUOTE = 'purchase.quote';

/** Where Dutch is what one writes to a customer in. */
const DUTCH: ReadonlySet<string> = new Set(['NL', 'BE', 'SR', 'AW', 'CW', 'SX']);

/** @returns the locale in which a customer of that country is written to */
export function localeOfCustomer(country: string): string {
  return DUTCH.has(country.toUpperCase()) ? `nl-${country.toUpperCase()}` : `en-${country.toUpperCase()}`;
}

/** The quote to copy, in the customer's language; around it, in the reader's, what it is. */
export function quoteView(t: Translator, forCustomer: Translator, quote: Quote): ModalView {
  return modal({
    callbackId: MAKE_QUOTE,
    title: t('purchase.quote.title'),
    close: t('common.back'),
    blocks: [
      section(t('purchase.quote.about', { customer: quote.purchase.customerName })),
      codeBlock(quoteText(forCustomer, quote)),
      context(t('purchase.quote.nothingOrdered')),
    ],
  });
}

/** Without cost, margin or rule: it is made to leave the house. */
function quoteText(t: Translator, { purchase, lines, total }: Quote): string {
  const { customerName, poReference, draftedAt } = purchase;
  const offered = lines.flatMap(({ line, unit, total: together }) => {
    const term = termWords(t, { duration: line.termDuration ?? undefined, billingCycle: line.billingCycle });
    const each = t('purchase.quote.each', { amount: unit });
    return [lineWords(t, line), `  ${term} · ${each} · ${t('purchase.quote.line', { amount: together })}`];
  });
  return [
    t('purchase.quote.for', { customer: customerName }),
    dayInZone(draftedAt, t.zone, t.locale),
    ...(poReference === null ? [] : [t('purchase.quote.reference', { reference: poReference })]),
    '',
    ...offered,
    '',
    t('purchase.quote.total', { total }),
    t('purchase.quote.terms'),
  ].join('\n');
}
