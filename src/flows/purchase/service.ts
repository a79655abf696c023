import { addMinutes } from 'date-fns/addMinutes';
import { isBefore } from 'date-fns/isBefore';
import type { CustomerFinder } from '../../customers/finder.ts';
import type { Database, Transaction } from '../../database/database.ts';
import type { Directory, Person, Refusal } from '../../directory/directory.ts';
import type { Notices } from '../../jobs/notices.ts';
import { newId } from '../../kernel/ids.ts';
import type { Reach } from '../../kernel/recovery-points.ts';
import { tidy } from '../../kernel/text.ts';
import type { Clock } from '../../kernel/time.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { AgreementStatus } from '../../partner-center/schemas/agreement.ts';
import type { PartnerCenter } from '../../partner-center/client.ts';
import type { Catalogue } from './catalogue.ts';
import type { PurchaseQueues } from './jobs.ts';
import { advance, findPurchase, stateOf } from './records.ts';
import type { PurchaseRecord } from './records.ts';
import { REVIEW_MINUTES } from './rules.ts';
import type { PurchaseState } from './rules.ts';
import { keepDraft } from './service-draft.ts';
import { check } from './service-form.ts';
import type { FormOptions, FormProblem, PurchaseForm } from './service-form.ts';

export type { FormOptions, FormProblem, PurchaseForm } from './service-form.ts';

export type Review = {
  readonly purchase: PurchaseRecord;
  readonly agreement: AgreementStatus;
  readonly refundUntil: Date | null;
};

export type DraftOutcome =
  | { readonly kind: 'drafted'; readonly review: Review }
  | { readonly kind: 'invalid'; readonly problems: readonly FormProblem[] }
  | Refusal;

export type PlaceOutcome =
  | { readonly kind: 'requested'; readonly purchase: PurchaseRecord }
  | { readonly kind: 'already'; readonly state: PurchaseState }
  | { readonly kind: 'stale' }
  | Refusal;

export type Purchases = ReturnType<typeof createPurchases>;

type Parts = {
  readonly database: Database;
  readonly directory: Directory;
  readonly ledger: Ledger;
  readonly notices: Notices;
  readonly partnerCenter: PartnerCenter;
  readonly customers: CustomerFinder;
  readonly catalogue: Catalogue;
  readonly queues: PurchaseQueues;
  readonly refundUntil: (facts: { readonly perpetual: boolean; readonly orderedAt: Date }) => Date | null;
  readonly clock: Clock;
  readonly reach: Reach;
};

