import type { CustomerFinder } from '../../customers/finder.ts';
import type { Database, Transaction } from '../../database/database.ts';
import type { Directory } from '../../directory/directory.ts';
import type { Notices } from '../../jobs/notices.ts';
import type { Reach } from '../../kernel/recovery-points.ts';
import type { Clock } from '../../kernel/time.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Secrets } from '../../secrets/secrets.ts';
import type { Software } from '../software/service.ts';
import type { Limits } from '../key-rules/service-limits.ts';
import type { KeyQueues } from './jobs.ts';
import { createAsking } from './service-request.ts';
import { createAgreeing } from './service-agree.ts';
import type { Asking } from './service-agree.ts';
import { createHandIn } from './service-hand-in.ts';
import type { KeyEndings } from './endings.ts';
import type { HandedInKeys } from './handed-in.ts';
import { revokeKeys } from './service-revoke.ts';
import { createShowing } from './service-reveal.ts';
import type { KeySource } from './service-source.ts';
import { findKeyRequest } from './records.ts';
import type { KeyRequestRecord } from './records.ts';

export type KeyRevealParts = {
  readonly database: Database;
  readonly directory: Directory;
  readonly ledger: Ledger;
  readonly secrets: Secrets;
  readonly customers: CustomerFinder;
  readonly software: Pick<Software, 'owned'>;
  readonly source: KeySource;
  readonly limits: Limits;
  readonly handedIn: HandedInKeys;
  readonly endings: KeyEndings;
  readonly agreement: Asking;
  readonly notices: Notices;
  /** is this view handed in for the first time? asked in the transaction that records what it does */
  readonly claim: (tx: Transaction, viewKey: string) => Promise<boolean>;
  readonly queues: KeyQueues;
  /** how keys are had: by the API, or by an Admin agent from the Partner Center pages */
  readonly route: 'api' | 'portal';
  readonly clock: Clock;
  readonly reach: Reach;
};

export type { KeyRequestRecord } from './records.ts';

export type KeyReveal = ReturnType<typeof createKeyReveal>;

/**
 * Product keys (P3, P4): asked for in a form with a reason, shown once to the one person who asked, and taken off the screen
 * again. The key is read from Partner Center when it is shown and kept nowhere; where it is had from the pages of Partner Center, it is
 * handed in once and kept sealed.
 */
export function createKeyReveal(parts: KeyRevealParts) {
  /** The request with that ID, which may be anything that came with a button; asks nobody's right. */
  const find = (requestId: string): Promise<KeyRequestRecord | null> => findKeyRequest(parts.database.read, requestId);

  /** P14: the order, or these lines of it, are recorded as cancelled. */
  const revoke = (tx: Transaction, orderId: string, lines: readonly number[]) =>
    revokeKeys(tx, parts.queues, { orderId, lines });

  return {
    route: parts.route,
    find,
    revoke,
    ...createAsking(parts),
    ...createAgreeing(parts),
    ...createHandIn(parts),
    ...createShowing(parts),
  };
}
