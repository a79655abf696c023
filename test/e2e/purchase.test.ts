import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDesk } from '../support/desk.ts';
import type { Desk } from '../support/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

test('P1: a Sales agent buys software for a customer, once, and the channel sees it live', async () => {
  const ann = await desk.person('sales.agent');
  await ann.types('#sales', '/csp-buy fabri');
  await ann.fills({ Product: 'Windows Server 2022 Standard' });
  console.log(await ann.options('Edition'));
  await ann.fills({ Edition: (await ann.options('Edition'))[0] ?? '' });
  console.log(await ann.options('Term'));
  await ann.fills({ Term: (await ann.options('Term'))[0] ?? '', Quantity: '2', Reference: 'PO 2026-118' });
  console.log(await ann.sees());
  await ann.submits('Review');
  console.log(await ann.sees());
  await ann.submits('Place order');
  await ann.waitsFor('Fulfilled', '#sales');
  console.log(await ann.sees('#sales'));
  expect(await ann.sees('#sales')).toContain('PO 2026-118');
});
