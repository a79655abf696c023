import type { KnownBlock, ModalView } from '@slack/types';
import type { Translator } from '../../i18n/translator.ts';
import { dayInZone } from '../../kernel/dates.ts';
import {
  actions,
  bold,
  button,
  context,
  joinMrkdwn,
  modal,
  section,
  translateMrkdwn,
} from '../../slack/blocks/index.ts';
import { pagingButtons } from './views-paging.ts';
import { figuresWords, stateWords } from './views-words.ts';
import type { ListedMove, MoveList } from './service.ts';

export const MOVES = 'move.list';
export const OPEN_MOVE = 'move.open';
export const NEW_MOVE = 'move.new';
export const ONLY_CHECK = 'move.check';

/** Where a list stands, as its buttons carry it. */
export type ListPlace = {
  /** where a move that is begun from here is told of */
  readonly channel: string;
  readonly customer?: string | undefined;
  readonly page?: number | undefined;
};

/** The moves there are, of all customers or of one; from here one begins a move or only checks some machines. */
export function movesView(t: Translator, list: MoveList, place: ListPlace, note?: string): ModalView {
  const { moves, customer, mayManage } = list;
  const at = (page: number) => JSON.stringify({ ...place, page } satisfies ListPlace);
  return modal({
    callbackId: MOVES,
    title: t('moves.title'),
    close: t('common.close'),
    blocks: [
      note !== undefined && section(note),
      customer && section(bold(t('moves.ofCustomer', { customer: customer.name }))),
      ...(moves.length === 0
        ? [section(t(customer ? 'moves.noneOfCustomer' : 'moves.none'))]
        : moves.flatMap((listed) => rowBlocks(t, listed, place))),
      actions(...pagingButtons(t, MOVES, list.place, at)),
      actions(
        ...(mayManage ? [button(t('moves.new'), NEW_MOVE, { value: at(list.place.page), style: 'primary' })] : []),
        button(t('moves.onlyCheck'), ONLY_CHECK),
      ),
      !mayManage && context(t('moves.mayNotManage')),
    ],
  });
}

function rowBlocks(t: Translator, { move, figures }: ListedMove, place: ListPlace): KnownBlock[] {
  const title = translateMrkdwn(t, 'moves.row', {
    name: move.title,
    customer: move.customerName,
    number: String(move.number),
    state: stateWords(t, move),
  });
  const earliest = figures.earliest
    ? [t('moves.earliest', { day: dayInZone(figures.earliest, t.zone, t.locale) })]
    : [];
  const words = joinMrkdwn([title, [...figuresWords(t, figures), ...earliest].join(' · ')]);
  const value = JSON.stringify({ ...place, move: move.id });
  return [
    section(
      words,
      button(t('moves.open'), OPEN_MOVE, { value, accessibilityLabel: t('moves.openOf', { title: move.title }) }),
    ),
  ];
}
