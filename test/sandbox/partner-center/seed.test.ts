import { expect, test } from 'vitest';
import { at, customerNamed, itemsOf, signIn, start, textAt } from './partner.ts';

const DAY = 86_400_000;

test('the seed has what a team would have: 40 customers and more, in many countries and currencies', async () => {
  const partnerCenter = await start();
  const state = await partnerCenter.control('GET', '/state');
  const customers = at(state, 'customers') as unknown[];
  const orders = at(state, 'orders') as unknown[];

  expect(customers.length).toBeGreaterThanOrEqual(40);
  expect(new Set(customers.map((customer) => at(customer, 'country'))).size).toBeGreaterThanOrEqual(15);
  expect(new Set(orders.map((order) => at(order, 'currency'))).size).toBeGreaterThanOrEqual(8);
  expect(new Set(customers.map((customer) => textAt(customer, 'id'))).size).toBe(customers.length);
});

test('it has orders inside and outside the return window, cancelled ones, one of four lines, one of another status', async () => {
  const partnerCenter = await start();
  const orders = at(await partnerCenter.control('GET', '/state'), 'orders') as unknown[];
  const age = (order: unknown) => partnerCenter.clock.now().getTime() - Date.parse(textAt(order, 'createdAt'));

  expect(orders.filter((order) => age(order) < 60 * DAY).length).toBeGreaterThanOrEqual(10);
  expect(orders.filter((order) => age(order) > 365 * DAY).length).toBeGreaterThanOrEqual(5);
  expect(orders.map((order) => at(order, 'status'))).toEqual(
    expect.arrayContaining(['cancelled', 'po_upload_complete']),
  );
  expect(orders.map((order) => (at(order, 'lines') as unknown[]).length)).toContain(4);
});

test('it is the same on every machine: ids do not differ between two of them', async () => {
  const ids = async () => {
    const ask = await signIn(await start());
    const customer = await customerNamed(ask, 'Fabrikam');
    return itemsOf((await ask('GET', `/customers/${customer}/orders`)).body).map((order) => at(order, 'id'));
  };
  expect(await ids()).toEqual(await ids());
});
