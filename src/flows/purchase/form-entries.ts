import { z } from 'zod';
import { CUSTOMER_BLOCK } from '../../customers/input.ts';
import { entryIn } from '../../slack/entries.ts';
import type { Entries } from '../../slack/entries.ts';
import type { PurchaseForm } from './service.ts';
import { blockOf } from './views-form.ts';

/** What the open form carries, IDs only: where it was opened, and what it was drawn for. */
export const FormMetadata = z.object({
  channel: z.string(),
  customer: z.string().optional(),
  product: z.string().optional(),
  line: z.int().nonnegative(),
});
export type ShownForm = z.infer<typeof FormMetadata>;

/** What stands in the fields of the form. */
export function readForm(entries: Entries, shown: ShownForm): PurchaseForm {
  const customerId = entryIn(entries, CUSTOMER_BLOCK);
  const { line: number } = shown;
  // What was chosen for another customer, or of another product, does not count.
  const productId = customerId === shown.customer ? entryIn(entries, blockOf.product(number, customerId)) : undefined;
  const editionId =
    productId && productId === shown.product ? entryIn(entries, blockOf.edition(number, productId)) : undefined;
  const term = editionId && entryIn(entries, blockOf.term(number, productId, editionId));
  const quantity = entryIn(entries, blockOf.quantity(number));
  return {
    customerId,
    line: { number, productId, editionId, term, quantity },
    reference: entryIn(entries, blockOf.reference),
    note: entryIn(entries, blockOf.note),
  };
}
