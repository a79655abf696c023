import { max } from 'date-fns/max';
import { subDays } from 'date-fns/subDays';
import { subMinutes } from 'date-fns/subMinutes';
import type { Database, Transaction } from '../../database/database.ts';
import type { Recurring } from '../../jobs/recurring.ts';
import type { Log } from '../../kernel/log.ts';
import type { Clock } from '../../kernel/time.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { PartnerCenter } from '../../partner-center/client.ts';
import { PartnerCenterFailure } from '../../partner-center/errors.ts';
import { createPace } from '../../partner-center/pace.ts';
import type { AuditRecord } from '../../partner-center/schemas/audit-record.ts';
import type { Order } from '../../partner-center/schemas/order.ts';
import { moveWatch, watchOf } from './records.ts';
import type { Watch } from './records.ts';
import { shapeOf } from './rules.ts';
import { createDriftRecorder } from './service.ts';
import type { CancelledThere } from './service.ts';

export type DriftWatching = {
  /** What is ordered from now on is watched, if it is not yet. */
  readonly begin: () => Promise<void>;
};

export type DriftJobParts = {
  readonly database: Database;
  readonly recurring: Recurring;
  readonly partnerCenter: PartnerCenter;
  readonly titles: (customerId: string) => Promise<readonly { readonly id: string; readonly title: string }[]>;
  readonly cancelledThere: CancelledThere;
  readonly ledger: Ledger;
  readonly report: (tx: Transaction) => Promise<void>;
  readonly clock: Clock;
  readonly log: Log;
};

const FIRST_AFTER_MINUTES = 2;
const LOG_EVERY_MINUTES = 10;
/** Each waits for the other, too. */
const RETRIES = 20;
/** A round takes a minute for ten customers: of 10,000 seventeen hours. The activity log is for what must be seen soon. */
const SWEEP_EVERY_MINUTES = 1;
const CUSTOMERS_A_SWEEP = 10;
/** One job looks at so many orders, so that a stop waits for little. */
const MOST_LOOKS = 60;
/** Records may come late into the activity log; what was read before is looked at again. */
const OVERLAP_MINUTES = 60;
const LOG_REACHES_BACK_DAYS = 89;
const MOST_TITLES = 3;

