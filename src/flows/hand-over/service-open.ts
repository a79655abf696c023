import { LeaseTaken } from '../../database/lease.ts';
import type { Transaction } from '../../database/database.ts';
import type { Revealed } from '../../kernel/revealed.ts';
import { pause } from '../../kernel/time.ts';
import type { Outcome } from '../../ledger/deeds.ts';
import { isPassphrase } from '../../secrets/passphrase.ts';
import { isCancelledHere } from '../key-reveal/service-revoke.ts';
import type { Taken } from '../key-reveal/service-source.ts';
import { advance, CUSTOMER, entryOf, findByToken, findPage, place, stateOf } from './records.ts';
import type { HandOverRecord } from './records.ts';
import { afterOpening, decideOpening, MAX_FAILURES } from './rules.ts';
import type { EndState, PageState } from './rules.ts';
import type { HandOverParts } from './service.ts';

/** Puts the key before the customer's eyes. @returns false where their browser was gone before anything was sent */
export type ShowKey = (page: HandOverRecord, key: Revealed) => boolean;

export type OpenOutcome =
  | { readonly kind: 'shown' }
  /** or there is no such page, which nobody is told */
  | { readonly kind: 'wrong' }
  | { readonly kind: 'ended'; readonly state: EndState }
  | { readonly kind: 'undelivered' };

const PATIENCE_MS = 8_000;
const LOOK_AGAIN_MS = 50;

/** Opening a page, by whoever has its link and its passphrase. */
export function createOpening({ database, ledger, notices, source, alerts, clock, reach }: HandOverParts) {
  /**
   * Shows the key, as often as the page may be opened. One at a time: of a double click the second waits for the first, and
   * gets what the first did not take.
   * @throws PartnerCenterFailure where the key cannot be had now; nothing is used up then
   */
  async function open(token: string, passphrase: string, show: ShowKey): Promise<OpenOutcome> {
    const found = await findByToken(database.read, token);
    if (!found) {
      await isPassphrase(passphrase, null);
      return { kind: 'wrong' };
    }
    return alone(found.id, async () => {
      const page = await findPage(database.read, found.id);
      return page ? openNow(page, passphrase, show) : { kind: 'wrong' };
    });
  }

  async function alone<T>(pageId: string, work: () => Promise<T>): Promise<T> {
    for (let waited = 0; ; waited += LOOK_AGAIN_MS) {
      try {
        return await database.withLease(`hand-over ${pageId}`, work);
      } catch (error) {
        if (!(error instanceof LeaseTaken) || waited >= PATIENCE_MS) throw error;
        await pause(LOOK_AGAIN_MS);
      }
    }
  }

  async function openNow(page: HandOverRecord, passphrase: string, show: ShowKey): Promise<OpenOutcome> {
    const decision = decideOpening({ state: stateOf(page), expiresAt: page.expiresAt }, clock.now());
    if (decision.kind === 'ended') {
      await note(page, 'too-late', { state: decision.state });
      return decision;
    }
    if (!(await isPassphrase(passphrase, page.passphraseHash))) return countFailure(page);

    // Before the key is asked for, so that what Partner Center records of it is explained.
    await note(page, 'opening');
    reach('page: opening');
    const taken = await source.take(page.request).catch(async (error: unknown) => {
      await database.transaction(async (tx) => {
        await ledger.append(tx, entryOf(page, CUSTOMER, 'failed'));
        await tell(tx, page);
      });
      throw error;
    });
    if (taken.kind !== 'taken') return makeVoid(page, taken.kind);
    reach('page: key fetched, not recorded');
    return showKey(page, taken.key, show);
  }

  /** That it is shown is recorded first: whoever dies in between has shown it to nobody, and will not show it twice. */
  async function showKey(page: HandOverRecord, key: Revealed, show: ShowKey): Promise<OpenOutcome> {
    const views = page.views + 1;
    const state = afterOpening(page);
    const opened = await database.transaction(async (tx): Promise<'opened' | 'revoked' | 'changed'> => {
      if (await isCancelledHere(tx, page.request)) return 'revoked';
      const data = { views, failures: 0, openedAt: clock.now(), endedAt: endedAt(state) };
      if (!(await advance(tx, page.id, 'live', state, data, page.views))) return 'changed';
      await ledger.append(tx, entryOf(page, CUSTOMER, 'opened', { view: views }));
      await tell(tx, page);
      return 'opened';
    });
    if (opened === 'revoked') return makeVoid(page, 'revoked');
    if (opened === 'changed') return endedMeanwhile(page);
    reach('page: opened, not sent');
    if (show(page, key)) return { kind: 'shown' };
    await giveBack(page, state);
    return { kind: 'undelivered' };
  }

  /** P14, or there is no key to be had any more. */
  async function makeVoid(page: HandOverRecord, why: Exclude<Taken['kind'], 'taken'>): Promise<OpenOutcome> {
    await database.transaction(async (tx) => {
      if (!(await advance(tx, page.id, 'live', 'void', { endedAt: clock.now() }))) return;
      await ledger.append(tx, entryOf(page, CUSTOMER, why));
      await tell(tx, page);
    });
    return { kind: 'ended', state: 'void' };
  }

  /** Its sender took it back while the key was fetched. @throws LeaseTaken where it is open all the same: somebody opens it now */
  async function endedMeanwhile({ id }: HandOverRecord): Promise<OpenOutcome> {
    const page = await findPage(database.read, id);
    const decision = page && decideOpening({ state: stateOf(page), expiresAt: page.expiresAt }, clock.now());
    if (decision?.kind === 'ended') return decision;
    throw new LeaseTaken(`hand-over ${id}`);
  }

  /** The key reached nobody: the page is as it was before. */
  async function giveBack(page: HandOverRecord, state: PageState): Promise<void> {
    const { views, openedAt } = page;
    await database.transaction(async (tx) => {
      if (!(await advance(tx, page.id, state, 'live', { views, openedAt, endedAt: null }))) return;
      await ledger.append(tx, entryOf(page, CUSTOMER, 'undelivered'));
      await tell(tx, page);
    });
  }

  async function countFailure(page: HandOverRecord): Promise<OpenOutcome> {
    const failures = page.failures + 1;
    const state = failures >= MAX_FAILURES ? 'locked' : 'live';
    await database.transaction(async (tx) => {
      if (!(await advance(tx, page.id, 'live', state, { failures, endedAt: endedAt(state) }))) return;
      await ledger.append(
        tx,
        entryOf(page, CUSTOMER, state === 'locked' ? 'locked' : 'wrong-passphrase', { failures }),
      );
      if (state !== 'locked') return;
      await tell(tx, page);
      const what = `${page.request.title} – ${page.request.customerName}`;
      await alerts.raise(tx, { kind: 'page-locked', name: page.person.name, what }, page.id, CUSTOMER);
    });
    return state === 'locked' ? { kind: 'ended', state } : { kind: 'wrong' };
  }

  const endedAt = (state: PageState) => (state === 'live' ? null : clock.now());

  /** The sender's message is drawn anew, and a second one makes their phone ring. */
  async function tell(tx: Transaction, page: HandOverRecord): Promise<void> {
    await notices.changed(tx, 'hand-over', page.id);
    await notices.tell(tx, place(page, 'hand-over-news'));
  }

  function note(page: HandOverRecord, outcome: Outcome<'key.handOver'>, details: object = {}): Promise<void> {
    return database.transaction((tx) => ledger.append(tx, entryOf(page, CUSTOMER, outcome, details)));
  }

  return { open };
}
