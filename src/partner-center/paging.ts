import * as z from 'zod';
import { PartnerCenterFailure } from './errors.ts';
import { asOneCall } from './http.ts';
import type { Api, CallContext } from './http.ts';
import { pageOf } from './schemas/collection.ts';
import type { Page } from './schemas/collection.ts';
import type { Target } from './targets.ts';

/** Where to go on in a collection, as text that can be kept; how long Partner Center honours it is not documented. */
export type PageMark = string;

export type ReadPage<Item> = {
  readonly items: readonly Item[];
  /** of the page that follows; undefined after the last */
  readonly next: PageMark | undefined;
};

const CONTINUATION = 'MS-ContinuationToken';

const placeOf = z.object({ uri: z.string().optional(), token: z.string().optional() });
type Place = z.output<typeof placeOf>;

/**
 * The pages of a collection, one at a time and only as far as somebody reads. The next page is where `links.next` says, with
 * the token it says, or, where there is only a token in the body, the same path with `seekOperation=Next`.
 * Source: "Get invoice line items", "Get a list of customers".
 * @param from the mark of the page to begin with, where an earlier reading came so far
 * @throws PartnerCenterFailure from the page that failed; what came before it has been given
 */
export async function* pagesOf<Item>(
  api: Api,
  target: Target,
  item: z.ZodType<Item>,
  context: CallContext = {},
  from?: PageMark,
): AsyncGenerator<ReadPage<Item>, void, undefined> {
  const schema = pageOf(item);
  const oneCall = asOneCall(context);
  const seen = new Set<PageMark>();

  function read({ uri, token }: Place): Promise<Page<Item>> {
    const headers = token === undefined ? {} : { [CONTINUATION.toLowerCase()]: token };
    if (uri !== undefined) return api.follow(uri, schema, oneCall, headers);
    if (token === undefined) return api.get(target, schema, oneCall);
    return api.get({ ...target, query: { ...target.query, seekOperation: 'Next' } }, schema, oneCall, headers);
  }

  for (let mark = from; ;) {
    const page = await read(mark === undefined ? {} : placeOf.parse(JSON.parse(mark)));
    const next = markAfter(page);
    yield { items: page.items, next };
    if (next === undefined) return;
    if (seen.has(next)) throw endless(oneCall.correlationId);
    seen.add(next);
    mark = next;
  }
}

/** The items of a collection, as `pagesOf` gives its pages. */
export async function* itemsOf<Item>(
  api: Api,
  target: Target,
  item: z.ZodType<Item>,
  context: CallContext = {},
): AsyncGenerator<Item, void, undefined> {
  for await (const { items } of pagesOf(api, target, item, context)) yield* items;
}

/** All items, for collections that are short by their nature. */
export async function allOf<Item>(
  api: Api,
  target: Target,
  item: z.ZodType<Item>,
  context?: CallContext,
): Promise<readonly Item[]> {
  const items: Item[] = [];
  for await (const each of itemsOf(api, target, item, context)) items.push(each);
  return items;
}

/** An answer may set no other header in our next request than the token. */
function markAfter({ links, continuationToken }: Page<unknown>): PageMark | undefined {
  const link = links?.next;
  if (link?.uri) {
    const token = (link.headers ?? []).find(({ key }) => key.toLowerCase() === CONTINUATION.toLowerCase())?.value;
    return JSON.stringify({ uri: link.uri, token } satisfies Place);
  }
  return continuationToken ? JSON.stringify({ token: continuationToken } satisfies Place) : undefined;
}

function endless(correlationId: string): PartnerCenterFailure {
  return new PartnerCenterFailure({
    kind: 'malformed',
    description: 'a collection leads back to a page already read',
    requestId: '',
    correlationId,
  });
}
