import type { Scope } from './rules-lines.ts';
import type { Verdict } from './rules-return-policy/verdict.ts';

/** What is true of a ticket (P12, P13). Each move is recorded with its ledger entry; an illegal one cannot be written. */
export type TicketState =
  /** nothing has happened in Partner Center; its keys can still be shown */
  | 'awaiting-approval'
  /** how it stands is looked at once more before it goes on: days may have passed */
  | 'approved'
  /** approved after the window closed: whoever asked says whether Microsoft is asked instead */
  | 'lapsed'
  /** declined, nobody decided in time, or whoever asked may not cancel any more */
  | 'not-approved'
  | 'submitted'
  /** being cancelled in Partner Center */
  | 'cancelling'
  /** Partner Center took it and does not show it yet, or it is not known whether it took it */
  | 'confirming'
  | 'cancelled'
  /** Microsoft is being asked, because it is no right (any more) */
  | 'asking'
  /** an Admin agent has to make the ticket in Partner Center and bring back its number */
  | 'awaiting-portal'
  | 'asked'
  /** Microsoft wants to know something */
  | 'attention'
  /** Microsoft closed the ticket and the order is cancelled */
  | 'completed'
  /** Microsoft closed the ticket and the order stands */
  | 'closed'
  | 'refused'
  | 'withdrawn';

const TRANSITIONS: Readonly<Record<TicketState, readonly TicketState[]>> = {
  'awaiting-approval': ['approved', 'not-approved', 'withdrawn'],
  approved: ['submitted', 'awaiting-approval', 'lapsed', 'not-approved', 'refused'],
  lapsed: ['submitted', 'withdrawn'],
  'not-approved': [],
  submitted: ['cancelling', 'asking'],
  cancelling: ['cancelled', 'confirming', 'asking', 'refused'],
  confirming: ['cancelled', 'asking'],
  cancelled: [],
  asking: ['asked', 'awaiting-portal'],
  'awaiting-portal': ['asked', 'withdrawn'],
  asked: ['attention', 'completed', 'closed'],
  attention: ['asked', 'completed', 'closed'],
  completed: [],
  closed: [],
  refused: [],
  withdrawn: [],
};

export const TICKET_STATES = Object.keys(TRANSITIONS) as readonly TicketState[];

/** Something still has to happen. */
export const OPEN_STATES = TICKET_STATES.filter((state) => TRANSITIONS[state].length > 0);

/** What a job takes further by itself. */
export const WORKING_STATES: readonly TicketState[] = ['approved', 'submitted', 'cancelling', 'confirming', 'asking'];

/** Somebody of the team has to do something. */
export const WAITING_FOR_US: readonly TicketState[] = ['awaiting-approval', 'lapsed', 'awaiting-portal', 'attention'];

/** The service request is with Microsoft. */
export const FOLLOWED_STATES: readonly TicketState[] = ['asked', 'attention'];

export function mayBecome(from: TicketState, to: TicketState): boolean {
  return TRANSITIONS[from].includes(to);
}

/** After these somebody may ask for the same order again. */
export function freesOrder(state: TicketState): boolean {
  return state === 'closed' || state === 'refused' || state === 'withdrawn' || state === 'not-approved';
}

/** The order is cancelled in Partner Center, so its keys are revoked (P14). */
export function isOrderCancelled(state: TicketState): boolean {
  return state === 'cancelled' || state === 'completed';
}

/** `cancel`: a right, done at once. `request`: Microsoft is asked and may say no. */
export type Route = 'cancel' | 'request';

/** @param verdict on what is chosen; null where nothing stands of it */
export function routeOf(verdict: Verdict | null): Route {
  return verdict?.kind === 'right' ? 'cancel' : 'request';
}

/** Why it was not cancelled at once; each has its words in the catalogue. */
export const CANCEL_REFUSALS = ['window-passed', 'not-cancellable', 'order-unknown', 'not-allowed', 'other'] as const;
export type CancelRefusal = (typeof CANCEL_REFUSALS)[number];

export function cancelRefusalOf(reason: string | undefined): CancelRefusal {
  return CANCEL_REFUSALS.find((known) => known === reason) ?? 'other';
}

/** What it is waiting for. */
export const WAITS = [
  'partner-center-silent',
  'partner-center-busy',
  'sign-in',
  'order-in-progress',
  'outcome-unknown',
  'not-shown-yet',
  'gave-up',
] as const;
export type Waiting = (typeof WAITS)[number];

export function waitingOf({ kind, reason }: { readonly kind: string; readonly reason?: string | undefined }): Waiting {
  if (reason === 'order-in-progress' || reason === 'adjustment-pending') return 'order-in-progress';
  switch (kind) {
    case 'throttled':
      return 'partner-center-busy';
    case 'unauthorized':
      return 'sign-in';
    case 'uncertain':
    case 'conflict':
      return 'outcome-unknown';
    default:
      return 'partner-center-silent';
  }
}

/** After this long a cancelled order shows as such (Partner Center: up to 15 minutes). */
export const SHOWN_AFTER_MINUTES = 20;

/** @returns when to look again at a service request: soon at first, at most every hour */
export function nextLook(askedAt: Date, now: Date): Date {
  const waited = now.getTime() - askedAt.getTime();
  return new Date(now.getTime() + Math.min(Math.max(waited / 2, 15_000), 60 * 60_000));
}

/** `T-118`: how people and Microsoft call it. */
export function ticketName(number: number): string {
  return `T-${number}`;
}

/** One order line, as far as cancelling is concerned. */
export type CancellableLine = {
  readonly number: number;
  readonly quantity: number;
  readonly subscriptionId?: string | undefined;
};

/** The lines a ticket is about: those that were chosen, or the one of the subscription, or the whole order. */
export function linesInScope<Line extends CancellableLine>(lines: readonly Line[], scope: Scope): readonly Line[] {
  if (scope.lines.length > 0) return lines.filter(({ number }) => scope.lines.includes(number));
  return scope.subscriptionId === null
    ? lines
    : lines.filter(({ subscriptionId }) => subscriptionId === scope.subscriptionId);
}

/** A cancelled line has quantity 0; an order is `cancelled` once all its lines are. Source: "Cancel software purchases". */
export function isCancelled(
  order: { readonly status: string; readonly lines: readonly CancellableLine[] },
  scope: Scope = { subscriptionId: null, lines: [] },
): boolean {
  const lines = linesInScope(order.lines, scope);
  return order.status === 'cancelled' || (lines.length > 0 && lines.every(({ quantity }) => quantity === 0));
}

/** What one cancellation at a time may be about: the order, or some lines of it. */
export function scopeKey(orderId: string, { subscriptionId, lines }: Scope): string {
  return [orderId, ...(lines.length > 0 ? [lines.join(',')] : subscriptionId === null ? [] : [subscriptionId])].join(
    ' ',
  );
}
