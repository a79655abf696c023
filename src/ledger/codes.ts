import type { Refusal } from '../directory/person.ts';
import type { deeds } from './deeds.ts';

/** Why a right was refused. */
const WHY = {
  ...{ guest: true, deactivated: true, foreign: true, 'no-email': true, 'not-in-directory': true, ambiguous: true },
  ...{ 'match-changed': true, 'no-role': true, 'needs-role': true, 'group-unclear': true },
  'directory-unavailable': true,
} as const satisfies Record<Refusal['why'], true>;
const REFUSED = Object.keys(WHY) as readonly (keyof typeof WHY)[];

const ROLES = ['GlobalAdmin', 'AdminAgent', 'SalesAgent', 'HelpdeskAgent', 'Approver', 'Auditor'] as const;
const PURCHASE = [
  ...(['agreement-not-accepted', 'not-for-sale', 'quantity', 'currency', 'credit', 'risk'] as const),
  ...(['country-not-served', 'customer-under-review', 'limit-reached', 'partner-not-eligible'] as const),
  ...(['cart-expired', 'no-order', 'other'] as const),
] as const;
const LINE_STATES = ['open', 'ordered', 'refused', 'fulfilled', 'cancelled'] as const;
const CANCELLATION = ['window-passed', 'not-cancellable', 'order-unknown', 'not-allowed', 'other'] as const;
const FILES = [
  ...(['gone', 'not-yours', 'empty', 'too-large', 'not-readable', 'program', 'disguised'] as const),
  ...(['unknown-type', 'broken-zip', 'gave-up'] as const),
] as const;
const PRICES = [
  ...([...FILES, 'a-page', 'no-columns', 'no-csv', 'unreadable', 'too-many-rows', 'no-rows'] as const),
  ...(['mostly-broken', 'no-sheet', 'sign-in', 'refused'] as const),
] as const;
const MOVES = [...FILES, 'nothing-in-zip', 'nothing-found', 'too-many', 'closed'] as const;
const GROUPS = [
  ...(['purchases', 'approvals', 'keys', 'downloads', 'cancellations', 'moves', 'prices', 'audit'] as const),
  ...(['settings', 'refusals'] as const),
] as const;
const SEARCH = { group: GROUPS, format: ['csv', 'json'] } as const;
const NONE = {} as const;

/**
 * Which details of an entry hold codes, and which codes: each has its words (`audit.code.…`) in each language. A deed without a line
 * does not compile, and a code of a flow that is not here fails test/ledger/codes.test.ts.
 */
export const codes = {
  refused: { why: REFUSED },
  'purchase.place': {
    why: [...REFUSED, 'declined', 'expired', 'withdrawn'],
    refusal: PURCHASE,
    state: LINE_STATES,
  },
  'quote.make': NONE,
  'approval.ask': NONE,
  'approval.decide': NONE,
  'approval.rule': { kind: ['purchase', 'cancellation'], requester: [...ROLES, 'everybody'] },
  'key.request': NONE,
  'key.agree': NONE,
  'key.reveal': NONE,
  'key.hide': NONE,
  'key.handIn': NONE,
  'key.handOver': { state: ['used', 'locked', 'revoked', 'expired', 'void'] },
  'download.link': NONE,
  'download.handIn': NONE,
  'order.cancel': { refusal: CANCELLATION, route: ['cancel', 'request'] },
  'ticket.answer': NONE,
  'ticket.bundle': NONE,
  'credit.record': NONE,
  'software.removed': NONE,
  'software.export': { filter: ['all', 'in-window', 'active', 'expiring', 'cancelled'] },
  'month.export': NONE,
  'refund.decide': NONE,
  'drift.order': NONE,
  'price.import': { problem: PRICES },
  'margin.manage': { rounding: ['none'] },
  'settings.keys': NONE,
  'settings.teamDigest': NONE,
  'settings.reminders': NONE,
  'security.alert': NONE,
  'secrets.reseal': NONE,
  'directory.group': NONE,
  'job.retry': NONE,
  'person.link': NONE,
  'person.role': { role: ROLES },
  'move.create': NONE,
  'move.import': { kind: ['inventory', 'results'], problem: MOVES },
  'move.settings': NONE,
  'move.plan': NONE,
  'move.wave': NONE,
  'move.transfer': NONE,
  'move.pause': NONE,
  'move.writeOff': NONE,
  'move.key': NONE,
  'move.export': NONE,
  'move.kit': NONE,
  'move.close': NONE,
  'audit.search': SEARCH,
  'audit.export': SEARCH,
  'person.erase': NONE,
  'ledger.key': NONE,
} as const satisfies Readonly<
  Record<keyof typeof deeds | 'refused', Readonly<Partial<Record<string, readonly string[]>>>>
>;

type Coded = typeof codes;
type Each<List> = List extends readonly (infer Code extends string)[] ? Code : never;
export type Code = { [Deed in keyof Coded]: Each<Coded[Deed][keyof Coded[Deed]]> }[keyof Coded];

/** @returns the codes that this detail of the entry may hold; none where it holds a text or a number */
export function codesOf(
  { action, outcome }: { readonly action: string; readonly outcome: string },
  detail: string,
): readonly Code[] {
  // An order can be refused, and so can whoever asks for one.
  const deeds = outcome === 'refused' ? [action, 'refused'] : [action];
  return deeds.flatMap((deed) => {
    const details: Readonly<Record<string, readonly Code[]>> = holds(codes, deed) ? codes[deed] : {};
    return holds(details, detail) ? (details[detail] ?? []) : [];
  });
}

function holds<T extends object>(all: T, name: PropertyKey): name is keyof T {
  return Object.hasOwn(all, name);
}
