import type { ModalView } from '@slack/types';
import type { Translator } from '../../i18n/translator.ts';
import { input, mention, modal, plainTextInput, section, translateMrkdwn } from '../../slack/blocks/index.ts';
import type { Words } from '../../slack/blocks/index.ts';
import type { ApprovalRecord } from './records.ts';
import { outcomeWords, whoMayWords } from './views-words.ts';

export const DECLINE_FORM = 'approval.decline.form';
export const REASON_BLOCK = 'reason';

/** The form in which an approver says why not. */
export function declineView(t: Translator, approvalId: string, maxLength: number): ModalView {
  return modal({
    callbackId: DECLINE_FORM,
    title: t('approval.form.title'),
    submit: t('approval.form.submit'),
    close: t('common.cancel'),
    metadata: JSON.stringify({ approval: approvalId }),
    blocks: [
      input(t('approval.form.reason'), plainTextInput({ actionId: 'reason', multiline: true, maxLength }), {
        blockId: REASON_BLOCK,
        hint: t('approval.form.reasonHint'),
      }),
    ],
  });
}

/** A view that says one thing and can only be closed. */
export function answerView(t: Translator, words: Words): ModalView {
  return modal({
    callbackId: 'approval.answer',
    title: t('approval.form.title'),
    close: t('common.close'),
    blocks: [section(words)],
  });
}

export type Inert =
  | { readonly kind: 'own' | 'twice' | 'stale' }
  | { readonly kind: 'not-an-approver' | 'not-yours' | 'too-late'; readonly approval: ApprovalRecord };

/** What a click is answered that decides nothing. */
export function inertWords(t: Translator, answer: Inert): Words {
  switch (answer.kind) {
    case 'own':
    case 'twice':
    case 'stale':
      return t(`approval.answer.${answer.kind}`);
    case 'not-an-approver':
      return t('approval.answer.not-an-approver', { approvers: whoMayWords(t, answer.approval) });
    case 'not-yours':
      return translateMrkdwn(t, 'approval.answer.not-yours', {
        person: mention(answer.approval.requester.slackUserId, t),
      });
    case 'too-late':
      return translateMrkdwn(t, 'approval.answer.too-late', { outcome: outcomeWords(t, answer.approval) ?? '' });
  }
}
