import type { KnownBlock, ModalView } from '@slack/types';
import { CUSTOMER_BLOCK, customerInput } from '../../customers/input.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';
import type { Translator } from '../../i18n/translator.ts';
import { inUtc } from '../../kernel/dates.ts';
import {
  bold,
  context,
  divider,
  externalSelect,
  fields,
  input,
  modal,
  moment,
  numberInput,
  option,
  plainTextInput,
  section,
  staticSelect,
  translateMrkdwn,
} from '../../slack/blocks/index.ts';
import { termValue } from './rules.ts';
import type { TermChoice } from './rules.ts';
import type { FormOptions, FormProblem, PurchaseForm, Review } from './service.ts';

export const FORM = 'purchase.form';
export const REVIEW = 'purchase.review';
export const PRODUCT_MENU = 'purchase.product';
export const EDITION_MENU = 'purchase.edition';
export const TERM_MENU = 'purchase.term';

/** Where each field stands. Fields that depend on a choice carry it in their block ID: another choice empties them. */
export const blockOf = {
  product: (customerId = '') => `product ${customerId}`,
  edition: (productId = '') => `edition ${productId}`,
  term: (productId = '', editionId = '') => `term ${productId} ${editionId}`,
  quantity: 'quantity',
  reference: 'reference',
} as const;

/** The form, step 1 of 2: what depends on a choice that is not made yet is not shown yet. */
export function formView(
  t: Translator,
  form: PurchaseForm,
  { customer, product, editions, terms }: FormOptions,
  { metadata, note }: { readonly metadata: string; readonly note?: string | undefined },
): ModalView {
  const edition = editions.find(({ id }) => id === form.editionId) ?? (editions.length === 1 ? editions[0] : undefined);
  const [min, max] = [edition?.min ?? 1, edition?.max ?? 9_999];
  return modal({
    callbackId: FORM,
    title: t('purchase.form.title'),
    submit: t('purchase.form.submit'),
    close: t('common.cancel'),
    metadata,
    blocks: [
      customerInput(t, customer, FORM),
      note !== undefined && context(note),
      input(
        t('purchase.product.label'),
        externalSelect({
          actionId: PRODUCT_MENU,
          minimum: 0,
          placeholder: t('purchase.product.placeholder'),
          ...(product ? { chosen: option(product.title, product.id) } : {}),
        }),
        {
          blockId: blockOf.product(customer?.id),
          dispatch: true,
          ...(customer ? {} : { hint: t('purchase.product.first') }),
        },
      ),
      product?.cancellable === false && context(t('purchase.notCancellable')),
      editions.length > 0 &&
        input(
          t('purchase.edition.label'),
          staticSelect({
            actionId: EDITION_MENU,
            options: editions.map(({ id, title }) => option(title, id)),
            chosen: edition?.id,
          }),
          { blockId: blockOf.edition(product?.id), dispatch: true },
        ),
      terms.length > 0 &&
        input(
          t('purchase.term.label'),
          staticSelect({
            actionId: TERM_MENU,
            options: terms.map((term) => option(termWords(t, term), termValue(term))),
            chosen: terms.length === 1 && terms[0] ? termValue(terms[0]) : form.term,
          }),
          { blockId: blockOf.term(product?.id, edition?.id) },
        ),
      input(t('purchase.quantity.label'), numberInput({ actionId: 'quantity', initial: 1, min, max }), {
        blockId: blockOf.quantity,
        hint: t('purchase.quantity.hint', { min, max }),
      }),
      input(t('purchase.reference.label'), plainTextInput({ actionId: 'reference', maxLength: 60 }), {
        blockId: blockOf.reference,
        hint: t('purchase.reference.hint'),
        optional: true,
      }),
    ],
  });
}

/** What is wrong, by the block in which it is shown; what stands in no visible field is shown at the customer. Of two the first counts. */
export function fieldErrors(
  t: Translator,
  form: PurchaseForm,
  problems: readonly FormProblem[],
  visible: ReadonlySet<string>,
): Record<string, string> {
  return Object.fromEntries(
    problems.toReversed().map((problem) => {
      const block = problemBlock(form, problem);
      return [visible.has(block) ? block : CUSTOMER_BLOCK, problemWords(t, problem)];
    }),
  );
}

/** Whether something is wrong with a field that `now` has and `before` had not: a form that was handed in before it was drawn anew. */
export function wantsMore(
  form: PurchaseForm,
  problems: readonly FormProblem[],
  before: ReadonlySet<string>,
  now: ReadonlySet<string>,
): boolean {
  const blocks = problems.map((problem) => problemBlock(form, problem));
  return blocks.some((block) => now.has(block) && !before.has(block));
}

