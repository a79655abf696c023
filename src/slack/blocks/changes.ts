import type { SectionBlock } from '@slack/types';
import type { Translator } from '../../i18n/translator.ts';
import { section } from './layout.ts';
import { bold, joinMrkdwn, translateMrkdwn } from './mrkdwn.ts';
import type { Words } from './mrkdwn.ts';

/** What would change about one setting: what holds, and what would. */
export function changeBlock(
  t: Translator,
  label: string,
  { from, to }: { readonly from: Words; readonly to: Words },
): SectionBlock {
  return section(joinMrkdwn([bold(label), translateMrkdwn(t, 'common.change', { from, to })]));
}
