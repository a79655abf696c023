import { offered } from '../../block-kit/composition.ts';
import { asObject, asText, isObject } from '../../json.ts';
import type { Json, JsonObject } from '../../json.ts';
import type { Around } from '../protocol/around.ts';

/** One line of a menu. */
export type Choice = { readonly value: string; readonly text: string; readonly description: string };

export function choiceOf(option: JsonObject): Choice {
  return {
    value: asText(option['value']),
    text: asText(asObject(option['text'])['text']),
    description: asText(asObject(option['description'])['text']),
  };
}

/** @returns what a menu offers by itself; one with an external source offers nothing before the app was asked */
export function choicesOf(element: JsonObject, { people, channels }: Around): readonly Choice[] {
  const type = asText(element['type']);
  if (type.endsWith('users_select')) {
    return people
      .filter(({ deleted }) => !deleted)
      .map(({ id, realName, name }) => ({ value: id, text: realName, description: `@${name}` }));
  }
  if (/(channels|conversations)_select$/.test(type)) {
    return channels
      .filter(({ direct }) => !direct || type.endsWith('conversations_select'))
      .map(({ id, name }) => ({ value: id, text: name, description: '' }));
  }
  return offered(element).map(choiceOf);
}

/** @returns what is chosen: options carry their own words, people and channels are known by their ID */
export function chosenIn(held: Json, known: readonly Choice[]): readonly Choice[] {
  const several = Array.isArray(held) ? (held as readonly Json[]) : [held];
  return several.flatMap((one) => {
    if (isObject(one)) return [choiceOf(one)];
    return known.filter(({ value }) => value === one);
  });
}

/** Those whose words contain what was typed, in whatever order. */
export function matching(choices: readonly Choice[], typed: string): readonly Choice[] {
  const words = typed.toLowerCase().split(/\s+/);
  return choices.filter(({ text, description }) => {
    const shown = `${text} ${description}`.toLowerCase();
    return words.every((word) => shown.includes(word));
  });
}
