import type { Button, KnownBlock, ModalView, Overflow } from '@slack/types';
import type { MessageKey } from '../../i18n/catalogue.ts';
import type { Translator } from '../../i18n/translator.ts';
import { dayInZone } from '../../kernel/dates.ts';
import {
  actions,
  button,
  context,
  joinMrkdwn,
  message,
  modal,
  moment,
  mrkdwn,
  option,
  overflow,
  section,
  translateMrkdwn,
} from '../../slack/blocks/index.ts';
import type { Message, Words } from '../../slack/blocks/index.ts';
import type { ListedMove, MoveRecord } from './service.ts';
import { MOVES } from './views-list.ts';
import type { ListPlace } from './views-list.ts';
import { figuresWords, stateWords } from './views-words.ts';

export const BRING = 'move.bring';
export const MACHINES = 'move.machines';
export const MORE = 'move.more';

/** What the `⋯` of a move offers; five at most. */
export const MORE_CHOICES = ['settings', 'write-off', 'export', 'help', 'close'] as const;
export type MoreChoice = (typeof MORE_CHOICES)[number];

/**
 * What another part of the move adds to its message: blocks between headline and figures, lines below the figures, buttons
 * before its own.
 */
export type MoveExtras = {
  readonly top?: readonly KnownBlock[];
  readonly lines?: readonly Words[];
  readonly buttons?: readonly Button[];
};

/** The one message of a move, as it stands now. */
export function moveMessage(t: Translator, listed: ListedMove, extras: readonly MoveExtras[]): Message {
  const { move } = listed;
  const text = t('moves.message.notification', { title: move.title, customer: move.customerName });
  return message({ text, blocks: moveBlocks(t, listed, extras) });
}

/** The same in a modal, from which one goes back to the list. */
export function moveView(
  t: Translator,
  listed: ListedMove,
  {
    extras,
    place,
    note,
  }: { readonly extras: readonly MoveExtras[]; readonly place?: ListPlace; readonly note?: string },
): ModalView {
  return modal({
    callbackId: 'move.shown',
    title: t('moves.title'),
    close: t('common.close'),
    blocks: [
      note !== undefined && section(note),
      ...moveBlocks(t, listed, extras),
      place && actions(button(t('moves.back.list'), MOVES, { value: JSON.stringify(place) })),
    ],
  });
}

function moveBlocks(t: Translator, listed: ListedMove, extras: readonly MoveExtras[]): (KnownBlock | false)[] {
  const { move, figures } = listed;
  const isClosed = move.state === 'closed';
  const earliest = figures.earliest
    ? [translateMrkdwn(t, 'moves.message.earliest', { day: dayInZone(figures.earliest, move.zone, t.locale) })]
    : [];
  const headline = translateMrkdwn(t, 'moves.message.headline', {
    title: move.title,
    customer: move.customerName,
    machines: figures.machines,
    number: String(move.number),
  });
  return [
    section(headline),
    ...extras.flatMap(({ top = [] }) => top),
    section(joinMrkdwn([...figuresWords(t, figures), ...earliest], ' · ')),
    context(isClosed && move.closedAt ? closedWords(t, move, move.closedAt) : mrkdwn`${stateWords(t, move)}`),
    ...move.keys.flatMap(({ cancelledAt, title }) =>
      cancelledAt && !isClosed
        ? [section(translateMrkdwn(t, 'moves.message.keyCancelled', { key: title, at: moment(cancelledAt, t) }))]
        : [],
    ),
    ...extras.flatMap(({ lines = [] }) => (lines.length > 0 ? [context(joinMrkdwn(lines))] : [])),
    actions(
      ...(isClosed ? [] : extras.flatMap(({ buttons = [] }) => buttons)),
      ...(isClosed ? [] : [button(t('moves.bring'), BRING, { value: move.id })]),
      button(t('moves.machines'), MACHINES, { value: JSON.stringify({ move: move.id }) }),
      moreMenu(t, move),
    ),
  ];
}

function closedWords(t: Translator, { zone }: MoveRecord, at: Date): Words {
  return t('moves.message.closed', { day: dayInZone(at, zone, t.locale) });
}

const CHOICES: Readonly<Record<MoreChoice, MessageKey>> = {
  settings: 'moves.more.settings',
  'write-off': 'moves.more.writeOff',
  export: 'moves.more.export',
  help: 'moves.more.help',
  close: 'moves.more.close',
};

function moreMenu(t: Translator, move: MoveRecord): Overflow {
  const of = (choice: MoreChoice) => option(t(CHOICES[choice]), `${choice} ${move.id}`);
  return move.state === 'closed'
    ? overflow(MORE, [of('export'), of('help')])
    : overflow(MORE, [of('settings'), of('write-off'), of('export'), of('help'), of('close')]);
}
