import { addDays } from 'date-fns/addDays';
import { addHours } from 'date-fns/addHours';
import { tz } from '@date-fns/tz';

export type SoftwareKind = 'perpetual' | 'subscription';
export type Credit = 'full' | 'pro-rated';

/** One row of dated data: which orders it is for, and what it gives them. */
export type ReturnRule = {
  readonly kind: SoftwareKind;
  /** day of the order in UTC, `2021-06-01`: from its first instant on; none is since ever */
  readonly from?: string | undefined;
  /** day of the order in UTC: before its first instant; none is for ever */
  readonly before?: string | undefined;
  readonly length: number;
  readonly unit: 'calendar-days' | 'hours';
  readonly credit: Credit;
  /** where this is written, for whoever doubts it */
  readonly source: string;
};

export type ReturnPolicy = { readonly name: string; readonly rules: readonly ReturnRule[] };

const PROGRAMME_PAGE = 'Sell on-premises software through the CSP program';
const APRIL_2021 = 'Partner Center announcements, April 2021';
const NEW_COMMERCE = 'New commerce cancellation policy';

/** P6, as the programme page has it: 60 days, full credit, whenever and whatever was bought. */
export const programmePolicy: ReturnPolicy = {
  name: 'programme',
  rules: (['perpetual', 'subscription'] as const).map((kind) => ({
    kind,
    length: 60,
    unit: 'calendar-days',
    credit: 'full',
    source: PROGRAMME_PAGE,
  })),
};

/** P6, as it became: shorter from 1 June 2021, and for subscriptions hours instead of days from 14 October 2022. */
export const currentPolicy: ReturnPolicy = {
  name: 'current',
  rules: [
    {
      kind: 'perpetual',
      before: '2021-06-01',
      length: 60,
      unit: 'calendar-days',
      credit: 'full',
      source: PROGRAMME_PAGE,
    },
    { kind: 'perpetual', from: '2021-06-01', length: 30, unit: 'calendar-days', credit: 'full', source: APRIL_2021 },
    {
      kind: 'subscription',
      before: '2021-06-01',
      length: 60,
      unit: 'calendar-days',
      credit: 'full',
      source: PROGRAMME_PAGE,
    },
    {
      kind: 'subscription',
      from: '2021-06-01',
      before: '2022-10-14',
      length: 30,
      unit: 'calendar-days',
      credit: 'pro-rated',
      source: APRIL_2021,
    },
    {
      kind: 'subscription',
      from: '2022-10-14',
      length: 7 * 24,
      unit: 'hours',
      credit: 'pro-rated',
      source: NEW_COMMERCE,
    },
  ],
};

/** What was bought when; `reportedUntil` is Partner Center's own `cancellationAllowedUntilDate`, which wins over any row. */
export type Bought = {
  readonly kind: SoftwareKind;
  readonly orderedAt: Date;
  readonly reportedUntil?: Date | undefined;
};

/** Until when a cancellation is a right (the instant itself is too late), for which credit, and says who. */
export type ReturnWindow = {
  readonly until: Date;
  readonly credit: Credit;
  readonly source:
    | { readonly kind: 'partner-center' }
    | { readonly kind: 'policy'; readonly policy: string; readonly rule: ReturnRule };
};

/** @returns the window of one bought thing, or null where no row is for it: then there is no right to a refund */
export function returnWindow(policy: ReturnPolicy, { kind, orderedAt, reportedUntil }: Bought): ReturnWindow | null {
  const rule = policy.rules.find((each) => each.kind === kind && isFor(each, orderedAt));
  const credit = rule?.credit ?? (kind === 'perpetual' ? 'full' : 'pro-rated');
  if (reportedUntil) return { until: reportedUntil, credit, source: { kind: 'partner-center' } };
  return rule
    ? { until: closingOf(rule, orderedAt), credit, source: { kind: 'policy', policy: policy.name, rule } }
    : null;
}

/** The window of an order: every line must be inside its own, so the one that closes first is the order's. */
export function narrowestWindow(policy: ReturnPolicy, lines: readonly Bought[]): ReturnWindow | null {
  const windows = lines.map((line) => returnWindow(policy, line));
  const [first, ...others] = windows.filter((window) => window !== null);
  if (!first || others.length + 1 < windows.length) return null;
  const narrowest = others.reduce((closest, window) => (window.until < closest.until ? window : closest), first);
  const proRated = windows.some((window) => window?.credit === 'pro-rated');
  return proRated ? { ...narrowest, credit: 'pro-rated' } : narrowest;
}

/** @returns the instant from which a refund is no longer a right, or null where it never was one */
export function refundUntil(
  policy: ReturnPolicy,
  facts: { readonly perpetual: boolean; readonly orderedAt: Date },
): Date | null {
  const bought: Bought = { kind: facts.perpetual ? 'perpetual' : 'subscription', orderedAt: facts.orderedAt };
  return returnWindow(policy, bought)?.until ?? null;
}

export function isOpen(window: ReturnWindow | null, now: Date): window is ReturnWindow {
  return window !== null && now.getTime() < window.until.getTime();
}

/** ISO days in order are days in order. */
function isFor({ from, before }: ReturnRule, orderedAt: Date): boolean {
  const day = orderedAt.toISOString().slice(0, 10);
  return (from === undefined || from <= day) && (before === undefined || day < before);
}

/** A calendar day ends at the same time of the clock in UTC, whatever zone this machine is in. */
function closingOf({ length, unit }: ReturnRule, orderedAt: Date): Date {
  const closing = unit === 'hours' ? addHours(orderedAt, length) : addDays(orderedAt, length, { in: tz('UTC') });
  return new Date(closing.getTime());
}

/** @returns the first two rows that would both be for the same order, or null: which of them counts could not be said */
export function overlappingRules(rules: readonly ReturnRule[]): readonly [ReturnRule, ReturnRule] | null {
  for (const [index, rule] of rules.entries()) {
    const other = rules.slice(index + 1).find((later) => later.kind === rule.kind && overlap(rule, later));
    if (other) return [rule, other];
  }
  return null;
}

function overlap(left: ReturnRule, right: ReturnRule): boolean {
  const startsBeforeEnd = (one: ReturnRule, two: ReturnRule) =>
    one.from === undefined || two.before === undefined || one.from < two.before;
  return startsBeforeEnd(left, right) && startsBeforeEnd(right, left);
}
