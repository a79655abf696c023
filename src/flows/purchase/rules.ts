/** What is true of a purchase. `requested` and later can only move forward; each move is recorded with its ledger entry. */
export type PurchaseState =
  | 'drafted'
  | 'awaiting-approval'
  | 'not-approved'
  | 'requested'
  | 'carted'
  | 'checking-out'
  | 'placed'
  | 'partly-placed'
  | 'fulfilled'
  | 'partly-fulfilled'
  | 'refused'
  | 'cancelled';

const TRANSITIONS: Readonly<Record<PurchaseState, readonly PurchaseState[]>> = {
  drafted: ['awaiting-approval', 'requested'],
  'awaiting-approval': ['requested', 'not-approved'],
  'not-approved': [],
  // What another life of the desk ordered before its database was restored is found, not ordered.
  requested: ['carted', 'checking-out', 'refused'],
  // A cart that expired before it was checked out, or that Partner Center does not know any more, is made anew.
  carted: ['checking-out', 'requested', 'refused'],
  'checking-out': ['placed', 'partly-placed', 'requested', 'refused'],
  placed: ['fulfilled', 'cancelled'],
  'partly-placed': ['partly-fulfilled', 'cancelled'],
  fulfilled: ['cancelled'],
  'partly-fulfilled': ['cancelled'],
  refused: [],
  cancelled: [],
};

export function mayBecome(from: PurchaseState, to: PurchaseState): boolean {
  return TRANSITIONS[from].includes(to);
}

export const PURCHASE_STATES = Object.keys(TRANSITIONS) as readonly PurchaseState[];

/** Confirmed, and not known yet to be ordered or refused. */
export const BEING_PLACED = ['requested', 'carted', 'checking-out'] as const satisfies readonly PurchaseState[];
/** Ordered, at least a part of it, and on its way. */
export const ON_THEIR_WAY = ['placed', 'partly-placed'] as const satisfies readonly PurchaseState[];

/** How many minutes a review may be looked at before it must be drawn anew: prices and availabilities move. */
export const REVIEW_MINUTES = 60;

/** How long a draft is kept whose review nobody confirmed; long after it could be. */
export const DRAFT_DAYS = 30;

/** How a term is offered and chosen: `P1Y/annual`, or `/one_time` for perpetual software. */
export type TermChoice = { readonly duration: string | undefined; readonly billingCycle: string };

export function termValue({ duration, billingCycle }: TermChoice): string {
  return `${duration ?? ''}/${billingCycle}`;
}

export function parseTerm(value: string): TermChoice | null {
  const match = /^(P\d+[YM])?\/([a-z_]+)$/.exec(value);
  return match?.[2] ? { duration: match[1], billingCycle: match[2] } : null;
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
