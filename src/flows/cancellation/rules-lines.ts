import { compareMoney } from '../../kernel/money.ts';
import type { Money } from '../../kernel/money.ts';
import { clamp } from '../../kernel/text.ts';
import { sumOf } from './rules-return-policy/credit.ts';
import { judgeTogether } from './rules-return-policy/verdict.ts';
import type { Verdict } from './rules-return-policy/verdict.ts';

/** A line of an order that stands: it is cancelled whole or not at all, never a part of its quantity. */
export type LineFacts = {
  readonly number: number;
  /** `2 × Windows Server 2022 Standard` */
  readonly title: string;
  readonly subscriptionId: string | undefined;
  readonly price: Money | undefined;
  readonly verdict: Verdict;
};

/** An order as Partner Center has it, before anything of it is chosen. */
export type OrderSheet = {
  readonly id: string;
  readonly orderedAt: Date;
  readonly currency: string;
  /** of everything that stands; undefined where Partner Center does not say */
  readonly total: Money | undefined;
  /** those that stand; none of an order that is cancelled */
  readonly lines: readonly LineFacts[];
  /** how many it began with */
  readonly lineCount: number;
  /** the ID of a subscription was typed: the line it is */
  readonly named: LineFacts | null;
  readonly title: string;
  readonly cancelled: boolean;
};

/** An order, what is chosen of it, and what comes of cancelling that. `title` and `total` are those of what is chosen. */
export type OrderFacts = OrderSheet & {
  readonly chosen: readonly LineFacts[];
  readonly scope: Scope;
  readonly verdict: Verdict | null;
  /** some of what was chosen does not stand any more */
  readonly gone: boolean;
};

const TITLE_LENGTH = 300;

/** More lines than this are not offered one by one: then it is the whole order, or one subscription by its ID. */
export const MOST_LINES_TO_CHOOSE = 50;

/** @param wanted numbers of lines; undefined for all, as is an empty list, for which the form complains by itself */
export function chooseLines(sheet: OrderSheet, wanted: readonly number[] | undefined): OrderFacts {
  const { lines, lineCount, named } = sheet;
  const asked = named ? [named.number] : (wanted ?? []);
  const chosen = asked.length > 0 ? lines.filter(({ number }) => asked.includes(number)) : lines;
  // Where part of the order is cancelled already, the rest is named line by line: it is not the whole order.
  const whole = chosen.length === lineCount;
  const [first, ...others] = chosen;
  return {
    ...sheet,
    chosen,
    scope: {
      subscriptionId: whole || others.length > 0 ? null : (first?.subscriptionId ?? null),
      lines: whole ? [] : chosen.map(({ number }) => number),
    },
    title: chosen.length > 0 && !sheet.cancelled ? titleOf(chosen) : sheet.title,
    total: chosen.length === lines.length ? sheet.total : sumOf(chosen.map(({ price }) => price)),
    verdict: judgeTogether(chosen.map(({ verdict }) => verdict)),
    gone: chosen.length < asked.length && !sheet.cancelled,
  };
}

export function titleOf(lines: readonly { readonly title: string }[]): string {
  return clamp(lines.map(({ title }) => title).join(', '), TITLE_LENGTH);
}

/** What a ticket is about: these lines, or the one subscription, or the whole order. */
export type Scope = { readonly subscriptionId: string | null; readonly lines: readonly number[] };

/**
 * What comes back of it, as rules of approval count it: by right the credit computed, however little was typed; where Microsoft
 * is asked, what it is asked for.
 * @param requested undefined where nothing that can be read was typed yet
 * @returns null where it is not known
 */
export function comesBack({ verdict, total }: OrderFacts, requested: Money | undefined): Money | null {
  if (verdict?.kind !== 'right') return requested ?? total ?? null;
  const { credit } = verdict;
  if (!credit) return null;
  return requested && requested.currency === credit.currency && compareMoney(requested, credit) > 0
    ? requested
    : credit;
}

/** What comes back by right, to be followed until it is on an invoice; null where it is none, or not known. */
export function creditByRight({ verdict }: OrderFacts): bigint | null {
  return verdict?.kind === 'right' && verdict.credit ? BigInt(verdict.credit.minor) : null;
}

/** Do two cancellations of one order get into each other's way? */
export function overlaps(left: Scope, right: Scope): boolean {
  const isWhole = ({ subscriptionId, lines }: Scope) => subscriptionId === null && lines.length === 0;
  if (isWhole(left) || isWhole(right)) return true;
  if (left.lines.length > 0 && right.lines.length > 0) return left.lines.some((line) => right.lines.includes(line));
  return left.subscriptionId === right.subscriptionId;
}
