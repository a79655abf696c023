import type { Translator } from '../../i18n/translator.ts';
import type { Revealed } from '../../kernel/revealed.ts';
import { actions, bold, button, codeBlock, context, message, section } from '../../slack/blocks/index.ts';
import type { Message } from '../../slack/blocks/index.ts';
import type { SoftwareFile } from './rules.ts';
import { bitWords, languageName } from './views.ts';

export const DOWNLOAD = 'downloadLink.download';

/** Slack's limit for the address behind a button; a longer one can only be copied. */
const BUTTON_URL = 3_000;

type Issued = { readonly customer: string; readonly file: SoftwareFile; readonly url: Revealed };

/** The one message with the link (P5): to open, and to copy, with the risk before both. */
export function linkMessage(t: Translator, { customer, file, url }: Issued): Message {
  const address = url.forOnePerson();
  return message({
    text: t('downloadLink.ready.notification'),
    blocks: [
      context(`👁 ${t('downloadLink.ready.onlyYou')}`),
      section(bold(t('downloadLink.ready.what', { version: file.version, customer }))),
      context(t('downloadLink.ready.file', { language: languageName(t, file), bit: bitWords(t, file) })),
      section(t('downloadLink.ready.risk')),
      address.length <= BUTTON_URL && actions(button(t('downloadLink.download'), DOWNLOAD, { url: address })),
      context(t('downloadLink.ready.copy')),
      codeBlock(address),
      context(t('downloadLink.ready.customer')),
    ],
  });
}
