import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDesk } from '../../support/desk.ts';
import type { Desk } from '../../support/desk.ts';

const KEY = 'NPPR9-FWDCX-D2C8J-H872K-2YT43';
const OUTPUT = `Name: Windows(R), ServerStandard edition
Description: Windows(R) Operating System, VOLUME_KMSCLIENT channel
Partial Product Key: VDYBN
License Status: Licensed
Volume activation expiration: 43200 minute(s) (30 day(s))`;

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

test('P10: what a machine says becomes what to do and by when; what it does not say is asked for at its field', async () => {
  const person = await desk.person('helpdesk.agent');
  await person.types('#sales', '/csp-move');
  await person.presses('Check machines only');
  await person.fills({ Output: 'we had lunch' });
  await person.submits('Check');
  expect((await person.errors())['Output']).toContain('No licence was found');

  await person.fills({ Output: OUTPUT });
  await person.submits('Check');
  const asked = Object.entries(await person.errors()).map(([label, words]) => `${label}: ${words}`);
  expect(asked.join('\n')).toMatch(/^Machine: .*which machine.*\nCaptured at: .*when it was captured/);

  await person.fills({ Machine: 'SRV-01', 'Captured at': 'now' });
  await person.submits('Check');
  const seen = await person.waitsFor(/SRV-01/);
  expect(seen).toContain('Activated by KMS: install the MAK · by ');
  expect(seen).toContain('One product has to move');
  expect(seen).toContain('…VDYBN');
});

test('a product key in what was pasted is masked before it is read, stands nowhere, and whoever pasted it is told', async () => {
  const person = await desk.person('beheeragent');
  await person.types('#sales', '/csp-move');
  await person.presses('Alleen controleren');
  await person.fills({
    Uitvoer: `Computer: PC-7\nCaptured: 2020-01-01 10:00\n${OUTPUT}\nInstalled product key ${KEY} successfully.`,
  });
  await person.submits('Controleren');
  const seen = await person.waitsFor(/PC-7/);
  expect(seen).toContain('Er stond een volledige productcode in de tekst');
  expect(seen).toContain('de tijd was om op');
  expect(seen).toContain('regel 8: Installed product key •••••');
  expect(seen).not.toContain(KEY);
  expect(JSON.stringify(desk.log.lines)).not.toContain(KEY);
});

test('P7: who has no role in the partner tenant is told so', async () => {
  const person = await desk.person('auditor');
  await person.types('#sales', '/csp-move');
  expect(await person.waitsFor(/Nothing was done/)).toContain('Helpdesk agent');
});
