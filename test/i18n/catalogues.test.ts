import { readdir } from 'node:fs/promises';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import { catalogues } from '../../src/i18n/catalogue.ts';

type Element = ReturnType<IntlMessageFormat['getAst']>[number];

/** ICU element types, from the message format parser: 1 argument, 2 number, 3 date, 4 time, 5 select, 6 plural. */
const KINDS = new Map([
  [1, 'text'],
  [2, 'number'],
  [3, 'date'],
  [4, 'date'],
  [5, 'select'],
  [6, 'number'],
]);

function parse(message: string): Element[] {
  return new IntlMessageFormat(message, 'en', undefined, { ignoreTag: true }).getAst();
}

/** `count:number people:text`: the arguments of a message with how each is used, in a fixed order. */
function argumentsOf(elements: readonly Element[]): string[] {
  const found = elements.flatMap((element) => {
    const kind = KINDS.get(element.type);
    const inner =
      'options' in element ? Object.values(element.options).flatMap((option) => argumentsOf(option.value)) : [];
    return kind && 'value' in element ? [`${element.value}:${kind}`, ...inner] : inner;
  });
  return [...new Set(found)].sort();
}

describe.each(Object.entries(catalogues))('the catalogue %s', (_, catalogue) => {
  test('has every key of the English one, and no other', () => {
    expect(Object.keys(catalogue).sort()).toEqual(Object.keys(catalogues.en).sort());
  });

  test('says something in each message, in ICU syntax that can be parsed', () => {
    for (const [key, message] of Object.entries(catalogue)) {
      expect(() => parse(message), key).not.toThrow();
      expect(message.trim(), key).toBe(message);
      expect(message, key).not.toBe('');
    }
  });

  test('names each message by flow and place', () => {
    const pattern = /^[a-z][A-Za-z]*(\.[a-z][A-Za-z0-9-]*)+$/;
    expect(Object.keys(catalogue).filter((key) => !pattern.test(key))).toEqual([]);
  });

  test('takes the same arguments, used in the same way, as the English one', () => {
    const shapes = (messages: Record<string, string>) =>
      Object.entries(messages).map(([key, message]) => [key, argumentsOf(parse(message))] as const);
    expect(Object.fromEntries(shapes(catalogue))).toEqual(Object.fromEntries(shapes(catalogues.en)));
  });
});

test.each(Object.keys(catalogues))(
  'no key of %s stands in two files, where the later would silently win',
  async (language) => {
    const folder = new URL(`../../src/i18n/${language}/`, import.meta.url);
    const files = (await readdir(folder)).filter((file) => file !== 'index.ts');
    const modules = await Promise.all(files.map((file) => import(new URL(file, folder).href) as Promise<object>));
    const keys = modules.flatMap((module) =>
      Object.values(module).flatMap((catalogue: object) => Object.keys(catalogue)),
    );

    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
    expect(keys.sort()).toEqual(Object.keys(catalogues.en).sort());
  },
);
