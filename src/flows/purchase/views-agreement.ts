import type { ModalView } from '@slack/types';
import type { Translator } from '../../i18n/translator.ts';
import { codeBlock, message, modal, section } from '../../slack/blocks/index.ts';
import type { BlockList, Message } from '../../slack/blocks/index.ts';

type Link = { readonly customer: string; readonly url: string | undefined };

/** What to send to the customer; whether they accept is theirs to say, never the desk's. */
export function agreementView(t: Translator, about: Link): ModalView {
  const [title, close] = [t('purchase.agreement.title'), t('common.close')];
  return modal({ callbackId: 'purchase.agreement', title, close, blocks: agreementBlocks(t, about) });
}

export function agreementMessage(t: Translator, about: Link): Message {
  return message({ text: t('purchase.agreement.title'), blocks: agreementBlocks(t, about) });
}

function agreementBlocks(t: Translator, { customer, url }: Link): BlockList {
  if (url === undefined) return [section(t('purchase.agreement.none', { customer }))];
  return [
    section(t('purchase.agreement.howTo', { customer })),
    codeBlock(t('purchase.agreement.text', { url })),
    section(t('purchase.agreement.after')),
  ];
}
