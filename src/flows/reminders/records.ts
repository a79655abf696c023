import { z } from 'zod';
import type { Transaction } from '../../database/database.ts';
import type { Prisma } from '../../database/generated/client.ts';
import type { Watched } from './rules.ts';

const include = {
  purchase: { include: { person: true } },
  reminder: true,
} as const satisfies Prisma.PurchaseLineInclude;

export type WatchedLine = Prisma.PurchaseLineGetPayload<{ include: typeof include }>;

/** A line of a purchase. */
export type LineId = { readonly purchaseId: string; readonly number: number };

/** In which a line stands in an order and can be cancelled. */
const BOUGHT = ['ordered', 'fulfilled'];

/** More windows than this closing at once are looked at in the next round. */
const A_ROUND = 500;

const LineText = z.string().regex(/^[0-9a-f-]{36} \d{1,4}$/);

/** As a button carries it. */
export const lineText = ({ purchaseId, number }: LineId): string => `${purchaseId} ${number}`;

/** @returns null for what no button of ours carries */
export function readLineText(text: string): LineId | null {
  const [purchaseId = '', number] = LineText.safeParse(text).success ? text.split(' ') : [];
  return purchaseId === '' ? null : { purchaseId, number: Number(number) };
}

export function findWatched(tx: Transaction, { purchaseId, number }: LineId): Promise<WatchedLine | null> {
  return tx.purchaseLine.findUnique({ where: { purchaseId_number: { purchaseId, number } }, include });
}

/** @returns what closes between the two instants, first the closest */
export function findClosing(tx: Transaction, after: Date, until: Date): Promise<WatchedLine[]> {
  return tx.purchaseLine.findMany({
    where: { state: { in: BOUGHT }, orderId: { not: null }, refundUntil: { gt: after, lte: until } },
    orderBy: { refundUntil: 'asc' },
    take: A_ROUND,
    include,
  });
}

/** @returns what was paid before, is inside its window, and was not asked about yet; first what closes first */
export function findIdle(tx: Transaction, now: Date, paidBefore: Date): Promise<WatchedLine[]> {
  return tx.purchaseLine.findMany({
    where: {
      state: 'fulfilled',
      orderId: { not: null },
      refundUntil: { gt: now },
      purchase: { placedAt: { lte: paidBefore } },
      OR: [{ reminder: null }, { reminder: { idleToldAt: null, keptAt: null } }],
    },
    orderBy: { refundUntil: 'asc' },
    take: A_ROUND,
    include,
  });
}

/** @returns what closes soon or was paid long before, and nobody decided on; first what closes first. `personId` null for everybody's */
export function findNeeding(
  tx: Transaction,
  {
    now,
    soon,
    paidBefore,
    personId,
    take,
  }: {
    readonly now: Date;
    readonly soon: Date;
    readonly paidBefore: Date;
    readonly personId: string | null;
    readonly take: number;
  },
): Promise<WatchedLine[]> {
  return tx.purchaseLine.findMany({
    where: {
      state: { in: BOUGHT },
      orderId: { not: null },
      refundUntil: { gt: now },
      AND: [
        { OR: [{ refundUntil: { lte: soon } }, { state: 'fulfilled', purchase: { placedAt: { lte: paidBefore } } }] },
        {
          OR: [
            { reminder: null },
            { reminder: { keptAt: null, snoozedUntil: null } },
            { reminder: { keptAt: null, snoozedUntil: { lte: now } } },
          ],
        },
      ],
      ...(personId !== null && { purchase: { personId } }),
    },
    orderBy: { refundUntil: 'asc' },
    take,
    include,
  });
}

export function isBought({ state }: { readonly state: string }): boolean {
  return BOUGHT.includes(state);
}

/** @returns tells of a line whether somebody has seen its key, or was handed it */
export async function findTakenKeys(
  tx: Transaction,
  lines: readonly WatchedLine[],
): Promise<(line: WatchedLine) => boolean> {
  const orderIds = lines.flatMap(({ orderId }) => orderId ?? []);
  const taken = await tx.keyRequest.findMany({
    where: { orderId: { in: orderIds }, OR: [{ shownAt: { not: null } }, { handOvers: { some: {} } }] },
    select: { orderId: true, lineItemId: true },
    distinct: ['orderId', 'lineItemId'],
  });
  const seen = new Set(taken.map(({ orderId, lineItemId }) => `${orderId} ${lineItemId}`));
  return ({ orderId, orderLineNumber }) => seen.has([orderId, orderLineNumber].join(' '));
}

export function watchedOf({ state, refundUntil, reminder, purchase }: WatchedLine, keyTaken: boolean): Watched | null {
  if (!refundUntil) return null;
  return {
    paidAt: state === 'fulfilled' ? purchase.placedAt : null,
    closesAt: refundUntil,
    keyTaken,
    toldHours: reminder?.toldHours ?? null,
    idleToldAt: reminder?.idleToldAt ?? null,
    snoozedUntil: reminder?.snoozedUntil ?? null,
    keptAt: reminder?.keptAt ?? null,
  };
}

/** @returns windows that have closed and of which a message still asks */
export async function findClosedUntold(
  tx: Transaction,
  now: Date,
): Promise<readonly { readonly line: LineId; readonly digestIds: readonly string[] }[]> {
  const rows = await tx.refundReminder.findMany({
    where: { closedToldAt: null, line: { refundUntil: { lte: now } } },
    select: {
      purchaseId: true,
      number: true,
      line: { select: { reminders: { select: { digestId: true }, take: 100 } } },
    },
    take: A_ROUND,
  });
  return rows.map(({ purchaseId, number, line }) => ({
    line: { purchaseId, number },
    digestIds: line.reminders.map(({ digestId }) => digestId),
  }));
}
