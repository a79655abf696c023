import type { Database } from '../../database/database.ts';
import type { Directory, Person } from '../../directory/directory.ts';
import type { Money } from '../../kernel/money.ts';
import type { Clock } from '../../kernel/time.ts';
import type { PriceQueues } from './jobs.ts';
import { pricesFor, rulesFor } from './records.ts';
import type { NamedRule } from './records.ts';
import { keptOf, priceFor, priceLine, ruleFor, sumOf } from './rules-price.ts';
import type { AskedLine, Kept, LinePrice, NoPrice, PricedBy, SheetPrice } from './rules-price.ts';

import { createSheetWishes } from './service-imports.ts';

export type { AskedLine, Kept, NoPrice, PricedBy } from './rules-price.ts';

/** What is to be sold to whom. `market` is the customer's country, `currency` the one the order will be in. */
export type PriceAsk = {
  readonly customerId: string;
  readonly market: string;
  readonly currency: string;
  readonly lines: readonly AskedLine[];
};

/** What the partner pays and keeps: only for whoever may see it (`cost.view`). */
export type Costs = { readonly cost: Money; readonly kept: Kept };

export type PricedLine =
  | {
      readonly kind: 'priced';
      /** of one unit, for one billing period */
      readonly unit: Money;
      readonly total: Money;
      /** Microsoft's estimated retail price of one unit */
      readonly list: Money | null;
      readonly by: PricedBy;
      readonly costs: (Costs & { readonly unitCost: Money }) | null;
    }
  | { readonly kind: 'no-price'; readonly why: NoPrice };

/** Prices without tax, line by line in the order they were asked. */
export type PricedLines = {
  readonly currency: string;
  readonly lines: readonly PricedLine[];
  /** of the first billing period; null where a line has no price */
  readonly total: Money | null;
  /** null where a line has no price, and for whoever may not see costs */
  readonly costs: Costs | null;
};

export type Prices = ReturnType<typeof createPrices>;

type Parts = {
  readonly database: Database;
  readonly directory: Directory;
  readonly queues: PriceQueues;
  readonly clock: Clock;
};

/** What something costs and sells for (P1: the partner prices it): the price sheet of the market, and the partner's margin rules. */
export function createPrices({ database, directory, queues, clock }: Parts) {
  const { want, arrives } = createSheetWishes({ database, queues, clock });

  /**
   * Prices lines as this person may see them; decides nothing. A line without a price says why. A market that comes into use
   * with this is waited for a moment.
   * @param at the instant whose prices and rules count
   */
  async function quote(person: Person, ask: PriceAsk, at?: Date): Promise<PricedLines> {
    const seesCosts = directory.allowed(person).then((may) => may.has('cost.view'));
    return (await quoteWithCost(seesCosts, ask, at)).seen;
  }

  /**
   * The same, and what it costs the partner whoever asks: to be kept for those who may see it, never to be shown to this person.
   * @param seesCosts may they see that (`cost.view`)? Known from the right that they are asked for, or asked for meanwhile
   */
  async function quoteWithCost(
    seesCosts: boolean | Promise<boolean>,
    ask: PriceAsk,
    at: Date = clock.now(),
  ): Promise<{
    readonly seen: PricedLines;
    readonly cost: Money | null;
    readonly lineCosts: readonly (Money | null)[];
  }> {
    const market = ask.market.toUpperCase();
    const productIds = ask.lines.map(({ productId }) => productId);
    const [standing, rules, withCosts] = await Promise.all([
      pricesFor(database.read, market, ask.lines),
      rulesFor(database.read, { customerId: ask.customerId, productIds, at }),
      seesCosts,
    ]);
    const sheet = standing ?? ((await arrives(market)) ? await pricesFor(database.read, market, ask.lines) : null);
    const lines = ask.lines.map((line) => priceOf(ask, line, sheet, rules, at));
    const whole = seen(lines, ask.currency, true);
    return {
      seen: withCosts ? whole : seen(lines, ask.currency, false),
      cost: whole.costs?.cost ?? null,
      lineCosts: lines.map((line) => (line.kind === 'priced' ? line.cost : null)),
    };
  }

  return { quote, quoteWithCost, want };
}

function priceOf(
  { customerId, currency }: PriceAsk,
  line: AskedLine,
  sheet: readonly SheetPrice[] | null,
  rules: readonly NamedRule[],
  at: Date,
): LinePrice {
  if (!sheet) return { kind: 'no-price', why: 'no-sheet' };
  const price = priceFor(sheet, line, at);
  if (!price) return { kind: 'no-price', why: 'not-in-sheet' };
  if (price.currency !== currency) return { kind: 'no-price', why: 'other-currency' };
  return priceLine(price, ruleFor(rules, { customerId, productId: line.productId, currency }, at), line.quantity);
}

function seen(lines: readonly LinePrice[], currency: string, withCosts: boolean): PricedLines {
  const amounts = lines.map((line) => (line.kind === 'priced' ? line : null));
  const total = sumOf(
    amounts.map((line) => line && line.total),
    currency,
  );
  const cost = sumOf(
    amounts.map((line) => line && line.cost),
    currency,
  );
  return {
    currency,
    lines: lines.map((line): PricedLine => {
      if (line.kind === 'no-price') return line;
      const { kind, unit, list, by, unitCost, kept } = line;
      return { kind, unit, total: line.total, list, by, costs: withCosts ? { unitCost, cost: line.cost, kept } : null };
    }),
    total,
    costs: withCosts && total && cost ? { cost, kept: keptOf(cost, total) } : null,
  };
}
