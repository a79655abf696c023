import type { InputBlock, ModalView } from '@slack/types';
import type { Translator } from '../../i18n/translator.ts';
import { clamp } from '../../kernel/text.ts';
import { checkboxes, context, datePicker, input, modal, option, plainTextInput } from '../../slack/blocks/index.ts';
import type { FieldProblem } from '../../slack/blocks/index.ts';
import type { OwnedSoftware } from '../software/service.ts';
import { timeText } from './rules-form.ts';
import type { MoveForm, MoveFormProblem, SettingsForm, SettingsProblem } from './rules-form.ts';
import type { MoveRecord } from './service.ts';
import { keyBlocks, moveFieldProblems, SETTINGS_KEYS_MENU, titleInput, zoneInput } from './views-form.ts';

export const SETTINGS_FORM = 'move.settings.form';

export const settingsAt = {
  planFrom: 'move-from',
  marginHours: 'move-margin',
  workDays: 'move-days',
  workFrom: 'move-work-from',
  workUntil: 'move-work-until',
  pilotSize: 'move-pilot',
  waveSize: 'move-wave',
  hoursBetween: 'move-between',
  rarely: 'move-plan-rarely',
} as const satisfies Record<keyof SettingsForm | 'rarely', string>;

const WEEK = [1, 2, 3, 4, 5, 6, 7];

/** Name, keys and planning of a move. */
export function settingsView(
  t: Translator,
  move: MoveRecord,
  software: readonly OwnedSoftware[],
  form: Pick<MoveForm, 'title' | 'zone' | 'keys' | 'activations'>,
): ModalView {
  return modal({
    callbackId: SETTINGS_FORM,
    title: t('moves.settings.title'),
    submit: t('moves.settings.submit'),
    close: t('common.cancel'),
    metadata: JSON.stringify({ move: move.id }),
    blocks: [
      titleInput(t, form.title),
      zoneInput(t, move.id, form.zone ?? move.zone),
      ...keyBlocks(t, { of: move.id, actionId: SETTINGS_KEYS_MENU }, software, form),
      ...planningInputs(t, move),
      context(t('moves.settings.replan')),
    ],
  });
}

/** How a move is planned. */
export function planningInputs(t: Translator, move: MoveRecord): InputBlock[] {
  const number = (field: 'marginHours' | 'pilotSize' | 'waveSize' | 'hoursBetween') =>
    input(
      t(`moves.settings.${field}`),
      plainTextInput({ actionId: field, maxLength: 6, initial: String(move[field]) }),
      { blockId: settingsAt[field], hint: t(`moves.settings.${field}Hint`) },
    );
  const time = (field: 'workFrom' | 'workUntil') =>
    input(
      t(`moves.settings.${field}`),
      plainTextInput({ actionId: field, maxLength: 5, initial: timeText(move[field]) }),
      { blockId: settingsAt[field] },
    );
  const days = WEEK.map((day) => option(dayName(t, day), String(day)));
  return [
    input(t('moves.settings.planFrom'), datePicker('planFrom', move.planFrom ?? undefined), {
      blockId: settingsAt.planFrom,
      hint: t('moves.settings.planFromHint'),
      optional: true,
    }),
    number('marginHours'),
    input(
      t('moves.settings.workDays'),
      checkboxes({ actionId: 'workDays', options: days, chosen: move.workDays.map(String) }),
      { blockId: settingsAt.workDays, optional: true },
    ),
    time('workFrom'),
    time('workUntil'),
    number('pilotSize'),
    number('waveSize'),
    number('hoursBetween'),
  ];
}

/** 1 is Monday; the fifth of January 1970 was one. */
function dayName(t: Translator, day: number): string {
  return new Intl.DateTimeFormat(t.locale, { weekday: 'long', timeZone: 'UTC' }).format(
    new Date(Date.UTC(1970, 0, 4 + day)),
  );
}

export function settingsProblems(
  t: Translator,
  moveId: string,
  problems: readonly (MoveFormProblem | SettingsProblem)[],
): FieldProblem[] {
  return problems.flatMap((problem): FieldProblem[] => {
    switch (problem.field) {
      case 'title':
      case 'customer':
      case 'zone':
      case 'keys':
      case 'activations':
        return moveFieldProblems(t, moveId, '', [problem]);
      case 'marginHours':
      case 'pilotSize':
      case 'waveSize':
      case 'hoursBetween':
        return [
          {
            block: settingsAt[problem.field],
            words: t('moves.problem.outside', { min: problem.min, max: problem.max }),
          },
        ];
      case 'rarely':
        return [
          {
            block: settingsAt.rarely,
            words: t('waves.problem.names.unknown', {
              count: problem.names.length,
              names: clamp(problem.names.join(', '), 200),
            }),
          },
        ];
      case 'planFrom':
      case 'workDays':
      case 'workFrom':
      case 'workUntil':
        return [{ block: settingsAt[problem.field], words: t(`moves.problem.${problem.kind}`) }];
    }
  });
}
