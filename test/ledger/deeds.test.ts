import { expect, test } from 'vitest';
import { actions } from '../../src/directory/actions.ts';
import { catalogues } from '../../src/i18n/catalogue.ts';
import { deedWords } from '../../src/i18n/deeds.ts';
import { translatorFor } from '../../src/i18n/translator.ts';
import { deeds } from '../../src/ledger/deeds.ts';

const written = [
  ...Object.entries(deeds).flatMap(([action, outcomes]) => outcomes.map((outcome) => `ledger.${action}.${outcome}`)),
  ...Object.keys(actions).map((action) => `ledger.${action}.refused`),
];

test.each(Object.entries(catalogues))(
  'every deed the ledger can say has its sentence in %s, and no other',
  (_, words) => {
    const said = Object.keys(words).filter((key) => key.startsWith('ledger.') && key !== 'ledger.other');
    expect(said.sort()).toEqual([...new Set(written)].sort());
  },
);

test('an entry of an older version, whose deed is not known any more, is named as the ledger names it', () => {
  expect(deedWords(translatorFor('nl-NL'), { action: 'old.deed', outcome: 'done' })).toBe('old.deed: done');
  expect(deedWords(translatorFor('nl-NL'), { action: 'key.reveal', outcome: 'shown' })).toBe('Zag de productcode');
});
