import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDesk } from '../../support/desk.ts';
import type { Desk } from '../../support/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

test('P7: only a Global admin opens the settings; an Admin agent is told who may', async () => {
  const [gina, kim] = [await desk.person('global.admin'), await desk.person('admin.agent')];
  await gina.types('#sales', '/csp-admin');
  expect(await gina.waitsFor('Settings of the desk')).not.toContain('Not done');
  await kim.types('#sales', '/csp-admin');
  expect(await kim.waitsFor('Global admin')).not.toContain('Open');
});
