import type { Transaction } from '../../database/database.ts';
import { Prisma } from '../../database/generated/client.ts';
import type { Money } from '../../kernel/money.ts';
import type { Span } from './rules.ts';

/** What was sold, without what was cancelled since. */
export type Sales = {
  readonly sales: Money;
  /** what is kept of it, as far as its cost is known */
  readonly kept: Money;
  /** what the lines sell for of which the cost is known */
  readonly costed: Money;
  readonly lines: number;
  /** lines whose price, or cost, nobody knows */
  readonly unknown: number;
};
export type CustomerSales = Sales & { readonly customerId: string; readonly customerName: string };

type Row = {
  readonly currency: string;
  readonly sales: string;
  readonly kept: string;
  readonly costed: string;
  readonly lines: number;
  readonly unknown: number;
};

const SUMS = Prisma.sql`
  p.currency,
  COALESCE(sum(l.sell_minor), 0)::text AS sales,
  COALESCE(sum(l.sell_minor - l.cost_minor), 0)::text AS kept,
  COALESCE(sum(l.sell_minor) FILTER (WHERE l.cost_minor IS NOT NULL), 0)::text AS costed,
  count(*)::int AS lines,
  (count(*) FILTER (WHERE l.sell_minor IS NULL OR l.cost_minor IS NULL))::int AS unknown`;

const soldIn = ({ from, until }: Span) => Prisma.sql`
  FROM purchase p JOIN purchase_line l ON l.purchase_id = p.id
  WHERE p.placed_at >= ${from} AND p.placed_at < ${until}
    AND l.order_id IS NOT NULL AND l.state IN ('ordered', 'fulfilled') AND NOT l.cancelled_there`;

/** @returns by currency, that with the most lines first */
export async function salesByCurrency(tx: Transaction, span: Span): Promise<readonly Sales[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT ${SUMS} ${soldIn(span)} GROUP BY p.currency ORDER BY count(*) DESC, p.currency LIMIT 20`;
  return rows.map(salesOf);
}

/** @returns the customers to whom most was sold in that currency, the largest first */
export async function salesByCustomer(
  tx: Transaction,
  span: Span,
  currency: string,
  most: number,
): Promise<readonly CustomerSales[]> {
  const rows = await tx.$queryRaw<(Row & { readonly id: string; readonly name: string })[]>`
    SELECT p.customer_id AS id, max(p.customer_name) AS name, ${SUMS} ${soldIn(span)} AND p.currency = ${currency}
    GROUP BY p.customer_id, p.currency ORDER BY sum(l.sell_minor) DESC NULLS LAST, p.customer_id LIMIT ${most}`;
  return rows.map((row) => ({ ...salesOf(row), customerId: row.id, customerName: row.name }));
}

function salesOf({ currency, sales, kept, costed, lines, unknown }: Row): Sales {
  const money = (minor: string) => ({ minor: Number(minor), currency });
  return { sales: money(sales), kept: money(kept), costed: money(costed), lines, unknown };
}

/** @returns how many windows closed over software that was paid for, whose key nobody took and nobody wanted to keep */
export async function countMissedWindows(tx: Transaction, { from, until }: Span): Promise<number> {
  const [row] = await tx.$queryRaw<{ readonly count: number }[]>`
    SELECT count(*)::int AS count FROM purchase_line l
    WHERE l.state IN ('ordered', 'fulfilled') AND l.refund_until >= ${from} AND l.refund_until < ${until}
      AND l.order_id IS NOT NULL AND NOT l.cancelled_there
      AND NOT EXISTS (SELECT 1 FROM refund_reminder r
        WHERE r.purchase_id = l.purchase_id AND r.number = l.number AND r.kept_at IS NOT NULL)
      AND NOT EXISTS (SELECT 1 FROM key_request k
        WHERE k.order_id = l.order_id AND k.line_item_id = l.order_line_number::text
          AND (k.shown_at IS NOT NULL OR EXISTS (SELECT 1 FROM hand_over h WHERE h.request_id = k.id)))`;
  return row?.count ?? 0;
}

/** @returns how many cancellations came through while they were a right (P6) */
export const countUsedWindows = (tx: Transaction, { from, until }: Span): Promise<number> =>
  tx.ticket.count({ where: { cancelledAt: { gte: from, lt: until }, route: 'cancel' } });

export const countReveals = (tx: Transaction, { from, until }: Span): Promise<number> =>
  tx.keyRequest.count({ where: { openedAt: { gte: from, lt: until }, shownAt: { not: null } } });

const line = {
  purchase: { include: { person: { select: { name: true } } } },
} as const satisfies Prisma.PurchaseLineInclude;
export type OrderLine = Prisma.PurchaseLineGetPayload<{ include: typeof line }>;

/** @returns every line that was ordered in the month, also what was cancelled since, a page at a time */
export async function* orderLines(tx: Transaction, { from, until }: Span, page: number): AsyncGenerator<OrderLine[]> {
  for (let skip = 0; ; skip += page) {
    const lines = await tx.purchaseLine.findMany({
      where: { orderId: { not: null }, purchase: { placedAt: { gte: from, lt: until } } },
      orderBy: [{ purchase: { placedAt: 'asc' } }, { purchaseId: 'asc' }, { number: 'asc' }],
      skip,
      take: page,
      include: line,
    });
    if (lines.length > 0) yield lines;
    if (lines.length < page) return;
  }
}
