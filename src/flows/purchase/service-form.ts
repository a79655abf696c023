import { parseQuantity } from '../../kernel/quantity.ts';
import { tidy } from '../../kernel/text.ts';
import { parseTerm, termValue } from './rules.ts';
import type { TermChoice } from './rules.ts';

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

const REFERENCE_LENGTH = 60;

type Checked = {
  readonly kind: 'checked';
  readonly customer: NonNullable<FormOptions['customer']>;
  readonly product: NonNullable<FormOptions['product']>;
  readonly edition: FormOptions['editions'][number];
  readonly term: TermChoice;
  readonly quantity: number;
  readonly reference: string;
};

/** Checks a form against what is offered now; every problem names its field. */
export function check(
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
  else if (offered.terms.length === 0) problems.push({ field: 'edition', kind: 'not-for-sale' });
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
