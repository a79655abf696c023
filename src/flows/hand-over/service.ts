import { addHours } from 'date-fns/addHours';
import type { CustomerFinder } from '../../customers/finder.ts';
import { isDuplicate } from '../../database/database.ts';
import type { Database, Transaction } from '../../database/database.ts';
import type { Directory, Person, Refusal } from '../../directory/directory.ts';
import type { Notices } from '../../jobs/notices.ts';
import { newId, newPassphrase, newToken } from '../../kernel/ids.ts';
import type { Reach } from '../../kernel/recovery-points.ts';
import { revealed } from '../../kernel/revealed.ts';
import type { Revealed } from '../../kernel/revealed.ts';
import type { Clock } from '../../kernel/time.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { hashPassphrase } from '../../secrets/passphrase.ts';
import type { Alerts } from '../key-rules/service-alerts.ts';
import type { LimitDecision, Limits } from '../key-rules/service-limits.ts';
import type { KeySource } from '../key-reveal/service-source.ts';
import type { KeyRequestRecord, KeyReveal } from '../key-reveal/service.ts';
import type { HandOverQueues } from './jobs.ts';
import { advance, entryOf, findPage, place, tokenHash } from './records.ts';
import type { HandOverRecord } from './records.ts';
import { checkForm, languageFor, mayStillBeMade } from './rules.ts';
import type { PageForm, PageLanguage, PageProblem } from './rules.ts';
import { createOpening } from './service-open.ts';

export type HandOverParts = {
  readonly database: Database;
  readonly directory: Directory;
  readonly ledger: Ledger;
  readonly notices: Notices;
  readonly customers: CustomerFinder;
  readonly keys: Pick<KeyReveal, 'find'>;
  readonly source: KeySource;
  readonly limits: Limits;
  readonly alerts: Alerts;
  readonly queues: HandOverQueues;
  /** where pages stand, as customers reach them; null where nobody outside can */
  readonly publicUrl: () => string | null;
  readonly clock: Clock;
  readonly reach: Reach;
};

/** Why no page can be made: not theirs or too old, no address to reach it by, or no key (P14). */
export type NoPage =
  | { readonly kind: 'stale' | 'too-old' | 'no-address' }
  | { readonly kind: 'revoked' | 'none' | 'not-handed-in' | 'withheld'; readonly request: KeyRequestRecord };

export type BeginOutcome =
  | { readonly kind: 'form'; readonly request: KeyRequestRecord; readonly language: PageLanguage }
  | NoPage
  | Refusal;

export type MakeOutcome =
  /** both are shown to the sender now and never again */
  | { readonly kind: 'made'; readonly page: HandOverRecord; readonly link: Revealed; readonly passphrase: Revealed }
  | { readonly kind: 'invalid'; readonly problems: readonly PageProblem[] }
  | { readonly kind: 'already' }
  | Extract<LimitDecision, { kind: 'too-many' }>
  | NoPage
  | Refusal;

export type HandOver = ReturnType<typeof createHandOver>;

/**
 * A one-time page for the customer, instead of a key in a mail (P4, P8): the link goes one way, the passphrase another. The key
 * is in neither and is not kept; it is fetched when the page is opened.
 */
