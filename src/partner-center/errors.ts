import type { FailureReason } from './meanings.ts';

/** What a failed call means for whoever made it. */
export type FailureKind =
  /** Partner Center understood and said no; asking again changes nothing. */
  | 'refused'
  | 'not-found'
  /** The state of things does not allow it now: look again, then decide. */
  | 'conflict'
  | 'throttled'
  /** No answer, or an answer that the service is broken, to something that changed nothing. */
  | 'unreachable'
  /** A write that was sent and whose outcome is unknown: it may have been done. Read before writing again. */
  | 'uncertain'
  /** The token or the rights of the service account. */
  | 'unauthorized'
  /** The answer cannot be read. */
  | 'malformed';

/** How a call ended. `other`: it never came to a call, because what keeps the tokens failed. */
export type CallOutcome = 'ok' | FailureKind | 'other';

export type FailureFacts = {
  readonly kind: FailureKind;
  readonly reason?: FailureReason | undefined;
  readonly status?: number | undefined;
  readonly code?: string | undefined;
  /** Microsoft's own sentence, cut to 1,024 characters; in Microsoft's language, so for the log and not for people. */
  readonly description?: string | undefined;
  readonly requestId: string;
  /** What support at Microsoft asks for, and what people are shown as the reference. */
  readonly correlationId: string;
  readonly retryAfterSeconds?: number | undefined;
};

/** The one way a call to Partner Center fails. It carries no body, no token and no key. */
export class PartnerCenterFailure extends Error implements FailureFacts {
  override readonly name = 'PartnerCenterFailure';
  readonly kind: FailureKind;
  readonly reason: FailureReason | undefined;
  readonly status: number | undefined;
  readonly code: string | undefined;
  readonly description: string | undefined;
  readonly requestId: string;
  readonly correlationId: string;
  readonly retryAfterSeconds: number | undefined;

  constructor(facts: FailureFacts) {
    super('A call to Partner Center failed');
    this.kind = facts.kind;
    this.reason = facts.reason;
    this.status = facts.status;
    this.code = facts.code;
    this.description = facts.description;
    this.requestId = facts.requestId;
    this.correlationId = facts.correlationId;
    this.retryAfterSeconds = facts.retryAfterSeconds;
  }
}
