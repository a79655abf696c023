import type { IncomingMessage, ServerResponse } from 'node:http';
import { asText, isObject, parseJson } from './json.ts';
import type { JsonObject } from './json.ts';

export class BodyTooLarge extends Error {}

/** @throws BodyTooLarge beyond `limit` bytes */
export async function readBody(request: IncomingMessage, limit = 5_000_000): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) throw new BodyTooLarge('The body of the request is too large.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Reads the fields of a form or JSON body, and of the query. */
export async function readFields(request: IncomingMessage): Promise<JsonObject> {
  const body = (await readBody(request)).toString('utf8');
  const query = Object.fromEntries(new URL(request.url ?? '/', 'http://workspace').searchParams);
  const type = asText(request.headers['content-type']);
  if (type.startsWith('application/json')) {
    const fields = parseJson(body);
    return { ...query, ...(isObject(fields) ? fields : {}) };
  }
  return { ...query, ...Object.fromEntries(new URLSearchParams(body)) };
}

export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    ...headers,
  });
  response.end(JSON.stringify(body));
}

export function pathOf(request: IncomingMessage): string {
  return new URL(request.url ?? '/', 'http://workspace').pathname;
}
