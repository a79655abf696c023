import { countCharacters } from '../characters.ts';
import type { JsonObject } from '../json.ts';
import { richText } from './rich-text.ts';
import { all, flag, literal, matching, object, problem, rule, text, whole } from './shape.ts';
import type { Check } from './shape.ts';

type Fields = Readonly<Record<string, Check>>;

const number = matching(/^-?\d+(\.\d+)?$/, 'a number in a string');

const lengthsAgree = rule((element, at) => {
  const { min_length: min, max_length: max, initial_value: initial } = element;
  const longest = typeof max === 'number' ? max : 3000;
  if (typeof min === 'number' && min > longest) return problem(`${at}/min_length`, 'must not exceed max_length');
  return typeof initial === 'string' && countCharacters(initial) > longest
    ? problem(`${at}/initial_value`, `must be less than ${longest + 1} characters`)
    : [];
});

const boundsAgree = rule((element, at) => {
  const [min, max, initial] = [
    bound(element, 'min_value'),
    bound(element, 'max_value'),
    bound(element, 'initial_value'),
  ];
  if (min !== undefined && max !== undefined && min > max) {
    return problem(`${at}/min_value`, 'must not be greater than max_value');
  }
  if (initial === undefined) return [];
  const outside = (min !== undefined && initial < min) || (max !== undefined && initial > max);
  if (outside) return problem(`${at}/initial_value`, 'must lie between min_value and max_value');
  return element['is_decimal_allowed'] === false && !Number.isInteger(initial)
    ? problem(`${at}/initial_value`, 'must be a whole number')
    : [];
});

function bound(element: JsonObject, name: string): number | undefined {
  const value = element[name];
  return typeof value === 'string' ? Number(value) : undefined;
}

/** The inputs a person types into; they stand in input blocks only. */
export function textInputs(shared: Fields): Fields {
  const input = (type: string, required: Fields, optional: Fields) =>
    object({ required: { type: literal(type), ...required }, optional: { ...shared, ...optional } });

  return {
    plain_text_input: all(
      input(
        'plain_text_input',
        {},
        {
          initial_value: text({ min: 0, max: 3000 }),
          multiline: flag,
          min_length: whole(0, 3000),
          max_length: whole(1, 3000),
        },
      ),
      lengthsAgree,
    ),
    number_input: all(
      input(
        'number_input',
        { is_decimal_allowed: flag },
        { initial_value: number, min_value: number, max_value: number },
      ),
      boundsAgree,
    ),
    email_text_input: input('email_text_input', {}, { initial_value: text({ min: 0, max: 3000 }) }),
    url_text_input: input('url_text_input', {}, { initial_value: text({ min: 0, max: 3000 }) }),
    rich_text_input: input('rich_text_input', {}, { initial_value: richText }),
  };
}
