import { addMinutes } from 'date-fns/addMinutes';
import type { Transaction } from '../../database/database.ts';
import type { Person, Refusal } from '../../directory/directory.ts';
import type { Revealed } from '../../kernel/revealed.ts';
import type { Outcome } from '../../ledger/deeds.ts';
import type { LimitDecision } from '../key-rules/service-limits.ts';
import { recordHidden } from './hiding.ts';
import { advance, findKeyRequest, openOnScreen, sealOnScreen, stateOf, subjectOf } from './records.ts';
import type { KeyRequestRecord, ShownAt } from './records.ts';
import { decidePress } from './rules.ts';
import { isCancelledHere } from './service-revoke.ts';
import type { Withheld } from './service-source.ts';
import type { KeyRevealParts } from './service.ts';

export type RevealOutcome =
  | { readonly kind: 'shown'; readonly request: KeyRequestRecord; readonly key: Revealed; readonly hideAt: Date }
  /** P14, or there is none any more, or Partner Center says no */
  | ((Withheld | { readonly kind: 'not-handed-in' }) & { readonly request: KeyRequestRecord })
  | TooMany
  | { readonly kind: 'used' }
  | { readonly kind: 'too-old' }
  /** not a request of this person's */
  | { readonly kind: 'stale' }
  | Refusal;

export type HideOutcome =
  | {
      readonly kind: 'hidden';
      readonly request: KeyRequestRecord;
      readonly shownAt: Date;
      readonly ending: string | undefined;
    }
  /** not a key that this person was shown */
  | { readonly kind: 'stale' };

/** This person, or this customer, has had as many as they may for now. */
type TooMany = Extract<LimitDecision, { kind: 'too-many' }> & { readonly request: KeyRequestRecord };
type Opened = { readonly kind: 'opened'; readonly hideAt: Date } | { readonly kind: 'used' } | TooMany;

/** Showing a key once, and hiding it. */
export function createShowing(parts: KeyRevealParts) {
  const { database, directory, ledger, secrets, source, limits, queues, clock, reach } = parts;

  /**
   * Shows a key to the one person who asked for it: once, while they have the right, and only if it is not revoked (P14).
   * That it is shown is recorded before it is returned; of several presses at once one gets the key.
   * @param place where it will stand: by it the key can be taken away again
   * @returns the key as a `Revealed`, or why not
   * @throws PartnerCenterFailure where it could not be fetched; the request can then be pressed again
   */
  async function reveal(person: Person, requestId: string, place: ShownAt): Promise<RevealOutcome> {
    const request = await findKeyRequest(database.read, requestId);
    const about = request ? subjectOf(request) : { subject: 'desk', customerId: null };
    const right = await directory.authorize(person, 'key.reveal', about);
    if (right.kind === 'refused') return right;
    if (!request) return { kind: 'stale' };
    if (request.personId !== person.id) {
      await database.transaction((tx) => note(tx, request, person, 'not-theirs'));
      return { kind: 'stale' };
    }

    const decision = decidePress({ state: stateOf(request), requestedAt: request.requestedAt }, clock.now());
    if (decision.kind !== 'open') {
      await database.transaction((tx) => note(tx, request, person, decision.kind));
      return decision;
    }
    const opened = await open(request, person, place);
    return opened.kind === 'opened' ? show(request, person, place, opened.hideAt) : opened;
  }

  /** From here on it is this press and no other; whatever happens, the message is looked after when the time is over. */
  async function open(request: KeyRequestRecord, person: Person, place: ShownAt): Promise<Opened> {
    const sealedReply = sealOnScreen(secrets, request, { place, ending: undefined });
    return database.transaction(async (tx): Promise<Opened> => {
      const admitted = await limits.admit(tx, person, request);
      if (admitted.kind === 'too-many') {
        await note(tx, request, person, 'too-many');
        return { ...admitted, request };
      }
      const openedAt = clock.now();
      const hideAt = addMinutes(openedAt, admitted.policy.visibleMinutes);
      if (!(await advance(tx, request.id, 'requested', 'opening', { openedAt, hideAt, sealedReply })))
        return { kind: 'used' };
      await note(tx, request, person, 'opening');
      await queues.hide.enqueue(tx, request.id, { requestId: request.id }, hideAt);
      return { kind: 'opened', hideAt };
    });
  }

  async function show(request: KeyRequestRecord, person: Person, place: ShownAt, hideAt: Date): Promise<RevealOutcome> {
    reach('key: opening');
    const nothingShown = { openedAt: null, hideAt: null, sealedReply: null };
    const taken = await source.take(request).catch(async (error: unknown) => {
      await database.transaction(async (tx) => {
        if (await advance(tx, request.id, 'opening', 'requested', nothingShown))
          await note(tx, request, person, 'failed');
      });
      throw error;
    });
    if (taken.kind !== 'taken') {
      await database.transaction(async (tx) => {
        if (await advance(tx, request.id, 'opening', 'refused', nothingShown))
          await note(tx, request, person, taken.kind);
      });
      return { ...taken, request };
    }
    reach('key: fetched, not recorded');
    const { key } = taken;
    const ending = key.ending() === key.toString() ? undefined : key.ending();
    const showing = await database.transaction(async (tx): Promise<'shown' | 'revoked' | 'used'> => {
      if (await isCancelledHere(tx, request)) {
        if (await advance(tx, request.id, 'opening', 'refused', nothingShown))
          await note(tx, request, person, 'revoked');
        return 'revoked';
      }
      const data = { shownAt: clock.now(), sealedReply: sealOnScreen(secrets, request, { place, ending }) };
      if (!(await advance(tx, request.id, 'opening', 'shown', data))) return 'used';
      await note(tx, request, person, 'shown');
      return 'shown';
    });
    switch (showing) {
      case 'shown':
        reach('key: shown, not sent');
        return { kind: 'shown', request, key, hideAt };
      case 'revoked':
        return { kind: 'revoked', request };
      case 'used':
        return { kind: 'used' };
    }
  }

  /**
   * Takes the key off the screen before its time. Whoever reads it may always do that, also without the role by now.
   * @param cover changes the message; only when it did, the key counts as hidden
   */
  async function hide(
    person: Person,
    requestId: string,
    cover: (outcome: HideOutcome) => Promise<void>,
  ): Promise<void> {
    const request = await findKeyRequest(database.read, requestId);
    if (request?.personId !== person.id || !request.shownAt) return cover({ kind: 'stale' });
    const { shownAt } = request;
    await cover({ kind: 'hidden', request, shownAt, ending: openOnScreen(secrets, request)?.ending });
    const state = stateOf(request);
    if (state === 'shown' || state === 'left') await recordHidden({ database, ledger, clock }, request, 'person');
  }

  /** Slack did not say whether it showed the key: it counts as shown, and is taken off the screen now. */
  async function undelivered(person: Person, requestId: string): Promise<void> {
    const request = await findKeyRequest(database.read, requestId);
    if (request?.personId !== person.id) return;
    await database.transaction(async (tx) => {
      await note(tx, request, person, 'undelivered');
      await queues.hide.enqueue(tx, request.id, { requestId: request.id });
    });
  }

  function note(
    tx: Transaction,
    request: KeyRequestRecord,
    person: Person,
    outcome: Outcome<'key.reveal'>,
  ): Promise<void> {
    const details = { request: request.id, software: request.title, reason: request.reason };
    return ledger.append(tx, { actor: person.id, action: 'key.reveal', outcome, ...subjectOf(request), details });
  }

  return { reveal, hide, undelivered };
}
