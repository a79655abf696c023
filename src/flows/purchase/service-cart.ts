import type { CustomerFinder } from '../../customers/finder.ts';
import type { Database } from '../../database/database.ts';
import type { Directory, Person, Refusal } from '../../directory/directory.ts';
import type { Clock } from '../../kernel/time.ts';
import type { Prices } from '../pricing/service.ts';
import type { Agreements } from './agreements.ts';
import type { Catalogue } from './catalogue.ts';
import { findPurchase } from './records.ts';
import { adoptCart, changeCart, dropCart, findCart, unfinishedCart } from './records-cart.ts';
import type { Cart } from './records-cart.ts';
import { termValue } from './rules.ts';
import { isFull, MOST_LINES, nextNumber, withLine, withoutLine } from './rules-cart.ts';
import type { CartLine } from './rules-cart.ts';
import { checkLine, checkTexts, emptyLine, formLine, keptLine } from './service-form.ts';
import type { FormCustomer, FormLine, FormProblem, LineOptions, PurchaseForm } from './service-form.ts';

/** What somebody did in the open form. */
export type CartGesture =
  | { readonly kind: 'opened' | 'chosen' | 'closed' }
  | { readonly kind: 'add' }
  | { readonly kind: 'change' | 'remove'; readonly line: number }
  /** takes up, or throws away, the order left unfinished in that other view */
  | { readonly kind: 'continue' | 'anew'; readonly cart: string };

/** The form as it is to be drawn now. */
export type FormState = {
  readonly kind: 'form';
  readonly form: PurchaseForm;
  readonly customer: FormCustomer | undefined;
  /** said before the review is asked for, where it is known already */
  readonly agreementMissing: boolean;
  /** the other lines of the order */
  readonly kept: readonly CartLine[];
  readonly options: LineOptions;
  readonly unfinished: { readonly cart: string; readonly lines: number; readonly since: Date } | undefined;
  /** why the line cannot be put aside yet */
  readonly problems: readonly FormProblem[];
};

/** What is bought again: a purchase of this desk, or a line that the customer owns. */
export type AgainSource =
  | { readonly kind: 'purchase'; readonly purchaseId: string }
  | {
      readonly kind: 'owned';
      readonly customerId: string;
      readonly productId: string;
      readonly skuId: string;
      readonly quantity: number;
      /** where it is to be told of */
      readonly channelId: string | undefined;
    };

type Parts = {
  readonly database: Database;
  readonly directory: Directory;
  readonly customers: CustomerFinder;
  readonly catalogue: Catalogue;
  readonly agreements: Agreements;
  readonly prices: Prices;
  readonly clock: Clock;
};

const NOTHING_OFFERED: LineOptions = { product: undefined, editions: [], edition: undefined, terms: [] };

