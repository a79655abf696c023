import { CUSTOMER_MENU, customerOption } from '../../customers/input.ts';
import type { FoundCustomer } from '../../customers/finder.ts';
import type { Translator } from '../../i18n/translator.ts';
import { actions, button, context, externalSelect, message, section, staticSelect } from '../../slack/blocks/index.ts';
import type { Message } from '../../slack/blocks/index.ts';
import type { ListPlace } from './rules.ts';

export const PICK = 'software.pick';
export const FIND = `${CUSTOMER_MENU} ${PICK}`;
export const AGAIN = 'software.again';

export type Asking =
  | { readonly kind: 'whose' | 'unknown' }
  | { readonly kind: 'none'; readonly text: string }
  | { readonly kind: 'several'; readonly text: string; readonly customers: readonly FoundCustomer[] };

/** Asks whose software; choosing shows it in the place of this message. */
export function askMessage(t: Translator, asking: Asking): Message {
  const label = t('common.customer.label');
  const menu =
    asking.kind === 'several'
      ? staticSelect({
          actionId: PICK,
          placeholder: t('software.ask.choose'),
          options: asking.customers.map(customerOption),
        })
      : externalSelect({ actionId: FIND, minimum: 2, placeholder: t('common.customer.placeholder') });
  return message({
    text: t('software.ask.notification'),
    blocks: [section(askWords(t, asking)), section(label, menu)],
  });
}

function askWords(t: Translator, asking: Asking): string {
  switch (asking.kind) {
    case 'whose':
      return t('software.ask.whose');
    case 'unknown':
      return t('software.ask.unknown');
    case 'none':
      return t('software.ask.none', { text: asking.text });
    case 'several':
      return t('software.ask.several', { text: asking.text, count: asking.customers.length });
  }
}

/** Says what went wrong; where it is known what was asked for, it can be asked for again. */
export function failureMessage(t: Translator, words: string, reference: string, again: ListPlace | undefined): Message {
  return message({
    text: words,
    blocks: [
      section(words),
      context(t('common.reference', { reference })),
      actions(...(again ? [button(t('common.tryAgain'), AGAIN, { value: JSON.stringify(again) })] : [])),
    ],
  });
}

export function waitMessage(t: Translator): Message {
  return message({ text: t('common.loading'), blocks: [section(t('common.loading'))] });
}
