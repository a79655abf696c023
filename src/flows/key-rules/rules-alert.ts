import { isAfter } from 'date-fns/isAfter';
import { addMinutes } from 'date-fns/addMinutes';

/** What whoever watches over keys is told of; the words come from the catalogue, the names and numbers from here. */
export type Alert =
  | {
      readonly kind: 'limit-person';
      readonly name: string;
      readonly limit: number;
      readonly until: string;
      readonly what: string;
    }
  | {
      readonly kind: 'limit-customer';
      readonly name: string;
      readonly limit: number;
      readonly until: string;
      readonly what: string;
    }
  | { readonly kind: 'refusals'; readonly name: string; readonly count: number; readonly minutes: number }
  | { readonly kind: 'page-locked'; readonly name: string; readonly what: string }
  | { readonly kind: 'outside'; readonly count: number; readonly accesses: readonly OutsideAccess[] }
  | { readonly kind: 'channel-set'; readonly name: string }
  /** a Global admin said which account somebody is: from now on they have its roles */
  | { readonly kind: 'linked'; readonly name: string; readonly who: string; readonly account: string };

/** A key or a download link that somebody took past the desk; the first few of several. */
export type OutsideAccess = {
  readonly key: boolean;
  readonly who: string;
  readonly customer: string;
  readonly at: string;
};

export type AlertKind = Alert['kind'];

/** The same about the same is told once an hour, however often it happens. */
export function alertKey({ kind }: Alert, about: string, now: Date): string {
  return `${kind} ${about} ${now.toISOString().slice(0, 13)}`;
}

export const BURST = { count: 5, minutes: 10 } as const;
const REFUSED: readonly string[] = ['refused', 'not-theirs', 'too-many'];

/** So many refusals in so short a time that somebody tries what they may not, or is not who they seem. */
export function isBurst(entries: readonly { readonly at: Date; readonly outcome: string }[], now: Date): boolean {
  const since = addMinutes(now, -BURST.minutes);
  return entries.filter(({ at, outcome }) => REFUSED.includes(outcome) && isAfter(at, since)).length >= BURST.count;
}
