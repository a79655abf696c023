import type {
  Datepicker,
  EmailInput,
  FileInput,
  InputBlock,
  InputBlockElement,
  NumberInput,
  PlainTextInput,
} from '@slack/types';
import { clamp } from '../../kernel/text.ts';
import { LIMITS } from './limits.ts';
import { identifier, plainText } from './words.ts';

/** A labelled field of a form. `dispatch`: choosing or entering is reported at once, for fields that depend on it. */
export function input(
  label: string,
  element: InputBlockElement,
  options: {
    readonly blockId: string;
    readonly hint?: string | undefined;
    readonly optional?: boolean | undefined;
    readonly dispatch?: boolean | undefined;
  },
): InputBlock {
  return {
    type: 'input',
    block_id: identifier(options.blockId, LIMITS.identifier),
    label: plainText(label, LIMITS.label),
    element,
    ...(options.hint !== undefined && { hint: plainText(options.hint, LIMITS.label) }),
    ...(options.optional !== undefined && { optional: options.optional }),
    ...(options.dispatch !== undefined && { dispatch_action: options.dispatch }),
  };
}

type Entry = {
  readonly actionId: string;
  readonly initial?: string | undefined;
  readonly placeholder?: string | undefined;
};

/** What every field to type in shares; an initial text is cut to `max`, and left out where empty. */
function entry({ actionId, initial, placeholder }: Entry, max: number) {
  return {
    action_id: identifier(actionId, LIMITS.identifier),
    ...(initial !== undefined && initial !== '' && { initial_value: clamp(initial, max) }),
    ...(placeholder !== undefined && { placeholder: plainText(placeholder, LIMITS.placeholder) }),
  };
}

export function plainTextInput(
  options: Entry & {
    readonly multiline?: boolean | undefined;
    readonly minLength?: number | undefined;
    readonly maxLength?: number | undefined;
  },
): PlainTextInput {
  const max = Math.min(Math.max(options.maxLength ?? LIMITS.inputText, 1), LIMITS.inputText);
  return {
    type: 'plain_text_input',
    ...entry(options, max),
    ...(options.multiline !== undefined && { multiline: options.multiline }),
    ...(options.minLength !== undefined && { min_length: Math.min(Math.max(options.minLength, 0), max) }),
    max_length: max,
  };
}

export function emailInput(options: Entry): EmailInput {
  return { type: 'email_text_input', ...entry(options, LIMITS.inputText) };
}

/** Slack lets nothing but a number through, in `min` … `max` where given; the service checks again. */
export function numberInput(options: {
  readonly actionId: string;
  readonly initial?: number | undefined;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly decimals?: boolean | undefined;
  readonly placeholder?: string | undefined;
}): NumberInput {
  const { initial, min, max, decimals = false, ...rest } = options;
  return {
    type: 'number_input',
    ...entry(rest, LIMITS.inputText),
    is_decimal_allowed: decimals,
    ...(initial !== undefined && { initial_value: String(initial) }),
    ...(min !== undefined && { min_value: String(min) }),
    ...(max !== undefined && { max_value: String(max) }),
  };
}

/** @param filetypes endings without the dot; a convenience of Slack's, not a check */
export function fileInput(actionId: string, maxFiles: number = LIMITS.files, filetypes?: readonly string[]): FileInput {
  return {
    type: 'file_input',
    action_id: identifier(actionId, LIMITS.identifier),
    max_files: Math.min(Math.max(maxFiles, 1), LIMITS.files),
    ...(filetypes && { filetypes: [...filetypes] }),
  };
}

/** @param initial a day as `2026-11-25`, in the zone of whoever reads it */
export function datePicker(actionId: string, initial?: string): Datepicker {
  return {
    type: 'datepicker',
    action_id: identifier(actionId, LIMITS.identifier),
    ...(initial !== undefined && { initial_date: initial }),
  };
}
