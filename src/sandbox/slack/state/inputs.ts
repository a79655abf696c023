import { newBytes } from '../../../kernel/ids.ts';
import { interactiveElements } from '../block-kit/walk.ts';
import { asObject, asObjects, asText, isObject } from '../json.ts';
import type { Json, JsonObject } from '../json.ts';

/** What a person has entered: block ID → action ID → value, in the form Slack sends as `state.values`. */
export type Inputs = Readonly<Record<string, Readonly<Record<string, JsonObject>>>>;

type Kind = { readonly field: string; readonly initial: string; readonly empty: Json };

const KINDS: Readonly<Record<string, Kind>> = {
  plain_text_input: { field: 'value', initial: 'initial_value', empty: null },
  number_input: { field: 'value', initial: 'initial_value', empty: null },
  email_text_input: { field: 'value', initial: 'initial_value', empty: null },
  url_text_input: { field: 'value', initial: 'initial_value', empty: null },
  rich_text_input: { field: 'rich_text_value', initial: 'initial_value', empty: null },
  static_select: { field: 'selected_option', initial: 'initial_option', empty: null },
  external_select: { field: 'selected_option', initial: 'initial_option', empty: null },
  radio_buttons: { field: 'selected_option', initial: 'initial_option', empty: null },
  users_select: { field: 'selected_user', initial: 'initial_user', empty: null },
  conversations_select: { field: 'selected_conversation', initial: 'initial_conversation', empty: null },
  channels_select: { field: 'selected_channel', initial: 'initial_channel', empty: null },
  multi_static_select: { field: 'selected_options', initial: 'initial_options', empty: [] },
  multi_external_select: { field: 'selected_options', initial: 'initial_options', empty: [] },
  checkboxes: { field: 'selected_options', initial: 'initial_options', empty: [] },
  multi_users_select: { field: 'selected_users', initial: 'initial_users', empty: [] },
  multi_conversations_select: { field: 'selected_conversations', initial: 'initial_conversations', empty: [] },
  multi_channels_select: { field: 'selected_channels', initial: 'initial_channels', empty: [] },
  datepicker: { field: 'selected_date', initial: 'initial_date', empty: null },
  timepicker: { field: 'selected_time', initial: 'initial_time', empty: null },
  datetimepicker: { field: 'selected_date_time', initial: 'initial_date_time', empty: null },
  file_input: { field: 'files', initial: 'none', empty: [] },
};

/** @returns the field of `state.values` that holds this element's value, or undefined where it holds none */
export function valueField(element: JsonObject): string | undefined {
  return KINDS[asText(element['type'])]?.field;
}

/** @returns what an element holds: text, option, options, date, files … or its empty value */
export function heldValue(element: JsonObject, entry: JsonObject | undefined): Json {
  const kind = KINDS[asText(element['type'])];
  return kind ? (entry?.[kind.field] ?? kind.empty) : null;
}

/**
 * The values after a view was shown or replaced. A value stays where block_id, action_id and kind stay the same, even
 * against a new `initial_value`; a new block_id starts afresh (Slack's page "Modals", *Updating views*).
 */
export function carryInputs(previous: Inputs, blocks: readonly Json[]): Inputs {
  const inputs: Record<string, Record<string, JsonObject>> = {};
  for (const { element, blockId, actionId } of interactiveElements(blocks)) {
    const kind = KINDS[asText(element['type'])];
    if (!kind) continue;
    const kept = previous[blockId]?.[actionId];
    const fresh = { type: asText(element['type']), [kind.field]: element[kind.initial] ?? kind.empty };
    (inputs[blockId] ??= {})[actionId] = kept && kept['type'] === element['type'] ? kept : fresh;
  }
  return inputs;
}

export function withInput(inputs: Inputs, blockId: string, actionId: string, entry: JsonObject): Inputs {
  return { ...inputs, [blockId]: { ...inputs[blockId], [actionId]: entry } };
}

/** Gives every block and element the ID that Slack gives where the app gave none. */
export function withIds(blocks: readonly JsonObject[]): readonly JsonObject[] {
  return blocks.map((block) => {
    const named: JsonObject = { ...block, block_id: block['block_id'] ?? generatedId() };
    switch (named['type']) {
      case 'section':
        return isObject(named['accessory']) && named['accessory']['type'] !== 'image'
          ? { ...named, accessory: withActionId(named['accessory']) }
          : named;
      case 'input':
        return { ...named, element: withActionId(asObject(named['element'])) };
      case 'actions':
        return { ...named, elements: asObjects(named['elements']).map(withActionId) };
      default:
        return named;
    }
  });
}

function withActionId(element: JsonObject): JsonObject {
  return { ...element, action_id: element['action_id'] ?? generatedId() };
}

function generatedId(): string {
  return newBytes(4).toString('base64url');
}
