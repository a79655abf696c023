import type { Call } from '../wire/call.ts';
import { header } from '../wire/call.ts';
import type { Link } from '../wire/collection.ts';
import { link } from '../wire/collection.ts';
import { Refusal } from '../wire/refusal.ts';

/** Where a page begins: after this place of its shelf. */
export function placeOf(call: Call): number {
  const operation = call.query.get('seekoperation');
  if (operation === undefined) return 0;
  if (operation.toLowerCase() !== 'next')
    throw new Refusal(400, 3000, `The seek operation ${operation} is not supported.`);

  const token = Buffer.from(header(call.headers, 'ms-continuationtoken') ?? '', 'base64url').toString('utf8');
  const [, place] = /^place (\d+)$/.exec(token) ?? [];
  if (place === undefined) throw new Refusal(400, 3000, 'The continuation token is missing or invalid.');
  return Number(place);
}

/** The link to the next page: the token travels as a header, not in the URI ("Get invoice line items"). */
export function nextLink(uri: string, place: number): Link {
  const value = Buffer.from(`place ${place}`).toString('base64url');
  return link(uri, 'GET', [{ key: 'MS-ContinuationToken', value }]);
}
