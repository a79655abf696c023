import type { ModalView } from '@slack/types';
import type { Translator } from '../i18n/translator.ts';
import { modal, section, translateMrkdwn } from './blocks/index.ts';

/** Says that what was asked for in the Home tab stands among the messages of the app. */
export const inMessagesView = (t: Translator): ModalView =>
  modal({
    callbackId: 'home.inMessages',
    title: 'CSP Desk',
    close: t('common.close'),
    blocks: [section(translateMrkdwn(t, 'home.start.inMessages', {}))],
  });
