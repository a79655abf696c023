import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RecoveryPoint } from '../../src/kernel/recovery-points.ts';
import { openReturnsDesk } from '../flows/cancellation/returns-desk.ts';
import type { ReturnsDesk } from '../flows/cancellation/returns-desk.ts';
import { openTestDatabase } from '../support/database.ts';

/** `npm run model` orders thousands; the gate does with a few, of which the seed is printed where one fails. */
const RUNS = Number(process.env['MODEL_RUNS'] ?? 4);
const SEED = Number(process.env['MODEL_SEED'] ?? 20_261_125);
const BATCH = 50;

type Known = { readonly orders: string[] };
type Move = fc.AsyncCommand<Known, ReturnsDesk>;

const MINUTE = 60_000;
const AT_REST = [
  'awaiting-approval',
  'not-approved',
  'lapsed',
  'cancelled',
  'asked',
  'attention',
  'awaiting-portal',
  'completed',
  'closed',
  'refused',
  'withdrawn',
];

const points: readonly RecoveryPoint[] = [
  'ticket: about to cancel',
  'ticket: cancelled, not recorded',
  'ticket: cancelled',
  'ticket: about to ask Microsoft',
  'ticket: asked, not recorded',
];
const queues = fc.constantFrom(
  'approval-proceed',
  'ticket-proceed',
  'ticket-proceed',
  'ticket-follow',
  'slack-deliver',
  'dead-letter',
);
const index = fc.nat({ max: 5 });
const some = fc.constantFrom<readonly number[] | undefined>(undefined, undefined, [0], [1], [0, 1]);

const command = (
  name: string,
  run: (known: Known, desk: ReturnsDesk) => Promise<unknown>,
  check?: (known: Known) => boolean,
): Move => ({
  check: check ?? (() => true),
  run: async (known, desk) => void (await run(known, desk)),
  toString: () => name,
});
const someOrder = ({ orders }: Known) => orders.length > 0;
const nth = ({ orders }: Known, at: number) => orders[at % orders.length] ?? '';

const moves: fc.Arbitrary<Move>[] = [
  fc
    .integer({ min: 1, max: 3 })
    .map((lines) =>
      command(`an order of ${lines} lines`, async (known, { orders }) => known.orders.push(await orders(lines))),
    ),
  ...[1, 2].map((times) =>
    fc
      .record({ at: index, left: some, right: some })
      .map(({ at, left, right }) =>
        command(
          `asks for ${at} ×${times}: ${left?.join() ?? 'all'} ${right?.join() ?? 'all'}`,
          (known, desk) =>
            Promise.all(
              [left, right].slice(0, times).map((lines) => desk.asks(nth(known, at), lines).catch(() => undefined)),
            ),
          someOrder,
        ),
      ),
  ),
  fc
    .constantFrom<bigint | null | undefined>(undefined, null, 50_000n)
    .map((over) => command(`a rule over ${over ?? String(over)}`, (_, { rules }) => rules(over))),
  fc
    .record({
      at: index,
      verdicts: fc.array(fc.constantFrom('approved' as const, 'declined' as const), { minLength: 1, maxLength: 2 }),
    })
    .map(({ at, verdicts }) =>
      command(`decides ${at}: ${verdicts.join()}`, async ({ orders }, { shop, decides }) => {
        const waiting = await shop.database.read.ticket.findMany({
          where: { orderId: { in: orders }, state: 'awaiting-approval' },
          orderBy: { number: 'asc' },
        });
        const ticket = waiting[at % Math.max(1, waiting.length)];
        if (ticket) await Promise.all(verdicts.map((verdict) => decides(ticket.id, verdict)));
      }),
    ),
  fc.constant(
    command('Microsoft is asked instead', async ({ orders }, { shop, askInstead }) => {
      const where = { orderId: { in: orders }, state: 'lapsed' };
      const lapsed = await shop.database.read.ticket.findFirst({ where });
      if (lapsed) await askInstead(lapsed.id);
    }),
  ),
  queues.map((name) => command(`steps ${name}`, (_, { shop }) => shop.jobs.step(name))),
  fc.record({ name: queues, point: fc.constantFrom(...points) }).map(({ name, point }) =>
    command(`is killed at ${point} in ${name}`, async (_, { shop }) => {
      shop.killAt(point);
      await shop.jobs.step(name);
      shop.killAt(undefined);
      await shop.jobs.restart();
    }),
  ),
  fc
    .record({
      match: fc.constantFrom<object>(
        { method: 'PATCH', path: '/orders/' },
        { method: 'GET', path: '/orders/' },
        { method: 'POST', path: '/servicerequests/' },
        { method: 'GET', path: '/servicerequests' },
      ),
      kind: fc.constantFrom(
        'drop-before',
        'drop-after',
        'status-500',
        'status-500-after',
        'status-429',
        'truncate-body',
      ),
      times: fc.integer({ min: 1, max: 4 }),
    })
    .map((fault) =>
      command(`fault ${JSON.stringify(fault)}`, (_, { shop }) => shop.partnerCenter('POST', '/faults', fault)),
    ),
  fc
    .constantFrom(
      { kind: 'refuse', match: { method: 'PATCH', path: '/orders/' }, status: 409, code: 800060 },
      { kind: 'refuse', match: { method: 'PATCH', path: '/orders/' }, status: 400, code: 800061 },
      { kind: 'refuse', match: { method: 'PATCH', path: '/orders/' }, status: 400, code: 900117 },
    )
    .map((fault) =>
      command(`fault ${JSON.stringify(fault)}`, (_, { shop }) => shop.partnerCenter('POST', '/faults', fault)),
    ),
  fc
    .constantFrom(1, 16, 60, 61 * 24 * 60)
    .map((minutes) => command(`${minutes} minutes later`, (_, { shop }) => shop.later(minutes * MINUTE))),
];

