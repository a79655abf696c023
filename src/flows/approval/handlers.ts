import type { Transaction } from '../../database/database.ts';
import type { ApprovalKind, ApprovalState } from './rules.ts';

/** What is to be approved, as facts that every reader sees in their own language; no cost and no secret. */
export type ApprovalSubject = PurchaseSubject | CancellationSubject;

export type PurchaseSubject = {
  readonly kind: 'purchase';
  readonly lines: readonly { readonly quantity: number; readonly title: string }[];
  readonly customer: string;
  readonly reference: string | null;
  /** until when all of it can be given back if it is done at once; null where that says nothing */
  readonly refund: { readonly until: Date; readonly credit: 'full' | 'pro-rated' } | 'never' | null;
  /** somebody asked for the same not long ago */
  readonly duplicate: { readonly slackUserId: string; readonly at: Date } | null;
};

export type CancellationSubject = {
  readonly kind: 'cancellation';
  /** `2 × Windows Server 2022 Standard` */
  readonly what: string;
  readonly customer: string;
  readonly order: string;
  /** `T-118` */
  readonly ticket: string;
  readonly reason: string;
  /** done at once by right, or asked of Microsoft */
  readonly route: 'cancel' | 'request';
  /** until when it is a right; null where it is none */
  readonly until: Date | null;
};

/** The same, and whether its reader may see what the partner pays and gets back (`cost.view`). */
export type SeenSubject = ApprovalSubject & { readonly seesCost: boolean };

export type Settled = {
  readonly approvalId: string;
  readonly subjectId: string;
  readonly state: Exclude<ApprovalState, 'pending'>;
  /** the person who decided it; who asked, where nobody did in time */
  readonly decidedBy: string;
};

/** What a flow brings whose things can need an approval. */
export type ApprovalHandler = {
  /** @returns null where the thing is gone */
  readonly describe: (subjectId: string) => Promise<ApprovalSubject | null>;
  /** Somebody gave their voice, or more people were asked: what tells of the thing is to be drawn anew. */
  readonly changed: (tx: Transaction, subjectId: string) => Promise<void>;
  /** The round is over; told inside the transaction that records it. */
  readonly settled: (tx: Transaction, settled: Settled) => Promise<void>;
};

export type ApprovalHandlers = {
  readonly register: (kind: ApprovalKind, handler: ApprovalHandler) => void;
  readonly of: (kind: ApprovalKind) => ApprovalHandler;
};

/** The flows whose things can need an approval, by kind; registered before anything is asked. */
export function createApprovalHandlers(): ApprovalHandlers {
  const handlers = new Map<ApprovalKind, ApprovalHandler>();
  return {
    register: (kind, handler) => void handlers.set(kind, handler),
    of(kind) {
      const handler = handlers.get(kind);
      if (!handler) throw new Error(`Nothing is registered for approvals of the kind ${kind}`);
      return handler;
    },
  };
}
