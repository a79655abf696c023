import { countCharacters } from '../characters.ts';
import { isList, isObject } from '../json.ts';
import type { Json, JsonObject } from '../json.ts';

/** One thing Slack would refuse: a JSON pointer to it and Slack's words for it. */
export type Problem = { readonly pointer: string; readonly message: string };

/** Looks at the value found at a pointer. */
export type Check = (value: Json | undefined, at: string) => readonly Problem[];

export function problem(pointer: string, message: string): readonly Problem[] {
  return [{ pointer, message }];
}

export function text({ min = 1, max }: { readonly min?: number; readonly max: number }): Check {
  return (value, at) => {
    if (typeof value !== 'string') return problem(at, 'must provide a string');
    const length = countCharacters(value);
    if (length < min) return problem(at, `must be more than ${min - 1} characters`);
    return length > max ? problem(at, `must be less than ${max + 1} characters`) : [];
  };
}

export function literal(...allowed: readonly string[]): Check {
  return (value, at) =>
    typeof value === 'string' && allowed.includes(value) ? [] : problem(at, `must be one of: ${allowed.join(', ')}`);
}

export function matching(pattern: RegExp, expected: string): Check {
  return (value, at) => (typeof value === 'string' && pattern.test(value) ? [] : problem(at, `must be ${expected}`));
}

export const flag: Check = (value, at) => (typeof value === 'boolean' ? [] : problem(at, 'must provide a boolean'));

export function whole(min: number, max: number): Check {
  return (value, at) =>
    typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max
      ? []
      : problem(at, `must be a whole number between ${min} and ${max}`);
}

export function list(item: Check, { min = 1, max }: { readonly min?: number; readonly max: number }): Check {
  return (value, at) => {
    if (!isList(value)) return problem(at, 'must provide an array');
    if (value.length < min) return problem(at, `no less than ${min} items allowed`);
    if (value.length > max) return problem(at, `no more than ${max} items allowed`);
    return value.flatMap((entry, index) => item(entry, `${at}/${index}`));
  };
}

type Fields = Readonly<Record<string, Check>>;

/** An object with these fields and no others: Slack refuses what it does not know. */
export function object({ required = {}, optional = {} }: { required?: Fields; optional?: Fields }): Check {
  return (value, at) => {
    if (!isObject(value)) return problem(at, 'must provide an object');
    const missing = Object.keys(required).filter((name) => value[name] === undefined || value[name] === null);
    const present = Object.entries(value).filter(([name, field]) => field !== undefined && !missing.includes(name));
    return [
      ...missing.flatMap((name) => problem(at, `missing required field: ${name}`)),
      ...present.flatMap(([name, field]) => {
        const check = required[name] ?? optional[name];
        return check ? check(field, `${at}/${name}`) : problem(at, `invalid additional property: ${name}`);
      }),
    ];
  };
}

/** Chooses the check by the object's `type`. */
export function byType(checks: Fields): Check {
  return (value, at) => {
    if (!isObject(value)) return problem(at, 'must provide an object');
    if (typeof value['type'] !== 'string') return problem(at, 'missing required field: type');
    const check = Object.hasOwn(checks, value['type']) ? checks[value['type']] : undefined;
    return check ? check(value, at) : problem(`${at}/type`, `unsupported type: ${value['type']}`);
  };
}

/** A rule between the fields of an object; anything but an object is left to the other checks. */
export function rule(find: (value: JsonObject, at: string) => readonly Problem[]): Check {
  return (value, at) => (isObject(value) ? find(value, at) : []);
}

export function all(...checks: readonly Check[]): Check {
  return (value, at) => checks.flatMap((check) => check(value, at));
}
