import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !path.startsWith('database/generated/'))
  .map((path) => ({ path, text: readFileSync(`src/${path}`, 'utf8') }));

test('only kernel/time.ts reads the clock', () => {
  const readers = sources.filter(({ path, text }) => path !== 'kernel/time.ts' && text.includes('new Date()'));
  expect(readers.filter(({ path }) => !path.startsWith('sandbox/slack/page/')).map(({ path }) => path)).toEqual([]);
});

test('a file of the product has at most 400 lines', () => {
  const long = sources.filter(({ text }) => text.split('\n').length > 401).map(({ path }) => path);
  expect(long).toEqual([]);
});
