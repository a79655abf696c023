import { request } from 'undici';
import { describe, expect } from 'vitest';
import { newId } from '../../src/kernel/ids.ts';
import { systemClock } from '../../src/kernel/time.ts';
import { createPartnerCenter } from '../../src/partner-center/client.ts';
import type { PartnerCenter } from '../../src/partner-center/client.ts';
import type { Order } from '../../src/partner-center/schemas/order.ts';
import { startLocalPartnerCenter } from '../support/partner-center.ts';
import { silentLog } from '../support/silent-log.ts';
import { keepToken } from '../support/kept-token.ts';
import { all, failureOf, IMPATIENT, test as contract } from './contract.ts';

type Fault = { readonly kind: string; readonly match: { readonly method?: string; readonly path: string } };
type Counts = { readonly checkouts: number; readonly cancellations: number };

type Local = {
  readonly partnerCenter: PartnerCenter;
  /** For the next call that meets it. */
  readonly orderFault: (fault: Fault) => Promise<unknown>;
  readonly counts: () => Promise<Counts>;
};

const test = contract.extend<{ local: Local }>({
  local: async ({}, use) => {
    const running = await startLocalPartnerCenter();
    const { refreshToken, ...credentials } = running.credentials;
    const partnerCenter = createPartnerCenter({
      url: running.url,
      loginUrl: running.loginUrl,
      pricesUrl: running.pricesUrl,
      ...credentials,
      refreshTokens: keepToken(refreshToken),
      clock: running.clock,
      log: silentLog,
      timeouts: IMPATIENT,
    });
    await use({
      partnerCenter,
      orderFault: (fault) => running.control('POST', '/faults', fault),
      counts: async () => (await running.control('GET', '/state')) as Counts,
    });
    await partnerCenter.close();
    await running.close();
  },
});

/** Puts an edition of Windows Server in a cart for the customer. */
async function fillCart({ catalog, carts }: PartnerCenter, customerId: string, kind: Kind) {
  const perpetual = kind === 'perpetual';
  const products = await catalog.products(customerId);
  const wanted = perpetual ? 'Windows Server 2022' : 'Windows Server Standard Subscription';
  const product = products.find(({ title }) => title.startsWith(wanted));
  const skus = await catalog.skus(customerId, product?.id ?? '');
  const [item] = await catalog.availabilities(customerId, product?.id ?? '', skus[0]?.id ?? '');
  const [term] = item?.terms ?? [];
  const line = {
    catalogItemId: item?.catalogItemId ?? '',
    quantity: 2,
    billingCycle: perpetual ? 'one_time' : (term?.billingCycle ?? ''),
    termDuration: term?.duration,
    friendlyName: 'PO 1',
  };
  return carts.create(customerId, [line], { requestId: newId() });
}

type Kind = 'perpetual' | 'subscription';

async function fabrikam({ customers }: PartnerCenter): Promise<string> {
  const [found] = await customers.search('fabri');
  expect(found).toMatchObject({ name: 'Fabrikam B.V.' });
  return found?.id ?? '';
}

async function buy(partnerCenter: PartnerCenter, customerId: string, kind: Kind = 'perpetual'): Promise<Order> {
  const cart = await fillCart(partnerCenter, customerId, kind);
  const { orders, errors } = await partnerCenter.carts.checkout(customerId, cart.id, { requestId: newId() });
  expect(errors).toEqual([]);
  const [order] = orders;
  if (!order) throw new Error('No order was placed');
  return order;
}