/** Follows the orders of all customers: by the activity log of Partner Center, and slowly by looking through everything. */
export function defineDriftJobs(parts: DriftJobParts): DriftWatching {
  const { database, recurring, partnerCenter, clock, log } = parts;
  const record = createDriftRecorder(parts);
  // Partner Center allows 500 calls a minute; the watch leaves most of them to people.
  const pace = createPace({ burst: 60, perMinute: 60 });

  // One at a time, so that both see what the other saw.
  const alone = <T>(look: () => Promise<T>) => database.withLease('drift', look);
  recurring.every(LOG_EVERY_MINUTES, 'drift-log', () => alone(readLog), watchOrders('drift-log'));
  recurring.every(SWEEP_EVERY_MINUTES, 'drift-sweep', () => alone(sweep), watchOrders('drift-sweep'));

  function watchOrders(queue: string) {
    const gaveUp = () =>
      log.error({ queue }, 'Orders could not be followed in Partner Center; the next look comes later');
    return { first: FIRST_AFTER_MINUTES, retries: RETRIES, gaveUp };
  }

  /** @returns in how many minutes it goes on */
  async function readLog(): Promise<number> {
    const watch = await database.transaction((tx) => watchOf(tx, clock.now()));
    const from = max([subMinutes(watch.auditedUntil, OVERLAP_MINUTES), subDays(clock.now(), LOG_REACHES_BACK_DAYS)]);
    const until = clock.now();
    const looked = new Set<string>();
    await pace();
    for await (const entry of partnerCenter.audit.records(from, until, { resourceType: 'order' })) {
      if (entry.at < from || !entry.customerId || !CHANGES.has(entry.operation)) continue;
      const { OrderId: orderId } = entry.details;
      const subject = `${entry.customerId} ${orderId ?? ''}`;
      if (looked.has(subject) || (await isSeenSince(entry.customerId, orderId, entry.at))) continue;
      // The rest comes soon: what was looked at is passed over then.
      if (looked.size === MOST_LOOKS) return SWEEP_EVERY_MINUTES;
      looked.add(subject);
      await lookAt(watch, entry.customerId, orderId, entry);
    }
    await database.transaction((tx) => moveWatch(tx, { auditedUntil: until }));
    return LOG_EVERY_MINUTES;
  }

  /** What was looked at after the record was made need not be looked at again. */
  async function isSeenSince(customerId: string, orderId: string | undefined, at: Date): Promise<boolean> {
    if (orderId === undefined) return false;
    const seen = await database.read.seenOrder.findUnique({ where: { customerId_orderId: { customerId, orderId } } });
    return seen !== null && seen.seenAt > at;
  }

  /** By its ID an order can be read at once; the list lags by a quarter of an hour. */
  async function lookAt(watch: Watch, customerId: string, orderId: string | undefined, entry: AuditRecord) {
    await pace();
    const { customerName = customerId, at, operation } = entry;
    const changedAt = operation === 'update_order' ? at : undefined;
    const orders = await noneIfGone(
      orderId === undefined
        ? partnerCenter.orders.list(customerId)
        : partnerCenter.orders.get(customerId, orderId).then((order) => [order]),
    );
    for (const order of orders) await see(watch, { id: customerId, name: customerName }, order, changedAt);
  }

  async function sweep(): Promise<void> {
    const watch = await database.transaction((tx) => watchOf(tx, clock.now()));
    const customers = await database.read.customer.findMany({
      where: { goneAt: null, id: { gt: watch.sweptTo ?? '' } },
      orderBy: { id: 'asc' },
      take: CUSTOMERS_A_SWEEP,
      select: { id: true, name: true },
    });
    for (const customer of customers) {
      await pace();
      const orders = await noneIfGone(partnerCenter.orders.list(customer.id));
      for (const order of orders) await see(watch, customer, order);
      await database.transaction((tx) => moveWatch(tx, { sweptTo: customer.id }));
    }
    if (customers.length < CUSTOMERS_A_SWEEP) await database.transaction((tx) => moveWatch(tx, { sweptTo: null }));
  }

  async function see(
    { since }: Watch,
    customer: { readonly id: string; readonly name: string },
    order: Order,
    changedAt?: Date,
  ): Promise<void> {
    const { id: customerId } = customer;
    const title = (await mayBeNews(customerId, order, since, changedAt)) ? await titleOf(customerId, order) : '';
    await record({ customerId: customer.id, customerName: customer.name, order, title, since, changedAt });
  }

  /** Of thousands of orders that are as they were nobody will read the title. */
  async function mayBeNews(customerId: string, order: Order, since: Date, changedAt?: Date): Promise<boolean> {
    const orderId = order.id;
    const before = await database.read.seenOrder.findUnique({ where: { customerId_orderId: { customerId, orderId } } });
    if (before) return shapeOf(order).cancelled > before.cancelled;
    return order.createdAt >= since || changedAt !== undefined;
  }

  /** What the catalogue does not name any more is named by its product ID. */
  async function titleOf(customerId: string, { lines }: Order): Promise<string> {
    const products = await parts.titles(customerId).catch(() => []);
    const titles = lines.map(({ catalogItemId }) => {
      const [productId = ''] = catalogItemId.split(':');
      return products.find(({ id }) => id === productId)?.title ?? productId;
    });
    return [...new Set(titles)].slice(0, MOST_TITLES).join(', ');
  }

  return { begin: () => database.transaction(async (tx) => void (await watchOf(tx, clock.now()))) };
}

const CHANGES: ReadonlySet<string> = new Set(['create_order', 'update_order']);

/** A customer or an order that Partner Center no longer shows has nothing to be followed. */
async function noneIfGone(reading: Promise<readonly Order[]>): Promise<readonly Order[]> {
  try {
    return await reading;
  } catch (error) {
    const gone = error instanceof PartnerCenterFailure && (error.kind === 'not-found' || error.kind === 'refused');
    if (gone) return [];
    throw error;
  }
}
