import { expect, test } from 'vitest';
import { inventoryOf } from '../../../src/flows/software/inventory.ts';
import type { Holdings, Titles } from '../../../src/flows/software/inventory.ts';
import type { Artifact, Entitlement } from '../../../src/partner-center/schemas/entitlement.ts';
import type { Order, OrderLine } from '../../../src/partner-center/schemas/order.ts';

const NOW = new Date('2026-11-23T10:00:00Z');

const titles: Titles = {
  product: (id) =>
    id === 'SERVER'
      ? { title: 'Windows Server', cancellable: true }
      : id === 'SUSE'
        ? { title: 'SUSE', cancellable: false }
        : undefined,
  edition: (id, sku) => (id === 'OLDER' && sku === '0001' ? 'Windows Server 2019 - Windows Server 2019' : undefined),
};

const line = (changes: Partial<OrderLine> = {}): OrderLine => ({
  number: 0,
  catalogItemId: 'SERVER:0001:X',
  quantity: 2,
  ...changes,
});
const order = (changes: Partial<Order> = {}): Order => ({
  id: 'a1b2c3d4e5f6',
  status: 'completed',
  createdAt: new Date('2026-11-12T13:05:00Z'),
  currency: 'EUR',
  lines: [line()],
  ...changes,
});
const key = (changes: Partial<Artifact> = {}): Artifact => ({
  type: 'product_key',
  state: 'active',
  link: '/key',
  ...changes,
});
const entitlement = (changes: Partial<Entitlement> = {}): Entitlement => ({
  productId: 'SERVER',
  skuId: '0001',
  type: 'software',
  quantity: 2,
  quantities: [{ quantity: 2, status: 'fulfilled' }],
  orderId: 'a1b2c3d4e5f6',
  lineNumber: 0,
  artifacts: [key()],
  included: [],
  ...changes,
});

const owned = (holdings: Partial<Holdings>) =>
  inventoryOf({ entitlements: [], orders: [], subscriptions: [], titles, ...holdings }, NOW);
const one = (holdings: Partial<Holdings>) => {
  const [first, ...others] = owned(holdings);
  expect(others).toEqual([]);
  return first;
};

test('P2: an entitlement and its order are one line, known by order and line for ever', () => {
  expect(one({ entitlements: [entitlement()], orders: [order()] })).toMatchObject({
    id: 'a1b2c3d4e5f6:0',
    title: 'Windows Server',
    quantity: 2,
    orderedAt: order().createdAt,
    perpetual: true,
    state: 'active',
  });
});

test('an entitlement may name its order by the other of its two IDs', () => {
  const long = 'cCow92v4WrwJnE3DLsG05zyuxe3FE0H8S';
  const shown = one({
    entitlements: [entitlement({ orderId: 'A1B2C3D4E5F6', alternateOrderId: long })],
    orders: [order({ id: long, alternateId: 'a1b2c3d4e5f6' })],
  });
  expect(shown).toMatchObject({ id: `${long}:0`, orderId: long });
  expect(shown?.id.length).toBeLessThanOrEqual(75);
});

test('P3, P4: each version that comes with it has a key of its own, once', () => {
  const older = entitlement({ productId: 'OLDER', artifacts: [key({ link: '/older' })] });
  const unknown = entitlement({ productId: 'UNKNOWN', artifacts: [] });
  const shown = one({
    entitlements: [entitlement({ included: [{ ...older, included: [unknown] }, older] })],
    orders: [order()],
  });
  expect(shown?.versions.map(({ id, title, key: place }) => [id, title, place])).toEqual([
    ['SERVER:0001', 'Windows Server', { kind: 'available', link: '/key' }],
    ['OLDER:0001', 'Windows Server 2019', { kind: 'available', link: '/older' }],
    ['UNKNOWN:0001', 'UNKNOWN', { kind: 'none' }],
  ]);
});

test('P14: a revoked key is none to be had, and the reason is kept', () => {
  const revoked = key({ state: 'revoked', reason: 'The order was cancelled.' });
  const shown = one({
    entitlements: [entitlement({ quantity: 0, artifacts: [revoked] })],
    orders: [order({ status: 'cancelled' })],
  });
  expect(shown?.state).toBe('cancelled');
  expect(shown?.versions[0]?.key).toEqual({ kind: 'revoked', reason: 'The order was cancelled.' });
});