function problemBlock(form: PurchaseForm, { field }: FormProblem): string {
  switch (field) {
    case 'customer':
      return CUSTOMER_BLOCK;
    case 'product':
      return blockOf.product(form.customerId);
    case 'edition':
      return blockOf.edition(form.productId);
    case 'term':
      return blockOf.term(form.productId, form.editionId);
    default:
      return blockOf[field];
  }
}

function problemWords(t: Translator, problem: FormProblem): string {
  switch (problem.kind) {
    case 'missing':
      return t('common.field.required');
    case 'unknown':
      return t('purchase.problem.customerUnknown');
    case 'agreement-not-accepted':
      return t('purchase.problem.agreement', { customer: problem.customer });
    case 'not-for-sale':
      return t('purchase.problem.notForSale');
    case 'not-whole':
      return t('common.field.wholeNumber');
    case 'outside':
      return t('common.field.between', { min: problem.min, max: problem.max });
    case 'too-long':
      return t('common.field.tooLong', { max: problem.max, length: problem.length });
  }
}

/** The same, where the form itself cannot be answered any more because finding out took too long. */
export function problemsView(t: Translator, form: PurchaseForm, problems: readonly FormProblem[]): ModalView {
  const words = Object.values(fieldErrors(t, form, problems, new Set()));
  return modal({
    callbackId: 'purchase.problems',
    title: t('common.error.title'),
    close: t('common.back'),
    blocks: words.map((each) => section(each)),
  });
}

/** The review, step 2 of 2: what happens if it is confirmed, before it happens. */
export function reviewView(t: Translator, { purchase, agreement, refundUntil }: Review): ModalView {
  const { customerName, country, currency, poReference, lines } = purchase;
  return modal({
    callbackId: REVIEW,
    title: t('purchase.review.title'),
    submit: t('purchase.review.submit'),
    close: t('common.back'),
    metadata: JSON.stringify({ purchase: purchase.id }),
    blocks: [
      section(bold(t('purchase.review.customer', { customer: customerName, country }))),
      context(
        agreement.agreedOn
          ? t('purchase.review.agreed', { date: agreement.agreedOn })
          : t('purchase.review.agreedSomeDay'),
      ),
      divider(),
      ...lines.flatMap((line): KnownBlock[] => [
        section(lineWords(t, line)),
        fields(
          t('purchase.review.term', {
            term: termWords(t, { duration: line.termDuration ?? undefined, billingCycle: line.billingCycle }),
          }),
        ),
      ]),
      poReference !== null && context(t('purchase.review.reference', { reference: poReference })),
      divider(),
      section(t('purchase.review.price', { currency })),
      section(
        refundUntil
          ? translateMrkdwn(t, 'purchase.review.refund', {
              until: moment(refundUntil, t),
              utc: inUtc(refundUntil, t.locale),
            })
          : t('purchase.review.noRefund'),
      ),
    ],
  });
}

type Line = Review['purchase']['lines'][number];

export function lineWords(t: Translator, { quantity, productTitle, skuTitle }: Line): string {
  // Titles of editions often begin with the product's.
  if (skuTitle.startsWith(productTitle)) return t('purchase.review.wholeLine', { quantity, title: skuTitle });
  return t('purchase.review.line', { quantity, product: productTitle, edition: skuTitle });
}

/** A view that says one thing and can only be closed. */
export function noteView(t: Translator, key: MessageKey): ModalView {
  return modal({
    callbackId: 'purchase.note',
    title: t('purchase.review.title'),
    close: t('common.close'),
    blocks: [section(t(key))],
  });
}

const BILLING: Readonly<Record<string, MessageKey>> = {
  one_time: 'purchase.billing.oneTime',
  monthly: 'purchase.billing.monthly',
  annual: 'purchase.billing.annual',
  triennial: 'purchase.billing.triennial',
};

/** `one-time`, or `3 years, paid every year`. */
export function termWords(t: Translator, { duration, billingCycle }: TermChoice): string {
  const [, count = '', unit] = /^P(\d+)([YM])$/.exec(duration ?? '') ?? [];
  if (!unit) return t('purchase.term.oneTime');
  const term =
    unit === 'Y'
      ? t('purchase.term.years', { years: Number(count) })
      : t('purchase.term.months', { months: Number(count) });
  const billing = BILLING[billingCycle];
  return t('purchase.term.with', {
    term,
    billing: billing ? t(billing) : t('purchase.billing.other', { cycle: billingCycle }),
  });
}