test('P1 to P14: a purchase, its key and download, its cancelling, and the ticket about it', async ({ local }) => {
  const { partnerCenter } = local;
  const customerId = await fabrikam(partnerCenter);
  expect(await partnerCenter.customers.get(customerId)).toMatchObject({ country: 'NL', domain: 'fabrikam.nl' });
  expect(await partnerCenter.agreements.microsoftCustomerAgreement(customerId)).toMatchObject({ accepted: true });

  const bought = await buy(partnerCenter, customerId);
  const order = await partnerCenter.orders.get(customerId, bought.id, { includePrice: true });
  expect(order).toMatchObject({ status: 'completed', currency: 'EUR', lines: [{ friendlyName: 'PO 1', quantity: 2 }] });
  expect(order.total?.minor).toBeGreaterThan(0);
  expect((await partnerCenter.orders.list(customerId)).map(({ id }) => id)).toContain(order.id);
  expect(await partnerCenter.orders.provisioning(customerId, order.id)).toMatchObject([{ status: 'fulfilled' }]);

  const owned = async () =>
    (await partnerCenter.entitlements.software(customerId)).find(({ orderId }) => orderId === order.id);
  const entitlement = await owned();
  const link = entitlement?.artifacts[0]?.link ?? '';
  expect((await partnerCenter.keys.get(link)).forOnePerson()).toMatch(/^([A-Z\d]{5}-){4}[A-Z\d]{5}$/);

  const { productId = '', skuId = '' } = entitlement ?? {};
  const [option] = await partnerCenter.downloads.options(customerId, productId, skuId);
  expect(option?.bit).toBe(64);
  const { url } = await partnerCenter.downloads.link({ link: option?.link ?? '' });
  expect((await request(url.forOnePerson())).statusCode).toBe(200);

  const cancelled = await partnerCenter.orders.cancel(customerId, order.id, order.lines, { requestId: newId() });
  expect(cancelled).toMatchObject({ status: 'cancelled', lines: [{ quantity: 0 }] });
  expect((await owned())?.artifacts[0]?.state).toBe('revoked');
  expect(await failureOf(partnerCenter.keys.get(link))).toMatchObject({ kind: 'refused' });

  const { serviceRequests } = partnerCenter;
  const topic = (await serviceRequests.topics()).find(({ name }) => name.startsWith('CSP purchase/refund'));
  const description = `Tenant ${customerId}, order ${order.id}, ordered twice, EUR 1.00`;
  const ticket = await serviceRequests.create(
    { title: 'Refund', description, severity: 'minimal', supportTopicId: topic?.id ?? '' },
    'en-US',
    { requestId: newId() },
  );
  const noted = await serviceRequests.addNote(ticket.id, 'Key removed', { requestId: newId() });
  expect(noted.notes.map(({ text }) => text)).toContain('Key removed');
  expect(await serviceRequests.get(ticket.id)).toMatchObject({ title: 'Refund', description, severity: 'minimal' });

  const yesterday = new Date(systemClock.now().getTime() - 86_400_000);
  const records = await all(partnerCenter.audit.records(yesterday, systemClock.now(), { customerId }));
  const operations = records.filter(({ details }) => details['OrderId'] === order.id).map(({ operation }) => operation);
  expect(operations.sort()).toEqual(['create_order', 'get_software_key', 'update_order']);
});

test('a subscription is not cancelled as an order, but by itself, and once', async ({ local }) => {
  const { orders, subscriptions } = local.partnerCenter;
  const customerId = await fabrikam(local.partnerCenter);
  const { id, lines } = await buy(local.partnerCenter, customerId, 'subscription');
  const subscriptionId = lines[0]?.subscriptionId ?? '';
  expect(await subscriptions.get(customerId, subscriptionId)).toMatchObject({ status: 'active', orderId: id });

  const byOrder = orders.cancel(customerId, id, 'all', { requestId: newId() });
  expect(await failureOf(byOrder)).toMatchObject({ kind: 'refused', reason: 'cancel-by-subscription' });
  for (const requestId of [newId(), newId()]) {
    const cancelled = await subscriptions.cancel(customerId, subscriptionId, { requestId });
    expect(cancelled.status).toBe('deleted');
  }
});

describe('faults', () => {
  test('an answer lost after the work was done: one order, one cancellation', async ({ local }) => {
    const { partnerCenter } = local;
    const customerId = await fabrikam(partnerCenter);
    const before = await local.counts();

    await local.orderFault({ kind: 'drop-after', match: { method: 'POST', path: '/checkout$' } });
    const order = await buy(partnerCenter, customerId);
    await local.orderFault({ kind: 'truncate-body', match: { method: 'PATCH', path: '/orders/' } });
    await partnerCenter.orders.cancel(customerId, order.id, 'all', { requestId: newId() });

    const after = await local.counts();
    expect(after.checkouts - before.checkouts).toBe(1);
    expect(after.cancellations - before.cancellations).toBe(1);
  });

  test('a token that expired on the way is replaced, and the write goes on', async ({ local }) => {
    const customerId = await fabrikam(local.partnerCenter);
    await local.orderFault({ kind: 'expired-token', match: { method: 'POST', path: '/checkout$' } });
    await buy(local.partnerCenter, customerId);
  });

  test.for(['status-429', 'status-500', 'drop-before', 'truncate-body', 'empty-error', 'text-error'])(
    'a read survives %s',
    async (kind, { local }) => {
      await local.orderFault({ kind, match: { method: 'GET', path: '/customers/' } });
      await local.partnerCenter.customers.get(await fabrikam(local.partnerCenter));
    },
  );

  test('without its role the service account is told so', async ({ local }) => {
    await local.orderFault({ kind: 'revoked-role', match: { path: '/customers' } });
    expect(await failureOf(all(local.partnerCenter.customers.list()))).toMatchObject({ reason: 'role' });
  });
});

test('every customer comes once, in pages of any size', async ({ local }) => {
  const ids = async (size: number) => (await all(local.partnerCenter.customers.list(size))).map(({ id }) => id);
  const inOne = await ids(500);
  expect(inOne.length).toBeGreaterThanOrEqual(40);
  expect(await ids(7)).toEqual(inOne);
  expect(new Set(inOne).size).toBe(inOne.length);
});

test('13605: nothing is sold before the agreement is accepted', async ({ local }) => {
  const [northwind] = await local.partnerCenter.customers.search('Northwind');
  const { id = '' } = northwind ?? {};
  expect(await local.partnerCenter.agreements.microsoftCustomerAgreement(id)).toEqual({ accepted: false });
  const failure = await failureOf(buy(local.partnerCenter, id));
  expect(failure).toMatchObject({ kind: 'refused', reason: 'agreement-not-accepted' });
});