/** Putting an order together, line by line, in an open form: kept with every gesture, so that closing it loses nothing. */
export function createCarts({ database, directory, customers, catalogue, agreements, prices, clock }: Parts) {
  /** What can be chosen next in a line in which so much is chosen already; what does not fit together is left out. */
  async function optionsFor(customerId: string | undefined, line: FormLine): Promise<LineOptions> {
    if (!customerId || !line.productId) return NOTHING_OFFERED;
    const product = (await catalogue.products(customerId)).find(({ id }) => id === line.productId);
    if (!product) return NOTHING_OFFERED;
    const editions = await catalogue.editions(customerId, product.id);
    const [only, ...others] = editions;
    const edition = editions.find(({ id }) => id === line.editionId) ?? (others.length === 0 ? only : undefined);
    const terms = edition ? await catalogue.terms(customerId, product.id, edition.id) : [];
    return { product, editions, edition, terms };
  }

  const customerOf = async (customerId: string | undefined) =>
    customerId ? ((await customers.get(customerId)) ?? undefined) : undefined;

  /**
   * Keeps what stands in the form and does what was pressed in it.
   * @param viewKey the view in which the form is open: its cart, and later its purchase, go by it
   */
  async function edit(
    person: Person,
    viewKey: string,
    form: PurchaseForm,
    gesture: CartGesture,
  ): Promise<FormState | Refusal> {
    const right = await directory.authorize(person, 'purchase.draft', { subject: 'desk', customerId: null });
    if (right.kind === 'refused') return right;
    const owner = { viewKey, personId: person.id };
    if (gesture.kind === 'anew') await database.transaction((tx) => dropCart(tx, gesture.cart, person.id));
    if (gesture.kind === 'continue') {
      const cart = await adoptCart(database, person.id, { from: gesture.cart, to: viewKey }, clock.now());
      if (cart) return resumed(viewKey, person, cart);
    }

    const customer = await customerOf(form.customerId);
    if (!customer) return state(owner, form, undefined);
    const options = await optionsFor(customer.id, form.line);
    const line = keptLine(form.line, options);
    const standing = await findCart(database.read, viewKey, person.id);
    if (gesture.kind === 'add') {
      const problems = problemsWith(form.line, options, standing?.lines ?? []);
      if (problems.length > 0) return state(owner, form, customer, problems);
    }
    const { reference, note } = checkTexts(form);
    const content = { customerId: customer.id, poReference: reference, note };
    const keeps = line || standing;
    const change = (before: readonly CartLine[]) => changed(before, line, form.line, gesture);
    // Every choice in the form kept it already. That it was closed may be told late, when the order was thrown away meanwhile.
    const ifThere = gesture.kind === 'closed';
    const lines = keeps ? await changeCart(database, owner, content, change, clock.now(), { ifThere }) : [];
    return state(owner, { ...form, line: lineAfter(gesture, form.line, lines) }, customer);
  }

  function problemsWith(line: FormLine, options: LineOptions, lines: readonly CartLine[]): readonly FormProblem[] {
    const checked = checkLine(line, options);
    if ('problems' in checked) return checked.problems.map((problem) => ({ ...problem, line: line.number }));
    return isFull(lines, line.number)
      ? [{ field: 'product', kind: 'too-many-lines', max: MOST_LINES, line: line.number }]
      : [];
  }

  async function state(
    { viewKey, personId }: { readonly viewKey: string; readonly personId: string },
    form: PurchaseForm,
    customer: FormCustomer | undefined,
    problems: readonly FormProblem[] = [],
  ): Promise<FormState> {
    const [options, cart, agreement] = await Promise.all([
      optionsFor(customer?.id, form.line),
      findCart(database.read, viewKey, personId),
      // Without an answer nothing is said of it here: the review asks again, and says what failed.
      customer && agreements.of(customer.id).catch(() => undefined),
      // The sheet of a country in which nothing was sold before is on its way while the form is filled in.
      customer?.country && prices.want(customer.country),
    ]);
    const kept = withoutLine(cart?.lines ?? [], form.line.number);
    const fresh = customer && kept.length === 0 && !form.line.productId;
    const left = fresh
      ? await unfinishedCart(database.read, { personId, customerId: customer.id }, viewKey, clock.now())
      : null;
    return {
      ...{ kind: 'form', form, customer, kept, options, problems },
      agreementMissing: agreement?.accepted === false,
      unfinished: left ? { cart: left.viewKey, lines: left.lines.length, since: left.updatedAt } : undefined,
    };
  }

  /** The last line stands in the fields again, as it did when the form was closed. */
  async function resumed(viewKey: string, person: Person, cart: Cart): Promise<FormState> {
    const { customerId, poReference, note, lines } = cart;
    const last = lines.at(-1);
    const line = last ? formLine(last) : emptyLine(0);
    const form = { customerId, line, reference: poReference ?? undefined, note: note ?? undefined };
    return state({ viewKey, personId: person.id }, form, await customerOf(customerId));
  }

  /** Opens the form with what was bought before, to be looked through; nothing is asked for yet. */
  async function again(
    person: Person,
    viewKey: string,
    source: AgainSource,
  ): Promise<FormState | Refusal | { readonly kind: 'gone' }> {
    const right = await directory.authorize(person, 'purchase.draft', { subject: 'desk', customerId: null });
    if (right.kind === 'refused') return right;
    const wanted = await wantedAgain(source);
    if (!wanted) return { kind: 'gone' };
    const { customerId, reference, lines } = wanted;
    const content = { customerId, poReference: reference, note: null };
    const kept = await changeCart(database, { viewKey, personId: person.id }, content, () => lines, clock.now());
    return resumed(viewKey, person, { viewKey, ...content, lines: kept, updatedAt: clock.now() });
  }

  async function wantedAgain(source: AgainSource) {
    if (source.kind === 'purchase') {
      const purchase = await findPurchase(database.read, source.purchaseId);
      return (
        purchase && {
          ...{ customerId: purchase.customerId, reference: purchase.poReference },
          lines: purchase.lines.map((line, number) => ({
            ...{ number, productId: line.productId, productTitle: line.productTitle },
            ...{ editionId: line.skuId, editionTitle: line.skuTitle, quantity: String(line.quantity) },
            term: termValue({ duration: line.termDuration ?? undefined, billingCycle: line.billingCycle }),
          })),
        }
      );
    }
    const { customerId, productId, skuId, quantity } = source;
    const line = { ...emptyLine(0), productId, editionId: skuId, quantity: String(quantity) };
    const customer = await customerOf(customerId);
    const kept = customer && keptLine(line, await optionsFor(customer.id, line));
    return customer && { customerId: customer.id, reference: null, lines: kept ? [kept] : [] };
  }

  return { edit, again, optionsFor };
}

/** @param line what stands in the fields, null while nothing is chosen there */
function changed(
  before: readonly CartLine[],
  line: CartLine | null,
  { number }: FormLine,
  gesture: CartGesture,
): readonly CartLine[] {
  const lines = line ? withLine(before, line) : withoutLine(before, number);
  return gesture.kind === 'remove' ? withoutLine(lines, gesture.line) : lines;
}

/** Which line stands in the fields after a gesture. */
function lineAfter(gesture: CartGesture, line: FormLine, lines: readonly CartLine[]): FormLine {
  if (gesture.kind === 'add') return emptyLine(nextNumber(lines, line.number));
  if (gesture.kind === 'change') {
    const chosen = lines.find(({ number }) => number === gesture.line);
    return chosen ? formLine(chosen) : line;
  }
  if (gesture.kind !== 'remove' || gesture.line !== line.number) return line;
  const last = lines.at(-1);
  return last ? formLine(last) : emptyLine(nextNumber(lines, line.number));
}
