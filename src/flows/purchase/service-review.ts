import { subHours } from 'date-fns/subHours';
import type { CustomerFinder } from '../../customers/finder.ts';
import type { Database } from '../../database/database.ts';
import { isEnough } from '../../directory/actions.ts';
import type { Directory, Person, Refusal, Right } from '../../directory/directory.ts';
import type { Money } from '../../kernel/money.ts';
import type { Clock } from '../../kernel/time.ts';
import type { AgreementStatus } from '../../partner-center/schemas/agreement.ts';
import type { Approvals, Need } from '../approval/service.ts';
import type { PricedLines, Prices } from '../pricing/service.ts';
import type { Agreements } from './agreements.ts';
import type { Catalogue } from './catalogue.ts';
import type { PurchaseRecord } from './records.ts';
import { changeCart } from './records-cart.ts';
import { currencyFor } from './rules-currency.ts';
import { sameLines, withLine, withoutLine } from './rules-cart.ts';
import type { CartLine } from './rules-cart.ts';
import { keepDraft } from './service-draft.ts';
import type { DraftContent, DraftLine } from './service-draft.ts';
import type { LineOptions, CheckedLine, FormCustomer, FormLine, FormProblem, PurchaseForm } from './service-form.ts';
import { checkLine, checkTexts, formLine, keptLine } from './service-form.ts';

/** Until when a line can be returned, for which credit, and who says so. */
export type ReturnTerms = {
  readonly until: Date;
  readonly credit: 'full' | 'pro-rated';
  readonly source:
    | { readonly kind: 'partner-center' }
    | {
        readonly kind: 'policy';
        readonly policy: string;
        readonly rule: { readonly length: number; readonly unit: 'calendar-days' | 'hours' };
      };
};
export type FindReturnTerms = (facts: { readonly perpetual: boolean; readonly orderedAt: Date }) => ReturnTerms | null;

/** What became different since somebody looked at it. `line` counts from 0. */
export type Change =
  | { readonly kind: 'withdrawn'; readonly line: number }
  /** null where there was, or is, no price */
  | { readonly kind: 'price'; readonly line: number; readonly before: Money | null; readonly now: Money | null }
  /** nothing but time passed */
  | { readonly kind: 'expired' };

/** Somebody asked for the same not long ago. */
export type Duplicate = { readonly purchaseId: string; readonly person: string; readonly at: Date };

export type Review = {
  readonly purchase: PurchaseRecord;
  readonly agreement: AgreementStatus;
  /** as the person who looks may see them */
  readonly prices: PricedLines;
  /** by line, in their order; null where it cannot be returned */
  readonly returns: readonly (ReturnTerms | null)[];
  readonly duplicate: Duplicate | undefined;
  readonly changes: readonly Change[];
  /** whether it has to be approved before it is placed, and why */
  readonly need: Need;
  readonly at: Date;
};

/** What a look at a draft found that was looked at before. */
export type LookedAgain =
  | {
      readonly kind: 'same';
      readonly total: Money | null;
      readonly cost: Money | null;
      /** in the order of the lines */
      readonly lineCosts: readonly (Money | null)[];
      readonly need: Need;
    }
  | { readonly kind: 'changed'; readonly review: Review };

export type DraftOutcome =
  | { readonly kind: 'drafted'; readonly review: Review }
  | { readonly kind: 'invalid'; readonly problems: readonly FormProblem[] }
  | Refusal;

type Parts = {
  readonly database: Database;
  readonly directory: Directory;
  readonly customers: CustomerFinder;
  readonly catalogue: Catalogue;
  readonly agreements: Agreements;
  readonly prices: Prices;
  readonly approvals: Approvals;
  readonly returnTerms: FindReturnTerms;
  readonly clock: Clock;
};

/** The same lines for the same customer within this time are worth a warning. */
const DUPLICATE_HOURS = 24;
const MOST_LOOKED_AT = 50;

