import fc from 'fast-check';
import type { RecoveryPoint } from '../../src/kernel/recovery-points.ts';
import { CALS, SQL, WINDOWS } from '../flows/purchase/shop.ts';
import type { Edition, Shop } from '../flows/purchase/shop.ts';

/** What one run knows: the purchases it made, and which of them were ever confirmed. */
export type Known = { readonly drafted: string[]; readonly confirmed: Set<string> };
type Move = fc.AsyncCommand<Known, Shop>;

const MINUTE = 60_000;
const CHECKOUT = { method: 'POST', path: '/checkout$' };

function command(
  name: string,
  run: (known: Known, shop: Shop) => Promise<unknown>,
  check?: (known: Known) => boolean,
): Move {
  return {
    check: check ?? (() => true),
    run: async (known, shop) => void (await run(known, shop)),
    toString: () => name,
  };
}

const someDraft = ({ drafted }: Known) => drafted.length > 0;
const nth = ({ drafted }: Known, index: number) => drafted[index % drafted.length] ?? '';

const editions: fc.Arbitrary<readonly Edition[]> = fc.constantFrom(
  [WINDOWS],
  [SQL],
  [WINDOWS, CALS],
  [WINDOWS, SQL],
  [SQL, CALS, WINDOWS],
);

/** Where a job of a purchase, or the delivery of its message, can be killed. */
const points: readonly RecoveryPoint[] = [
  'purchase: cart made, not recorded',
  'purchase: cart recorded',
  'purchase: about to check out',
  'purchase: checked out, not recorded',
  'purchase: placed',
  'purchase: fulfilled',
  'message: posted, not recorded',
];

const faults = fc.record({
  match: fc.constantFrom<object>(
    { path: '/availabilities' },
    { method: 'POST', path: '/carts$' },
    CHECKOUT,
    CHECKOUT,
    { method: 'GET', path: '/orders$' },
    { method: 'GET', path: '/carts/' },
    { path: '/provisioningstatus' },
  ),
  kind: fc.constantFrom(
    'drop-before',
    'drop-after',
    'drop-after',
    'status-500',
    'status-429',
    'truncate-body',
    'empty-error',
  ),
  times: fc.integer({ min: 1, max: 4 }),
});
const refusals = fc.constantFrom(
  { kind: 'refuse', match: CHECKOUT, status: 409, code: 800060 },
  { kind: 'refuse', match: CHECKOUT, status: 409, code: 800064 },
  { kind: 'refuse', match: CHECKOUT, status: 403, code: 800025 },
  { kind: 'refuse', match: CHECKOUT, status: 403, code: 800069 },
  { kind: 'refuse', match: CHECKOUT, status: 404, code: 800008 },
  { kind: 'refuse', match: { method: 'POST', path: '/carts$' }, status: 400, code: 2002 },
  { kind: 'refuse', match: { method: 'GET', path: '/orders$' }, status: 403, code: 900150 },
  { kind: 'order-error', match: CHECKOUT, code: 800020, orderGroup: '0' },
  { kind: 'order-error', match: CHECKOUT, code: 800025, orderGroup: '1' },
);
const slowness = fc.record({
  orderList: fc.constantFrom(0, 5 * MINUTE, 15 * MINUTE),
  fulfilment: fc.constantFrom(0, 3 * MINUTE, 26 * 60 * MINUTE),
  replayMemory: fc.constantFrom(0, 60 * MINUTE),
  orderById: fc.constantFrom(0, MINUTE),
});

const index = fc.nat({ max: 5 });
const queue = fc.constantFrom('purchase-place', 'purchase-place', 'purchase-follow', 'slack-deliver', 'dead-letter');

/** People, retries, duplicates, faults, restarts and time, in any order. */
export const moves: fc.Arbitrary<Move>[] = [
  editions.map((lines) =>
    command(`drafts ${lines.map(({ product }) => product).join(' + ')}`, async (known, shop) => {
      known.drafted.push(await shop.drafts(lines, `PO ${known.drafted.length}`));
    }),
  ),
  ...[1, 2].map((times) =>
    index.map((at) =>
      command(
        `confirms ${at} ×${times}`,
        async (known, shop) => {
          const id = nth(known, at);
          const confirming = Array.from({ length: times }, () => shop.confirms(id).catch(() => undefined));
          for (const outcome of await Promise.all(confirming))
            if (outcome?.kind === 'requested') known.confirmed.add(id);
        },
        someDraft,
      ),
    ),
  ),
  queue.map((name) => command(`steps ${name}`, (_, shop) => shop.jobs.step(name))),
  queue.map((name) =>
    command(`steps ${name} with all others`, (_, shop) =>
      Promise.all([name, 'purchase-place', 'purchase-follow', 'slack-deliver'].map((each) => shop.jobs.step(each))),
    ),
  ),
  fc.record({ name: queue, point: fc.constantFrom(...points) }).map(({ name, point }) =>
    command(`is killed at ${point} in ${name}`, async (_, shop) => {
      shop.killAt(point);
      await shop.jobs.step(name);
      shop.killAt(undefined);
      await shop.jobs.restart();
    }),
  ),
  faults.map((fault) =>
    command(`fault ${JSON.stringify(fault)}`, (_, shop) => shop.partnerCenter('POST', '/faults', fault)),
  ),
  refusals.map((fault) =>
    command(`fault ${JSON.stringify(fault)}`, (_, shop) => shop.partnerCenter('POST', '/faults', fault)),
  ),
  slowness.map((delays) =>
    command(`slow ${JSON.stringify(delays)}`, (_, shop) => shop.partnerCenter('PATCH', '/settings', { delays })),
  ),
  fc
    .constantFrom(0.1, 1, 4, 14, 16, 30)
    .map((minutes) => command(`${minutes} minutes later`, (_, shop) => shop.later(minutes * MINUTE))),
  index.map((at) =>
    command(
      `lets the desk go on with ${at}`,
      (known, shop) => shop.purchases.retry(shop.ann, nth(known, at)),
      someDraft,
    ),
  ),
  index.map((at) =>
    command(
      `cancels an order of ${at}`,
      async (known, shop) => {
        const { customerId, lines } = await shop.find(nth(known, at));
        const orderId = lines.find((line) => line.orderId !== null)?.orderId;
        if (!orderId) return;
        await shop
          .partnerCenter('POST', `/customers/${customerId}/orders/${orderId}/cancellation`)
          .catch(() => undefined);
        await shop.database.transaction((tx) => shop.purchases.orderCancelled(tx, { orderId, customerId, lines: [] }));
      },
      someDraft,
    ),
  ),
  fc.constant(
    command('availabilities are reissued', (_, shop) => shop.partnerCenter('POST', '/availability-reissues')),
  ),
];
