import { addMoney, isMoney, minorDigits, moneyOf, multiplyMoney, zero } from '../../kernel/money.ts';
import type { Money, NotMoney } from '../../kernel/money.ts';

/** Steps to which a sell price is rounded up, in whole currency units; `none` is the currency's own smallest unit. */
export const ROUNDINGS = ['none', '0.05', '0.10', '0.50', '1.00', '5.00', '10.00'] as const;
export type Rounding = (typeof ROUNDINGS)[number];

/**
 * What the partner keeps. `percent` is a share of the *sell* price, as finance counts it (10 % of € 1,836.40 over a cost of
 * € 1,652.76), not a mark-up on the cost; in hundredths of a percent. `fixed` is an amount on top of the cost of each unit.
 */
export type Margin =
  | { readonly kind: 'percent'; readonly basisPoints: number }
  | { readonly kind: 'fixed'; readonly amount: Money };

/** A rule counts for a customer, a product, both, or (with neither) for everything; from `validFrom` until before `validTo`. */
export type MarginRule = {
  readonly id: string;
  readonly customerId: string | null;
  readonly productId: string | null;
  readonly margin: Margin;
  readonly rounding: Rounding;
  readonly validFrom: Date;
  readonly validTo: Date | null;
};

export type RuleScope = 'customer-and-product' | 'customer' | 'product' | 'default';

/** The most specific first. */
const SCOPES: readonly RuleScope[] = ['customer-and-product', 'customer', 'product', 'default'];

export const WHOLE = 10_000;
/** Beyond this share the sell price is many times the cost: a slip of the keyboard. */
export const MOST_BASIS_POINTS = 9_500;

export function scopeOf({ customerId, productId }: Pick<MarginRule, 'customerId' | 'productId'>): RuleScope {
  if (customerId !== null) return productId === null ? 'customer' : 'customer-and-product';
  return productId === null ? 'default' : 'product';
}

export function isValidAt(span: { readonly validFrom: Date; readonly validTo: Date | null }, at: Date): boolean {
  return span.validFrom <= at && (span.validTo === null || at < span.validTo);
}

/**
 * @returns the rule that counts: of those that fit and are valid the most specific, of equals the one that began last; a fixed
 * amount fits its own currency alone
 */
export function ruleFor<Rule extends MarginRule>(
  rules: readonly Rule[],
  about: { readonly customerId: string; readonly productId: string; readonly currency: string },
  at: Date,
): Rule | null {
  const fits = (rule: Rule) =>
    (rule.customerId === null || rule.customerId === about.customerId) &&
    (rule.productId === null || rule.productId === about.productId) &&
    (rule.margin.kind === 'percent' || rule.margin.amount.currency === about.currency) &&
    isValidAt(rule, at);
  const [best] = rules.filter(fits).toSorted(bySpecificity);
  return best ?? null;
}

function bySpecificity(left: MarginRule, right: MarginRule): number {
  return (
    SCOPES.indexOf(scopeOf(left)) - SCOPES.indexOf(scopeOf(right)) ||
    right.validFrom.getTime() - left.validFrom.getTime() ||
    right.id.localeCompare(left.id)
  );
}

/** @returns the sell price of one unit, rounded up, so that the margin is never less than the rule asks for */
export function sellPrice(
  cost: Money,
  { margin, rounding }: Pick<MarginRule, 'margin' | 'rounding'>,
): Money | NotMoney {
  if (margin.kind === 'fixed' && margin.amount.currency !== cost.currency)
    return { kind: 'other-currency', currency: margin.amount.currency };
  const asked =
    margin.kind === 'fixed'
      ? BigInt(cost.minor) + BigInt(margin.amount.minor)
      : divideUp(BigInt(cost.minor) * BigInt(WHOLE), BigInt(WHOLE - margin.basisPoints));
  const step = stepOf(rounding, cost.currency);
  return moneyOf(divideUp(asked, step) * step, cost.currency);
}

/** In minor units: a step smaller than the currency has (five hundredths of a yen) is its smallest unit. */
function stepOf(rounding: Rounding, currency: string): bigint {
  if (rounding === 'none') return 1n;
  const hundredths = BigInt(rounding.replace('.', ''));
  return divideUp(hundredths * 10n ** BigInt(minorDigits(currency)), 100n);
}

/** Neither is negative. */
function divideUp(dividend: bigint, divisor: bigint): bigint {
  return (dividend + divisor - 1n) / divisor;
}

/** What is kept of a sell price: the amount, and the share of the sell price in hundredths of a percent (none where it is free). */
export type Kept = { readonly amount: Money; readonly basisPoints: number | null };

