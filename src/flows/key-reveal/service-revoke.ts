import type { Transaction } from '../../database/database.ts';
import type { KeyQueues } from './jobs.ts';
import type { KeyRequestRecord } from './records.ts';

/** Screens that can show a key of one order at once; more than that no order was ever looked at in five minutes. */
const MOST_SCREENS = 200;

/** Which lines of an order; none for all of them. */
type Lines = readonly number[];

const linesIn = (lines: Lines) => (lines.length === 0 ? {} : { lineItemId: { in: lines.map(String) } });

/**
 * P14, as its order is recorded as cancelled: a key that is being fetched is not shown any more, and one that is on a screen is
 * taken off it.
 */
export async function revokeKeys(
  tx: Transaction,
  queues: KeyQueues,
  { orderId, lines }: { readonly orderId: string; readonly lines: Lines },
): Promise<void> {
  const about = { orderId, ...linesIn(lines) };
  // In this order: whoever was showing it at this moment has either lost, or is found on the screen.
  await tx.keyRequest.updateMany({
    where: { ...about, state: 'opening' },
    data: { state: 'refused', openedAt: null, hideAt: null, sealedReply: null },
  });
  const shown = await tx.keyRequest.findMany({
    where: { ...about, state: 'shown' },
    select: { id: true },
    take: MOST_SCREENS,
  });
  for (const { id } of shown) await queues.hide.enqueue(tx, id, { requestId: id });
}

/** Has the desk seen this line cancelled, here or past it? Partner Center's lists may need a quarter of an hour to say so. */
export async function isCancelledHere(
  tx: Transaction,
  { orderId, lineItemId }: Pick<KeyRequestRecord, 'orderId' | 'lineItemId'>,
): Promise<boolean> {
  const line = Number(lineItemId);
  const whole = { lines: { isEmpty: true }, subscriptionId: null };
  const where = {
    orderId,
    state: { in: ['cancelled', 'completed'] },
    OR: Number.isInteger(line) ? [whole, { lines: { has: line } }] : [whole],
  };
  if (await tx.ticket.findFirst({ where, select: { id: true } })) return true;
  const bought = { orderId, orderLineNumber: line, state: 'cancelled' };
  if (Number.isInteger(line) && (await tx.purchaseLine.findFirst({ where: bought, select: { number: true } })))
    return true;
  const gone = { orderId, ticketId: null, OR: [{ lines: { isEmpty: true } }, { lines: { has: line } }] };
  return (await tx.uninstallTask.findFirst({ where: gone, select: { id: true } })) !== null;
}
