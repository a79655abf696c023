import type { ModalView } from '@slack/types';
import type { Translator } from '../../i18n/translator.ts';
import { bold, button, joinMrkdwn, modal, section } from '../../slack/blocks/index.ts';
import type { AdminSection } from '../../slack/admin-section.ts';

export const OPEN_SECTION = 'admin.open';

/** What can be set, a line a section. */
export function sectionsView(t: Translator, sections: readonly AdminSection[]): ModalView {
  return modal({
    callbackId: 'admin',
    title: t('administration.title'),
    close: t('common.close'),
    blocks: sections.map(({ id, title, about }) =>
      section(
        joinMrkdwn([bold(t(title)), t(about)]),
        button(t('administration.open', { section: t(title) }), OPEN_SECTION, { value: id }),
      ),
    ),
  });
}
