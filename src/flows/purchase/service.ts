import { addMinutes } from 'date-fns/addMinutes';
import { isBefore } from 'date-fns/isBefore';
import type { CustomerFinder } from '../../customers/finder.ts';
import type { Database, Transaction } from '../../database/database.ts';
import type { Directory, Person, Refusal } from '../../directory/directory.ts';
import { refusedOr } from '../../directory/refused-or.ts';
import type { Notices } from '../../jobs/notices.ts';
import type { Reach } from '../../kernel/recovery-points.ts';
import { tidy } from '../../kernel/text.ts';
import type { Clock } from '../../kernel/time.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Approvals } from '../approval/service.ts';
import type { Prices } from '../pricing/service.ts';
import type { Agreements } from './agreements.ts';
import type { Catalogue } from './catalogue.ts';
import type { PurchaseQueues } from './jobs.ts';
import { advance, findPurchase, keepCosts, stateOf } from './records.ts';
import { dropCart } from './records-cart.ts';
import type { PurchaseRecord } from './records.ts';
import { REVIEW_MINUTES } from './rules.ts';
import type { PurchaseState } from './rules.ts';
import { STOPPED } from './rules-waiting.ts';
import { createPurchaseApproval } from './service-approval.ts';
import type { ApprovedQueue } from './service-approval.ts';
import { createCarts } from './service-cart.ts';
import { createQuotes } from './service-quote.ts';
import { createReviews } from './service-review.ts';
import type { FindReturnTerms, Review } from './service-review.ts';

export type { AgainSource, CartGesture, FormState } from './service-cart.ts';
export type { FormLine, FormProblem, LineOptions, PurchaseForm } from './service-form.ts';
export type { Change, DraftOutcome, Duplicate, ReturnTerms, Review } from './service-review.ts';

export type PlaceOutcome =
  | { readonly kind: 'requested'; readonly purchase: PurchaseRecord }
  | { readonly kind: 'already'; readonly state: PurchaseState }
  | { readonly kind: 'stale' }
  /** not as it was when it was looked at: nothing is asked for before it is looked at again */
  | { readonly kind: 'changed'; readonly review: Review }
  /** without a price somebody has to say that it is to be ordered all the same */
  | Refusal;

export type AgreementLink =
  | { readonly kind: 'link'; readonly customer: string; readonly url: string | undefined }
  | { readonly kind: 'gone' }
  | Refusal;

export type Purchases = ReturnType<typeof createPurchases>;

type Parts = {
  readonly database: Database;
  readonly directory: Directory;
  readonly ledger: Ledger;
  readonly notices: Notices;
  readonly customers: CustomerFinder;
  readonly catalogue: Catalogue;
  readonly agreements: Agreements;
  readonly prices: Prices;
  readonly approvals: Approvals;
  readonly queues: PurchaseQueues;
  readonly approved: ApprovedQueue;
  readonly returnTerms: FindReturnTerms;
  readonly clock: Clock;
  readonly reach: Reach;
};

const DESK = { subject: 'desk', customerId: null };

