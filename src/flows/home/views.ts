import type { HomeView, KnownBlock } from '@slack/types';
import type { Translator } from '../../i18n/translator.ts';
import { bold, context, divider, home, section } from '../../slack/blocks/index.ts';
import type { Words } from '../../slack/blocks/index.ts';

/** Top to bottom: what needs this person, then what they may begin. */
export function homeView(
  t: Translator,
  {
    waiting,
    oldest,
    guide,
  }: {
    readonly waiting: readonly KnownBlock[];
    /** how many are shown, where there may be more */
    readonly oldest: number | null;
    readonly guide: readonly KnownBlock[];
  },
): HomeView {
  return home([
    section(bold(t('home.needsYou'))),
    ...(waiting.length > 0 ? waiting : [section(t('home.nothing'))]),
    oldest !== null && context(t('home.oldest', { count: oldest })),
    divider(),
    ...guide,
  ]);
}

/** For whoever may nothing here: why, and whom to ask. */
export const refusedHome = (words: Words): HomeView => home([section(words)]);
