import type { Database, Transaction } from '../../database/database.ts';
import type { Notices } from '../../jobs/notices.ts';
import type { Clock } from '../../kernel/time.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { keyFor } from './fleet/keys.ts';
import { productIn } from './records-fleet.ts';
import { moveName } from './records.ts';
import { aboutMove } from './service.ts';

/** A move that uses the MAK of an order line, and its machines: on so many it is, so many still wait for it. */
export type MoveUsingKey = {
  readonly moveId: string;
  readonly title: string;
  readonly installed: number;
  readonly toGo: number;
};

/** An order; `lines` empty: all of them. */
export type OrderLines = { readonly orderId: string; readonly lines: readonly number[] };

export type MoveKeys = ReturnType<typeof createMoveKeys>;

type Parts = {
  readonly database: Database;
  readonly ledger: Ledger;
  readonly notices: Notices;
  readonly clock: Clock;
};

/** The desk itself, in the ledger. */
const DESK = 'desk';
const MOST_MOVES = 50;
const MOST_PRODUCTS = 500;

/** What depends on the key of an order: whoever cancels it has to know, and so have those who work on the move (P14). */
export function createMoveKeys({ database, ledger, notices, clock }: Parts) {
  /** Moves that use a MAK of the order, the newest first; a closed one counts only for the machines that have it. */
  async function movesUsingKey({ orderId, lines }: OrderLines): Promise<readonly MoveUsingKey[]> {
    const moves = await database.read.move.findMany({
      where: { keys: { some: whereKey({ orderId, lines }) } },
      include: { keys: true },
      orderBy: { updatedAt: 'desc' },
      take: MOST_MOVES,
    });
    const found: MoveUsingKey[] = [];
    for (const { id, title, keys, state } of moves) {
      const mine = keys.filter(
        (key) => key.orderId === orderId && (lines.length === 0 || lines.includes(key.lineNumber)),
      );
      // The same few products stand on thousands of machines: which key each of them gets is decided once.
      const kinds = await database.read.moveProduct.findMany({
        where: { moveId: id, hasToMove: true },
        distinct: ['kind', 'product'],
        omit: { moveId: true },
        take: MOST_PRODUCTS,
      });
      const theirs = kinds.filter((product) => {
        const { machineId: _, ...row } = product;
        const key = keyFor(productIn(row), keys);
        return key !== undefined && mine.includes(key);
      });
      const OR = theirs.map(({ kind, product }) => ({ kind, product }));
      const count = (standings: string[]) =>
        OR.length === 0
          ? 0
          : database.read.moveMachine.count({
              where: { moveId: id, products: { some: { OR, hasToMove: true, standing: { in: standings } } } },
            });
      const installed = await count(['done']);
      const toGo = state === 'closed' ? 0 : await count(['to-go', 'failed']);
      if (installed > 0 || state !== 'closed') found.push({ moveId: id, title, installed, toGo });
    }
    return found;
  }

  /** The order was cancelled, here or there: the moves that use its key say so from now on. */
  async function orderCancelled(tx: Transaction, order: OrderLines): Promise<void> {
    const where = { ...whereKey(order), cancelledAt: null };
    const keys = await tx.moveKey.findMany({ where, include: { move: true } });
    if (keys.length === 0) return;
    await tx.moveKey.updateMany({ where, data: { cancelledAt: clock.now() } });
    const moves = new Map(keys.map(({ move }) => [move.id, move]));
    for (const move of moves.values()) {
      await ledger.append(tx, {
        ...{ actor: DESK, action: 'move.key', outcome: 'cancelled', ...aboutMove(move) },
        details: { move: moveName(move.number), orderId: order.orderId },
      });
      await notices.changed(tx, 'move', move.id);
    }
  }

  return { movesUsingKey, orderCancelled };
}

function whereKey({ orderId, lines }: OrderLines) {
  return { orderId, ...(lines.length > 0 && { lineNumber: { in: [...lines] } }) };
}
