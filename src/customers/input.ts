import type { InputBlock, PlainTextOption } from '@slack/types';
import type { Translator } from '../i18n/translator.ts';
import { externalSelect, input, option } from '../slack/blocks/index.ts';
import type { FoundCustomer } from './finder.ts';

export const CUSTOMER_BLOCK = 'customer';
/** One menu for every form; `onChoice` is the action of the form that wants to know at once. */
export const CUSTOMER_MENU = 'customer.find';

/** The field *Customer*: a menu that is searched while typing. */
export function customerInput(t: Translator, chosen: FoundCustomer | undefined, form: string): InputBlock {
  const menu = externalSelect({
    actionId: `${CUSTOMER_MENU} ${form}`,
    minimum: 2,
    placeholder: t('common.customer.placeholder'),
    ...(chosen ? { chosen: customerOption(chosen) } : {}),
  });
  return input(t('common.customer.label'), menu, { blockId: CUSTOMER_BLOCK, dispatch: true });
}

export function customerOption({ id, name, domain }: FoundCustomer): PlainTextOption {
  return option(domain === '' ? name : `${name} · ${domain}`, id);
}
