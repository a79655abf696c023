import type { CustomerFinder, FoundCustomer } from '../customers/finder.ts';
import type { Translator } from '../i18n/translator.ts';
import { clamp, tidy } from '../kernel/text.ts';

/** Whom the text after a command names; where that is nobody or several, what to tell whoever typed it. */
export type AskedCustomer = { readonly customer?: FoundCustomer | undefined; readonly note?: string | undefined };

const ECHO_LENGTH = 60;

export async function askedCustomer(customers: CustomerFinder, text: string, t: Translator): Promise<AskedCustomer> {
  const wanted = tidy(text);
  if (wanted === '') return {};
  const found = await customers.resolve(wanted);
  switch (found.kind) {
    case 'found':
      return { customer: found.customer };
    case 'none':
      return { note: t('ownedSoftware.customer.none', { text: clamp(wanted, ECHO_LENGTH) }) };
    case 'several':
      return { note: t('ownedSoftware.customer.several', { text: clamp(wanted, ECHO_LENGTH) }) };
  }
}
