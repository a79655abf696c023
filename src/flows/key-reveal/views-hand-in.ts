import type { ModalView } from '@slack/types';
import type { Translator } from '../../i18n/translator.ts';
import { numbered, PARTNER_CENTER } from '../../owned-software/portal.ts';
import {
  codeBlock,
  context,
  input,
  link,
  modal,
  plainTextInput,
  section,
  translateMrkdwn,
} from '../../slack/blocks/index.ts';
import { KEY_MAX } from './rules-key.ts';
import type { KeyCheck } from './rules-key.ts';

export const HAND_IN = 'keyReveal.handIn';
export const HAND_IN_FORM = 'keyReveal.handInForm';
export const KEY_BLOCK = 'key';

type Request = {
  readonly id: string;
  readonly customerId: string;
  readonly customerName: string;
  readonly orderId: string;
  readonly title: string;
};

/** The page of Partner Center to open, step by step (P3, P4), and the field for the key that it shows. */
export function handInView(t: Translator, request: Request, { again }: { readonly again: boolean }): ModalView {
  const { customerName: customer, title: software } = request;
  const steps = [
    translateMrkdwn(t, 'keyReveal.handIn.open', { link: link(PARTNER_CENTER, 'Partner Center') }),
    translateMrkdwn(t, 'keyReveal.handIn.customer', { customer }),
    translateMrkdwn(t, 'keyReveal.handIn.software', { software, order: request.orderId }),
    translateMrkdwn(t, 'keyReveal.handIn.get'),
  ];
  return modal({
    callbackId: HAND_IN_FORM,
    title: t('keyReveal.handIn.title'),
    submit: t('keyReveal.handIn.submit'),
    close: t('common.cancel'),
    metadata: JSON.stringify({ request: request.id, again }),
    blocks: [
      section(t(again ? 'keyReveal.handIn.again' : 'keyReveal.handIn.why', { software, customer })),
      numbered(steps),
      context(t('keyReveal.handIn.tenant')),
      codeBlock(request.customerId),
      input(t('keyReveal.handIn.label'), plainTextInput({ actionId: 'key', maxLength: KEY_MAX }), {
        blockId: KEY_BLOCK,
        hint: t('keyReveal.handIn.hint'),
      }),
    ],
  });
}

export function keyProblemWords(t: Translator, problem: Exclude<KeyCheck, { kind: 'key' }>): string {
  return problem.kind === 'missing'
    ? t('common.field.required')
    : t('common.field.tooLong', { max: problem.max, length: problem.length });
}
