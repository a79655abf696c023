import type { ModalView } from '@slack/types';
import type { Translator } from '../../../i18n/translator.ts';
import { input, modal, plainTextInput, section } from '../../../slack/blocks/index.ts';
import type { MoveRecord } from '../records.ts';
import { zoneInput } from '../views-form.ts';
import { planningInputs, settingsAt } from '../views-settings.ts';

export const PLAN_FORM = 'move.plan.form';

const LONGEST_NAMES = 3_000;

/** What a plan follows from. Handing it in shows the plan; nothing is planned yet. */
export function planFormView(t: Translator, move: MoveRecord): ModalView {
  return modal({
    callbackId: PLAN_FORM,
    title: t('waves.plan.title'),
    submit: t('waves.plan.show'),
    close: t('common.cancel'),
    metadata: JSON.stringify({ move: move.id }),
    blocks: [
      section(t('waves.plan.about', { title: move.title })),
      ...planningInputs(t, move),
      zoneInput(t, move.id, move.zone),
      input(t('waves.plan.rarely'), plainTextInput({ actionId: 'rarely', multiline: true, maxLength: LONGEST_NAMES }), {
        blockId: settingsAt.rarely,
        hint: t('waves.plan.rarelyHint'),
        optional: true,
      }),
    ],
  });
}