/** Buying software on behalf of a customer (P1): what may be chosen, the review, and the request that the jobs carry out. */
export function createPurchases(parts: Parts) {
  const { database, directory, ledger, notices, partnerCenter, customers, catalogue, queues, clock, reach } = parts;

  /** May this person prepare a purchase at all? */
  const begin = (person: Person) =>
    directory.authorize(person, 'purchase.draft', { subject: 'desk', customerId: null });

  /** What can be chosen next, for a form in which so much is chosen already. What does not fit together is left out. */
  async function options(form: PurchaseForm): Promise<FormOptions> {
    const customer = form.customerId ? ((await customers.get(form.customerId)) ?? undefined) : undefined;
    if (!customer || !form.productId) return { customer, product: undefined, editions: [], terms: [] };
    const products = await catalogue.products(customer.id);
    const product = products.find(({ id }) => id === form.productId);
    if (!product) return { customer, product, editions: [], terms: [] };
    const editions = await catalogue.editions(customer.id, product.id);
    const edition =
      editions.find(({ id }) => id === form.editionId) ?? (editions.length === 1 ? editions[0] : undefined);
    const terms = edition ? await catalogue.terms(customer.id, product.id, edition.id) : [];
    return { customer, product, editions, terms };
  }

  /** Products for sale to a customer whose title contains the text, for a menu. */
  async function products(person: Person, customerId: string, text: string) {
    const may = await directory.allowed(person);
    if (!may.has('purchase.draft')) return [];
    const wanted = tidy(text).toLowerCase();
    return (await catalogue.products(customerId)).filter(({ title }) => title.toLowerCase().includes(wanted));
  }

  /**
   * Checks a form and keeps it as a draft to be looked at once more; nothing is asked for yet.
   * @param viewKey the view it came from: handed in twice it is the same draft
   */
  async function draft(
    person: Person,
    form: PurchaseForm,
    place: { readonly viewKey: string; readonly channelId: string },
  ): Promise<DraftOutcome> {
    const right = await begin(person);
    if (right.kind === 'refused') return right;
    const offered = await options(form);
    const checked = check(form, offered);
    if (checked.kind === 'invalid') return checked;

    const { customer, product, edition, term, quantity, reference } = checked;
    const [agreement, offer, facts] = await Promise.all([
      partnerCenter.agreements.microsoftCustomerAgreement(customer.id),
      catalogue.buyable(customer.id, product.id, edition.id, term),
      customers.get(customer.id),
    ]);
    const problem: FormProblem | undefined = !agreement.accepted
      ? { field: 'customer', kind: 'agreement-not-accepted', customer: customer.name }
      : offer
        ? undefined
        : { field: 'edition', kind: 'not-for-sale' };
    if (problem || !offer) return { kind: 'invalid', problems: problem ? [problem] : [] };

    const now = clock.now();
    const content = {
      personId: person.id,
      teamId: person.teamId,
      channelId: place.channelId,
      customerId: customer.id,
      customerName: customer.name,
      country: facts?.country ?? offer.country ?? '',
      currency: offer.currency,
      poReference: reference === '' ? null : reference,
      draftedAt: now,
      updatedAt: now,
    };
    const purchase = await keepDraft(database, place.viewKey, content, {
      productId: product.id,
      productTitle: product.title,
      skuId: edition.id,
      skuTitle: edition.title,
      termDuration: term.duration ?? null,
      billingCycle: term.billingCycle,
      quantity,
      kind: product.cancellable ? 'software' : 'suse',
    });
    const refundUntil = product.cancellable
      ? parts.refundUntil({ perpetual: term.duration === undefined, orderedAt: now })
      : null;
    return { kind: 'drafted', review: { purchase, agreement, refundUntil } };
  }

  /** Asks for the order to be placed: recorded with its ledger entry and job, then told in the channel; once, however often pressed. */
  async function place(person: Person, purchaseId: string): Promise<PlaceOutcome> {
    const purchase = await findPurchase(database.read, purchaseId);
    // Somebody else's draft is as unknown as one that does not exist.
    if (purchase?.personId !== person.id) return { kind: 'stale' };
    const { customerId } = purchase;
    const subject = `purchase:${purchaseId}`;
    const right = await directory.authorize(person, 'purchase.place', { subject, customerId });
    if (right.kind === 'refused') return right;
    if (purchase.state !== 'drafted') return { kind: 'already', state: stateOf(purchase) };
    const now = clock.now();
    if (isBefore(addMinutes(purchase.draftedAt, REVIEW_MINUTES), now)) return { kind: 'stale' };

    const requested = await database.transaction(async (tx) => {
      const data = { requestedAt: now, cartRequestId: newId(), updatedAt: now };
      if (!(await advance(tx, purchaseId, 'drafted', 'requested', data, purchase.draftedAt))) return false;
      const details = { lines: purchase.lines.map(describeLine), reference: purchase.poReference ?? undefined };
      await ledger.append(tx, {
        actor: person.id,
        action: 'purchase.place',
        outcome: 'requested',
        subject,
        customerId,
        details,
      });
      await queues.place.enqueue(tx, purchaseId, { purchaseId });
      await notices.tell(tx, {
        kind: 'purchase',
        subjectId: purchaseId,
        teamId: purchase.teamId,
        place: purchase.channelId,
      });
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

  /** Takes up again what was given up after many tries; harmless where nothing waits. */
  async function retry(
    person: Person,
    purchaseId: string,
  ): Promise<{ readonly kind: 'resumed' } | { readonly kind: 'stale' } | Refusal> {
    const purchase = await findPurchase(database.read, purchaseId);
    if (purchase?.waiting !== 'gave-up') return { kind: 'stale' };
    const about = { subject: `purchase:${purchaseId}`, customerId: purchase.customerId };
    const right = await directory.authorize(person, 'purchase.place', about);
    if (right.kind === 'refused') return right;
    await database.transaction(async (tx) => {
      await tx.purchase.update({ where: { id: purchaseId }, data: { waiting: null, updatedAt: clock.now() } });
      await ledger.append(tx, {
        actor: person.id,
        action: 'purchase.place',
        outcome: 'resumed',
        details: {},
        ...about,
      });
      await queues.place.enqueue(tx, purchaseId, { purchaseId });
      await notices.changed(tx, 'purchase', purchaseId);
    });
    return { kind: 'resumed' };
  }

  /** An order was cancelled: the purchase it came from, if it was made at this desk, says so from now on. */
  async function orderCancelled(tx: Transaction, orderId: string, customerId: string): Promise<void> {
    const purchase = await tx.purchase.findFirst({
      where: { orderId, customerId, state: { in: ['placed', 'fulfilled'] } },
    });
    if (!purchase) return;
    const moved = await advance(tx, purchase.id, stateOf(purchase), 'cancelled', { updatedAt: clock.now() });
    if (moved) await notices.changed(tx, 'purchase', purchase.id);
  }

  /** The purchase as it stands, for the message that tells of it. */
  const find = (purchaseId: string) => findPurchase(database.read, purchaseId);

  return { begin, options, products, draft, place, retry, orderCancelled, find };
}

function describeLine({ productTitle, skuTitle, quantity, termDuration }: PurchaseRecord['lines'][number]) {
  return { product: productTitle, edition: skuTitle, quantity, term: termDuration ?? undefined };
}
