import { offered } from '../block-kit/composition.ts';
import { asList, asText } from '../json.ts';
import type { Json, JsonObject } from '../json.ts';
import type { Person } from '../state/people.ts';
import { valueField } from '../state/inputs.ts';
import type { WorkspaceState } from '../state/workspace-state.ts';
import { fileOnWire } from '../web-api/wire.ts';

/**
 * Turns what a person enters into the entry of `state.values`. Menus take the `value` of an option, several of them for
 * multi-selects and checkboxes, dates and texts themselves, file inputs the IDs of uploaded files.
 * @returns undefined where the client would not let the person enter this
 */
export function entryFor(
  state: WorkspaceState,
  person: Person,
  element: JsonObject,
  given: Json,
  offers: readonly JsonObject[],
): JsonObject | undefined {
  const field = valueField(element);
  const type = asText(element['type']);
  if (field === undefined) return undefined;
  const value = valueFor(state, person, element, field, given, [...offered(element), ...offers]);
  return value === undefined ? undefined : { type, [field]: value };
}

function valueFor(
  state: WorkspaceState,
  person: Person,
  element: JsonObject,
  field: string,
  given: Json,
  options: readonly JsonObject[],
): Json | undefined {
  const pick = (value: Json) => options.find((option) => option['value'] === value);
  switch (field) {
    case 'value':
      return typeof given === 'string' || typeof given === 'number' ? String(given) || null : nothing(given);
    case 'rich_text_value':
      return typeof given === 'string' ? richText(given) : nothing(given);
    case 'selected_option':
      return given === null ? null : pick(given);
    case 'selected_options':
      return every(asList(given).map(pick), limitOf(element, 'max_selected_items'));
    case 'selected_date':
      return matches(given, /^\d{4}-\d{2}-\d{2}$/);
    case 'selected_time':
      return matches(given, /^([01]\d|2[0-3]):[0-5]\d$/);
    case 'selected_date_time':
      return typeof given === 'number' ? given : nothing(given);
    case 'selected_user':
      return typeof given === 'string' && state.people.byId(given) ? given : nothing(given);
    case 'selected_users':
      return every(
        asList(given).map((id) => state.people.byId(asText(id))?.id),
        limitOf(element, 'max_selected_items'),
      );
    case 'selected_channel':
    case 'selected_conversation':
      return typeof given === 'string' && state.channels.byId(given) ? given : nothing(given);
    case 'selected_channels':
    case 'selected_conversations':
      return every(
        asList(given).map((id) => state.channels.byId(asText(id))?.id),
        limitOf(element, 'max_selected_items'),
      );
    case 'files':
      return every(
        asList(given).map((id) => uploaded(state, person, id)),
        limitOf(element, 'max_files') ?? 10,
      );
    default:
      return undefined;
  }
}

function nothing(given: Json): null | undefined {
  return given === null ? null : undefined;
}

function matches(given: Json, pattern: RegExp): Json | undefined {
  return typeof given === 'string' && pattern.test(given) ? given : nothing(given);
}

function limitOf(element: JsonObject, name: string): number | undefined {
  const limit = element[name];
  return typeof limit === 'number' ? limit : undefined;
}

function every(found: readonly (Json | undefined)[], most = 100): Json | undefined {
  const known = found.filter((one) => one !== undefined);
  return known.length === found.length && known.length <= most ? known : undefined;
}

function uploaded(state: WorkspaceState, person: Person, id: Json): JsonObject | undefined {
  const file = state.files.byId(asText(id));
  return file?.ownerId === person.id ? fileOnWire(state, file) : undefined;
}

function richText(text: string): JsonObject {
  const section = { type: 'rich_text_section', elements: [{ type: 'text', text }] };
  return { type: 'rich_text', elements: [section] };
}

/** A value nobody could enter in Slack's client, as a hostile one would send it: of a menu, an option that it does not offer. */
export function forgedEntry(element: JsonObject, given: Json): JsonObject {
  const field = valueField(element) ?? 'value';
  const isOption = field === 'selected_option' && typeof given === 'string';
  const value = isOption ? { text: { type: 'plain_text', text: given }, value: given } : given;
  return { type: asText(element['type']), [field]: value };
}