type Seen = {
  readonly orders: readonly {
    readonly id: string;
    readonly cancellations: number;
    readonly lines: readonly { readonly number: number; readonly cancelledAt?: string | null }[];
  }[];
  readonly serviceRequests: readonly { readonly title: string }[];
};

const WORKING = ['approved', 'submitted', 'cancelling', 'confirming', 'asking'];
const WORK = ['approval-proceed', 'ticket-proceed', 'slack-deliver', 'dead-letter'];

/** The trouble is over, time passes, and people let the desk go on; what is with Microsoft stays there. */
async function comeToRest({ shop, retry }: ReturnsDesk): Promise<void> {
  for (let rounds = 0; rounds < 100; rounds += 1) {
    for (const name of WORK) while ((await shop.jobs.step(name)) !== 'idle');
    const tickets = await shop.database.read.ticket.findMany({ where: { state: { in: WORKING } } });
    if (tickets.length === 0) return;
    for (const { id, waiting } of tickets) if (waiting === 'gave-up') await retry(id);
    await shop.later(6 * MINUTE);
  }
  throw new Error('It never comes to rest');
}

/** Whatever happened on the way: what must be true of every ticket in the end. */
async function checkTruths({ orders }: Known, { shop }: ReturnsDesk): Promise<void> {
  const seen = (await shop.partnerCenter('GET', '/state')) as Seen;
  const tickets = await shop.database.read.ticket.findMany({ where: { orderId: { in: orders } } });
  for (const { id, number, state, orderId, lines } of tickets) {
    expect(AT_REST, `none is left half done: T-${number}`).toContain(state);
    const order = seen.orders.find((each) => each.id === orderId);
    const about = order?.lines.filter((line) => lines.length === 0 || lines.includes(line.number)) ?? [];
    if (state === 'cancelled')
      expect(
        about.every(({ cancelledAt }) => cancelledAt),
        'said to be cancelled, and is',
      ).toBe(true);
    const asked = seen.serviceRequests.filter(({ title }) => title.startsWith(`[T-${number}]`));
    expect(asked.length, 'Microsoft is asked once').toBeLessThanOrEqual(1);
    const entries = await shop.database.read.ledgerEntry.findMany({
      where: { subject: `order:${orderId}`, outcome: 'cancelled' },
    });
    const cancelled = tickets.filter((ticket) => ticket.orderId === orderId && ticket.state === 'cancelled');
    expect(entries.length, `recorded once: ${id}`).toBe(cancelled.length);
  }
  for (const orderId of orders) {
    const live = tickets.filter((ticket) => ticket.orderId === orderId && ticket.liveOrder !== null);
    const taken = live.flatMap(({ lines }) => (lines.length === 0 ? [-1] : lines));
    expect(new Set(taken).size, 'no line is asked for twice').toBe(taken.length);
    expect(taken.includes(-1) && taken.length > 1, 'nor beside the whole order').toBe(false);
    const order = seen.orders.find((each) => each.id === orderId);
    const done = live.filter(({ state }) => state === 'cancelled').length;
    expect(order?.cancellations, 'cancelled in Partner Center once for each').toBe(done);
  }
}

test(
  `P6: ${RUNS} random histories of cancelling: at most one cancellation of a line, none said before it is, none lost`,
  async () => {
    for (let done = 0; done < RUNS; done += BATCH) {
      const desk = await openReturnsDesk(await openTestDatabase());
      const { shop } = desk;
      const property = fc.asyncProperty(fc.commands(moves, { maxCommands: 30, size: 'max' }), async (history) => {
        await shop.partnerCenter('DELETE', '/faults');
        await desk.rules(undefined);
        const known: Known = { orders: [] };
        await fc.asyncModelRun(() => ({ model: known, real: desk }), history);
        await shop.partnerCenter('DELETE', '/faults');
        await shop.jobs.restart();
        await comeToRest(desk);
        await checkTruths(known, desk);
      });
      await fc.assert(property, {
        seed: SEED + done,
        numRuns: Math.min(BATCH, RUNS - done),
        endOnFailure: RUNS <= BATCH,
      });
      expect(await shop.ledger.verify()).toMatchObject({ kind: 'intact' });
      await desk.close();
      await shop.database.close();
    }
  },
  60_000 + RUNS * 5_000,
);
