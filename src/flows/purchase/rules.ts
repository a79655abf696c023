/** What is true of a purchase. `requested` and later can only move forward; each move is recorded with its ledger entry. */
export type PurchaseState =
  'drafted' | 'requested' | 'carted' | 'checking-out' | 'placed' | 'fulfilled' | 'refused' | 'cancelled';

const TRANSITIONS: Readonly<Record<PurchaseState, readonly PurchaseState[]>> = {
  drafted: ['requested'],
  requested: ['carted', 'refused'],
  // A cart that expired before it was checked out is made anew.
  carted: ['checking-out', 'requested', 'refused'],
  'checking-out': ['placed', 'refused'],
  placed: ['fulfilled', 'cancelled'],
  fulfilled: ['cancelled'],
  refused: [],
  cancelled: [],
};

export function mayBecome(from: PurchaseState, to: PurchaseState): boolean {
  return TRANSITIONS[from].includes(to);
}

export const PURCHASE_STATES = Object.keys(TRANSITIONS) as readonly PurchaseState[];

/** Why nothing was ordered; each has its words in the catalogue. */
export const REFUSALS = [
  'agreement-not-accepted',
  'not-for-sale',
  'quantity',
  'credit',
  'risk',
  'country-not-served',
  'customer-under-review',
  'limit-reached',
  'partner-not-eligible',
  'cart-expired',
  'other',
] as const;
export type PurchaseRefusal = (typeof REFUSALS)[number];

export function refusalOf(reason: string | undefined): PurchaseRefusal {
  return REFUSALS.find((known) => known === reason) ?? 'other';
}

/** What it is waiting for while it is neither done nor refused. */
export const WAITS = ['partner-center-silent', 'partner-center-busy', 'sign-in', 'outcome-unknown', 'gave-up'] as const;
export type Waiting = (typeof WAITS)[number];

/** @param kind of the failed call; before the checkout nothing can have been ordered, whatever became of the call */
export function waitingOf(kind: string, state: PurchaseState): Waiting {
  switch (kind) {
    case 'throttled':
      return 'partner-center-busy';
    case 'unauthorized':
      return 'sign-in';
    case 'uncertain':
    case 'conflict':
      return state === 'checking-out' ? 'outcome-unknown' : 'partner-center-silent';
    default:
      return 'partner-center-silent';
  }
}

/** How many minutes a review may be looked at before it must be drawn anew: prices and availabilities move. */
export const REVIEW_MINUTES = 60;

/** After this long an order that was placed stands in the customer's list (Partner Center: up to 15 minutes). */
export const LIST_LAG_MINUTES = 20;

/** How a term is offered and chosen: `P1Y/annual`, or `/one_time` for perpetual software. */
export type TermChoice = { readonly duration: string | undefined; readonly billingCycle: string };

export function termValue({ duration, billingCycle }: TermChoice): string {
  return `${duration ?? ''}/${billingCycle}`;
}

export function parseTerm(value: string): TermChoice | null {
  const match = /^(P\d+[YM])?\/([a-z_]+)$/.exec(value);
  return match?.[2] ? { duration: match[1], billingCycle: match[2] } : null;
}

/** @returns when to look again whether an order is fulfilled: soon at first, at most every quarter of an hour */
export function nextLook(placedAt: Date, now: Date): Date {
  const waited = now.getTime() - placedAt.getTime();
  return new Date(now.getTime() + Math.min(Math.max(waited / 2, 1_500), 15 * 60_000));
}

const AGREEMENTS = new Set(['microsoftcustomeragreement', 'microsoftcloudagreement']);

/** What Partner Center asks for besides the agreement, which is looked at by itself. Source: "Product resources", SKU. */
export function otherPrerequisites(prerequisites: readonly string[]): readonly string[] {
  return prerequisites.filter((each) => !AGREEMENTS.has(each.toLowerCase()));
}

/**
 * Client access licences are a right on paper and have no key, Remote Desktop Services apart; neither has an External Connector.
 * The catalogue does not tell; whether there is a key shows for certain once it is bought.
 */
export function comesWithoutKey(title: string): boolean {
  return (
    /\bExternal Connector\b/i.test(title) || (/\bCALs?\b/i.test(title) && !/\bRemote Desktop\b|\bRDS\b/i.test(title))
  );
}
