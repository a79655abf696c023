import type { Transaction } from '../../database/database.ts';
import type { Prisma } from '../../database/generated/client.ts';
import type { Order } from '../../partner-center/schemas/order.ts';
import { markerIn } from './rules.ts';
import type { OrderShape } from './rules.ts';

export type Watch = Prisma.DriftWatchGetPayload<object>;
export type Finding = Prisma.DriftFindingGetPayload<object>;

const ONLY = 1;
/** Each line of an order can have one of its own. */
const MOST_TICKETS = 100;

/** Begins the watch with the first look, and reads how far it has come. */
export async function watchOf(tx: Transaction, now: Date): Promise<Watch> {
  // Instances that start together may all be the first: an upsert would look first, and then collide.
  await tx.driftWatch.createMany({ data: { id: ONLY, since: now, auditedUntil: now }, skipDuplicates: true });
  return tx.driftWatch.findUniqueOrThrow({ where: { id: ONLY } });
}

export async function moveWatch(
  tx: Transaction,
  data: { readonly auditedUntil?: Date; readonly sweptTo?: string | null },
): Promise<void> {
  await tx.driftWatch.update({ where: { id: ONLY }, data });
}

/** @returns how the order was when it was seen before; from now on it is as it is now */
export async function replaceSighting(
  tx: Transaction,
  order: { readonly customerId: string; readonly orderId: string },
  now: OrderShape,
  seenAt: Date,
): Promise<OrderShape | null> {
  const where = { customerId_orderId: order };
  const before = await tx.seenOrder.findUnique({ where });
  await tx.seenOrder.upsert({ where, create: { ...order, ...now, seenAt }, update: { ...now, seenAt } });
  return before;
}

/** Was it ordered at this desk? Its purchase may not know its order yet: then the marker in its lines tells. */
export async function isOrderedHere(tx: Transaction, order: Order): Promise<boolean> {
  const markers = order.lines.flatMap(({ friendlyName }) => (friendlyName ? [markerIn(friendlyName)] : []));
  if (await tx.purchase.findFirst({ where: { marker: { in: markers } }, select: { id: true } })) return true;
  return (await tx.purchaseLine.findFirst({ where: { orderId: { in: idsOf(order) } } })) !== null;
}

/** In these nothing was asked of Partner Center yet, so what is cancelled there was cancelled past the desk. */
const NOT_ASKED_YET = ['awaiting-approval', 'approved', 'lapsed'];

/** Was the cancellation of so many of its lines asked for at this desk, and not refused or withdrawn? */
export async function isCancelledHere(tx: Transaction, order: Order, cancelled: number): Promise<boolean> {
  const tickets = await tx.ticket.findMany({
    where: { orderId: { in: idsOf(order) }, liveOrder: { not: null }, state: { notIn: NOT_ASKED_YET } },
    select: { lines: true, subscriptionId: true },
    take: MOST_TICKETS,
  });
  if (tickets.some(({ lines, subscriptionId }) => lines.length === 0 && subscriptionId === null)) return true;
  const asked = tickets.reduce((sum, { lines }) => sum + Math.max(1, lines.length), 0);
  return asked >= cancelled && asked > 0;
}

function idsOf({ id, alternateId }: Order): string[] {
  return alternateId === undefined ? [id] : [id, alternateId];
}
