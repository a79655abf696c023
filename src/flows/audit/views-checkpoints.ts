import type { ModalView } from '@slack/types';
import type { MessageKey } from '../../i18n/catalogue.ts';
import type { Translator } from '../../i18n/translator.ts';
import {
  actions,
  button,
  codeBlock,
  confirmation,
  context,
  message,
  modal,
  moment,
  section,
  translateMrkdwn,
} from '../../slack/blocks/index.ts';
import type { Message } from '../../slack/blocks/index.ts';

export const CHANGE_KEY = 'audit.change-key';

type Signed = { readonly number: number; readonly sequence: bigint; readonly at: Date };
type Standing = { readonly last: Signed | null; readonly since: number; readonly key: string | null };

/** The section of `/csp-admin`: with which key the ledger is signed, and how far. @param home leads back to the list */
export function checkpointsView(
  t: Translator,
  { last, since, key }: Standing,
  { home, note }: { readonly home: string; readonly note?: MessageKey | undefined },
): ModalView {
  return modal({
    callbackId: 'audit.checkpoints',
    title: t('audit.checkpoints.title'),
    close: t('common.close'),
    blocks: [
      actions(button(t('common.back'), home)),
      note !== undefined && section(t(note)),
      section(t('audit.checkpoints.about')),
      section(
        last
          ? translateMrkdwn(t, 'audit.checkpoints.last', {
              number: last.number,
              entries: Number(last.sequence),
              at: moment(last.at, t),
              since,
            })
          : t('audit.checkpoints.none', { since }),
      ),
      key !== null && section(t('audit.checkpoints.key')),
      key !== null && codeBlock(key),
      key !== null &&
        actions(
          button(t('audit.checkpoints.change'), CHANGE_KEY, {
            confirm: confirmation({
              title: t('audit.checkpoints.change.title'),
              text: t('audit.checkpoints.change.text'),
              confirm: t('audit.checkpoints.change.confirm'),
              deny: t('common.cancel'),
            }),
          }),
        ),
      context(t('audit.checkpoints.verify')),
    ],
  });
}

/** One a day in the channel of LEDGER_CHECKPOINT_CHANNEL. @param line as it would stand in the file of checkpoints */
export function checkpointMessage(t: Translator, { number, sequence, at }: Signed, line: string): Message {
  return message({
    text: t('audit.checkpoints.told', { number, entries: Number(sequence) }),
    blocks: [
      section(translateMrkdwn(t, 'audit.checkpoints.toldAt', { number, entries: Number(sequence), at: moment(at, t) })),
      codeBlock(line),
    ],
  });
}
