import type { ModalView } from '@slack/types';
import type { MessageKey } from '../../i18n/catalogue.ts';
import type { Translator } from '../../i18n/translator.ts';
import { section } from './layout.ts';
import type { Words } from './mrkdwn.ts';
import { modal } from './surfaces.ts';

/** @returns how a flow says something in a window of that title, which can only be closed */
export function noteUnder(title: MessageKey): (t: Translator, ...words: readonly Words[]) => ModalView {
  return (t, ...words) =>
    modal({
      callbackId: 'note',
      title: t(title),
      close: t('common.close'),
      blocks: words.map((each) => section(each)),
    });
}
