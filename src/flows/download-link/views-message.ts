import type { ModalView } from '@slack/types';
import type { Translator } from '../../i18n/translator.ts';
import type { Revealed } from '../../kernel/revealed.ts';
import {
  actions,
  bold,
  button,
  codeBlock,
  context,
  message,
  modal,
  moment,
  section,
  translateMrkdwn,
} from '../../slack/blocks/index.ts';
import type { Message, Mrkdwn } from '../../slack/blocks/index.ts';
import type { DownloadLinkRecord } from './links.ts';
import type { SoftwareFile } from './rules.ts';
import { stopsAt } from './rules-life.ts';
import { bitWords, languageName } from './views.ts';

export const DOWNLOAD = 'downloadLink.download';
export const COPY = 'downloadLink.copy';
export const ANEW = 'downloadLink.anew';

/** Slack's limit for the address behind a button; a longer one can only be copied. */
const BUTTON_URL = 3_000;

type Issued = { readonly link: DownloadLinkRecord; readonly file: SoftwareFile; readonly url: Revealed };

/** A link that was made: to open, or to have shown for copying, with the risk before both (P5). */
export function linkMessage(t: Translator, { link, file, url }: Issued): Message {
  const address = url.forOnePerson();
  return message({
    text: t('downloadLink.ready.notification'),
    blocks: [
      context(`👁 ${t('downloadLink.ready.onlyYou')}`),
      section(bold(t('downloadLink.ready.what', { version: file.version, customer: link.customerName }))),
      file.language !== '' &&
        context(t('downloadLink.ready.file', { language: languageName(t, file), bit: bitWords(t, file) })),
      link.sha256 !== null && context(t('downloadLink.sha256', { hash: link.sha256 })),
      section(t('downloadLink.ready.risk')),
      actions(
        ...(address.length <= BUTTON_URL
          ? [button(t('downloadLink.download'), DOWNLOAD, { url: address, value: link.id, style: 'primary' as const })]
          : []),
        button(t('downloadLink.copy'), COPY, { value: link.id }),
      ),
      context(ageWords(t, link)),
      context(t('downloadLink.ready.customer')),
    ],
  });
}

/** What is said of a link in a window, where there is no channel. */
export function inWindow(t: Translator, { blocks }: Message): ModalView {
  return modal({ callbackId: 'downloadLink.window', title: t('downloadLink.title'), close: t('common.close'), blocks });
}

/** The address itself, to the person alone. */
export function copyMessage(t: Translator, { link, url }: Omit<Issued, 'file'>): Message {
  return message({
    text: t('downloadLink.ready.notification'),
    blocks: [
      context(`👁 ${t('downloadLink.ready.onlyYou')}`),
      context(t('downloadLink.ready.copy')),
      codeBlock(url.forOnePerson()),
      context(ageWords(t, link)),
    ],
  });
}

/** How old a link is, and when it stops working. */
function ageWords(t: Translator, { issuedAt, usedAt }: DownloadLinkRecord): Mrkdwn {
  const issued = moment(issuedAt, t);
  return usedAt
    ? translateMrkdwn(t, 'downloadLink.age.used', {
        issued,
        used: moment(usedAt, t),
        stops: moment(stopsAt(usedAt), t),
      })
    : translateMrkdwn(t, 'downloadLink.age.unused', { issued });
}

/** A link that stops working soon, or did: the same file can be had anew. */
export function staleLinkMessage(t: Translator, link: DownloadLinkRecord, stopped: boolean): Message {
  const facts = { version: link.version, customer: link.customerName };
  const stops = moment(stopsAt(link.usedAt ?? link.issuedAt), t);
  return message({
    text: t(stopped ? 'downloadLink.stopped.notification' : 'downloadLink.warning.notification'),
    blocks: [
      section(
        translateMrkdwn(t, stopped ? 'downloadLink.stopped.text' : 'downloadLink.warning.text', { ...facts, stops }),
      ),
      actions(button(t('downloadLink.anew'), ANEW, { value: link.id })),
    ],
  });
}
