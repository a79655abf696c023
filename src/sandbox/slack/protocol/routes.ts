import type { IncomingMessage, ServerResponse } from 'node:http';
import { ZodError } from 'zod';
import { pathOf, readBody, sendJson } from '../http-exchange.ts';
import { parseJson } from '../json.ts';
import type { Json } from '../json.ts';

/** What a handler gets: the named parts of the path, the query, and the body as parsed JSON or as bytes. */
export type Exchange = {
  readonly names: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly json: Json | undefined;
  readonly bytes: Buffer;
  readonly request: IncomingMessage;
};

/** `:name` in the path matches one segment. What `run` returns is the body of the answer, as JSON. */
export type Route = {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly run: (exchange: Exchange) => unknown;
};

/** A refusal of the person protocol or the control interface; these are not Slack's, so they use HTTP's own words. */
export class ProtocolRefusal extends Error {
  readonly status: number;

  constructor(status: number, reason: string) {
    super(reason);
    this.name = 'ProtocolRefusal';
    this.status = status;
  }
}

const LARGEST_BODY = 20_000_000;

/** Answers the request by the first route that fits; 404 where none does, 400 where the body is not what it must be. */
export async function serveRoutes(
  routes: readonly Route[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = pathOf(request);
  const found = routes
    .filter(({ method }) => method === request.method)
    .map((route) => ({ route, names: matchPath(route.path, path) }))
    .find((one): one is { route: Route; names: Record<string, string> } => one.names !== undefined);
  if (!found) return sendJson(response, 404, { error: 'no such path' });

  const bytes = await readBody(request, LARGEST_BODY);
  const query = new URL(request.url ?? '/', 'http://workspace').searchParams;
  try {
    const json = parseJson(bytes.toString('utf8'));
    const body = await found.route.run({ names: found.names, query, json, bytes, request });
    sendJson(response, 200, body ?? { done: true });
  } catch (error) {
    if (error instanceof ZodError) return sendJson(response, 400, { error: 'invalid body', problems: error.issues });
    if (error instanceof ProtocolRefusal) return sendJson(response, error.status, { error: error.message });
    throw error;
  }
}

function matchPath(pattern: string, path: string): Record<string, string> | undefined {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;
  const names: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const segment = decodeURIComponent(given[index] ?? '');
    if (part.startsWith(':')) names[part.slice(1)] = segment;
    else if (part !== segment) return undefined;
  }
  return names;
}
