import type { ModalView } from '@slack/types';
import type { Translator } from '../../../i18n/translator.ts';
import { clamp } from '../../../kernel/text.ts';
import { input, modal, option, plainTextInput, section, staticSelect } from '../../../slack/blocks/index.ts';
import type { FieldProblem } from '../../../slack/blocks/index.ts';
import type { Breach } from '../plan/breaches.ts';
import type { MoveRecord } from '../records.ts';
import type { TransferForm, TransferProblem } from './service-transfer.ts';
import { groupWords, hostWords, momentThere, waveTime } from './views-words.ts';

export const TRANSFER = 'move.transfer';
export const TRANSFER_FORM = 'move.transfer.form';
export const transferAt = { names: 'move-transfer-names', target: 'move-transfer-target' } as const;

/** Slack's menus take a hundred; a later wave can be had by planning again. */
const MENU_LENGTH = 99;
const LONGEST_NAMES = 3_000;

/** @param names with which the form begins */
export function transferView(t: Translator, { move, waves }: TransferForm, names: readonly string[]): ModalView {
  const wave = waves.slice(0, MENU_LENGTH).map((each) => {
    const title = t(`waves.wave.${each.kind}`, { number: each.number });
    return option(clamp(`${title} · ${waveTime(t, each, move.zone)}`, 75), String(each.number));
  });
  const options = [...wave, option(t('waves.transfer.none'), 'none')];
  return modal({
    callbackId: TRANSFER_FORM,
    title: t('waves.transfer.title'),
    submit: t('waves.transfer.submit'),
    close: t('common.cancel'),
    metadata: JSON.stringify({ move: move.id }),
    blocks: [
      section(t('waves.transfer.about')),
      input(
        t('waves.transfer.names'),
        plainTextInput({ actionId: 'names', multiline: true, maxLength: LONGEST_NAMES, initial: names.join('\n') }),
        { blockId: transferAt.names, hint: t('waves.transfer.namesHint') },
      ),
      input(t('waves.transfer.target'), staticSelect({ actionId: 'target', options }), {
        blockId: transferAt.target,
        hint: t('waves.transfer.targetHint'),
      }),
    ],
  });
}

export function transferProblems(t: Translator, problems: readonly TransferProblem[]): FieldProblem[] {
  return problems.map((problem): FieldProblem => {
    switch (problem.kind) {
      case 'missing':
        return {
          block: transferAt[problem.field],
          words: t(`waves.problem.${problem.field}.missing`),
        };
      case 'unknown':
      case 'nothing-left': {
        const names = clamp(problem.names.join(', '), 200);
        return {
          block: transferAt.names,
          words: t(`waves.problem.names.${problem.kind}`, { count: problem.names.length, names }),
        };
      }
      case 'breach':
        return { block: transferAt.target, words: breachWords(t, problem.move, problem.breach) };
    }
  });
}

function breachWords(t: Translator, { zone, marginHours }: MoveRecord, breach: Breach): string {
  const { wave } = breach;
  switch (breach.kind) {
    case 'too-late': {
      const { machine, latest } = breach;
      return t('waves.breach.too-late', {
        wave,
        name: machine.name,
        latest: momentThere(t, latest, zone),
        margin: marginHours,
      });
    }
    case 'too-many':
      return t('waves.breach.too-many', { wave, size: breach.size, most: breach.most });
    case 'host-too-early':
      return t('waves.breach.host-too-early', { wave, name: breach.machine.name });
    case 'kms-count': {
      const { group, left } = breach;
      const about = { host: hostWords(t, group.host), group: groupWords(t, group.kind), needed: group.needed };
      return t('waves.breach.kms-count', { wave, left, ...about });
    }
  }
}
