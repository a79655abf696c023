import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Fault } from './faults.ts';

/** One request, read to its end. `path` is what follows the prefix of the service that answers it. */
export type Call = {
  readonly method: string;
  readonly path: string;
  /** the path with its prefix, as sent; never with the query, which may carry a signature */
  readonly fullPath: string;
  /** names in lower case: the service reads `entitlementType` and `entitlementtype` alike */
  readonly query: ReadonlyMap<string, string>;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly fault?: Fault;
  /** another call to the same path, under another MS-RequestId, is still being worked on */
  readonly rivalled: boolean;
};

/** Largest body taken, in bytes. */
const BODY_LIMIT = 1_048_576;

/** @returns the body as text, or null if it is larger than is taken or broke off */
export async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= BODY_LIMIT) chunks.push(chunk);
  }
  return size > BODY_LIMIT ? null : Buffer.concat(chunks).toString('utf8');
}

/**
 * Splits a request target. A second `?` counts as `&`: the service's own continuation links carry one (invoice line
 * items sample, "Get invoice line items"), and it takes them back.
 */
export function splitTarget(target: string): { path: string; query: ReadonlyMap<string, string> } {
  const [path = '/', ...rest] = target.split('?');
  const query = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(rest.join('&'))) query.set(name.toLowerCase(), value);
  return { path, query };
}

/** @returns the one value of a header, or undefined */
export function header(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}
