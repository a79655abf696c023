/** What a purchase is waiting for while it is neither done nor refused; each has its words in the catalogue. */
export const WAITS = [
  'partner-center-silent',
  'partner-center-busy',
  'sign-in',
  'order-in-progress',
  'cart-submitted',
  'outcome-unknown',
  'gave-up',
  'slow',
  'follow-gave-up',
] as const;
export type Waiting = (typeof WAITS)[number];

/** What only a person can set going again. */
export const STOPPED = ['gave-up', 'follow-gave-up'] as const satisfies readonly Waiting[];

type Failed = { readonly kind: string; readonly reason?: string | undefined };

/** @param checkingOut before the checkout nothing can have been ordered, whatever became of the call */
export function waitingOf({ kind, reason }: Failed, checkingOut: boolean): Waiting {
  if (reason === 'order-in-progress' || reason === 'cart-in-progress') return 'order-in-progress';
  if (reason === 'cart-submitted') return 'cart-submitted';
  switch (kind) {
    case 'throttled':
      return 'partner-center-busy';
    case 'unauthorized':
      return 'sign-in';
    case 'uncertain':
    case 'conflict':
      return checkingOut ? 'outcome-unknown' : 'partner-center-silent';
    default:
      return 'partner-center-silent';
  }
}

/** After this long an order that was placed stands in the customer's list (Partner Center: up to 15 minutes). */
export const LIST_LAG_MINUTES = 20;

/** A cart so near its end is not checked out any more, but made anew. */
export const CART_MARGIN_MINUTES = 1;

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** @returns when to look again whether an order is fulfilled: soon at first, every quarter of an hour later, then every few hours */
export function nextLook(placedAt: Date, now: Date): Date {
  const waited = now.getTime() - placedAt.getTime();
  const longest = waited < DAY ? 15 * MINUTE : 180 * MINUTE;
  return new Date(now.getTime() + Math.min(Math.max(waited / 2, 1_500), longest));
}

/** @returns whether an order that is not fulfilled yet is worth a word by now, or is left to a person */
export function patienceWith(placedAt: Date, now: Date): 'usual' | 'slow' | 'too-long' {
  const waited = now.getTime() - placedAt.getTime();
  if (waited < DAY) return 'usual';
  return waited < 14 * DAY ? 'slow' : 'too-long';
}
