import type { KnownBlock } from '@slack/types';
import type { Translator } from '../../i18n/translator.ts';
import { checkboxes, context, input, option } from '../../slack/blocks/index.ts';
import { MOST_LINES_TO_CHOOSE } from './rules-lines.ts';
import type { LineFacts, OrderFacts } from './rules-lines.ts';

export const LINES_TICKED = 'cancellation.lines';

/** Slack offers ten boxes at a time. */
const IN_ONE_BLOCK = 10;
const BLOCK = /^lines (\S+) \d+$/;

/** @returns the order whose lines are ticked in this block, or undefined where it is another block */
export function orderOfLinesBlock(blockId: string): string | undefined {
  return BLOCK.exec(blockId)?.[1];
}

/** Which lines of an order of several; nothing to choose of one, or where a subscription was named. */
export function lineBlocks(t: Translator, order: OrderFacts | undefined): KnownBlock[] {
  if (!order || order.cancelled || order.lines.length < 2) return [];
  if (order.named) return [context(t('cancellation.lines.named', { title: order.named.title }))];
  if (order.lines.length > MOST_LINES_TO_CHOOSE)
    return [context(t('cancellation.lines.tooMany', { count: order.lines.length }))];
  const chosen = order.chosen.map(({ number }) => String(number));
  const blocks = Array.from({ length: Math.ceil(order.lines.length / IN_ONE_BLOCK) }, (_, group) => {
    const lines = order.lines.slice(group * IN_ONE_BLOCK, (group + 1) * IN_ONE_BLOCK);
    const [from, to] = [group * IN_ONE_BLOCK + 1, group * IN_ONE_BLOCK + lines.length];
    return input(
      group === 0 ? t('cancellation.lines.label') : t('cancellation.lines.more', { from, to }),
      checkboxes({ actionId: LINES_TICKED, options: lines.map((line) => lineOption(t, line)), chosen }),
      {
        blockId: `lines ${order.id} ${group}`,
        hint: group === 0 ? t('cancellation.lines.hint') : undefined,
        dispatch: true,
        // Nothing need be ticked in one of several groups; that something is, the service sees to.
        optional: order.lines.length > IN_ONE_BLOCK ? true : undefined,
      },
    );
  });
  return blocks;
}

function lineOption(t: Translator, { number, title, price, verdict }: LineFacts) {
  const amount = verdict.kind === 'right' ? verdict.credit : price;
  const isRight = verdict.kind === 'right';
  const about = amount && t(isRight ? 'cancellation.lines.credit' : 'cancellation.lines.request', { amount });
  return option(title, String(number), about);
}
