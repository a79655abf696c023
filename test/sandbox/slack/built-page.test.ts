import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { builtPage } from '../../../src/sandbox/slack/page-server/built-page.ts';

test('the page is built once from the same sources, also where two ask for it at the same time', async () => {
  const { signal } = new AbortController();
  const [first, second] = await Promise.all([builtPage(signal), builtPage(signal)]);
  expect(second).toBe(first);
  await access(join(first, 'index.html'));

  const started = performance.now();
  expect(await builtPage(signal)).toBe(first);
  expect(performance.now() - started).toBeLessThan(500);
});
