import type { Database, Transaction } from '../../database/database.ts';
import type { Log } from '../../kernel/log.ts';
import type { Clock } from '../../kernel/time.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Order } from '../../partner-center/schemas/order.ts';
import { isCancelledHere, isOrderedHere, replaceSighting } from './records.ts';
import { cancelledLines, driftIn, shapeOf } from './rules.ts';

/** Told, in the transaction in which it is found, of what was cancelled past the desk: the whole order, or these lines of it. */
export type CancelledThere = (
  tx: Transaction,
  what: {
    readonly orderId: string;
    readonly customerId: string;
    readonly customerName: string;
    readonly title: string;
    /** none for all of them */
    readonly lines: readonly number[];
  },
) => Promise<void>;

export type Seen = {
  readonly customerId: string;
  readonly customerName: string;
  readonly order: Order;
  /** what was ordered, in words */
  readonly title: string;
  readonly since: Date;
  readonly changedAt?: Date | undefined;
};

type Parts = {
  readonly database: Database;
  readonly ledger: Ledger;
  readonly cancelledThere: CancelledThere;
  /** asks for the digest, inside the transaction of what it will tell */
  readonly report: (tx: Transaction) => Promise<void>;
  readonly clock: Clock;
  readonly log: Log;
};

/** Nobody of the desk: what it did was done in Partner Center itself. */
const ACTOR = 'partner-center';

/** Compares an order with how it was last seen, and records what was done to it past the desk. */
export function createDriftRecorder({ database, ledger, cancelledThere, report, clock, log }: Parts) {
  return async ({ customerId, customerName, order, title, since, changedAt }: Seen): Promise<void> => {
    const kinds = await database.transaction(async (tx) => {
      const now = shapeOf(order);
      const before = await replaceSighting(tx, { customerId, orderId: order.id }, now, clock.now());
      const facts = { now, before, orderedAt: order.createdAt, changedAt, since };
      const orderedHere = await isOrderedHere(tx, order);
      const found = driftIn({ ...facts, orderedHere, cancelledHere: await isCancelledHere(tx, order, now.cancelled) });
      for (const kind of found) {
        const finding = { kind, customerId, customerName, orderId: order.id, title, foundAt: clock.now() };
        await tx.driftFinding.create({ data: finding });
        await ledger.append(tx, {
          actor: ACTOR,
          action: 'drift.order',
          outcome: kind,
          subject: `order:${order.id}`,
          customerId,
          details: { lines: now.lines, cancelled: now.cancelled },
        });
      }
      const lines = cancelledLines(found, order);
      if (lines) await cancelledThere(tx, { orderId: order.id, customerId, customerName, title, lines });
      if (found.length > 0) await report(tx);
      return found;
    });
    if (kinds.length > 0) log.info({ orderId: order.id, kinds }, 'An order was changed in Partner Center');
  };
}
