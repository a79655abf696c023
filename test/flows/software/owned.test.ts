import { afterAll, beforeAll, expect, test } from 'vitest';
import { createHoldings } from '../../../src/flows/software/holdings.ts';
import { connect } from './desk.ts';
import type { Connected } from './desk.ts';

let desk: Connected;
beforeAll(async () => {
  desk = await connect();
});
afterAll(() => desk.close());

test('x', async () => {
  const { owned } = createHoldings(desk);
  for (const d of ['fabrikam.nl', 'contoso.co.uk', 'adatum.example', 'cpandl.example', 'lamna.example'])
    console.log(JSON.stringify(await owned(await desk.customer(d)), null, 1));
  expect(1).toBe(1);
});