test('P14: once the order says it is cancelled no key is to be had, whatever the list of entitlements still says', () => {
  const shown = one({ entitlements: [entitlement()], orders: [order({ lines: [line({ quantity: 0 })] })] });
  expect(shown).toMatchObject({ state: 'cancelled', quantity: 2 });
  expect(shown?.versions[0]?.key.kind).toBe('revoked');
});

test('a cancellation shows at once, although the list of orders lags behind', () => {
  const gone = entitlement({ quantity: 0, quantities: [{ quantity: 2, status: 'unfulfilled' }], artifacts: [] });
  expect(one({ entitlements: [gone], orders: [order()] })).toMatchObject({ state: 'cancelled', quantity: 2 });
  expect(one({ entitlements: [gone], orders: [] })).toMatchObject({ state: 'cancelled', orderedAt: undefined });
});

test('what is entitled to nothing yet, of an order that is pending, is pending', () => {
  const coming = entitlement({ quantity: 0, quantities: [{ quantity: 2, status: 'unfulfilled' }], artifacts: [] });
  expect(one({ entitlements: [coming], orders: [order({ status: 'pending' })] })?.state).toBe('pending');
});

test.each([
  ['pending while its order is', { status: 'pending' }, 'pending'],
  ['pending while its order is young', { createdAt: new Date('2026-11-23T09:00:00Z') }, 'pending'],
  ['active, without versions, once its order is old', {}, 'active'],
  ['cancelled with its order', { status: 'cancelled' }, 'cancelled'],
  ['cancelled with its line', { lines: [line({ quantity: 0 })] }, 'cancelled'],
] as const)('a line of which no entitlement is shown is %s', (_, changes, state) => {
  expect(one({ orders: [order(changes)] })).toMatchObject({ state, versions: [] });
});

test('services in the same orders are no software; what the desk ordered is, although it is not sold any more', () => {
  const lines = [
    line({
      number: 0,
      catalogItemId: 'CFQ7TTC0LCHC:0002:CFQ7TTC0X8ZM',
      friendlyName: 'Microsoft 365 Business Premium',
    }),
    line({ number: 1, catalogItemId: 'WITHDRAWN:0001:X', friendlyName: 'PO 7 [desk 0123456789abcdef]' }),
    line({ number: 2, catalogItemId: 'WITHDRAWN:0001:X', friendlyName: '[desk 0123456789abcdef]' }),
  ];
  expect(owned({ orders: [order({ lines })] }).map(({ lineNumber, title }) => [lineNumber, title])).toEqual([
    [1, 'PO 7'],
    [2, 'WITHDRAWN'],
  ]);
});

test('what was transferred to another partner is in that partner’s list', () => {
  const gone = entitlement({ quantity: 0, quantities: [{ quantity: 2, status: 'transferred' }] });
  expect(owned({ entitlements: [gone] })).toEqual([]);
});

test('two entitlements of one line are one line with the versions of both', () => {
  const both = [entitlement(), entitlement({ productId: 'OLDER' })];
  expect(one({ entitlements: both, orders: [order()] })?.versions.map(({ id }) => id)).toEqual([
    'SERVER:0001',
    'OLDER:0001',
  ]);
});

test('a subscription has its end, and the date until which Partner Center lets it be cancelled', () => {
  const cancellableUntil = new Date('2026-11-19T13:05:00Z');
  const expiresAt = new Date('2027-11-12T13:05:00Z');
  const shown = one({
    entitlements: [entitlement({ expiresAt })],
    orders: [order({ lines: [line({ subscriptionId: 'S-1', term: 'P1Y' })] })],
    subscriptions: [{ id: 'S-1', name: 'x', status: 'active', quantity: 2, cancellableUntil, refunds: [] }],
  });
  expect(shown).toMatchObject({ perpetual: false, expiresAt, subscriptionId: 'S-1', cancellableUntil });
});

test('Linux plans are marked as what a partner may not cancel', () => {
  expect(one({ entitlements: [entitlement({ productId: 'SUSE' })], orders: [order()] })?.cancellable).toBe(false);
});

test('the newest order comes first, its lines in their order; what is too new to have a date leads', () => {
  const ids = owned({
    orders: [
      order({ id: 'old', createdAt: new Date('2024-01-01T00:00:00Z') }),
      order({ id: 'new', lines: [line({ number: 1 }), line({ number: 0 })] }),
    ],
    entitlements: [entitlement({ orderId: 'newest' })],
  }).map(({ id }) => id);
  expect(ids).toEqual(['newest:0', 'new:0', 'new:1', 'old:0']);
});
