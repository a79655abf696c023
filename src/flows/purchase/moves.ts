import type { Database, Transaction } from '../../database/database.ts';
import type { Queue } from '../../jobs/jobs.ts';
import type { Notices } from '../../jobs/notices.ts';
import { newReference } from '../../kernel/ids.ts';
import type { Log } from '../../kernel/log.ts';
import type { Clock } from '../../kernel/time.ts';
import type { Json } from '../../ledger/chain.ts';
import type { Ledger, NewEntry } from '../../ledger/ledger.ts';
import { advance, stateOf } from './records.ts';
import type { PurchaseRecord } from './records.ts';
import { BEING_PLACED, ON_THEIR_WAY } from './rules.ts';
import type { PurchaseState } from './rules.ts';
import type { LineState } from './rules-lines.ts';
import type { PurchaseRefusal } from './rules-refusals.ts';
import { nextLook } from './rules-waiting.ts';
import type { Waiting } from './rules-waiting.ts';

export type PurchaseJob = { readonly purchaseId: string };

export type PurchaseChange = Partial<
  Pick<PurchaseRecord, 'cartId' | 'cartExpiresAt' | 'checkoutRequestId' | 'checkoutAt' | 'placedAt' | 'fulfilledAt'> &
    Pick<PurchaseRecord, 'refusal' | 'refusalDetail' | 'reference'>
>;
export type LineChange = {
  readonly number: number;
  readonly state?: LineState;
  readonly orderGroup?: string | null;
  readonly orderId?: string;
  readonly orderLineNumber?: number;
  readonly refundUntil?: Date | null;
  readonly refusal?: PurchaseRefusal;
  readonly refusalDetail?: string | null;
};

type Parts = {
  readonly database: Database;
  readonly ledger: Ledger;
  readonly notices: Notices;
  readonly follow: Queue<PurchaseJob>;
  readonly clock: Clock;
  readonly log: Log;
};

export type Moves = ReturnType<typeof createMoves>;

/** How a purchase moves on: one transaction for the new state and all that goes with it. */
export function createMoves({ database, ledger, notices, follow, clock, log }: Parts) {
  /**
   * The new state of the purchase and of its lines, the ledger entry, what is to be done next, and the message that tells of it.
   * @returns the purchase as it stands now, or null where it was not this call that moved it
   */
  async function move(
    purchase: PurchaseRecord,
    to: Exclude<PurchaseState, 'drafted'>,
    change: PurchaseChange = {},
    lines: readonly LineChange[] = [],
  ): Promise<PurchaseRecord | null> {
    const { id } = purchase;
    const now = clock.now();
    return database.transaction(async (tx) => {
      const data = { reference: null, ...change, waiting: null, updatedAt: now };
      if (!(await advance(tx, id, stateOf(purchase), to, data))) return null;
      await changeLines(tx, id, lines);
      await ledger.append(tx, entryOf(purchase, to, change, lines));
      if (to === 'placed' || to === 'partly-placed')
        await follow.enqueue(tx, id, { purchaseId: id }, nextLook(now, now));
      const silent = purchase.waiting === null && (to === 'carted' || to === 'checking-out');
      // On the way to its orders the message goes on saying that it is being placed, unless it said what was waited for.
      if (!silent) await notices.changed(tx, 'purchase', id);
      return { ...purchase, ...data, state: to, lines: purchase.lines.map((line) => changedLine(line, lines)) };
    });
  }

  /** Some lines of a placed purchase have come, others are still to come. */
  async function moveLines(id: string, lines: readonly LineChange[], lookAgainAt: Date): Promise<void> {
    await database.transaction(async (tx) => {
      await changeLines(tx, id, lines);
      if (lines.length > 0) await notices.changed(tx, 'purchase', id);
      await follow.enqueue(tx, id, { purchaseId: id }, lookAgainAt);
    });
  }

  /** Nothing, or nothing more, was ordered; where it lies with some of the lines, those are named. */
  const refuse = (
    purchase: PurchaseRecord,
    refusal: PurchaseRefusal,
    detail?: string,
    atFault: readonly LineChange[] = [],
  ) => {
    const lines = purchase.lines.map(({ number }): LineChange => {
      const fault = atFault.find((each) => each.number === number);
      return { number, state: 'refused', ...fault };
    });
    const reference = newReference();
    const { id: purchaseId } = purchase;
    log.warn({ purchaseId, refusal, detail, reference }, 'An order was refused');
    return move(purchase, 'refused', { refusal, refusalDetail: detail ?? null, reference }, lines);
  };

  /** It cannot go on now: the person is told why, once, with a reference that stands in the log. */
  async function wait(
    id: string,
    waiting: Waiting,
    facts: { readonly correlationId?: string | undefined; readonly change?: PurchaseChange } = {},
  ): Promise<void> {
    const { correlationId, change } = facts;
    const reference = newReference();
    log.warn({ purchaseId: id, waiting, reference, correlationId }, 'A purchase is waiting');
    const live = { id, state: { in: [...BEING_PLACED, ...ON_THEIR_WAY] } };
    await database.transaction(async (tx) => {
      if (change) await tx.purchase.updateMany({ where: live, data: change });
      const { count } = await tx.purchase.updateMany({
        where: { ...live, OR: [{ waiting: null }, { waiting: { not: waiting } }] },
        data: { waiting, reference, updatedAt: clock.now() },
      });
      if (count > 0) await notices.changed(tx, 'purchase', id);
    });
  }

  return { move, moveLines, refuse, wait };
}

function changedLine(line: PurchaseRecord['lines'][number], changes: readonly LineChange[]) {
  return { ...line, ...changes.find(({ number }) => number === line.number) };
}

async function changeLines(tx: Transaction, purchaseId: string, lines: readonly LineChange[]): Promise<void> {
  for (const { number, ...data } of lines) {
    // What was cancelled meanwhile stays cancelled.
    await tx.purchaseLine.updateMany({ where: { purchaseId, number, state: { not: 'cancelled' } }, data });
  }
}

function entryOf(
  purchase: PurchaseRecord,
  to: Exclude<PurchaseState, 'drafted'>,
  { cartId, refusal }: PurchaseChange,
  lines: readonly LineChange[],
): NewEntry {
  const told = lines
    .filter(({ state }) => state !== undefined)
    .map(({ number, state, orderId, refusal: why }): Json => ({ line: number + 1, state, orderId, refusal: why }));
  return {
    actor: purchase.personId,
    action: 'purchase.place',
    // Asked for it was once; here only its cart ran out or was forgotten, and another is made.
    outcome: to === 'requested' ? 'cart-lost' : to,
    subject: `purchase:${purchase.id}`,
    customerId: purchase.customerId,
    details: { cartId: cartId ?? undefined, refusal: refusal ?? undefined, lines: told.length > 0 ? told : undefined },
  };
}
