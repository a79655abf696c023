import type { z } from 'zod';
import { PartnerCenterFailure } from './errors.ts';
import { asOneCall } from './http.ts';
import type { Api, CallContext } from './http.ts';
import { pageOf } from './schemas/collection.ts';
import type { Page } from './schemas/collection.ts';
import type { Target } from './targets.ts';

/**
 * The items of a collection, a page at a time and only as far as somebody reads. The next page is where `links.next`
 * says, with the headers it says, or, where there is only a token in the body, the same path with `seekOperation=Next`.
 * Source: "Get invoice line items", "Get a list of customers".
 * @throws PartnerCenterFailure from the page that failed; what came before it has been given
 */
export async function* itemsOf<Item>(
  api: Api,
  target: Target,
  item: z.ZodType<Item>,
  context: CallContext = {},
): AsyncGenerator<Item, void, undefined> {
  const schema = pageOf(item);
  const oneCall = asOneCall(context);
  const seen = new Set<string>();

  let page = await api.get(target, schema, oneCall);
  for (;;) {
    yield* page.items;
    const next = nextOf(page, target);
    if (!next) return;
    if (seen.has(next.mark)) throw endless(oneCall.correlationId);
    seen.add(next.mark);
    page = await ('uri' in next
      ? api.follow(next.uri, schema, oneCall, next.headers)
      : api.get(next.target, schema, oneCall, next.headers));
  }
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

const CONTINUATION = 'MS-ContinuationToken';

function nextOf(page: Page<unknown>, first: Target) {
  const token = page.continuationToken || undefined;
  const link = page.links?.next;
  if (link?.uri) {
    const headers = Object.fromEntries(
      (link.headers ?? []).filter(({ key }) => sentAlong.test(key)).map(({ key, value }) => [key.toLowerCase(), value]),
    );
    return { uri: link.uri, headers, mark: `${link.uri} ${Object.values(headers).join(' ')}` };
  }
  if (!token) return undefined;
  const target = { ...first, query: { ...first.query, seekOperation: 'Next' } };
  return { target, headers: { [CONTINUATION.toLowerCase()]: token }, mark: token };
}

/** An answer may not set any header it likes in our next request. */
const sentAlong = /^MS-ContinuationToken$/i;

function endless(correlationId: string): PartnerCenterFailure {
  return new PartnerCenterFailure({
    kind: 'malformed',
    description: 'a collection leads back to a page already read',
    requestId: '',
    correlationId,
  });
}
