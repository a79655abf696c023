import { parseQuantity } from '../../kernel/quantity.ts';
import { tidy, tidyLines } from '../../kernel/text.ts';
import type { CatalogueEdition, CatalogueProduct } from './catalogue.ts';
import { parseTerm, termValue } from './rules.ts';
import type { TermChoice } from './rules.ts';
import { NOTE_LENGTH, REFERENCE_LENGTH } from './rules-cart.ts';
import type { CartLine } from './rules-cart.ts';

/** The line in the fields of the form, as IDs and text; everything else is looked up anew. */
export type FormLine = {
  readonly number: number;
  readonly productId: string | undefined;
  readonly editionId: string | undefined;
  readonly term: string | undefined;
  readonly quantity: string | undefined;
};

/** What stands in the form's own fields; the other lines of the order are kept by the desk. */
export type PurchaseForm = {
  readonly customerId: string | undefined;
  readonly line: FormLine;
  readonly reference: string | undefined;
  readonly note: string | undefined;
};

export type FormCustomer = {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
  readonly country: string | undefined;
};

/** What can be offered for a line, for what is chosen in it so far. */
export type LineOptions = {
  readonly product: CatalogueProduct | undefined;
  readonly editions: readonly CatalogueEdition[];
  readonly edition: CatalogueEdition | undefined;
  readonly terms: readonly TermChoice[];
};

type LineProblem =
  | { readonly field: 'product' | 'edition' | 'term' | 'quantity'; readonly kind: 'missing' }
  | { readonly field: 'product' | 'edition' | 'term'; readonly kind: 'not-for-sale' }
  | { readonly field: 'edition'; readonly kind: 'needs-attestation' }
  | {
      readonly field: 'edition';
      readonly kind: 'other-currency';
      readonly offered: string;
      readonly expected: string;
    }
  | { readonly field: 'quantity'; readonly kind: 'not-whole' }
  | { readonly field: 'quantity'; readonly kind: 'outside'; readonly min: number; readonly max: number };

/** What is wrong, and with which line of the order: its title where it is none of the fields. */
export type FormProblem =
  | (LineProblem & { readonly line: number; readonly title?: string | undefined })
  | { readonly field: 'customer'; readonly kind: 'missing' | 'unknown' }
  | { readonly field: 'customer'; readonly kind: 'agreement-not-accepted'; readonly customer: string }
  | { readonly field: 'product'; readonly kind: 'too-many-lines'; readonly max: number; readonly line: number }
  | { readonly field: 'reference' | 'note'; readonly kind: 'too-long'; readonly length: number; readonly max: number };

export type CheckedLine = {
  readonly number: number;
  readonly product: CatalogueProduct;
  readonly edition: CatalogueEdition;
  readonly term: TermChoice;
  readonly quantity: number;
};

/** Checks one line against what is offered now; every problem names its field. */
export function checkLine(
  line: FormLine,
  { product, edition, terms }: LineOptions,
): CheckedLine | { readonly problems: readonly LineProblem[] } {
  const problems: LineProblem[] = [];
  const chosen = line.term === undefined ? null : parseTerm(line.term);
  const term = chosen && terms.find((each) => termValue(each) === termValue(chosen));
  if (!product) problems.push({ field: 'product', kind: line.productId ? 'not-for-sale' : 'missing' });
  else if (edition?.id !== line.editionId || !edition)
    problems.push({ field: 'edition', kind: line.editionId ? 'not-for-sale' : 'missing' });
  else if (edition.attestationNeeded) problems.push({ field: 'edition', kind: 'needs-attestation' });
  else if (terms.length === 0) problems.push({ field: 'edition', kind: 'not-for-sale' });
  else if (!term) problems.push({ field: 'term', kind: line.term ? 'not-for-sale' : 'missing' });

  const quantity = parseQuantity(line.quantity ?? '', { min: edition?.min ?? 1, max: edition?.max ?? 9_999 });
  if ((line.quantity ?? '').trim() === '') problems.push({ field: 'quantity', kind: 'missing' });
  else if (quantity.kind !== 'quantity') problems.push({ field: 'quantity', ...quantity });

  if (problems.length > 0 || !product || !edition || !term || quantity.kind !== 'quantity') return { problems };
  return { number: line.number, product, edition, term, quantity: quantity.value };
}

/** The texts of the form, made one line (or few) and inert, with what is wrong with them. */
export function checkTexts(form: Pick<PurchaseForm, 'reference' | 'note'>) {
  const reference = tidy(form.reference ?? '');
  const note = tidyLines(form.note ?? '');
  const problems: FormProblem[] = [];
  if (reference.length > REFERENCE_LENGTH)
    problems.push({ field: 'reference', kind: 'too-long', length: reference.length, max: REFERENCE_LENGTH });
  if (note.length > NOTE_LENGTH)
    problems.push({ field: 'note', kind: 'too-long', length: note.length, max: NOTE_LENGTH });
  return { reference: reference === '' ? null : reference, note: note === '' ? null : note, problems };
}

/** @returns the line as it is kept, or null while nothing is chosen in it */
export function keptLine(line: FormLine, { product, edition }: LineOptions): CartLine | null {
  if (!product) return null;
  const { number, term, quantity } = line;
  return {
    ...{ number, term, quantity },
    productId: product.id,
    productTitle: product.title,
    editionId: edition?.id,
    editionTitle: edition?.title,
  };
}

export function formLine({ number, productId, editionId, term, quantity }: CartLine): FormLine {
  return { number, productId, editionId, term, quantity };
}

export function emptyLine(number: number): FormLine {
  return { number, productId: undefined, editionId: undefined, term: undefined, quantity: undefined };
}
