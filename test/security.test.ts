import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const SHOWN = /`(test\/[\w/.-]+\.test\.ts)` “([^”]+)”/g;

test('every threat names a test, and every test that is named exists', () => {
  const text = readFileSync('docs/security.md', 'utf8');
  const [, threats = ''] = text.split('## Threats');
  const rows = (threats.split('\n## ')[0] ?? '').split('\n').filter((line) => /^\| (?!threat|-)/.test(line));
  expect(rows.length).toBeGreaterThan(20);
  expect(rows.filter((row) => [...row.matchAll(SHOWN)].length === 0)).toEqual([]);
  const gone = [...threats.matchAll(SHOWN)].filter(([, file = '', name = '']) => {
    return !readFileSync(file, 'utf8').replaceAll("\\'", "'").includes(name);
  });
  expect(gone.map(([all]) => all)).toEqual([]);
});
