/** What became of one line: a cart can give several orders, and some of them can fail. */
export type LineState = 'open' | 'ordered' | 'refused' | 'fulfilled' | 'cancelled';

type Line = {
  readonly number: number;
  readonly productId: string;
  readonly skuId: string;
  readonly quantity: number;
};
type Bought = { readonly marker: string; readonly lines: readonly Line[] };

type OrderLine = {
  readonly number: number;
  readonly catalogItemId: string;
  readonly quantity: number;
  readonly friendlyName?: string | undefined;
};
type Order<L extends OrderLine = OrderLine> = { readonly id: string; readonly lines: readonly L[] };

/** Where a line stands in Partner Center. */
export type PlacedLine<O extends Order = Order> = { readonly order: O; readonly orderLine: number };

/** What stands on a line in Partner Center: the first carries the marker of the purchase, the others that and their number. */
export function lineMarker(marker: string, number: number): string {
  return number === 0 ? marker : marker.replace(/\]$/, `/${number + 1}]`);
}

/** @returns by the number of the line, in which of these orders it is recognised by its marker */
export function markedLines<O extends Order>(
  { marker, lines }: Bought,
  orders: readonly O[],
): ReadonlyMap<number, PlacedLine<O>> {
  const found = new Map<number, PlacedLine<O>>();
  for (const { number } of lines) {
    const wanted = lineMarker(marker, number);
    for (const order of orders) {
      const line = order.lines.find(({ friendlyName }) => friendlyName === wanted);
      if (line) found.set(number, { order, orderLine: line.number });
    }
  }
  return found;
}

/**
 * The same for the orders a checkout answered with, which are certainly ours: where the service did not keep the marker, a
 * line is recognised by what was bought.
 */
export function answeredLines<O extends Order>(
  bought: Bought,
  orders: readonly O[],
): ReadonlyMap<number, PlacedLine<O>> {
  const found = new Map(markedLines(bought, orders));
  const taken = new Set([...found.values()].map(({ order, orderLine }) => `${order.id} ${orderLine}`));
  for (const { number, productId, skuId, quantity } of bought.lines) {
    if (found.has(number)) continue;
    for (const order of orders) {
      const line = order.lines.find(
        (each) =>
          each.quantity === quantity &&
          each.catalogItemId.startsWith(`${productId}:${skuId}:`) &&
          !taken.has(`${order.id} ${each.number}`),
      );
      if (!line) continue;
      found.set(number, { order, orderLine: line.number });
      taken.add(`${order.id} ${line.number}`);
      break;
    }
  }
  return found;
}

/** @returns what is true of a purchase whose checkout was answered */
export function placedAs(lines: number, ordered: number): 'placed' | 'partly-placed' | 'refused' {
  if (ordered === 0) return 'refused';
  return ordered === lines ? 'placed' : 'partly-placed';
}

/** @returns what is true of a placed purchase now that its lines are in these states, or null while some are on their way */
export function followedTo(
  from: 'placed' | 'partly-placed',
  lines: readonly LineState[],
): 'fulfilled' | 'partly-fulfilled' | 'cancelled' | null {
  if (lines.some((state) => state === 'open' || state === 'ordered')) return null;
  if (!lines.includes('fulfilled')) return 'cancelled';
  return from === 'placed' ? 'fulfilled' : 'partly-fulfilled';
}
