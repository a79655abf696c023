import * as z from 'zod';
import { link, textOrNone } from './wire.ts';

/** A page of a collection: its items and how to ask for the next page, if there is one. */
export type Page<Item> = {
  readonly items: readonly Item[];
  readonly continuationToken?: string | null | undefined;
  readonly links?: { readonly next?: z.output<typeof link> | null | undefined } | null | undefined;
};

/**
 * The envelope of every list. `totalCount` is not read: it counts the page, not the collection. `items` must be there:
 * an answer without it is not an empty list.
 */
export function pageOf<Item>(item: z.ZodType<Item>): z.ZodType<Page<Item>> {
  return z.object({
    items: z.array(item),
    continuationToken: textOrNone,
    links: z.object({ next: link.nullish() }).nullish(),
  });
}
