import type { Person, Refusal } from '../../directory/directory.ts';
import { findKeyRequest, stateOf, subjectOf } from './records.ts';
import type { KeyRequestRecord } from './records.ts';
import { decidePress } from './rules.ts';
import { checkKey } from './rules-key.ts';
import type { KeyCheck } from './rules-key.ts';
import type { KeyRevealParts } from './service.ts';

export type HandInOutcome =
  /** `usual`: whether it has the shape of Microsoft's keys */
  | { readonly kind: 'sealed'; readonly request: KeyRequestRecord; readonly usual: boolean }
  /** the same form, handed in again */
  | { readonly kind: 'already' }
  | { readonly kind: 'invalid'; readonly problem: Exclude<KeyCheck, { kind: 'key' }> }
  | { readonly kind: 'revoked'; readonly request: KeyRequestRecord }
  | { readonly kind: 'stale' }
  | Refusal;

/** Where keys are had from the Partner Center pages: an Admin agent brings one back, once for everybody. */
export function createHandIn({ database, directory, ledger, handedIn, source, claim, clock }: KeyRevealParts) {
  /** The request a key is handed in for, while it can still be answered. */
  async function beginHandIn(
    person: Person,
    requestId: string,
  ): Promise<KeyRequestRecord | Refusal | { kind: 'stale' }> {
    const request = await findKeyRequest(database.read, requestId);
    const about = request ? subjectOf(request) : { subject: 'desk', customerId: null };
    const right = await directory.authorize(person, 'key.handIn', about);
    if (right.kind === 'refused') return right;
    if (request?.personId !== person.id) return { kind: 'stale' };
    const decision = decidePress({ state: stateOf(request), requestedAt: request.requestedAt }, clock.now());
    return decision.kind === 'open' ? request : { kind: 'stale' };
  }

  /**
   * Seals a key that was typed, before anything else is done with it. It takes the place of one that was handed in before.
   * @throws PartnerCenterFailure where it cannot be known whether its order still stands (P14)
   */
  async function handIn(
    person: Person,
    requestId: string,
    typed: string | undefined,
    viewKey: string,
  ): Promise<HandInOutcome> {
    const request = await beginHandIn(person, requestId);
    if ('kind' in request) return request;
    const checked = checkKey(typed);
    if (checked.kind !== 'key') return { kind: 'invalid', problem: checked };
    const place = await source.look(request);
    if (place.kind === 'revoked') return { kind: 'revoked', request };

    const first = await database.transaction(async (tx) => {
      if (!(await claim(tx, viewKey))) return false;
      const replaced = await handedIn.keep(tx, request, checked.key, person.id);
      const details = { request: request.id, software: request.title, usual: checked.usual };
      const outcome = replaced ? 'replaced' : 'sealed';
      await ledger.append(tx, { actor: person.id, action: 'key.handIn', outcome, ...subjectOf(request), details });
      return true;
    });
    return first ? { kind: 'sealed', request, usual: checked.usual } : { kind: 'already' };
  }

  return { beginHandIn, handIn };
}