export function createHandOver(parts: HandOverParts) {
  const { database, directory, ledger, notices, customers, keys, source, limits, queues, clock, reach } = parts;

  const mayMake = (person: Person, request: Pick<KeyRequestRecord, 'orderId' | 'customerId'> | null) => {
    const about = request
      ? { subject: `order:${request.orderId}`, customerId: request.customerId }
      : { subject: 'desk', customerId: null };
    return directory.authorize(person, 'key.handOver', about);
  };

  /** The request a page is made from: this person's own, and lately asked for. */
  async function requestOf(person: Person, requestId: string): Promise<KeyRequestRecord | NoPage | Refusal> {
    const request = await keys.find(requestId);
    const right = await mayMake(person, request);
    if (right.kind === 'refused') return right;
    if (request?.personId !== person.id || request.state === 'waiting') return { kind: 'stale' };
    if (!mayStillBeMade(request, clock.now())) return { kind: 'too-old' };
    return parts.publicUrl() === null ? { kind: 'no-address' } : request;
  }

  /** What the form offers first. */
  async function begin(person: Person, requestId: string): Promise<BeginOutcome> {
    const request = await requestOf(person, requestId);
    if ('kind' in request) return request;
    const customer = await customers.get(request.customerId);
    return { kind: 'form', request, language: languageFor(customer?.country) };
  }

  /**
   * Makes the page. One that was made from the same request before can no longer be opened: there is one way to a key.
   * @throws PartnerCenterFailure where it cannot be known that there is a key
   */
  async function make(person: Person, requestId: string, form: PageForm, viewKey: string): Promise<MakeOutcome> {
    const request = await requestOf(person, requestId);
    if ('kind' in request) return request;
    const checked = checkForm(form);
    if (checked.kind === 'invalid') return checked;
    const found = await source.look(request);
    if (found.kind !== 'there') return { kind: found.kind, request };

    const { language, hours, views, recipient } = checked.terms;
    const [token, passphrase] = [newToken(), newPassphrase()];
    const now = clock.now();
    const row = {
      id: newId(),
      viewKey,
      tokenHash: tokenHash(token),
      passphraseHash: await hashPassphrase(passphrase),
      state: 'live',
      requestId: request.id,
      personId: person.id,
      teamId: person.teamId,
      language,
      recipient,
      views: 0,
      maxViews: views,
      failures: 0,
      createdAt: now,
      expiresAt: addHours(now, hours),
    };
    try {
      const page = await database.transaction(async (tx) => {
        const admitted = await limits.admit(tx, person, request);
        if (admitted.kind === 'too-many') {
          const details = { request: request.id, software: request.title };
          const about = { subject: `order:${request.orderId}`, customerId: request.customerId };
          await ledger.append(tx, { actor: person.id, action: 'key.handOver', outcome: 'too-many', ...about, details });
          return admitted;
        }
        await replaceEarlier(tx, request.id, person);
        const made = await tx.handOver.create({ data: row, include: { person: true, request: true } });
        await ledger.append(tx, entryOf(made, person.id, 'made', { hours, views, language }));
        await notices.tell(tx, place(made, 'hand-over'));
        await queues.expire.enqueue(tx, made.id, { pageId: made.id }, made.expiresAt);
        return made;
      });
      if ('kind' in page) return page;
      reach('page: made, not shown');
      const link = `${parts.publicUrl() ?? ''}/handover/${language}/${token}`;
      return { kind: 'made', page, link: revealed(link), passphrase: revealed(passphrase) };
    } catch (error) {
      if (isDuplicate(error)) return { kind: 'already' };
      throw error;
    }
  }

  async function replaceEarlier(tx: Transaction, requestId: string, person: Person): Promise<void> {
    const live = await tx.handOver.findMany({
      where: { requestId, state: 'live' },
      include: { person: true, request: true },
    });
    for (const page of live) await end(tx, page, person.id);
  }

  async function end(tx: Transaction, page: HandOverRecord, actor: string): Promise<boolean> {
    if (!(await advance(tx, page.id, 'live', 'revoked', { endedAt: clock.now() }))) return false;
    await ledger.append(tx, entryOf(page, actor, 'revoked'));
    await notices.changed(tx, 'hand-over', page.id);
    return true;
  }

  /** Takes the page back. Whoever made it may always do that, also without the role by now; another Admin agent may, too. */
  async function revoke(
    person: Person,
    pageId: string,
  ): Promise<{ readonly kind: 'revoked' | 'over' | 'stale' } | Refusal> {
    const page = await findPage(database.read, pageId);
    if (page?.personId !== person.id) {
      const right = await mayMake(person, page?.request ?? null);
      if (right.kind === 'refused') return right;
    }
    if (!page) return { kind: 'stale' };
    return { kind: (await database.transaction((tx) => end(tx, page, person.id))) ? 'revoked' : 'over' };
  }

  /** Pages that were live when the backup was made may have been opened or taken back since: none is opened a second time. */
  async function restored(tx: Transaction): Promise<void> {
    const live = await tx.handOver.findMany({ where: { state: 'live' }, include: { person: true, request: true } });
    for (const page of live) await end(tx, page, 'desk');
  }

  /** The page with that ID; asks nobody's right, shows nothing of the key. */
  const find = (pageId: string): Promise<HandOverRecord | null> => findPage(database.read, pageId);

  return { begin, make, revoke, restored, find, ...createOpening(parts) };
}
