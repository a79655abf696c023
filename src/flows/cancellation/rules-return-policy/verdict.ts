import { addHours } from 'date-fns/addHours';
import { max } from 'date-fns/max';
import { min } from 'date-fns/min';
import type { Money } from '../../../kernel/money.ts';
import { creditAt, nextFall, paidPeriod, sumOf } from './credit.ts';
import type { ReturnPolicy } from './policy.ts';
import { isOpen, returnWindow } from './window.ts';
import type { Bought, ReturnWindow } from './window.ts';

/** A standing order line, as far as a refund is concerned. */
export type RefundLine = Bought & {
  /** false for what the programme does not take back: services, and Linux plans */
  readonly cancellable: boolean;
  readonly subscriptionId?: string | undefined;
  /** of the whole line, for the time that one payment is for */
  readonly price?: Money | undefined;
  readonly billingCycle?: string | undefined;
};

/** By the order, by the subscription of the line, or not by the API: Microsoft is asked with a ticket. */
export type RefundRoute = 'order' | 'subscription' | 'ticket';

/** May this be cancelled, until exactly when, for how much now and how much tomorrow, by which route, and who says so. */
export type Verdict = {
  /** `right`: inside the window. The others are a request, which Microsoft may refuse */
  readonly kind: 'right' | 'closed' | 'no-rule' | 'not-cancellable';
  readonly route: RefundRoute;
  readonly window: ReturnWindow | null;
  /** what comes back now; where it is no right, what is not used up; undefined where the price is not known */
  readonly credit: Money | undefined;
  /** what comes back in 24 hours; `closed` where that is no right any more */
  readonly tomorrow: Money | 'closed' | undefined;
  /** the instant at which it becomes less, or stops being a right; null where it is none */
  readonly holdsUntil: Date | null;
};

/** P6, for one line at one instant. */
export function judgeLine(policy: ReturnPolicy, line: RefundLine, now: Date): Verdict {
  const window = line.cancellable ? returnWindow(policy, line, now) : null;
  const isRight = isOpen(window, now);
  const kind = isRight ? 'right' : !line.cancellable ? 'not-cancellable' : window ? 'closed' : 'no-rule';
  const credited = window?.credit ?? (line.kind === 'perpetual' ? 'full' : 'pro-rated');
  const period = paidPeriod({ ...line, beganAt: line.orderedAt }, now);
  const at = (instant: Date) => line.price && creditAt(credited, { price: line.price, period }, instant);
  const tomorrow = addHours(now, 24);
  const falls = nextFall(credited, { period }, now);
  return {
    kind,
    route: !isRight ? 'ticket' : line.subscriptionId === undefined ? 'order' : 'subscription',
    window,
    credit: at(now),
    tomorrow: isOpen(window, tomorrow) ? at(tomorrow) : 'closed',
    holdsUntil: isRight ? min([window.until, ...(falls ? [falls] : [])]) : null,
  };
}

/**
 * Several lines at once: a right only where each of them is one, until the first of them closes, and pro-rated as soon as one
 * is.
 * @returns null for no lines
 */
export function judgeTogether(verdicts: readonly Verdict[]): Verdict | null {
  const [first, ...others] = verdicts;
  if (!first || others.length === 0) return first ?? null;
  const least = verdicts.find(({ kind }) => kind === 'not-cancellable') ?? verdicts.find(({ window }) => !window);
  const worst = least ?? verdicts.find(({ kind }) => kind === 'closed') ?? first;
  const closings = verdicts.flatMap(({ holdsUntil }) => holdsUntil ?? []);
  const isRight = worst.kind === 'right';
  return {
    kind: worst.kind,
    route: !isRight ? 'ticket' : verdicts.every(({ route }) => route === 'subscription') ? 'subscription' : 'order',
    window: least ? null : narrowest(verdicts.flatMap(({ window }) => window ?? [])),
    credit: sumOf(verdicts.map(({ credit }) => credit)),
    tomorrow: tomorrowOf(verdicts),
    holdsUntil: isRight ? min(closings) : null,
  };
}

function tomorrowOf(verdicts: readonly Verdict[]): Verdict['tomorrow'] {
  const amounts = verdicts.flatMap(({ tomorrow }) => (tomorrow === 'closed' ? [] : [tomorrow]));
  return amounts.length < verdicts.length ? 'closed' : sumOf(amounts);
}

function narrowest(windows: readonly ReturnWindow[]): ReturnWindow | null {
  const [first, ...others] = windows;
  if (!first) return null;
  const closest = others.reduce((least, window) => (window.until < least.until ? window : least), first);
  const opensAt = max(windows.map((window) => window.opensAt));
  const credit = windows.some((window) => window.credit === 'pro-rated') ? 'pro-rated' : closest.credit;
  return { ...closest, opensAt, credit };
}
