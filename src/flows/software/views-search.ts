import type { ModalView } from '@slack/types';
import type { Translator } from '../../i18n/translator.ts';
import { input, modal, plainTextInput } from '../../slack/blocks/index.ts';
import { MAX_SEARCH } from './rules.ts';
import type { ListPlace } from './rules.ts';

export const SEARCH_FORM = 'software.search-form';
export const SEARCH_BLOCK = 'software.search-text';

/** What to look for in the list; handed in, the list is drawn anew in its place. @param channel where the list stands */
export function searchView(t: Translator, place: ListPlace & { readonly channel: string }): ModalView {
  return modal({
    callbackId: SEARCH_FORM,
    title: t('software.search.title'),
    submit: t('software.search.submit'),
    close: t('common.close'),
    metadata: JSON.stringify(place),
    blocks: [
      input(
        t('software.search.label'),
        plainTextInput({ actionId: SEARCH_BLOCK, initial: place.search, maxLength: MAX_SEARCH }),
        { blockId: SEARCH_BLOCK, hint: t('software.search.hint') },
      ),
    ],
  });
}
