import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDesk } from '../../support/desk.ts';
import type { Desk, Who } from '../../support/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

async function helpFor(who: Who): Promise<string> {
  const person = await desk.person(who);
  await person.types('#sales', '/csp-help');
  return person.waitsFor(/KMS/, '#sales');
}

/** The commands a person may give, and those that are for others. */
function split(seen: string, others: string): { readonly yours: string[]; readonly others: string[] } {
  const at = seen.indexOf(others);
  const commands = (text: string) => [...text.matchAll(/\/csp-(\w+)/g)].map(([, command = '']) => command);
  const [yours, rest] = at < 0 ? [seen, ''] : [seen.slice(0, at), seen.slice(at)];
  return { yours: commands(yours), others: commands(rest) };
}

test.each<[Who, string, string[], string[]]>([
  [
    'admin.agent',
    'Admin agent',
    ['buy', 'software', 'key', 'download', 'cancel', 'tickets', 'move', 'help'],
    ['audit', 'admin'],
  ],
  [
    'sales.agent',
    'Sales agent',
    ['buy', 'software', 'tickets', 'move', 'help'],
    ['key', 'download', 'cancel', 'audit', 'admin'],
  ],
  [
    'helpdesk.agent',
    'Helpdesk agent',
    ['software', 'tickets', 'move', 'help'],
    ['buy', 'key', 'download', 'cancel', 'audit', 'admin'],
  ],
  [
    'global.admin',
    'Global admin',
    ['software', 'tickets', 'move', 'audit', 'admin', 'help'],
    ['buy', 'key', 'download', 'cancel'],
  ],
  [
    'approver',
    'Sales agent',
    ['buy', 'software', 'tickets', 'move', 'help'],
    ['key', 'download', 'cancel', 'audit', 'admin'],
  ],
  [
    'auditor',
    'Auditor',
    ['tickets', 'audit', 'help'],
    ['buy', 'software', 'key', 'download', 'cancel', 'move', 'admin'],
  ],
])('P7: %s reads what they may do, and whom the rest is for', async (who, role, yours, others) => {
  const seen = await helpFor(who);
  expect(seen).toContain(role);
  expect(split(seen, 'For colleagues')).toEqual({ yours, others });
  if (others.includes('key')) expect(seen).toMatch(/\/csp-key.* · for Admin agent/);
  if (others.includes('buy')) expect(seen).toMatch(/\/csp-buy.* · for Admin agent or Sales agent/);
});

test('P8, P9: the KMS question and who reads keys are answered, to the one who asks alone', async () => {
  const seen = await helpFor('admin.agent');
  expect(seen).toMatch(/No: software bought through CSP is activated with a MAK/);
  expect(seen).toContain('Microsoft 365 admin center');
  expect(seen).toContain('only visible to you');
  expect(await (await desk.person('approver')).sees('#general')).not.toContain('KMS');
});

test('a person who reads Dutch is helped in Dutch', async () => {
  const seen = await helpFor('beheeragent');
  expect(seen).toContain('Je rol: Beheeragent');
  expect(seen).toContain('/csp-software [klant]');
  expect(seen).not.toMatch(/What you|Your role|customer\]/);
});

test.each<[Who, string]>([
  ['newcomer', 'hebt hier nog geen rol'],
  ['guest', 'Guests of this workspace cannot use CSP Desk'],
])('somebody without a role (%s) is told so, and whom to ask', async (who, words) => {
  const person = await desk.person(who);
  await person.types('#sales', '/csp-help');
  const seen = await person.waitsFor(words, '#sales');
  expect(seen).not.toContain('/csp-buy');
});
