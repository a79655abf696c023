import type { Transaction } from '../database/database.ts';

/** What a message in the chat tells of. */
export type NoticeKind =
  | 'purchase'
  | 'price-import'
  | 'credit-import'
  | 'ticket'
  | 'ticket-portal'
  | 'ticket-note'
  | 'ticket-uninstall'
  | 'refund-reminder'
  | 'hand-over'
  | 'hand-over-news'
  | 'security-alert'
  | 'key-agreement'
  | 'key-agreed'
  | 'download-warning'
  | 'approval'
  | 'approval-outcome'
  | 'drift'
  | 'team-digest'
  | 'move'
  | 'move-import'
  | 'move-kit'
  | 'move-reminder'
  | 'ledger-checkpoint';

/**
 * Messages kept up to date where the team sees them. A flow says where a thing is to be told of and when it changed; what the
 * message says is drawn anew from the recorded state when it is sent.
 */
export type Notices = {
  /** From now on this place (a channel, or a person for a direct message) has one message about the subject. */
  readonly tell: (
    tx: Transaction,
    notice: {
      kind: NoticeKind;
      subjectId: string;
      teamId: string;
      place: string;
      /** it stands in the thread of that message, in the same place; a place that has none gets it as its own */
      inThreadOf?: { readonly kind: NoticeKind; readonly subjectId: string };
    },
  ) => Promise<void>;
  /** The subject changed: every message about it is drawn anew. */
  readonly changed: (tx: Transaction, kind: NoticeKind, subjectId: string) => Promise<void>;
};
