import type { Action } from '../directory/actions.ts';

/**
 * Everything the ledger can say that was done, and what can come of it: an entry of anything else does not compile, and neither
 * does a deed without its sentence in each language (`ledger.<action>.<outcome>` of the catalogue).
 */
export const deeds = {
  'purchase.place': [
    'awaiting-approval',
    'not-approved',
    'requested',
    'resumed',
    'carted',
    'cart-lost',
    'checking-out',
    'placed',
    'partly-placed',
    'fulfilled',
    'partly-fulfilled',
    'refused',
    'cancelled',
  ],
  'quote.make': ['made'],
  'approval.ask': ['asked', 'escalated'],
  'approval.decide': ['one-of-two', 'approved', 'declined', 'expired', 'withdrawn'],
  'approval.rule': ['added', 'changed', 'ended'],
  'key.request': ['requested', 'waiting'],
  'key.agree': ['agreed', 'refused'],
  'key.reveal': [
    'not-theirs',
    'used',
    'too-old',
    'too-many',
    'opening',
    'shown',
    'revoked',
    'none',
    'withheld',
    'not-handed-in',
    'failed',
    'undelivered',
    'interrupted',
  ],
  'key.hide': ['hidden', 'left'],
  'key.handIn': ['sealed', 'replaced'],
  'key.handOver': [
    'made',
    'too-many',
    'opening',
    'opened',
    'undelivered',
    'wrong-passphrase',
    'too-late',
    'locked',
    'revoked',
    'expired',
    'failed',
    'none',
    'withheld',
    'not-handed-in',
  ],
  'download.link': ['risk-noted', 'issued', 'opened', 'copied', 'failed'],
  'download.handIn': ['sealed'],
  'order.cancel': [
    'awaiting-approval',
    'approved',
    'lapsed',
    'not-approved',
    'requested',
    'resumed',
    'submitted',
    'cancelling',
    'confirming',
    'cancelled',
    'asking',
    'awaiting-portal',
    'asked',
    'attention',
    'completed',
    'closed',
    'refused',
    'withdrawn',
  ],
  'ticket.answer': ['requested'],
  'ticket.bundle': ['requested'],
  'credit.record': ['requested', 'recorded'],
  'software.removed': ['recorded'],
  'software.export': ['requested'],
  'refund.decide': ['kept', 'snoozed', 'reconsidered'],
  'drift.order': ['ordered-there', 'cancelled-there', 'lines-cancelled-there'],
  'price.import': ['requested', 'taken', 'failed'],
  'margin.manage': ['added', 'changed', 'ended'],
  'settings.keys': ['changed'],
  'security.alert': ['limit-person', 'limit-customer', 'refusals', 'page-locked', 'outside', 'channel-set', 'linked'],
  'secrets.reseal': ['done', 'unreadable'],
  'directory.group': ['pinned', 'forgotten'],
  'person.link': ['linked', 'unlinked'],
  'person.role': ['granted', 'revoked', 'last-admin'],
  'ledger.key': ['made', 'changed'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

type Done = { [Name in keyof typeof deeds]: { action: Name; outcome: (typeof deeds)[Name][number] } };

/** Somebody wanted to do something they may not. */
type Refused = { readonly action: Action; readonly outcome: 'refused' };

export type Deed = Readonly<Done[keyof Done]> | Refused;

/** What can come of an action. */
export type Outcome<Name extends keyof typeof deeds> = (typeof deeds)[Name][number];
