import type { Button } from '@slack/types';
import type { Translator } from '../../i18n/translator.ts';
import { button } from '../../slack/blocks/index.ts';
import type { Place } from './rules-machines.ts';

/** `‹` and `›` where there is something before or behind. @param valueOf what the button of a page carries */
export function pagingButtons(
  t: Translator,
  action: string,
  { page, pages }: Place,
  valueOf: (page: number) => string,
): Button[] {
  // Of two elements of one view none may have the other's action.
  const before = button('‹', `${action}.page.before`, {
    value: valueOf(page - 1),
    accessibilityLabel: t('moves.before'),
  });
  const after = button('›', `${action}.page.after`, { value: valueOf(page + 1), accessibilityLabel: t('moves.after') });
  return [...(page > 0 ? [before] : []), ...(page < pages - 1 ? [after] : [])];
}

/** The actions by which a page of something is turned. */
export const pagingActions = (action: string) => [`${action}.page.before`, `${action}.page.after`] as const;
