import type { Button, KnownBlock, ModalView } from '@slack/types';
import type { Translator } from '../../../i18n/translator.ts';
import { clamp } from '../../../kernel/text.ts';
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
  plainTextInput,
  section,
  translateMrkdwn,
} from '../../../slack/blocks/index.ts';
import type { Words } from '../../../slack/blocks/index.ts';
import { LONGEST_REASON } from '../rules-form.ts';
import { pagingButtons } from '../views-paging.ts';
import { stateWords } from '../views-words.ts';
import type { ListedMachine, ListedWave, WaveList, WaveShown } from './service-waves.ts';
import { PLAN } from './views-plan.ts';
import { TRANSFER } from './views-transfer.ts';
import { progressWords, waveTime } from './views-words.ts';

export const WAVES = 'move.waves';
export const WAVE = 'move.wave';
export const PAUSE = 'move.pause';
export const PAUSE_FORM = 'move.pause.form';
export const RESUME = 'move.resume';
export const pauseAt = { reason: 'move-pause-reason' } as const;

/** What another part adds to a wave, such as its kit. */
export type WavePart = (t: Translator, shown: WaveShown) => readonly Button[];

/** A page of the waves of a move, with what can be done with all of them. */
export function wavesView(t: Translator, list: WaveList, note?: string): ModalView {
  const { move, waves, place, unplanned, mayManage } = list;
  const valueOf = (page: number) => JSON.stringify({ move: move.id, page });
  return modal({
    callbackId: WAVES,
    title: t('waves.title'),
    close: t('common.close'),
    blocks: [
      note !== undefined && section(note),
      section(joinMrkdwn([bold(move.title), stateWords(t, move), t('waves.zone', { zone: move.zone })], ' · ')),
      move.pauseNote !== null && context(t('waves.pausedBecause', { reason: move.pauseNote })),
      place.total === 0 && section(t('waves.none')),
      ...waves.map((listed) => waveRow(t, listed, move.zone)),
      unplanned > 0 && context(t('waves.unplanned', { count: unplanned })),
      actions(...pagingButtons(t, WAVES, place, valueOf)),
      mayManage && actions(...manageButtons(t, list)),
    ],
  });
}

function waveRow(t: Translator, { wave, progress }: ListedWave, zone: string): KnownBlock {
  const { id, number, kind, state } = wave;
  const facts: Words[] = [waveTime(t, wave, zone), t(`waves.state.${state}`), progressWords(t, progress)];
  return section(
    joinMrkdwn([bold(t(`waves.wave.${kind}`, { number })), joinMrkdwn(facts, ' · ')]),
    button(t('waves.open'), WAVE, {
      value: JSON.stringify({ wave: id }),
      accessibilityLabel: t('waves.openOf', { number }),
    }),
  );
}

function manageButtons(t: Translator, { move, place }: WaveList): Button[] {
  const value = move.id;
  const again = confirmation({
    title: t('waves.resume.title'),
    text: t('waves.resume.text'),
    confirm: t('waves.resume'),
    deny: t('common.back'),
  });
  return [
    button(t(place.total === 0 ? 'waves.plan' : 'waves.plan.again'), PLAN, { value }),
    ...(move.state === 'paused'
      ? [button(t('waves.resume'), RESUME, { value, confirm: again, style: 'primary' })]
      : []),
    ...(move.state === 'planned' || move.state === 'running' ? [button(t('waves.pause'), PAUSE, { value })] : []),
    button(t('waves.transfer'), TRANSFER, { value: JSON.stringify({ move: move.id }) }),
  ];
}

/** One wave with a page of its machines. */
export function waveView(t: Translator, shown: WaveShown, parts: readonly WavePart[]): ModalView {
  const { move, wave, progress, machines, place, mayManage } = shown;
  const { number, kind, state } = wave;
  const title = bold(t(`waves.wave.${kind}`, { number }));
  const valueOf = (page: number) => JSON.stringify({ wave: wave.id, page });
  const canMove = mayManage && progress['to-go'] + progress.failed > 0;
  return modal({
    callbackId: WAVE,
    title: t('waves.title'),
    close: t('common.close'),
    blocks: [
      section(joinMrkdwn([title, move.title, t(`waves.state.${state}`)], ' · ')),
      section(
        joinMrkdwn(
          [waveTime(t, wave, move.zone), t('waves.zone', { zone: move.zone }), progressWords(t, progress)],
          ' · ',
        ),
      ),
      machines.length > 0 && section(joinMrkdwn(machines.map((machine) => machineLine(t, machine)))),
      actions(...pagingButtons(t, WAVE, place, valueOf)),
      actions(
        ...parts.flatMap((part) => part(t, shown)),
        ...(canMove
          ? [button(t('waves.transfer'), TRANSFER, { value: JSON.stringify({ move: move.id, wave: wave.id }) })]
          : []),
        button(t('waves.all'), WAVES, { value: JSON.stringify({ move: move.id }) }),
      ),
    ],
  });
}

function machineLine(t: Translator, { name, state, failureCode, deadline }: ListedMachine): Words {
  const facts: Words[] = [
    bold(clamp(name, 60)),
    t(`moves.machine.state.${state}`),
    ...(failureCode === null ? [] : [failureCode]),
    ...(deadline === null ? [] : [translateMrkdwn(t, 'waves.machine.deadline', { at: moment(deadline, t) })]),
  ];
  return joinMrkdwn(facts, ' · ');
}

export function pauseView(t: Translator, moveId: string, title: string): ModalView {
  return modal({
    callbackId: PAUSE_FORM,
    title: t('waves.pause.title'),
    submit: t('waves.pause.submit'),
    close: t('common.cancel'),
    metadata: JSON.stringify({ move: moveId }),
    blocks: [
      section(t('waves.pause.about', { title })),
      input(
        t('waves.pause.reason'),
        plainTextInput({ actionId: 'reason', multiline: true, maxLength: LONGEST_REASON }),
        {
          blockId: pauseAt.reason,
          hint: t('waves.pause.reasonHint'),
        },
      ),
    ],
  });
}
