import type { Database } from '../../database/database.ts';
import type { Reach } from '../../kernel/recovery-points.ts';
import type { Clock } from '../../kernel/time.ts';
import type { PartnerCenter } from '../../partner-center/client.ts';
import { PartnerCenterFailure } from '../../partner-center/errors.ts';
import type { LineChange, Moves } from './moves.ts';
import { findPurchase, stateOf } from './records.ts';
import type { PurchaseRecord } from './records.ts';
import { followedTo } from './rules-lines.ts';
import type { LineState } from './rules-lines.ts';
import { nextLook, patienceWith } from './rules-waiting.ts';

type Parts = {
  readonly database: Database;
  readonly partnerCenter: PartnerCenter;
  readonly moves: Moves;
  readonly clock: Clock;
  readonly reach: Reach;
};

/** Follows what was ordered until each of its lines is fulfilled or cancelled. */
export function createFollowing({ database, partnerCenter, moves, clock, reach }: Parts) {
  async function look(id: string): Promise<void> {
    const purchase = await findPurchase(database.read, id);
    const state = purchase && stateOf(purchase);
    if (!purchase || (state !== 'placed' && state !== 'partly-placed')) return;
    const lines: LineChange[] = [];
    for (const orderId of ordersUnderWay(purchase)) lines.push(...(await newsOf(purchase, orderId)));

    const become = (line: PurchaseRecord['lines'][number]) =>
      lines.find(({ number }) => number === line.number)?.state ?? (line.state as LineState);
    const to = followedTo(state, purchase.lines.map(become));
    const now = clock.now();
    if (to) {
      // What was refused of it is still told, under its reference.
      const { reference } = purchase;
      const kept = state === 'partly-placed' ? { reference } : {};
      await moves.move(purchase, to, { ...kept, ...(to !== 'cancelled' && { fulfilledAt: now }) }, lines);
      reach('purchase: fulfilled');
      return;
    }
    const placedAt = purchase.placedAt ?? purchase.updatedAt;
    const patience = patienceWith(placedAt, now);
    if (patience === 'too-long') return moves.wait(id, 'follow-gave-up');
    if (patience === 'slow') await moves.wait(id, 'slow');
    await moves.moveLines(id, lines, nextLook(placedAt, now));
  }

  /** @returns the lines of an order that have come or were cancelled since they were last looked at */
  async function newsOf(purchase: PurchaseRecord, orderId: string): Promise<LineChange[]> {
    const states = await provisioned(purchase.customerId, orderId);
    return purchase.lines.flatMap(({ number, orderId: of, orderLineNumber, state: before }): LineChange[] => {
      if (of !== orderId || before !== 'ordered' || orderLineNumber === null) return [];
      const state = states(orderLineNumber);
      return state === 'ordered' ? [] : [{ number, state }];
    });
  }

  /** Source: "Get order provisioning status". Before it knows an order (800007), and of what it calls unfulfilled, the order tells. */
  async function provisioned(customerId: string, orderId: string): Promise<(line: number) => LineState> {
    const known = await partnerCenter.orders.provisioning(customerId, orderId).catch(noneIfUnknown);
    if (known && !known.some(({ status }) => status === 'unfulfilled'))
      return (line) =>
        known.find(({ lineNumber }) => lineNumber === line)?.status === 'fulfilled' ? 'fulfilled' : 'ordered';

    const order = await partnerCenter.orders.get(customerId, orderId).catch(noneIfUnknown);
    return (line) => {
      if (order?.status === 'cancelled' || order?.lines.find(({ number }) => number === line)?.quantity === 0)
        return 'cancelled';
      const said = known?.find(({ lineNumber }) => lineNumber === line)?.status;
      return said === 'fulfilled' || (!said && order?.status === 'completed') ? 'fulfilled' : 'ordered';
    };
  }

  return { look };
}

function ordersUnderWay({ lines }: PurchaseRecord): Set<string> {
  return new Set(lines.flatMap(({ state, orderId }) => (state === 'ordered' && orderId ? [orderId] : [])));
}

/** An order can be too new to be read by its ID. */
function noneIfUnknown(error: unknown): null {
  if (error instanceof PartnerCenterFailure && error.kind === 'not-found') return null;
  throw error;
}
