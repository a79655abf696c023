import type { KnownBlock, ModalView } from '@slack/types';
import { CUSTOMER_BLOCK, customerInput } from '../../customers/input.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';
import type { Translator } from '../../i18n/translator.ts';
import {
  errorsAt,
  actions,
  button,
  context,
  divider,
  externalSelect,
  input,
  modal,
  moment,
  mrkdwn,
  numberInput,
  option,
  overflow,
  plainTextInput,
  section,
  staticSelect,
  translateMrkdwn,
} from '../../slack/blocks/index.ts';
import type { FieldProblem } from '../../slack/blocks/index.ts';
import { parseTerm, termValue } from './rules.ts';
import { NOTE_LENGTH, REFERENCE_LENGTH } from './rules-cart.ts';
import type { CartLine } from './rules-cart.ts';
import type { FormProblem, FormState, LineOptions, PurchaseForm } from './service.ts';
import { lineWords, termWords } from './views.ts';
import { problemWords } from './views-problems.ts';

export const FORM = 'purchase.form';
export const PRODUCT_MENU = 'purchase.product';
export const EDITION_MENU = 'purchase.edition';
export const TERM_MENU = 'purchase.term';
export const ADD_LINE = 'purchase.line.add';
export const LINE_MENU = 'purchase.line.menu';
export const REMOVE_LINE = 'purchase.line.remove';
export const CONTINUE_CART = 'purchase.cart.continue';
export const START_ANEW = 'purchase.cart.anew';
export const AGREEMENT = 'purchase.agreement';

/**
 * Where each field stands. The fields of a line carry its number, and those that depend on a choice carry that too: another
 * line, or another choice, empties them.
 */
export const blockOf = {
  product: (line: number, customerId = '') => `product ${line} ${customerId}`,
  edition: (line: number, productId = '') => `edition ${line} ${productId}`,
  term: (line: number, productId = '', editionId = '') => `term ${line} ${productId} ${editionId}`,
  quantity: (line: number) => `quantity ${line}`,
  reference: 'reference',
  note: 'note',
} as const;

/** The form, step 1 of 2: what depends on a choice that is not made yet is not shown yet. */
export function formView(
  t: Translator,
  state: FormState,
  { metadata, note }: { readonly metadata: string; readonly note?: string | undefined },
): ModalView {
  const { form, customer, kept } = state;
  return modal({
    callbackId: FORM,
    title: t('purchase.form.title'),
    submit: t('purchase.form.submit'),
    close: t('common.cancel'),
    notifyOnClose: true,
    metadata,
    blocks: [
      customerInput(t, customer, FORM),
      note !== undefined && context(note),
      customer && state.agreementMissing && agreementBlock(t, customer),
      ...unfinishedBlocks(t, state),
      ...keptBlocks(t, kept),
      ...state.problems.map((problem) => section(mrkdwn`⚠ ${problemLine(t, problem)}`)),
      ...lineBlocks(t, state),
      actions(
        button(t('purchase.line.add'), ADD_LINE),
        ...(kept.length > 0 && form.line.productId ? [button(t('purchase.line.removeThis'), REMOVE_LINE)] : []),
      ),
      input(
        t('purchase.reference.label'),
        plainTextInput({ actionId: 'reference', initial: form.reference, maxLength: REFERENCE_LENGTH }),
        { blockId: blockOf.reference, hint: t('purchase.reference.hint'), optional: true },
      ),
      input(
        t('purchase.note.label'),
        plainTextInput({ actionId: 'note', initial: form.note, maxLength: NOTE_LENGTH, multiline: true }),
        { blockId: blockOf.note, hint: t('purchase.note.hint'), optional: true },
      ),
    ],
  });
}

function agreementBlock(t: Translator, customer: { readonly id: string; readonly name: string }): KnownBlock {
  return section(
    mrkdwn`⚠ ${t('purchase.agreement.missing', { customer: customer.name })}`,
    button(t('purchase.agreement.send'), AGREEMENT, { value: customer.id }),
  );
}

function unfinishedBlocks(t: Translator, { unfinished, customer }: FormState): KnownBlock[] {
  if (!unfinished || !customer) return [];
  const { cart, lines, since } = unfinished;
  return [
    section(
      translateMrkdwn(t, 'purchase.unfinished.text', { customer: customer.name, lines, since: moment(since, t) }),
    ),
    actions(
      button(t('purchase.unfinished.continue'), CONTINUE_CART, { value: cart }),
      button(t('purchase.unfinished.anew'), START_ANEW, { value: cart }),
    ),
  ];
}

/** The lines that stand in no field: one row each, with what can be done to it. */
function keptBlocks(t: Translator, kept: readonly CartLine[]): KnownBlock[] {
  if (kept.length === 0) return [];
  const rows = kept.map((line) => {
    const menu = overflow(LINE_MENU, [
      option(t('purchase.line.change'), `change ${line.number}`),
      option(t('purchase.line.remove'), `remove ${line.number}`),
    ]);
    return section(cartLineWords(t, line), menu);
  });
  return [...rows, divider()];
}

