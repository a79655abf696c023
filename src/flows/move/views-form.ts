import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import { customerInput } from '../../customers/input.ts';
import type { Translator } from '../../i18n/translator.ts';
import { softwareOption } from '../../owned-software/menu.ts';
import {
  context,
  externalSelect,
  input,
  modal,
  option,
  plainTextInput,
  section,
  severalOf,
} from '../../slack/blocks/index.ts';
import type { FieldProblem } from '../../slack/blocks/index.ts';
import type { OwnedSoftware } from '../software/service.ts';
import { LONGEST_TITLE } from './rules-form.ts';
import type { MoveForm, MoveFormProblem } from './rules-form.ts';
import type { FormFacts } from './service.ts';
import { bringBlocks } from './views-bring.ts';

export const MOVE_FORM = 'move.new.form';
export const ZONE_MENU = 'move.zone';
/** Of each form its own: choosing draws that form anew. */
export const KEYS_MENU = 'move.keys';
export const SETTINGS_KEYS_MENU = 'move.settings.keys';

/**
 * Where each field stands. Zone and keys belong to a customer: another one begins them afresh.
 * @param of the customer, or the move, that they are of
 */
export const moveBlocks = {
  title: 'move-title',
  zone: (of: string) => `move-zone ${of}`,
  keys: (of: string) => `move-keys ${of}`,
  activations: (softwareId: string) => `move-activations ${softwareId}`,
} as const;

/** Begins a move: whose, with which keys, and what is brought along. */
export function newMoveView(
  t: Translator,
  facts: FormFacts,
  { form, channel, note }: { readonly form: MoveForm; readonly channel: string; readonly note?: string | undefined },
): ModalView {
  const of = facts.customer?.id ?? '';
  return modal({
    callbackId: MOVE_FORM,
    title: t('moves.form.title'),
    submit: t('moves.form.submit'),
    close: t('common.cancel'),
    metadata: JSON.stringify({ channel, of }),
    blocks: [
      note !== undefined && section(note),
      titleInput(t, form.title),
      customerInput(t, facts.customer, MOVE_FORM),
      zoneInput(t, of, form.zone ?? facts.zone),
      ...(facts.customer ? keyBlocks(t, { of, actionId: KEYS_MENU }, facts.software, form) : []),
      section(t('moves.form.along')),
      ...bringBlocks(t),
    ],
  });
}

export function titleInput(t: Translator, initial: string | undefined): InputBlock {
  return input(t('moves.form.name'), plainTextInput({ actionId: 'title', maxLength: LONGEST_TITLE, initial }), {
    blockId: moveBlocks.title,
    hint: t('moves.form.nameHint'),
  });
}

export function zoneInput(t: Translator, of: string, zone: string): InputBlock {
  const menu = externalSelect({
    actionId: ZONE_MENU,
    minimum: 0,
    chosen: option(zone, zone),
    placeholder: t('moves.form.zonePlaceholder'),
  });
  return input(t('moves.form.zone'), menu, { blockId: moveBlocks.zone(of), hint: t('moves.form.zoneHint') });
}

/** The order lines whose MAK is used, and of each that is chosen how many activations are known. */
export function keyBlocks(
  t: Translator,
  { of, actionId }: { readonly of: string; readonly actionId: typeof KEYS_MENU | typeof SETTINGS_KEYS_MENU },
  software: readonly OwnedSoftware[],
  { keys, activations }: Pick<MoveForm, 'keys' | 'activations'>,
): KnownBlock[] {
  if (software.length === 0) return [context(t('moves.form.noKeys'))];
  const menu = severalOf({
    actionId,
    options: software.map((one) => softwareOption(t, one)),
    chosen: keys,
  });
  const chosen = software.filter(({ id }) => keys.includes(id));
  return [
    input(t('moves.form.keys'), menu, {
      blockId: moveBlocks.keys(of),
      hint: t('moves.form.keysHint'),
      optional: true,
      dispatch: true,
    }),
    ...chosen.map((one) => {
      const { text } = softwareOption(t, one);
      return input(
        t('moves.form.activations', { software: text.text }),
        plainTextInput({ actionId: 'activations', maxLength: 12, initial: activations.get(one.id) }),
        { blockId: moveBlocks.activations(one.id), hint: t('moves.form.activationsHint'), optional: true },
      );
    }),
  ];
}

/** What is wrong with the fields of a move, each at its block. */
export function moveFieldProblems(
  t: Translator,
  of: string,
  customerBlock: string,
  problems: readonly MoveFormProblem[],
): FieldProblem[] {
  return problems.map((problem): FieldProblem => {
    switch (problem.field) {
      case 'title':
        return { block: moveBlocks.title, words: t('common.field.required') };
      case 'customer':
        return { block: customerBlock, words: t(`moves.problem.customer.${problem.kind}`) };
      case 'zone':
        return { block: moveBlocks.zone(of), words: t(`moves.problem.zone.${problem.kind}`) };
      case 'keys':
        return { block: moveBlocks.keys(of), words: t('moves.problem.keys') };
      case 'activations':
        return { block: moveBlocks.activations(problem.softwareId), words: t('moves.problem.activations') };
    }
  });
}