/** Buying software on behalf of a customer (P1): what may be chosen, the review, and the request that the jobs carry out. */
export function createPurchases(parts: Parts) {
  const { database, directory, ledger, notices, catalogue, agreements, customers, queues, clock, reach } = parts;
  const { edit, again, optionsFor } = createCarts(parts);
  const reviews = createReviews(parts, optionsFor);
  const { draft, lookUp, lookAgain } = reviews;
  const approval = createPurchaseApproval({ ...parts, reviews });
  const makeQuote = createQuotes(parts);

  /** May this person prepare a purchase at all? */
  const begin = (person: Person) => directory.authorize(person, 'purchase.draft', DESK);

  /** Products for sale to a customer whose title contains the text, for a menu. */
  async function products(person: Person, customerId: string, text: string) {
    const may = await directory.allowed(person);
    if (!may.has('purchase.draft')) return [];
    const wanted = tidy(text).toLowerCase();
    return (await catalogue.products(customerId)).filter(({ title }) => title.toLowerCase().includes(wanted));
  }

  /** Asks for the order to be placed, or for its approval where one is needed: recorded with its ledger entry and job, then told in the channel; once, however often pressed. */
  async function place(person: Person, purchaseId: string): Promise<PlaceOutcome> {
    const purchase = await findPurchase(database.read, purchaseId);
    // Somebody else's draft is as unknown as one that does not exist.
    if (purchase?.personId !== person.id)
      return refusedOr(directory.authorize(person, 'purchase.place', DESK), { kind: 'stale' });
    const { customerId } = purchase;
    const subject = `purchase:${purchaseId}`;
    // Microsoft is asked both questions at the same time; whoever is refused does not hear the answer to this one.
    const asking = directory.authorize(person, 'purchase.place', { subject, customerId });
    const lookingUp = purchase.state === 'drafted' ? lookUp(asking, purchase) : undefined;
    lookingUp?.catch(() => undefined);
    const right = await asking;
    if (right.kind === 'refused') return right;
    if (!lookingUp) return { kind: 'already', state: stateOf(purchase) };
    const now = clock.now();
    const expired = isBefore(addMinutes(purchase.draftedAt, REVIEW_MINUTES), now);
    const looked = await lookAgain(right.roles, purchase, await lookingUp, expired);
    if (looked.kind === 'changed') return { kind: 'changed', review: await keepReviewed(looked.review) };

    const { need, total, cost, lineCosts } = looked;
    const to = need.kind === 'needed' ? 'awaiting-approval' : 'requested';
    const requested = await database.transaction(async (tx) => {
      const data = { requestedAt: now, updatedAt: now };
      if (!(await advance(tx, purchaseId, 'drafted', to, data, purchase.draftedAt))) return false;
      await keepCosts(tx, purchase, lineCosts);
      const details = {
        lines: purchase.lines.map(describeLine),
        reference: purchase.poReference ?? undefined,
        priced: total !== null,
      };
      await ledger.append(tx, {
        actor: person.id,
        action: 'purchase.place',
        outcome: to,
        subject,
        customerId,
        details,
      });
      if (need.kind === 'needed') await approval.ask(tx, purchase, need, { amount: total, cost });
      else await queues.place.enqueue(tx, purchaseId, { purchaseId });
      await notices.tell(tx, {
        kind: 'purchase',
        subjectId: purchaseId,
        teamId: purchase.teamId,
        place: purchase.channelId,
      });
      await dropCart(tx, purchase.viewKey, person.id);
      return true;
    });
    if (!requested) {
      const standing = await findPurchase(database.read, purchaseId);
      return !standing || standing.state === 'drafted'
        ? { kind: 'stale' }
        : { kind: 'already', state: stateOf(standing) };
    }
    reach('purchase: requested');
    return { kind: 'requested', purchase };
  }

  /** What is shown now is what counts from now on, for another while. */
  async function keepReviewed(review: Review): Promise<Review> {
    const now = clock.now();
    const { id, lines } = review.purchase;
    await database.transaction(async (tx) => {
      const data = { draftedAt: now, updatedAt: now };
      const { count } = await tx.purchase.updateMany({ where: { id, state: 'drafted' }, data });
      if (count === 0) return;
      for (const change of review.changes) {
        if (change.kind !== 'price') continue;
        const number = lines[change.line]?.number ?? change.line;
        const sellMinor = change.now && BigInt(change.now.minor);
        await tx.purchaseLine.update({ where: { purchaseId_number: { purchaseId: id, number } }, data: { sellMinor } });
      }
    });
    return review;
  }

  /** A purchase with what happened to it, for whoever of the partner's people looks closer. */
  async function details(
    person: Person,
    purchaseId: string,
  ): Promise<
    | { readonly kind: 'details'; readonly purchase: PurchaseRecord; readonly mayBuy: boolean }
    | { readonly kind: 'gone' }
    | Refusal
  > {
    const purchase = await find(purchaseId);
    if (!purchase || (purchase.state === 'drafted' && purchase.personId !== person.id))
      return refusedOr(directory.authorize(person, 'purchase.view', DESK), { kind: 'gone' });
    const about = { subject: `purchase:${purchaseId}`, customerId: purchase.customerId };
    const right = await directory.authorize(person, 'purchase.view', about);
    if (right.kind === 'refused') return right;
    return { kind: 'details', purchase, mayBuy: (await directory.allowed(person)).has('purchase.draft') };
  }

  /** Where the customer reads the agreement; that it was accepted is never declared from here. */
  async function agreementLink(person: Person, customerId: string): Promise<AgreementLink> {
    const right = await begin(person);
    if (right.kind === 'refused') return right;
    const customer = await customers.get(customerId);
    return customer ? { kind: 'link', customer: customer.name, url: await agreements.link() } : { kind: 'gone' };
  }

  /** Takes up again what was given up after many tries; harmless where nothing waits. */
  async function retry(
    person: Person,
    purchaseId: string,
  ): Promise<{ readonly kind: 'resumed' } | { readonly kind: 'stale' } | Refusal> {
    const purchase = await findPurchase(database.read, purchaseId);
    const stopped = STOPPED.find((each) => each === purchase?.waiting);
    const about = purchase ? { subject: `purchase:${purchaseId}`, customerId: purchase.customerId } : DESK;
    const right = await directory.authorize(person, 'purchase.place', about);
    if (right.kind === 'refused') return right;
    if (!purchase || !stopped) return { kind: 'stale' };
    await database.transaction(async (tx) => {
      const data = { waiting: null, updatedAt: clock.now() };
      await tx.purchase.updateMany({ where: { id: purchaseId, waiting: stopped }, data });
      await ledger.append(tx, {
        actor: person.id,
        action: 'purchase.place',
        outcome: 'resumed',
        details: {},
        ...about,
      });
      const queue = stopped === 'gave-up' ? queues.place : queues.follow;
      await queue.enqueue(tx, purchaseId, { purchaseId });
      await notices.changed(tx, 'purchase', purchaseId);
    });
    return { kind: 'resumed' };
  }

  /**
   * An order was cancelled, or some lines of it, here or past the desk in Partner Center: the purchase it came from, if it was
   * made at this desk, says so from now on; and is, once all its lines are.
   * @param lines numbers in the order; none for all of them
   */
  async function orderCancelled(
    tx: Transaction,
    { orderId, customerId, lines }: { orderId: string; customerId: string; lines: readonly number[] },
    where: 'here' | 'there' = 'here',
  ): Promise<void> {
    const which = lines.length === 0 ? {} : { orderLineNumber: { in: [...lines] } };
    const line = await tx.purchaseLine.findFirst({ where: { orderId, ...which, purchase: { customerId } } });
    if (!line) return;
    const { purchaseId } = line;
    // Locks the purchase, so that it cannot move on while its lines change.
    await tx.purchase.update({ where: { id: purchaseId }, data: { updatedAt: clock.now() } });
    await tx.purchaseLine.updateMany({
      // What is cancelled already stays as it was told.
      where: { purchaseId, orderId, ...which, state: { not: 'cancelled' } },
      data: { state: 'cancelled', cancelledThere: where === 'there' },
    });
    const purchase = await findPurchase(tx, purchaseId);
    const left = purchase?.lines.some(({ state }) => state !== 'cancelled' && state !== 'refused');
    // Of one that is cancelled already Partner Center may tell once more.
    if (purchase && !left && stateOf(purchase) !== 'cancelled')
      await advance(tx, purchaseId, stateOf(purchase), 'cancelled', { waiting: null, updatedAt: clock.now() });
    await notices.changed(tx, 'purchase', purchaseId);
  }

  /** Confirmed or not when the backup was made: it may have been ordered since, which is looked for before anything is ordered. */
  async function restored(tx: Transaction): Promise<void> {
    const unordered: readonly PurchaseState[] = ['drafted', 'awaiting-approval', 'requested', 'carted'];
    await tx.purchase.updateMany({ where: { state: { in: [...unordered] } }, data: { checkoutAt: clock.now() } });
  }

  /** The purchase as it stands, for the message that tells of it. */
  const find = (purchaseId: string) => findPurchase(database.read, purchaseId);

  /** The newest round of asking for an approval of it, for the message that tells of it. */
  const approvalOf = async (purchaseId: string) => (await parts.approvals.about('purchase', purchaseId))[0];

  return {
    approval,
    approvalOf,
    begin,
    edit,
    again,
    products,
    draft,
    makeQuote,
    place,
    details,
    agreementLink,
    retry,
    orderCancelled,
    restored,
    find,
  };
}

function describeLine({ productTitle, skuTitle, quantity, termDuration }: PurchaseRecord['lines'][number]) {
  return { product: productTitle, edition: skuTitle, quantity, term: termDuration ?? undefined };
}