export function keptOf(cost: Money, sell: Money): Kept {
  const amount = { minor: sell.minor - cost.minor, currency: sell.currency };
  return { amount, basisPoints: sell.minor === 0 ? null : Math.round((amount.minor / sell.minor) * WHOLE) };
}

/** A line of a price sheet, as far as a price is found by it. Empty `billing` or `segment`: the sheet does not say, any fits. */
export type SheetPrice = {
  readonly currency: string;
  readonly productId: string;
  readonly skuId: string;
  readonly term: string;
  readonly billing: string;
  readonly segment: string;
  readonly quantityFrom: number;
  readonly quantityTo: number | null;
  readonly cost: Money;
  readonly list: Money | null;
  readonly validFrom: Date;
  readonly validTo: Date | null;
};

export type AskedLine = {
  readonly productId: string;
  readonly skuId: string;
  /** `P1Y`; null for perpetual software */
  readonly termDuration: string | null;
  readonly billingCycle: string;
  readonly quantity: number;
  /** as the availability names it; where none is given commercial, or the only one there is */
  readonly segment?: string | undefined;
};

/**
 * @returns the price that counts at that instant. Where the dates of two overlap the earlier one still counts. Source:
 * "Pricing and offers", *Effective dates*.
 */
export function priceFor(prices: readonly SheetPrice[], line: AskedLine, at: Date): SheetPrice | null {
  const fits = (price: SheetPrice) =>
    price.productId === line.productId &&
    price.skuId === line.skuId &&
    price.term === (line.termDuration ?? '') &&
    ['', line.billingCycle].includes(price.billing) &&
    price.quantityFrom <= line.quantity &&
    (price.quantityTo === null || line.quantity <= price.quantityTo) &&
    isValidAt(price, at);
  const [best] = ofSegment(prices.filter(fits), line.segment).toSorted(
    (left, right) => right.segment.length - left.segment.length || left.validFrom.getTime() - right.validFrom.getTime(),
  );
  return best ?? null;
}

/** Of no segment in particular is what is sold to companies, or what is sold to one kind of customer alone. */
function ofSegment(prices: readonly SheetPrice[], segment: string | undefined): readonly SheetPrice[] {
  const usual = prices.filter((price) => ['', segment ?? 'commercial'].includes(price.segment));
  const [only, ...others] = new Set(prices.map((price) => price.segment));
  return segment === undefined && usual.length === 0 && only !== undefined && others.length === 0 ? prices : usual;
}

/** Why there is no price; nobody invents one. */
export type NoPrice = 'no-sheet' | 'not-in-sheet' | 'other-currency' | 'too-large';

/** By what a sell price was made: the partner's rule, or, where there is none, Microsoft's own list price. */
export type PricedBy =
  | { readonly kind: 'rule'; readonly scope: RuleScope }
  | { readonly kind: 'list' }
  /** neither a rule nor a list price: sold at cost */
  | { readonly kind: 'cost' };

export type LinePrice =
  | {
      readonly kind: 'priced';
      /** of one unit, for one billing period */
      readonly unit: Money;
      readonly total: Money;
      /** Microsoft's estimated retail price of one unit */
      readonly list: Money | null;
      readonly unitCost: Money;
      readonly cost: Money;
      readonly kept: Kept;
      readonly by: PricedBy;
    }
  | { readonly kind: 'no-price'; readonly why: NoPrice };

/** Prices a line by what the sheet says it costs and the rule that counts for it. */
export function priceLine(price: SheetPrice, rule: MarginRule | null, quantity: number): LinePrice {
  const unit = rule ? sellPrice(price.cost, rule) : (price.list ?? price.cost);
  const by: PricedBy = rule ? { kind: 'rule', scope: scopeOf(rule) } : { kind: price.list ? 'list' : 'cost' };
  if (!isMoney(unit)) return { kind: 'no-price', why: 'too-large' };
  const total = multiplyMoney(unit, quantity);
  const cost = multiplyMoney(price.cost, quantity);
  if (!isMoney(total) || !isMoney(cost)) return { kind: 'no-price', why: 'too-large' };
  return { kind: 'priced', unit, total, list: price.list, unitCost: price.cost, cost, kept: keptOf(cost, total), by };
}

/** @returns the sum of what every line says, or null where one says nothing: half a total is no total */
export function sumOf(amounts: readonly (Money | null)[], currency: string): Money | null {
  let sum: Money | NotMoney = zero(currency);
  for (const amount of amounts) {
    if (amount === null || !isMoney(sum)) return null;
    sum = addMoney(sum, amount);
  }
  return isMoney(sum) ? sum : null;
}
