import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createHoldings } from '../../../src/flows/software/holdings.ts';
import type { SoftwareHoldings } from '../../../src/flows/software/holdings.ts';
import { connect } from './connected.ts';
import type { Connected } from './connected.ts';

let partner: Connected;
let holdings: SoftwareHoldings;
beforeAll(async () => {
  partner = await connect();
});
beforeEach(() => {
  holdings = createHoldings(partner);
});
afterAll(() => partner.close());

const orderIn = async (domain: string, product: string) => {
  const customerId = await partner.customer(domain);
  const lines = [{ product, quantity: 3 }];
  const order = (await partner.local.control('POST', `/customers/${customerId}/orders`, { lines })) as { id: string };
  return { customerId, orderId: order.id };
};
const cancelInPortal = (customerId: string, orderId: string) =>
  partner.local.control('POST', `/customers/${customerId}/orders/${orderId}/cancellation`, {});
const calls = async () => ((await partner.local.control('GET', '/calls')) as readonly unknown[]).length;

test('P2: all software of a customer, newest first, lines of one order apart, what was cancelled among it', async () => {
  const owned = await holdings.owned(await partner.customer('fabrikam.nl'));
  expect(owned.map(({ title, quantity, state }) => `${quantity} × ${title}: ${state}`)).toEqual([
    '4 × Windows Server 2025 Standard: active',
    '120 × Windows Server 2025 CAL: active',
    '25 × Windows Server 2025 Remote Desktop Services CAL: active',
    '1 × SQL Server 2022 Standard: active',
    '2 × Windows Server 2022 Standard: active',
    '5 × Visio LTSC Professional 2024: active',
    '1 × SQL Server 2019 Standard: cancelled',
    '40 × Office LTSC Standard 2021: active',
  ]);
  expect(owned[0]?.edition).toBe('16 Core License Pack');
  expect(new Set(owned.map(({ id }) => id)).size).toBe(owned.length);
});

test('P3: older versions are named although they are not for sale, and have keys of their own', async () => {
  const [newest] = await holdings.owned(await partner.customer('fabrikam.nl'));
  expect(newest?.versions.map(({ title, key }) => [title, key.kind])).toEqual([
    ['Windows Server 2025 Standard', 'available'],
    ['Windows Server 2022 Standard', 'available'],
    ['Windows Server 2019 Standard', 'available'],
  ]);
});

test('subscriptions have their end and Partner Center’s own date; services are not software', async () => {
  const [subscription] = await holdings.owned(await partner.customer('contoso.co.uk'));
  expect(subscription).toMatchObject({ title: 'SQL Server Standard Subscription', perpetual: false });
  expect(subscription?.cancellableUntil).toBeInstanceOf(Date);
  expect(subscription?.expiresAt).toBeInstanceOf(Date);
  const adatum = await holdings.owned(await partner.customer('adatum.example'));
  expect(adatum.map(({ title }) => title)).toEqual(['System Center 2025 Standard']);
  const [suse] = (await holdings.owned(await partner.customer('cpandl.example'))).filter(
    ({ cancellable }) => !cancellable,
  );
  expect(suse?.title).toBe('SUSE Linux Enterprise Server');
});

test('a customer without any has none', async () => {
  expect(await holdings.owned(await partner.customer('proseware.example'))).toEqual([]);
});

test('looking again asks nobody for half a minute; then, or when something changed, it does', async () => {
  const { customerId, orderId } = await orderIn('wingtiptoys.example', 'Windows Server 2022 Standard');
  const id = `${orderId}:0`;
  expect(await holdings.find(customerId, id)).toMatchObject({ state: 'active', quantity: 3 });
  const asked = await calls();
  expect(await holdings.find(customerId, id)).toMatchObject({ state: 'active' });
  expect(await holdings.find(customerId, 'other:0')).toBeNull();
  expect(await calls()).toBe(asked);

  await cancelInPortal(customerId, orderId);
  expect(await holdings.find(customerId, id)).toMatchObject({ state: 'active' });
  holdings.forget(customerId);
  expect(await holdings.find(customerId, id)).toMatchObject({ state: 'cancelled', quantity: 3 });
});

test('P14: whoever must know asks anew, and everybody then sees it', async () => {
  const { customerId, orderId } = await orderIn('nodpublishers.example', 'Windows Server 2022 Standard');
  const id = `${orderId}:0`;
  await holdings.owned(customerId);
  await cancelInPortal(customerId, orderId);
  const seen = await holdings.find(customerId, id, { fresh: true });
  expect(seen?.versions.map(({ key }) => key.kind)).toEqual(['revoked', 'revoked']);
  expect(await holdings.find(customerId, id)).toEqual(seen);
});

describe('while Partner Center is not in step with itself', () => {
  test('a line whose order is not listed yet has its date from the order itself', async () => {
    await partner.local.control('PATCH', '/settings', { delays: { orderList: 900_000 } });
    const { customerId, orderId } = await orderIn('tailspintoys.example', 'Windows Server 2022 Standard');
    const listed = await partner.partnerCenter.orders.list(customerId);
    expect(listed.some(({ id }) => id === orderId)).toBe(false);
    expect((await holdings.find(customerId, `${orderId}:0`))?.orderedAt).toBeInstanceOf(Date);
    await partner.local.control('PATCH', '/settings', { delays: { orderList: 0 } });
  });

  test('an order that is not fulfilled yet is pending', async () => {
    await partner.local.control('PATCH', '/settings', { delays: { fulfilment: 900_000 } });
    const { customerId, orderId } = await orderIn('revontuli.example', 'Windows Server 2022 Standard');
    expect(await holdings.find(customerId, `${orderId}:0`)).toMatchObject({
      state: 'pending',
      quantity: 3,
      versions: [],
    });
    await partner.local.control('PATCH', '/settings', { delays: { fulfilment: 0 } });
  });

  test('a failure is not kept: the next look asks again', async () => {
    const customerId = await partner.customer('firstup.example');
    await partner.local.control('POST', '/faults', { match: { path: 'entitlements' }, kind: 'refuse' });
    await expect(holdings.owned(customerId)).rejects.toThrow('Partner Center');
    await expect(holdings.owned(customerId)).resolves.toBeInstanceOf(Array);
  });
});
