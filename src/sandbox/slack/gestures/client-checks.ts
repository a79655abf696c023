import { countCharacters } from '../characters.ts';
import { asObject, asText, isList } from '../json.ts';
import type { Json, JsonObject } from '../json.ts';
import { heldValue } from '../state/inputs.ts';
import type { View } from '../state/views.ts';

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/**
 * What Slack's client checks before it hands a form in: required fields, lengths, bounds, e-mail and web addresses.
 * @returns what is wrong, by block ID; the app never hears of a form with such an error
 */
export function checkInputs(view: View): Readonly<Record<string, string>> {
  const found = view.blocks
    .filter(({ type }) => type === 'input')
    .map((block) => [asText(block['block_id']), wrongIn(view, block)] as const);
  return Object.fromEntries(found.filter((entry): entry is [string, string] => entry[1] !== undefined));
}

function wrongIn(view: View, block: JsonObject): string | undefined {
  const element = asObject(block['element']);
  const entry = view.inputs[asText(block['block_id'])]?.[asText(element['action_id'])];
  const value = heldValue(element, entry);
  if (isEmpty(value)) return block['optional'] === true ? undefined : 'Please complete this required field.';
  switch (element['type']) {
    case 'plain_text_input':
      return wrongLength(element, asText(value));
    case 'number_input':
      return wrongNumber(element, asText(value));
    case 'email_text_input':
      return EMAIL.test(asText(value)) ? undefined : 'Please enter a valid email address.';
    case 'url_text_input':
      return URL.canParse(asText(value)) ? undefined : 'Please enter a valid URL.';
    default:
      return undefined;
  }
}

function isEmpty(value: Json): boolean {
  return value === null || value === '' || (isList(value) && value.length === 0);
}

function wrongLength(element: JsonObject, value: string): string | undefined {
  const length = countCharacters(value);
  const [min, max] = [numberIn(element, 'min_length') ?? 0, numberIn(element, 'max_length') ?? 3000];
  if (length < min) return `Please use at least ${min} characters.`;
  return length > max ? `Please use ${max} characters or fewer.` : undefined;
}

function wrongNumber(element: JsonObject, value: string): string | undefined {
  if (!/^-?\d+(\.\d+)?$/.test(value)) return 'Please enter a valid number.';
  const entered = Number(value);
  if (element['is_decimal_allowed'] !== true && !/^-?\d+$/.test(value)) return 'Please enter a whole number.';
  const [min, max] = [numberIn(element, 'min_value'), numberIn(element, 'max_value')];
  if (min !== undefined && entered < min) return `Please enter a number of at least ${min}.`;
  return max !== undefined && entered > max ? `Please enter a number of at most ${max}.` : undefined;
}

function numberIn(element: JsonObject, name: string): number | undefined {
  const value = element[name];
  if (typeof value === 'number') return value;
  return typeof value === 'string' && value !== '' ? Number(value) : undefined;
}
