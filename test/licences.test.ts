import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';

/** Leave everybody free to use, change and sell what is made with them. */
const FREE = [
  'MIT',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'Unlicense',
  'CC0-1.0',
];
/** Ask for the source of their own files, changed ones, and of nothing else; we change none. */
const OF_THEIR_OWN_FILES = ['MPL-2.0', 'EPL-2.0'];
/** Fonts, which may be bundled. */
const FONTS = ['OFL-1.1'];
const ALLOWED = [...FREE, ...OF_THEIR_OWN_FILES, ...FONTS];

/** Whose package says nothing by itself: read by hand. */
const READ: Readonly<Record<string, string>> = { 'node_modules/seq-queue': 'MIT' };

const lock = z.object({ packages: z.record(z.string(), z.looseObject({ license: z.string().optional() })) });

test('every package that is installed has a licence that was looked at', () => {
  const { packages } = lock.parse(JSON.parse(readFileSync('package-lock.json', 'utf8')));
  const others = Object.entries(packages).filter(
    ([path, { license = READ[path] }]) => path !== '' && !isAllowed(license),
  );
  expect(others.map(([path, { license }]) => `${path}: ${license ?? 'none'}`)).toEqual([]);
});

/** Of several that are joined by AND every one, of those joined by OR any one. */
function isAllowed(expression: string | undefined): boolean {
  const choices = (expression ?? '').replace(/[()]/g, '').split(/ or /i);
  return choices.some((choice) => choice.split(/ and /i).every((name) => ALLOWED.includes(name.trim())));
}
