import type { Answer } from '../wire/answer.ts';
import { ok } from '../wire/answer.ts';
import type { Call } from '../wire/call.ts';
import type { World } from '../world.ts';
import { graphError } from './graph-error.ts';

const LARGEST_PAGE = 999;

/** Answers a page of a collection, with `@odata.nextLink` (absolute, with `$skiptoken`) where more follows. */
export function page(world: World, call: Call, items: readonly object[]): Answer {
  const top = Number(call.query.get('$top') ?? world.settings.read().graphPageSize);
  if (!Number.isInteger(top) || top < 1 || top > LARGEST_PAGE) {
    return graphError(world, 400, 'Request_BadRequest', `Invalid page size specified: '${top}'.`);
  }
  const start = readSkipToken(call.query.get('$skiptoken'));
  if (start === null)
    return graphError(world, 400, 'Directory_ExpiredPageToken', 'The specified page token is not valid.');

  const next = start + top;
  return ok({
    '@odata.context': `https://graph.microsoft.com/v1.0/$metadata#directoryObjects`,
    ...(call.query.get('$count') === 'true' ? { '@odata.count': items.length } : {}),
    ...(next < items.length ? { '@odata.nextLink': nextLink(world, call, next) } : {}),
    value: items.slice(start, next).map((item) => select(call, item)),
  });
}

/** Leaves only what `$select` asks for; `@odata` annotations always stay. */
export function select(call: Call, item: object): object {
  const wanted = call.query
    .get('$select')
    ?.split(',')
    .map((name) => name.trim());
  if (!wanted) return item;
  return Object.fromEntries(Object.entries(item).filter(([name]) => name.startsWith('@') || wanted.includes(name)));
}

function nextLink(world: World, call: Call, start: number): string {
  const query = new URLSearchParams([...call.query].filter(([name]) => name !== '$skiptoken'));
  query.set('$skiptoken', Buffer.from(`from ${start}`).toString('base64url'));
  return `${world.baseUrl()}/graph/v1.0${call.path}?${query.toString()}`;
}

function readSkipToken(token: string | undefined): number | null {
  if (token === undefined) return 0;
  const [, start] = /^from (\d+)$/.exec(Buffer.from(token, 'base64url').toString('utf8')) ?? [];
  return start === undefined ? null : Number(start);
}
