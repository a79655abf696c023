import { addHours } from 'date-fns/addHours';
import type { CancellationPolicy } from '../settings.ts';
import type { Order, OrderLine } from '../state/model.ts';
import type { World } from '../world.ts';

const POLICY = 'cancellation-policy';

/** Days from the order, or hours where the later rules for subscriptions count them. */
type Window = { readonly days: number } | { readonly hours: number };

/** The policy the stand-in applies: the programme page's unless it was switched. */
export function cancellationPolicy(world: World): CancellationPolicy {
  return world.state.facts.get(POLICY) === 'current' ? 'current' : 'programme';
}

export function setCancellationPolicy(world: World, policy: CancellationPolicy): void {
  world.state.facts.put(POLICY, policy);
}

/** Until when a line may be cancelled, and the number of days a refusal names (P6). */
export function returnWindow(world: World, order: Order, line: OrderLine): { closesAt: Date; days: number } {
  const window = windowOf(cancellationPolicy(world), order.createdAt, line.subscriptionId !== undefined);
  const from = new Date(order.createdAt);
  return 'days' in window
    ? { closesAt: addUtcDays(from, window.days), days: window.days }
    : { closesAt: addHours(from, window.hours), days: window.hours / 24 };
}

/**
 * Sources: the programme page "Sell on-premises software through the CSP program" (60 days); "April 2021
 * announcements" (30 days from 1 June 2021); "New commerce cancellation policy" (7 days for software subscriptions).
 */
function windowOf(policy: CancellationPolicy, orderedAt: string, isSubscription: boolean): Window {
  if (policy === 'programme' || orderedAt < '2021-06-01') return { days: 60 };
  return isSubscription && orderedAt >= '2022-10-14' ? { hours: 168 } : { days: 30 };
}

/** A day is 24 hours here: the zone is UTC, which has no summer time. */
function addUtcDays(from: Date, days: number): Date {
  return addHours(from, 24 * days);
}
