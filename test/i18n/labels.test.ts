import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { catalogues } from '../../src/i18n/catalogue.ts';
import type { MessageKey } from '../../src/i18n/catalogue.ts';
import { LIMITS } from '../../src/slack/blocks/limits.ts';

/** Where a message becomes a label that Slack cuts: how it stands in the source, and how long it may be. */
const PLACES: readonly (readonly [RegExp, number])[] = [
  [/modal\(\{(?:(?!modal\()[^])*?\btitle: t\('([\w.-]+)'/g, LIMITS.modalTitle],
  [/\bsubmit: t\('([\w.-]+)'/g, LIMITS.modalButton],
  [/\bclose: t\('([\w.-]+)'/g, LIMITS.modalButton],
  [/\bbutton\(\s*t\('([\w.-]+)'/g, LIMITS.buttonText],
  [/\boption\(\s*t\('([\w.-]+)'/g, LIMITS.optionText],
  [/\bplaceholder: t\('([\w.-]+)'/g, LIMITS.placeholder],
  [/\bconfirm: t\('([\w.-]+)'/g, LIMITS.confirmButton],
  [/\bdeny: t\('([\w.-]+)'/g, LIMITS.confirmButton],
  [/\bconfirmation\(\{\s*title: t\('([\w.-]+)'/g, LIMITS.confirmTitle],
];

/** Other languages need more room than English: as a rule a third more. */
const LENGTHENED = 1.3;

const src = fileURLToPath(new URL('../../src', import.meta.url));
const sources = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !/^(sandbox|database)\//.test(name))
  .map((name) => readFileSync(join(src, name), 'utf8'));

function labels(): readonly (readonly [MessageKey, number])[] {
  const found = new Map<string, readonly [MessageKey, number]>();
  for (const source of sources)
    for (const [pattern, limit] of PLACES)
      for (const [, key = ''] of source.matchAll(pattern)) found.set(`${key} ${limit}`, [key as MessageKey, limit]);
  return [...found.values()];
}

test('no label is longer than Slack shows it, in any language, nor would be in one that needs a third more room', () => {
  const all = labels();
  expect(all.length).toBeGreaterThan(150);
  const tooLong = all.flatMap(([key, limit]) => [
    ...Object.entries(catalogues).flatMap(([language, catalogue]) =>
      catalogue[key].length > limit ? `${language} ${key}: ${catalogue[key].length} of ${limit}` : [],
    ),
    ...(Math.ceil(catalogues.en[key].length * LENGTHENED) > limit ? [`${key} lengthened: over ${limit}`] : []),
  ]);
  expect(tooLong).toEqual([]);
});