function cartLineWords(t: Translator, line: CartLine): string {
  const { productTitle, editionTitle, quantity } = line;
  const term = line.term === undefined ? null : parseTerm(line.term);
  if (editionTitle === undefined || !term || !/^\d{1,9}$/.test(quantity ?? ''))
    return t('purchase.line.incomplete', { product: productTitle });
  const what = lineWords(t, { quantity: Number(quantity), productTitle, skuTitle: editionTitle });
  return t('purchase.line.kept', { line: what, term: termWords(t, term) });
}

function lineBlocks(t: Translator, { form, customer, options, kept }: FormState): KnownBlock[] {
  const { product, editions, edition, terms } = options;
  const { number, term, quantity = '1' } = form.line;
  // Beside other lines an empty one is no mistake.
  const optional = kept.length > 0;
  const [min, max] = [edition?.min ?? 1, edition?.max ?? 9_999];
  const initial = /^\d{1,9}$/.test(quantity) ? Number(quantity) : min;
  const onlyTerm = terms.length === 1 ? terms[0] : undefined;
  return [
    input(
      t('purchase.product.label'),
      externalSelect({
        actionId: PRODUCT_MENU,
        minimum: 0,
        placeholder: t('purchase.product.placeholder'),
        ...(product ? { chosen: option(product.title, product.id) } : {}),
      }),
      {
        ...{ blockId: blockOf.product(number, customer?.id), dispatch: true, optional },
        ...(customer ? {} : { hint: t('purchase.product.first') }),
      },
    ),
    ...remarks(t, options).map((words) => context(words)),
    ...(editions.length > 0
      ? [
          input(
            t('purchase.edition.label'),
            staticSelect({
              actionId: EDITION_MENU,
              options: editions.map(({ id, title }) => option(title, id)),
              chosen: edition?.id,
            }),
            { blockId: blockOf.edition(number, product?.id), dispatch: true, optional },
          ),
        ]
      : []),
    ...(terms.length > 0
      ? [
          input(
            t('purchase.term.label'),
            staticSelect({
              actionId: TERM_MENU,
              options: terms.map((each) => option(termWords(t, each), termValue(each))),
              chosen: onlyTerm ? termValue(onlyTerm) : term,
            }),
            { blockId: blockOf.term(number, product?.id, edition?.id), optional },
          ),
        ]
      : []),
    input(
      t('purchase.quantity.label'),
      numberInput({ actionId: 'quantity', initial: Math.min(Math.max(initial, min), max), min, max }),
      { blockId: blockOf.quantity(number), hint: t('purchase.quantity.hint', { min, max }), optional },
    ),
  ];
}

/** What is better known before it is chosen than after it is ordered. */
function remarks(t: Translator, { product, edition }: LineOptions): string[] {
  return [
    ...(product?.cancellable === false ? [t('purchase.notCancellable')] : []),
    ...(product?.keyless === true ? [t('purchase.keyless')] : []),
    ...(edition?.attestationNeeded === true ? [t('purchase.attestation')] : []),
    ...(edition && edition.prerequisites.length > 0
      ? [t('purchase.prerequisites', { names: edition.prerequisites.join(', ') })]
      : []),
  ];
}

const LABELS: Readonly<Record<FormProblem['field'], MessageKey>> = {
  customer: 'common.customer.label',
  product: 'purchase.product.label',
  edition: 'purchase.edition.label',
  term: 'purchase.term.label',
  quantity: 'purchase.quantity.label',
  reference: 'purchase.reference.label',
  note: 'purchase.note.label',
};

/** Said in the form itself, for a press that cannot be answered at a field. */
function problemLine(t: Translator, problem: FormProblem): string {
  return t('purchase.line.finish', { field: t(LABELS[problem.field]), problem: problemWords(t, problem) });
}

/** What is wrong, and at which field. */
export function fieldProblems(t: Translator, form: PurchaseForm, problems: readonly FormProblem[]): FieldProblem[] {
  return problems.map((problem) => ({ block: problemBlock(form, problem), words: problemWords(t, problem) }));
}

function problemBlock({ customerId, line }: PurchaseForm, problem: FormProblem): string {
  // Another line of the order stands in no field.
  if ('line' in problem && problem.line !== line.number) return '';
  switch (problem.field) {
    case 'customer':
      return CUSTOMER_BLOCK;
    case 'product':
      return blockOf.product(line.number, customerId);
    case 'edition':
      return blockOf.edition(line.number, line.productId);
    case 'term':
      return blockOf.term(line.number, line.productId, line.editionId);
    case 'quantity':
      return blockOf.quantity(line.number);
    case 'reference':
    case 'note':
      return blockOf[problem.field];
  }
}

/** The same, where the form itself cannot be answered any more because finding out took too long. */
export function problemsView(t: Translator, problems: readonly FieldProblem[]): ModalView {
  const words = Object.values(errorsAt(problems, new Set(problems.map(({ block }) => block)), CUSTOMER_BLOCK));
  return modal({
    callbackId: 'purchase.problems',
    title: t('common.error.title'),
    close: t('common.back'),
    blocks: words.map((each) => section(each)),
  });
}
