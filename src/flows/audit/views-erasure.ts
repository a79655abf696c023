import type { ModalView } from '@slack/types';
import type { Translator } from '../../i18n/translator.ts';
import {
  actions,
  button,
  context,
  externalSelect,
  input,
  modal,
  section,
  translateMrkdwn,
} from '../../slack/blocks/index.ts';
import type { Erasable, NotErasable } from './service-erasure.ts';

export const ERASE_FORM = 'audit.erase-form';
export const ERASE_CONFIRM = 'audit.erase-confirm';
export const ERASE_MENU = 'audit.erase-person';
export const ERASE_BLOCK = 'person';

/** The section of `/csp-admin`: whom. @param home leads back to the list */
export function eraseForm(t: Translator, home: string): ModalView {
  return modal({
    callbackId: ERASE_FORM,
    title: t('audit.erase.title'),
    submit: t('audit.erase.look'),
    close: t('common.close'),
    blocks: [
      actions(button(t('common.back'), home)),
      section(t('audit.erase.about')),
      input(
        t('audit.form.person'),
        externalSelect({ actionId: ERASE_MENU, minimum: 1, placeholder: t('audit.form.person.placeholder') }),
        { blockId: ERASE_BLOCK },
      ),
    ],
  });
}

/** Looked at once more: what is taken away, and that it cannot be undone. */
export function eraseConfirm(t: Translator, { id, name, email, grants, tickets, member }: Erasable): ModalView {
  return modal({
    callbackId: ERASE_CONFIRM,
    title: t('audit.erase.confirm.title'),
    submit: t('audit.erase.submit'),
    close: t('common.cancel'),
    metadata: JSON.stringify({ person: id }),
    blocks: [
      section(translateMrkdwn(t, 'audit.erase.confirm.text', { name, email: email ?? 'none' })),
      section(t('audit.erase.confirm.what', { grants, tickets })),
      member && context(t('audit.erase.confirm.member')),
    ],
  });
}

export function notErasableWords(t: Translator, problem: NotErasable): string {
  return problem.kind === 'busy'
    ? t('audit.erase.busy', { purchases: problem.purchases, tickets: problem.tickets, moves: problem.moves })
    : t(`audit.erase.${problem.kind}`);
}

export function eraseNote(t: Translator, words: string): ModalView {
  return modal({
    callbackId: 'audit.erase-note',
    title: t('audit.erase.title'),
    close: t('common.close'),
    blocks: [section(words)],
  });
}
