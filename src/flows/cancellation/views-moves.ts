import type { KnownBlock } from '@slack/types';
import type { Translator } from '../../i18n/translator.ts';
import { joinMrkdwn, mrkdwn, section } from '../../slack/blocks/index.ts';
import type { MoveUsingKey } from '../move/service-keys.ts';

/** What it means for moves to a MAK that the key of the order is revoked (P14). */
export function moveBlocks(t: Translator, moves: readonly MoveUsingKey[]): KnownBlock[] {
  return moves.map((move) => section(mrkdwn`⚠ ${joinMrkdwn(moveSentences(t, move), ' ')}`));
}

function moveSentences(t: Translator, { title, installed, toGo }: MoveUsingKey): string[] {
  const told = [
    ...(installed > 0 ? [t('cancellation.move.installed', { count: installed, title })] : []),
    ...(toGo > 0 ? [t('cancellation.move.toGo', { count: toGo, title })] : []),
  ];
  return told.length > 0 ? told : [t('cancellation.move.uses', { title })];
}
