import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const src = fileURLToPath(new URL('../../src', import.meta.url));
const sources = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !/^(sandbox|database|backup|i18n|pictures)\//.test(name))
  .map((name) => [name, readFileSync(join(src, name), 'utf8').replace(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, '')] as const);

/** What makes a text on the screen of what is put into it, with a text in quotation marks: `section('Hello')`. */
const SAID =
  /\b(?:section|context|button|option|bold|codeBlock|placeholder|label|title|text|submit|close|hint)(?:\(|: )\s*(['`])((?:(?!\1)[^\\]|\\.)*)\1/g;

/** Two words in a row, of whatever the text holds by itself. */
const WORDS = /[A-Za-z]{2,} [A-Za-z]{2,}/;

/** In English everywhere: the product itself, and what no reader sees. */
const NAMES = new Set(['CSP Desk', 'Partner Center', 'trouble hint']);

const own = (text: string) => text.replace(/\$\{[^}]*\}/g, '').trim();

test('whatever the product says comes from the catalogue: nothing makes a text on the screen of words in the source', () => {
  expect(sources.length).toBeGreaterThan(300);
  const found = sources.flatMap(([name, source]) =>
    [...source.matchAll(SAID)].flatMap(([, , text = '']) =>
      /[A-Za-z]{3,}/.test(own(text)) && /^[A-Z]|\s/.test(own(text)) && !NAMES.has(own(text))
        ? [`${name}: ${text}`]
        : [],
    ),
  );
  expect(found).toEqual([]);
});

test('no view has words of its own', () => {
  const views = sources.filter(([name]) => /(^|\/)views[^/]*\.ts$/.test(name));
  expect(views.length).toBeGreaterThan(60);
  const found = views.flatMap(([name, source]) =>
    [...source.replace(/^import .*$/gm, '').matchAll(/(['`])((?:(?!\1)[^\\\n]|\\.)*)\1/g)].flatMap(([, , text = '']) =>
      WORDS.test(own(text)) && !NAMES.has(own(text)) ? [`${name}: ${text}`] : [],
    ),
  );
  expect(found).toEqual([]);
});