/** From the form to what is looked at once more before it is asked for. */
export function createReviews(
  parts: Parts,
  optionsFor: (customerId: string | undefined, line: FormLine) => Promise<LineOptions>,
) {
  const { database, directory, customers, catalogue, agreements, prices, clock } = parts;

  /**
   * Checks a form with the lines kept beside it, and keeps it all as a draft; nothing is asked for yet.
   * @param viewKey the view it came from: handed in twice it is the same draft
   */
  async function draft(
    person: Person,
    form: PurchaseForm,
    place: { readonly viewKey: string; readonly channelId: string },
  ): Promise<DraftOutcome> {
    const right = await directory.authorize(person, 'purchase.draft', { subject: 'desk', customerId: null });
    if (right.kind === 'refused') return right;
    const customer = form.customerId ? ((await customers.get(form.customerId)) ?? undefined) : undefined;
    const { reference, note, problems } = checkTexts(form);
    if (!customer) {
      const problem: FormProblem = { field: 'customer', kind: form.customerId ? 'unknown' : 'missing' };
      return { kind: 'invalid', problems: [problem, ...problems] };
    }
    const entered = keptLine(form.line, await optionsFor(customer.id, form.line));
    const content = { customerId: customer.id, poReference: reference, note };
    const all = await changeCart(
      database,
      { viewKey: place.viewKey, personId: person.id },
      content,
      (lines) => (entered ? withLine(lines, entered) : withoutLine(lines, form.line.number)),
      clock.now(),
    );
    // What is chosen but not known is not kept, and is wrong; an empty line beside others is only not filled in.
    const whole = entered !== null || (!form.line.productId && all.length > 0);
    const lines = [...all.map(formLine), ...(whole ? [] : [form.line])];
    const checked = await checkLines(customer, lines, form.line.number, all);
    const wrong = [...checked.problems, ...problems];
    const agreement = await agreements.of(customer.id);
    if (!agreement.accepted)
      wrong.unshift({ field: 'customer', kind: 'agreement-not-accepted', customer: customer.name });
    const { currency } = checked;
    if (wrong.length > 0 || currency === undefined) return { kind: 'invalid', problems: wrong };

    const now = clock.now();
    const drafted = checked.lines.map(({ line }) => draftLine(line));
    const { seen: priced } = await quote(
      isEnough(right.roles, 'cost.view'),
      { customerId: customer.id, country: customer.country ?? '', currency },
      drafted.map((line, index) => ({ ...line, segment: checked.lines[index]?.segment })),
    );
    const purchase = await keepDraft(
      database,
      place.viewKey,
      {
        ...{ personId: person.id, teamId: person.teamId, channelId: place.channelId },
        ...{ customerId: customer.id, customerName: customer.name, country: customer.country ?? '', currency },
        ...{ poReference: reference, note, draftedAt: now, updatedAt: now },
      } satisfies DraftContent,
      withPrices(drafted, priced),
    );
    const duplicate = await duplicateOf(purchase, now);
    return {
      kind: 'drafted',
      review: await reviewOf(purchase, { agreement, prices: priced, changes: [], duplicate }, right.roles),
    };
  }

  /** Every line against what is on offer this minute, whatever was remembered while the form was filled in. */
  async function checkLines(
    customer: FormCustomer,
    lines: readonly FormLine[],
    inFields: number,
    kept: readonly CartLine[],
  ) {
    const results = await Promise.all(lines.map((line) => offered(customer.id, line)));
    const expected = currencyFor(
      customer.country,
      results.map((each) => each.currency),
    );
    const problems: FormProblem[] = [];
    const checked: { readonly line: CheckedLine; readonly segment: string | undefined }[] = [];
    for (const [index, result] of results.entries()) {
      const number = lines[index]?.number ?? 0;
      const title = number === inFields ? undefined : kept.find((each) => each.number === number)?.productTitle;
      const at = { line: number, ...(title !== undefined && { title }) };
      if ('problems' in result) problems.push(...result.problems.map((problem) => ({ ...problem, ...at })));
      else if (expected !== undefined && result.currency !== expected)
        problems.push({ field: 'edition', kind: 'other-currency', offered: result.currency, expected, ...at });
      else checked.push(result);
    }
    return { lines: checked, problems, currency: expected };
  }

  async function offered(customerId: string, line: FormLine) {
    const checked = checkLine(line, await optionsFor(customerId, line));
    if ('problems' in checked) return { problems: checked.problems, currency: undefined };
    const offer = await catalogue.buyable(customerId, checked.product.id, checked.edition.id, checked.term);
    return offer
      ? { line: checked, currency: offer.currency, segment: offer.segment }
      : { problems: [{ field: 'edition', kind: 'not-for-sale' }] as const, currency: undefined };
  }

  const needOf = (roles: ReadonlySet<string>, { total }: PricedLines) => parts.approvals.need('purchase', roles, total);

  /** What is looked at: the draft with everything that depends on when it is looked at. */
  async function reviewOf(
    purchase: PurchaseRecord,
    found: Pick<Review, 'agreement' | 'prices' | 'changes' | 'duplicate'>,
    roles: ReadonlySet<string>,
  ): Promise<Review> {
    const now = clock.now();
    const returns = purchase.lines.map(({ kind, termDuration }) =>
      kind === 'suse' ? null : parts.returnTerms({ perpetual: termDuration === null, orderedAt: now }),
    );
    return { purchase, ...found, need: await needOf(roles, found.prices), returns, at: now };
  }

  async function duplicateOf({ id, customerId, lines }: PurchaseRecord, now: Date): Promise<Duplicate | undefined> {
    const before = await database.read.purchase.findMany({
      where: {
        ...{ customerId, requestedAt: { gt: subHours(now, DUPLICATE_HOURS) } },
        ...{ id: { not: id }, state: { notIn: ['drafted', 'refused', 'not-approved', 'cancelled'] } },
      },
      select: { id: true, requestedAt: true, lines: true, person: { select: { slackUserId: true } } },
      orderBy: { requestedAt: 'desc' },
      take: MOST_LOOKED_AT,
    });
    const same = before.find((each) => sameLines(each.lines, lines));
    return same?.requestedAt
      ? { purchaseId: same.id, person: same.person.slackUserId, at: same.requestedAt }
      : undefined;
  }

  const quote = (
    seesCosts: boolean | Promise<boolean>,
    { customerId, country, currency }: Pick<PurchaseRecord, 'customerId' | 'country' | 'currency'>,
    lines: readonly PricedDraft[],
  ): Promise<Awaited<ReturnType<Prices['quoteWithCost']>>> =>
    prices.quoteWithCost(seesCosts, {
      ...{ customerId, market: country, currency },
      lines: lines.map(({ productId, skuId, termDuration, billingCycle, quantity, segment }) => ({
        ...{ productId, skuId, termDuration, billingCycle, quantity, segment },
      })),
    });

  /** What is offered for each line this minute, null where nothing is, and at which prices. */
  async function priceNow(seesCosts: boolean | Promise<boolean>, purchase: PurchaseRecord) {
    const offers = await Promise.all(
      purchase.lines.map(({ productId, skuId, termDuration, billingCycle }) => {
        const term = { duration: termDuration ?? undefined, billingCycle };
        return catalogue.buyable(purchase.customerId, productId, skuId, term);
      }),
    );
    const lines = purchase.lines.map((line, index) => ({ ...line, segment: offers[index]?.segment }));
    const { seen: priced, cost, lineCosts } = await quote(seesCosts, purchase, lines);
    return { offers, priced, cost, lineCosts };
  }

  /** What is on offer for a draft now, as somebody sees it whose right is asked for meanwhile; decides nothing. */
  const lookUp = (right: Promise<Right>, purchase: PurchaseRecord) => {
    const seesCosts = right.then((given) => given.kind === 'granted' && isEnough(given.roles, 'cost.view'));
    return Promise.all([priceNow(seesCosts, purchase), agreements.of(purchase.customerId)]);
  };

  /** A draft as it is now, with its cost for those who may see that; or what is not as it was when it was looked at. */
  async function lookAgain(
    roles: ReadonlySet<string>,
    purchase: PurchaseRecord,
    [{ offers, priced, cost, lineCosts }, agreement]: Awaited<ReturnType<typeof lookUp>>,
    expired: boolean,
  ): Promise<LookedAgain> {
    const changes = purchase.lines.flatMap(({ sellMinor }, line): Change[] => {
      if (offers[line]?.currency !== purchase.currency) return [{ kind: 'withdrawn', line }];
      const now = totalOf(priced.lines[line]);
      if ((now?.minor ?? null) === (sellMinor === null ? null : Number(sellMinor))) return [];
      const before = sellMinor === null ? null : { minor: Number(sellMinor), currency: purchase.currency };
      return [{ kind: 'price', line, before, now }];
    });
    const expiry: Change[] = expired ? [{ kind: 'expired' }] : [];
    const found = { agreement, prices: priced, changes: [...expiry, ...changes] };
    if (found.changes.length === 0)
      return { kind: 'same', total: priced.total, cost, lineCosts, need: await needOf(roles, priced) };
    const duplicate = await duplicateOf(purchase, clock.now());
    return { kind: 'changed', review: await reviewOf(purchase, { ...found, duplicate }, roles) };
  }

  return { draft, lookUp, lookAgain, duplicateOf, priceNow };
}

type PricedDraft = Pick<
  PurchaseRecord['lines'][number],
  'productId' | 'skuId' | 'termDuration' | 'billingCycle' | 'quantity'
> & { readonly segment: string | undefined };

function totalOf(line: PricedLines['lines'][number] | undefined): Money | null {
  return line?.kind === 'priced' ? line.total : null;
}

/** What was seen is kept: what is different when it is confirmed is shown first. */
function withPrices(lines: readonly ReviewedLine[], priced: PricedLines): readonly DraftLine[] {
  return lines.map((line, index) => {
    const total = totalOf(priced.lines[index]);
    return { ...line, sellMinor: total && BigInt(total.minor) };
  });
}

type ReviewedLine = ReturnType<typeof draftLine>;

function draftLine({ product, edition, term, quantity }: CheckedLine) {
  return {
    ...{ productId: product.id, productTitle: product.title, skuId: edition.id, skuTitle: edition.title },
    ...{ termDuration: term.duration ?? null, billingCycle: term.billingCycle, quantity },
    kind: product.cancellable ? 'software' : 'suse',
  };
}
