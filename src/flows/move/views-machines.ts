import type { KnownBlock, ModalView } from '@slack/types';
import type { Translator } from '../../i18n/translator.ts';
import { clamp } from '../../kernel/text.ts';
import {
  actions,
  bold,
  button,
  confirmation,
  context,
  input,
  joinMrkdwn,
  modal,
  moment,
  mrkdwn,
  option,
  plainTextInput,
  section,
  staticSelect,
  translateMrkdwn,
} from '../../slack/blocks/index.ts';
import type { FieldProblem, Words } from '../../slack/blocks/index.ts';
import type { FleetProduct } from './fleet/merge.ts';
import type { Trouble } from './results/errors.ts';
import { LONGEST_REASON } from './rules-form.ts';
import { MACHINE_FILTERS } from './rules-machines.ts';
import type { MachineFilter } from './rules-machines.ts';
import type { CloseOutcome, MachineList, MachineRecord, MachineShown, WriteOffProblem } from './service-machines.ts';
import { MACHINES } from './views-message.ts';
import { pagingButtons } from './views-paging.ts';

export const FILTER = 'move.machines.filter';
export const MACHINE = 'move.machine';
export const WRITE_OFF = 'move.writeOff';
export const WRITE_OFF_FORM = 'move.writeOff.form';
export const TAKE_BACK = 'move.takeBack';
export const OFTEN_ONLINE = 'move.machine.oftenOnline';
export const CLOSE = 'move.close';

/** Which machines are listed, as a button carries it. */
export type MachinesPlace = {
  readonly move: string;
  readonly filter?: MachineFilter | undefined;
  readonly page?: number | undefined;
};

/** A page of the machines of a move, what runs out first on top. */
export function machinesView(t: Translator, list: MachineList): ModalView {
  const { move, filter, machines, place, at } = list;
  const valueOf = (page: number) => JSON.stringify({ move: move.id, filter, page } satisfies MachinesPlace);
  const menu = staticSelect({
    actionId: FILTER,
    placeholder: t('moves.machines.filter'),
    options: MACHINE_FILTERS.map((each) => option(t(`moves.filter.${each}`), `${each} ${move.id}`)),
    chosen: `${filter} ${move.id}`,
  });
  return modal({
    callbackId: MACHINES,
    title: t('moves.machines.title'),
    close: t('common.close'),
    blocks: [
      section(joinMrkdwn([bold(move.title), t('moves.machines.count', { count: place.total })], ' · ')),
      actions(menu),
      machines.length === 0 && section(t('moves.machines.none')),
      ...machines.map((machine) => machineRow(t, machine, at)),
      actions(...pagingButtons(t, MACHINES, place, valueOf)),
    ],
  });
}

function machineRow(t: Translator, machine: MachineRecord, at: Date): KnownBlock {
  const { name, state, deadline, failureCode, kmsHost, rarelyOnline, wave } = machine;
  const facts: Words[] = [
    t(`moves.machine.state.${state}`),
    ...(failureCode === null ? [] : [failureCode]),
    ...(deadline === null ? [] : [clockWords(t, deadline, at)]),
    ...(wave === null ? [] : [t('moves.machine.wave', { wave })]),
    ...(kmsHost ? [t('moves.machine.kmsHost')] : []),
    ...(rarelyOnline ? [t('moves.machine.rarelyOnline')] : []),
  ];
  return section(
    joinMrkdwn([bold(clamp(name, 100)), joinMrkdwn(facts, ' · ')]),
    button(t('moves.machine.open'), MACHINE, {
      value: machine.id,
      accessibilityLabel: t('moves.machine.openOf', { name }),
    }),
  );
}

const clockWords = (t: Translator, deadline: Date, at: Date): Words =>
  translateMrkdwn(t, deadline > at ? 'move.row.until' : 'move.row.since', { deadline: moment(deadline, t) });

/** One machine: each of its products, with what to do or why nothing is to be done. */
export function machineView(t: Translator, shown: MachineShown): ModalView {
  const { move, machine, troubles, writtenOffBy, mayConclude, at } = shown;
  const { id, name, state, writtenOffAt, writtenOffWhy } = machine;
  const back = JSON.stringify({ move: move.id } satisfies MachinesPlace);
  const undo = confirmation({
    title: t('moves.takeBack.title'),
    text: t('moves.takeBack.text', { name: clamp(name, 100) }),
    confirm: t('moves.takeBack'),
    deny: t('common.back'),
  });
  const canBeWrittenOff = mayConclude && (state === 'to-go' || state === 'failed');
  return modal({
    callbackId: 'move.machine',
    title: t('moves.machine.title'),
    close: t('common.close'),
    blocks: [
      section(
        joinMrkdwn(
          [
            bold(name),
            t(`moves.machine.state.${state}`),
            ...(machine.rarelyOnline ? [t('moves.machine.rarelyOnline')] : []),
          ],
          ' · ',
        ),
      ),
      state === 'written-off' &&
        writtenOffAt !== null &&
        section(
          translateMrkdwn(t, 'moves.machine.writtenOff', {
            by: writtenOffBy ?? t('common.unknown'),
            at: moment(writtenOffAt, t),
            reason: writtenOffWhy ?? '',
          }),
        ),
      ...machine.products.flatMap((product) => productBlocks(t, product, troubles.get(product.id), at)),
      actions(
        ...(canBeWrittenOff
          ? [
              button(t('moves.writeOff'), WRITE_OFF, {
                value: JSON.stringify({ move: move.id, machine: id }),
                style: 'danger',
              }),
            ]
          : []),
        ...(mayConclude && state === 'written-off'
          ? [button(t('moves.takeBack'), TAKE_BACK, { value: id, confirm: undo })]
          : []),
        ...(mayConclude && machine.rarelyOnline ? [button(t('moves.oftenOnline'), OFTEN_ONLINE, { value: id })] : []),
        button(t('moves.back.machines'), MACHINES, { value: back }),
      ),
    ],
  });
}

