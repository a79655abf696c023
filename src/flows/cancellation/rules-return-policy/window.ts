import { addDays } from 'date-fns/addDays';
import { addHours } from 'date-fns/addHours';
import { tz } from '@date-fns/tz';
import type { Credit, ReturnPolicy, ReturnRule, SoftwareKind } from './policy.ts';
import { monthsOfTerm, periodAt, renewalsUntil, startOf } from './term.ts';

/** What was bought when; `reportedUntil` is Partner Center's own `cancellationAllowedUntilDate`, which wins over any row. */
export type Bought = {
  readonly kind: SoftwareKind;
  readonly orderedAt: Date;
  readonly reportedUntil?: Date | undefined;
  /** of a subscription, `P1Y`: a rule may open a window anew at each renewal */
  readonly term?: string | undefined;
  /** end of the running term as Partner Center reports it; without it every term is taken to be followed by another */
  readonly termEndsAt?: Date | undefined;
};

/** Until when a cancellation is a right (the instant itself is too late), for which credit, and says who. */
export type ReturnWindow = {
  readonly opensAt: Date;
  readonly until: Date;
  readonly credit: Credit;
  readonly source:
    | { readonly kind: 'partner-center' }
    | { readonly kind: 'policy'; readonly policy: string; readonly rule: ReturnRule };
};

/**
 * @param now which of the windows of a subscription that was renewed; of the first, where left out
 * @returns the window of one bought thing, or null where no row is for it: then there is no right to a refund
 */
export function returnWindow(policy: ReturnPolicy, bought: Bought, now = bought.orderedAt): ReturnWindow | null {
  const { kind, orderedAt, reportedUntil } = bought;
  const opensAt = lastBeginning(policy, bought, now);
  const rule = ruleFor(policy, kind, opensAt);
  const credit = rule?.credit ?? (kind === 'perpetual' ? 'full' : 'pro-rated');
  if (reportedUntil) return { opensAt: orderedAt, until: reportedUntil, credit, source: { kind: 'partner-center' } };
  return rule
    ? { opensAt, until: closingOf(rule, opensAt), credit, source: { kind: 'policy', policy: policy.name, rule } }
    : null;
}

/** A renewal is an order anew where the rule of its day says so; else only the first order counts. */
function lastBeginning(policy: ReturnPolicy, { kind, orderedAt, term, termEndsAt }: Bought, now: Date): Date {
  const months = kind === 'subscription' ? monthsOfTerm(term) : null;
  if (months === null) return orderedAt;
  const renewedAt = termEndsAt
    ? startOf(orderedAt, months, renewalsUntil(orderedAt, months, termEndsAt))
    : periodAt(orderedAt, months, now).from;
  return ruleFor(policy, kind, renewedAt)?.renewals === true ? renewedAt : orderedAt;
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
function ruleFor(policy: ReturnPolicy, kind: SoftwareKind, at: Date): ReturnRule | undefined {
  const day = at.toISOString().slice(0, 10);
  return policy.rules.find(
    ({ kind: of, from, before }) =>
      of === kind && (from === undefined || from <= day) && (before === undefined || day < before),
  );
}

/** A calendar day ends at the same time of the clock in UTC, whatever zone this machine is in. */
function closingOf({ length, unit }: ReturnRule, orderedAt: Date): Date {
  const closing = unit === 'hours' ? addHours(orderedAt, length) : addDays(orderedAt, length, { in: tz('UTC') });
  return new Date(closing.getTime());
}
