import type { IncomingMessage } from 'node:http';
import { parse } from 'node:querystring';

/** The fields of what Slack sent: of an event, a command, or what stands in the field `payload` of an interaction. */
export type Fields = { readonly [name: string]: unknown };

/** More than the largest view (250 kB) with its state and the encoding of a form. */
export const MOST_BYTES = 1024 * 1024;

/** Slack sends these two, without parameters. Source: Slack, "Implementing slash commands", "Events API". */
export const FORM = 'application/x-www-form-urlencoded';
export const JSON_TYPE = 'application/json';

/** @returns the body; null where it is too large, or the sender went away */
export function readBody(request: IncomingMessage): Promise<Buffer | null> {
  if (Number(request.headers['content-length'] ?? 0) > MOST_BYTES) return Promise.resolve(null);
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > MOST_BYTES) return resolve(null);
      chunks.push(chunk);
    });
    request.once('end', () => resolve(chunks.length === 1 ? (chunks[0] ?? null) : Buffer.concat(chunks)));
    request.once('close', () => resolve(null));
    request.once('error', () => resolve(null));
  });
}

/** @returns what Slack says in it; null where it is not what Slack sends */
export function parseBody(contentType: string, body: Buffer): Fields | null {
  const text = body.toString('utf8');
  if (contentType === JSON_TYPE) return parseFields(text);
  const form = parse(text);
  // A field that comes twice is read as one by some and as the other by others.
  if (!Object.values(form).every((value) => typeof value === 'string')) return null;
  return typeof form['payload'] === 'string' ? parseFields(form['payload']) : { ...form };
}

function parseFields(text: string): Fields | null {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? (parsed as Fields) : null;
  } catch {
    return null;
  }
}
