import { addHours } from 'date-fns/addHours';
import { addMinutes } from 'date-fns/addMinutes';
import { isAfter } from 'date-fns/isAfter';
import { tidy } from '../../kernel/text.ts';

/**
 * What is true of a request for a key. `waiting`: another Admin agent has to agree first. `opening`: the button was pressed and the key is being fetched; it is on nobody's
 * screen before the request is `shown`, and it is shown once. `left`: it could not be taken off the screen again.
 */
export type KeyState = 'waiting' | 'requested' | 'opening' | 'shown' | 'hidden' | 'left' | 'refused' | 'interrupted';

const TRANSITIONS: Readonly<Record<KeyState, readonly KeyState[]>> = {
  waiting: ['requested', 'refused'],
  requested: ['opening'],
  opening: ['requested', 'shown', 'refused', 'interrupted'],
  shown: ['hidden', 'left'],
  hidden: [],
  left: ['hidden'],
  refused: [],
  interrupted: [],
};

export const KEY_STATES = Object.keys(TRANSITIONS) as readonly KeyState[];

export function mayBecome(from: KeyState, to: KeyState): boolean {
  return TRANSITIONS[from].includes(to);
}

/** How long a second person may take to agree. */
export const AGREE_HOURS = 8;

export type Agreement =
  | { readonly kind: 'may' }
  | { readonly kind: 'own' }
  | { readonly kind: 'decided' }
  | { readonly kind: 'too-old' };

/** May this person agree to a request? Never to their own, once, and not long after it was made. */
export function decideAgreement(
  request: { readonly state: KeyState; readonly personId: string; readonly requestedAt: Date },
  personId: string,
  now: Date,
): Agreement {
  if (request.state !== 'waiting') return { kind: 'decided' };
  if (request.personId === personId) return { kind: 'own' };
  return isAfter(now, addHours(request.requestedAt, AGREE_HOURS)) ? { kind: 'too-old' } : { kind: 'may' };
}

/** How long the button *Show key* works. */
export const ASKED_MINUTES = 30;
export type PressDecision = { readonly kind: 'open' } | { readonly kind: 'used' } | { readonly kind: 'too-old' };

/** May pressing *Show key* show it now? Once, and not long after it was asked for. */
export function decidePress(
  request: { readonly state: KeyState; readonly requestedAt: Date },
  now: Date,
): PressDecision {
  if (request.state !== 'requested') return { kind: 'used' };
  if (isAfter(now, addMinutes(request.requestedAt, ASKED_MINUTES))) return { kind: 'too-old' };
  return { kind: 'open' };
}

export const REASON_MIN = 3;
export const REASON_MAX = 200;

export type ReasonCheck =
  | { readonly kind: 'reason'; readonly reason: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'too-short'; readonly min: number }
  | { readonly kind: 'too-long'; readonly length: number; readonly max: number };

/** Why somebody needs a key, as one line; marks that draw nothing do not count. */
export function checkReason(text: string | undefined): ReasonCheck {
  const reason = tidy(text ?? '');
  if (reason === '') return { kind: 'missing' };
  if (reason.length < REASON_MIN) return { kind: 'too-short', min: REASON_MIN };
  if (reason.length > REASON_MAX) return { kind: 'too-long', length: reason.length, max: REASON_MAX };
  return { kind: 'reason', reason };
}

const KMS = /(?<![\p{L}\p{N}])(?:kms|key management service)(?![\p{L}\p{N}])/iu;
/** Words around "KMS" in a request for a customer's key: `kms key for fabrikam`. */
const AROUND_KMS =
  /(?<![\p{L}\p{N}])(?:kms|key management service|host|keys?|sleutels?|for|voor)(?![\p{L}\p{N}])[-:]?/giu;

/** P9: KMS keys are never given; whoever speaks of one is told so, and gets the MAK all the same. */
export function asksForKms(text: string): boolean {
  return KMS.test(text);
}

/** @returns the customer in a command's text, which may also ask for a KMS key */
export function customerIn(text: string): string {
  return tidy(asksForKms(text) ? text.replace(AROUND_KMS, ' ') : text);
}
