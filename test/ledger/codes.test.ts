import { expect, test } from 'vitest';
import { EXPORT_FORMATS } from '../../src/flows/audit/jobs-export.ts';
import { GROUPS } from '../../src/flows/audit/rules.ts';
import { APPROVAL_KINDS } from '../../src/flows/approval/rules.ts';
import { CANCEL_REFUSALS } from '../../src/flows/cancellation/rules.ts';
import { PAGE_STATES } from '../../src/flows/hand-over/rules.ts';
import { IMPORT_KINDS, IMPORT_PROBLEMS as MOVE_PROBLEMS } from '../../src/flows/move/rules-import.ts';
import { IMPORT_PROBLEMS as PRICE_PROBLEMS } from '../../src/flows/pricing/rules-import.ts';
import { REFUSALS } from '../../src/flows/purchase/rules-refusals.ts';
import { FILTERS } from '../../src/flows/software/rules.ts';
import { catalogues } from '../../src/i18n/catalogue.ts';
import { codeWords } from '../../src/i18n/codes.ts';
import { translatorFor } from '../../src/i18n/translator.ts';
import { codes } from '../../src/ledger/codes.ts';

const ROLES = ['GlobalAdmin', 'AdminAgent', 'SalesAgent', 'HelpdeskAgent', 'Approver', 'Auditor'];

test.each<[string, readonly string[], readonly string[]]>([
  ['why an order is refused', codes['purchase.place'].refusal, REFUSALS],
  ['why a cancellation is refused', codes['order.cancel'].refusal, CANCEL_REFUSALS],
  ['of what kind a rule of approval is', codes['approval.rule'].kind, APPROVAL_KINDS],
  ['why a page is too late', codes['key.handOver'].state, PAGE_STATES.filter((state) => state !== 'live')],
  ['why a price sheet is not taken', codes['price.import'].problem, PRICE_PROBLEMS],
  ['what is brought to a move', codes['move.import'].kind, IMPORT_KINDS],
  ['why nothing of it is taken', codes['move.import'].problem, MOVE_PROBLEMS],
  ['which software is listed', codes['software.export'].filter, FILTERS],
  ['what the ledger is searched for', codes['audit.search'].group, GROUPS],
  ['as what it is exported', codes['audit.export'].format, EXPORT_FORMATS],
])('every code that says %s has its words', (_, declared, used) => {
  expect(declared.toSorted()).toEqual(used.toSorted());
});

test.each(Object.entries(catalogues))('every code of the ledger has its words in %s, and no other', (_, words) => {
  const said = Object.keys(words).flatMap((key) => /^audit\.code\.(.*)/.exec(key)?.[1] ?? []);
  const details: readonly Readonly<Record<string, readonly string[]>>[] = Object.values(codes);
  const declared = details.flatMap((each) => Object.values(each).flat());
  expect(said.toSorted()).toEqual([...new Set(declared)].filter((code) => !ROLES.includes(code)).toSorted());
});

test('the same word is a code where the deed says so, and a text elsewhere', () => {
  const t = translatorFor('nl-NL');
  const refused = { action: 'key.reveal', outcome: 'refused' };
  expect(codeWords(t, refused, 'why', 'needs-role')).toBe('een andere rol');
  expect(codeWords(t, refused, 'reason', 'needs-role')).toBeNull();
  expect(codeWords(t, { action: 'purchase.place', outcome: 'refused' }, 'refusal', 'risk')).toContain('Microsoft');
  expect(codeWords(t, { action: 'key.reveal', outcome: 'shown' }, 'why', 'needs-role')).toBeNull();
  expect(codeWords(t, { action: 'person.role', outcome: 'granted' }, 'role', 'AdminAgent')).toBe('Beheeragent');
  expect(codeWords(t, { action: 'old.deed', outcome: 'done' }, 'constructor', 'toString')).toBeNull();
});