function productBlocks(t: Translator, product: FleetProduct, trouble: Trouble | undefined, at: Date): KnownBlock[] {
  const { channel, status, minutesLeft, capturedAt, deadline, verdict, standing, partialKey, reason, kmsHost } =
    product;
  const isOtherMak = verdict === 'has-mak' && standing === 'to-go';
  const facts: Words[] = [
    t('moves.product.channel', { channel: t(`moves.channel.${channel}`), status: t(`moves.status.${status}`) }),
    ...(partialKey === null ? [] : [t('move.row.key', { ending: partialKey })]),
    ...(minutesLeft === null ? [] : [t('moves.product.minutes', { minutes: minutesLeft })]),
    translateMrkdwn(t, 'moves.product.captured', { at: moment(capturedAt, t) }),
    ...(deadline === null ? [] : [clockWords(t, deadline, at)]),
    ...(kmsHost === null ? [] : [t('moves.product.kmsHost', { host: kmsHost })]),
    ...(reason === null ? [] : [reason]),
  ];
  const what =
    standing === 'failed'
      ? t('moves.product.failed')
      : t(isOtherMak ? 'moves.product.otherMak' : `move.verdict.${verdict}`);
  const why = standing === 'failed' && trouble ? [t(`moveError.${trouble}.what`), t(`moveError.${trouble}.next`)] : [];
  return [
    section(joinMrkdwn([bold(clamp(product.product, 200)), [what, ...why].join(' ')])),
    context(joinMrkdwn(facts, ' · ')),
  ];
}

export const writeOffAt = { names: 'move-names', reason: 'move-reason' } as const;

/** Leaves machines as they are, by their names and with a reason. */
export function writeOffView(t: Translator, moveId: string, names: readonly string[]): ModalView {
  return modal({
    callbackId: WRITE_OFF_FORM,
    title: t('moves.writeOff.title'),
    submit: t('moves.writeOff.submit'),
    close: t('common.cancel'),
    metadata: JSON.stringify({ move: moveId }),
    blocks: [
      section(t('moves.writeOff.about')),
      input(
        t('moves.writeOff.names'),
        plainTextInput({ actionId: 'names', multiline: true, initial: names.join('\n') }),
        { blockId: writeOffAt.names, hint: t('moves.writeOff.namesHint') },
      ),
      input(t('moves.writeOff.reason'), plainTextInput({ actionId: 'reason', maxLength: LONGEST_REASON }), {
        blockId: writeOffAt.reason,
        hint: t('moves.writeOff.reasonHint'),
      }),
    ],
  });
}

const NAMES_TOLD = 10;

export function writeOffProblems(t: Translator, problems: readonly WriteOffProblem[]): FieldProblem[] {
  return problems.map((problem) => {
    const block = writeOffAt[problem.field];
    if (problem.kind === 'missing') return { block, words: t('common.field.required') };
    const names = new Intl.ListFormat(t.locale).format(problem.names.slice(0, NAMES_TOLD));
    return { block, words: t(`moves.problem.names.${problem.kind}`, { names, count: problem.names.length }) };
  });
}

/** Before a move is closed: what that means. */
export function closeView(t: Translator, moveId: string, title: string): ModalView {
  return modal({
    callbackId: CLOSE,
    title: t('moves.close.title'),
    submit: t('moves.close.submit'),
    close: t('common.cancel'),
    metadata: JSON.stringify({ move: moveId }),
    blocks: [section(t('moves.close.about', { title }))],
  });
}

/** Why a move cannot be closed: what is left, by name. */
export function leftView(t: Translator, { move, count, names }: Extract<CloseOutcome, { kind: 'left' }>): ModalView {
  return modal({
    callbackId: 'move.left',
    title: t('moves.close.title'),
    close: t('common.close'),
    blocks: [
      section(t('moves.close.left', { count })),
      section(mrkdwn`${new Intl.ListFormat(t.locale).format([...names])}`),
      count > names.length && context(t('moves.close.more', { count: count - names.length })),
      actions(
        button(t('moves.writeOff'), WRITE_OFF, { value: JSON.stringify({ move: move.id }), style: 'danger' }),
        button(t('moves.back.machines'), MACHINES, {
          value: JSON.stringify({ move: move.id } satisfies MachinesPlace),
        }),
      ),
    ],
  });
}
