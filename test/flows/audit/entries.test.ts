import { expect, test } from 'vitest';
import type { ListedEntry } from '../../../src/flows/audit/service.ts';
import { entryBlocks } from '../../../src/flows/audit/views-entry.ts';
import { translatorFor } from '../../../src/i18n/translator.ts';

const entry = (action: string, details: ListedEntry['details']): ListedEntry => ({
  ...{ sequence: 1n, at: new Date('2026-11-27T09:00:00Z'), actor: 'a', subject: 'desk:', outcome: 'changed' },
  ...{ action, details, customerId: null, customerName: null },
  ...{ by: { kind: 'desk' }, names: new Map() },
});
const said = (action: string, details: ListedEntry['details']) =>
  JSON.stringify(entryBlocks(translatorFor('en'), entry(action, details)));

test('a channel is known by its field, and no other text is one, whatever it looks like', () => {
  expect(said('settings.teamDigest', { before: 'C0LICENSING', now: 'G0PURCHASES' })).toMatch(
    /before: <#C0LICENSING>.*now: <#G0PURCHASES>/,
  );
  const keys = said('settings.keys', {
    before: { channelId: 'C0LICENSING', visibleMinutes: 5 },
    now: { channelId: 'C1', reference: 'C0LICENSING' },
  });
  expect(keys).toMatch(/<#C0LICENSING>.*<#C1>.*reference: C0LICENSING/);
  expect(said('purchase.place', { reference: 'CONTOSO2026', channelId: 'C0LICENSING' })).not.toContain('<#');
});
