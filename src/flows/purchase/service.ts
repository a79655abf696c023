import { addMinutes, isBefore } from 'date-fns';
import type { CustomerFinder } from '../../customers/finder.ts';
import { isDuplicate } from '../../database/database.ts';
import type { Database, Transaction } from '../../database/database.ts';
import type { Prisma } from '../../database/generated/client.ts';
import type { Directory, Person, Refusal } from '../../directory/directory.ts';
import type { Notices } from '../../jobs/notices.ts';
import { newId } from '../../kernel/ids.ts';
import { parseQuantity } from '../../kernel/quantity.ts';
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
import { parseTerm, REVIEW_MINUTES, termValue } from './rules.ts';
import type { PurchaseState, TermChoice } from './rules.ts';

/** What stands in the form, as IDs and text; everything else is looked up anew. */
export type PurchaseForm = {
  readonly customerId: string | undefined;
  readonly productId: string | undefined;
  readonly editionId: string | undefined;
  readonly term: string | undefined;
  readonly quantity: string | undefined;
  readonly reference: string | undefined;
};

export type FormProblem =
  | { readonly field: 'customer' | 'product' | 'edition' | 'term' | 'quantity'; readonly kind: 'missing' }
  | { readonly field: 'customer'; readonly kind: 'unknown' }
  | { readonly field: 'customer'; readonly kind: 'agreement-not-accepted'; readonly customer: string }
  | { readonly field: 'product' | 'edition' | 'term'; readonly kind: 'not-for-sale' }
  | { readonly field: 'quantity'; readonly kind: 'not-whole' }
  | { readonly field: 'quantity'; readonly kind: 'outside'; readonly min: number; readonly max: number }
  | { readonly field: 'reference'; readonly kind: 'too-long'; readonly length: number; readonly max: number };

/** What the form can offer for what is chosen so far. */
export type FormOptions = {
  readonly customer: { readonly id: string; readonly name: string; readonly domain: string } | undefined;
  readonly product: { readonly id: string; readonly title: string; readonly cancellable: boolean } | undefined;
  readonly editions: readonly {
    readonly id: string;
    readonly title: string;
    readonly min: number;
    readonly max: number;
  }[];
  readonly terms: readonly TermChoice[];
};

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

type DraftContent = Omit<Prisma.PurchaseUncheckedCreateInput, 'id' | 'viewKey' | 'state' | 'marker'>;

const REFERENCE_LENGTH = 60;

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
    const purchase = await keep(place.viewKey, {
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
      lines: {
        create: {
          number: 0,
          productId: product.id,
          productTitle: product.title,
          skuId: edition.id,
          skuTitle: edition.title,
          termDuration: term.duration ?? null,
          billingCycle: term.billingCycle,
          quantity,
          kind: product.cancellable ? 'software' : 'suse',
        },
      },
    });
    const refundUntil = product.cancellable
      ? parts.refundUntil({ perpetual: term.duration === undefined, orderedAt: now })
      : null;
    return { kind: 'drafted', review: { purchase, agreement, refundUntil } };
  }

  /** A form handed in again changes the draft it made before; one that was requested meanwhile stays as it is. */
  async function keep(viewKey: string, content: DraftContent): Promise<PurchaseRecord> {
    const include = { lines: true, person: true };
    const keepOnce = () =>
      database.transaction(async (tx) => {
        // Locks the draft, so that it cannot be requested while its content changes.
        const { updatedAt } = content;
        const { count } = await tx.purchase.updateMany({ where: { viewKey, state: 'drafted' }, data: { updatedAt } });
        const standing = await tx.purchase.findUnique({ where: { viewKey }, include });
        if (standing && count === 0) return standing;
        const id = standing?.id ?? newId();
        const data = { ...content, id, marker: markerOf(id, content.poReference ?? '') };
        if (!standing) return tx.purchase.create({ data: { ...data, viewKey, state: 'drafted' }, include });
        await tx.purchaseLine.deleteMany({ where: { purchaseId: id } });
        return tx.purchase.update({ where: { id }, data, include });
      });
    try {
      return await keepOnce();
    } catch (error) {
      // The same view came twice at the same time, and the other was first: now there is a draft.
      if (!isDuplicate(error)) throw error;
      return keepOnce();
    }
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
      return !standing || standing.state === 'drafted' ? { kind: 'stale' } : { kind: 'already', state: stateOf(standing) };
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

type Checked = {
  readonly kind: 'checked';
  readonly customer: NonNullable<FormOptions['customer']>;
  readonly product: NonNullable<FormOptions['product']>;
  readonly edition: FormOptions['editions'][number];
  readonly term: TermChoice;
  readonly quantity: number;
  readonly reference: string;
};

function check(
  form: PurchaseForm,
  offered: FormOptions,
): Checked | { readonly kind: 'invalid'; readonly problems: readonly FormProblem[] } {
  const problems: FormProblem[] = [];
  const { customer, product } = offered;
  const edition = offered.editions.find(({ id }) => id === form.editionId);
  const chosen = form.term === undefined ? null : parseTerm(form.term);
  const term = chosen && offered.terms.find((each) => termValue(each) === termValue(chosen));
  if (!customer) problems.push({ field: 'customer', kind: form.customerId ? 'unknown' : 'missing' });
  else if (!product)
    problems.push(form.productId ? { field: 'product', kind: 'not-for-sale' } : { field: 'product', kind: 'missing' });
  else if (!edition)
    problems.push(form.editionId ? { field: 'edition', kind: 'not-for-sale' } : { field: 'edition', kind: 'missing' });
  else if (!term)
    problems.push(form.term ? { field: 'term', kind: 'not-for-sale' } : { field: 'term', kind: 'missing' });

  const quantity = parseQuantity(form.quantity ?? '', { min: edition?.min ?? 1, max: edition?.max ?? 9_999 });
  if ((form.quantity ?? '').trim() === '') problems.push({ field: 'quantity', kind: 'missing' });
  else if (quantity.kind !== 'quantity') problems.push({ field: 'quantity', ...quantity });

  const reference = tidy(form.reference ?? '');
  if (reference.length > REFERENCE_LENGTH)
    problems.push({ field: 'reference', kind: 'too-long', length: reference.length, max: REFERENCE_LENGTH });

  if (problems.length > 0 || !customer || !product || !edition || !term || quantity.kind !== 'quantity')
    return { kind: 'invalid', problems };
  return { kind: 'checked', customer, product, edition, term, quantity: quantity.value, reference };
}

/** What stands on the order in Partner Center: the partner's reference for people, and a mark by which it is found again. */
function markerOf(id: string, reference: string): string {
  const mark = `[desk ${id.replaceAll('-', '').slice(0, 16)}]`;
  return reference === '' ? mark : `${reference} ${mark}`;
}

function describeLine({ productTitle, skuTitle, quantity, termDuration }: PurchaseRecord['lines'][number]) {
  return { product: productTitle, edition: skuTitle, quantity, term: termDuration ?? undefined };
}
