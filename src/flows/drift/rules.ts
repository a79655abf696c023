/** What was done in Partner Center and not at this desk. */
export const DRIFT_KINDS = ['ordered-there', 'cancelled-there', 'lines-cancelled-there'] as const;
export type DriftKind = (typeof DRIFT_KINDS)[number];

/** An order, as far as it matters here. */
export type OrderShape = { readonly lines: number; readonly cancelled: number };

export type Sighting = {
  readonly now: OrderShape;
  /** as it was when it was seen before; null the first time */
  readonly before: OrderShape | null;
  readonly orderedAt: Date;
  /** when the activity log says that somebody changed it; undefined where nothing says so */
  readonly changedAt?: Date | undefined;
  /** since when orders are followed: what was there before is history */
  readonly since: Date;
  /** it was ordered at this desk, or may have been: its purchase can still be settling */
  readonly orderedHere: boolean;
  /** a cancellation of it was asked for at this desk */
  readonly cancelledHere: boolean;
};

/** @returns what to report of an order; nothing that the desk did itself, and nothing older than its watch */
export function driftIn(sighting: Sighting): readonly DriftKind[] {
  const { now, before, orderedAt, changedAt, since, orderedHere, cancelledHere } = sighting;
  const isNew = orderedAt >= since;
  const found: DriftKind[] = [];
  if (!before && isNew && !orderedHere) found.push('ordered-there');
  const followed = before !== null || isNew || (changedAt !== undefined && changedAt >= since);
  const more = followed && now.cancelled > (before?.cancelled ?? 0);
  if (more && !cancelledHere) found.push(now.cancelled < now.lines ? 'lines-cancelled-there' : 'cancelled-there');
  return found;
}

/** @returns how an order stands: all of it is cancelled, or the lines that have no quantity any more */
export function shapeOf(order: {
  readonly status: string;
  readonly lines: readonly { readonly quantity: number }[];
}): OrderShape {
  const lines = order.lines.length;
  const cancelled = order.status === 'cancelled' ? lines : order.lines.filter(({ quantity }) => quantity === 0).length;
  return { lines, cancelled };
}

/** @returns the numbers of the lines that were cancelled there, none for all of them; null where nothing was */
export function cancelledLines(
  found: readonly DriftKind[],
  order: { readonly lines: readonly { readonly number: number; readonly quantity: number }[] },
): readonly number[] | null {
  if (found.includes('cancelled-there')) return [];
  if (!found.includes('lines-cancelled-there')) return null;
  return order.lines.filter(({ quantity }) => quantity === 0).map(({ number }) => number);
}

/** @returns the marker of the purchase that may stand in the name of an order line; a line after the first has its number in it */
export function markerIn(friendlyName: string): string {
  return friendlyName.replace(/\/\d+\]$/, ']');
}
