import type { Database } from '../../database/database.ts';
import type { Clock } from '../../kernel/time.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { advance, stateOf, subjectOf } from './records.ts';
import type { KeyRequestRecord } from './records.ts';
import type { KeyState } from './rules.ts';

export type HidingParts = { readonly database: Database; readonly ledger: Ledger; readonly clock: Clock };

/** Records that a key is off the screen again; where it was taken away is forgotten with it. */
export function recordHidden(parts: HidingParts, request: KeyRequestRecord, by: 'person' | 'time'): Promise<boolean> {
  return record(parts, request, 'hidden', { by });
}

/** Records that a key could not be taken off the screen, after its reader was told. */
export function recordLeft(parts: HidingParts, request: KeyRequestRecord): Promise<boolean> {
  return record(parts, request, 'left', {});
}

/** Records that a key was never shown, because the desk stopped while it was being fetched. @returns false where it was */
export function recordInterrupted(parts: HidingParts, request: KeyRequestRecord): Promise<boolean> {
  return record(parts, request, 'interrupted', {});
}

async function record(
  { database, ledger, clock }: HidingParts,
  request: KeyRequestRecord,
  to: Extract<KeyState, 'hidden' | 'left' | 'interrupted'>,
  details: Readonly<Record<string, string>>,
): Promise<boolean> {
  const hiddenAt = to === 'hidden' ? { hiddenAt: clock.now() } : {};
  return database.transaction(async (tx) => {
    if (!(await advance(tx, request.id, stateOf(request), to, { sealedReply: null, ...hiddenAt }))) return false;
    await ledger.append(tx, {
      actor: request.personId,
      ...(to === 'interrupted' ? { action: 'key.reveal', outcome: to } : { action: 'key.hide', outcome: to }),
      ...subjectOf(request),
      details: { request: request.id, ...details },
    });
    return true;
  });
}
