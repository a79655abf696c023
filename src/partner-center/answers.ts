import type { z } from 'zod';
import type { Answer } from './exchange.ts';
import { meaningOf } from './meanings.ts';
import type { FailureFacts } from './errors.ts';

/** What an answer holds, or the dotted places where it is not what the API documents (never the values there). */
export type Reading<T> =
  | { readonly kind: 'read'; readonly value: T }
  | { readonly kind: 'unreadable'; readonly places: string };

/** Reads a successful answer. Microsoft's services sometimes begin a body with a byte order mark. */
export function read<T>(body: string, schema: z.ZodType<T>): Reading<T> {
  const json = parsed(body);
  if (json === undefined) return { kind: 'unreadable', places: body === '' ? 'empty body' : 'not JSON' };
  const result = schema.safeParse(json);
  if (result.success) return { kind: 'read', value: result.data };
  const places = result.error.issues.slice(0, 5).map((issue) => issue.path.join('.') || 'whole body');
  return { kind: 'unreadable', places: places.join(', ') };
}

/** The parser's own error quotes the body, which may hold a key: it goes no further than here. */
function parsed(body: string): unknown {
  try {
    return JSON.parse(body.startsWith('\uFEFF') ? body.slice(1) : body);
  } catch {
    return undefined;
  }
}

const LONGEST_DESCRIPTION = 1024;

/**
 * Reads a refusing answer, in either of its two bodies: `{code, description}`, and for 429 `{statusCode, message}`. The
 * body may as well be empty or no JSON. Source: "Partner Center REST API error codes", "API throttling guidance".
 */
export function failureIn(answer: Answer, now: Date): Omit<FailureFacts, 'requestId' | 'correlationId'> {
  const fields = fieldsOf(answer.body);
  const code = textOf(fields['code']);
  return {
    ...meaningOf(answer.status, code),
    status: answer.status,
    code,
    description: textOf(fields['description'] ?? fields['message'])?.slice(0, LONGEST_DESCRIPTION),
    retryAfterSeconds: secondsToWait(answer.headers['retry-after'], now),
  };
}

/** @returns the fields of a JSON object; none where the body is something else */
export function fieldsOf(body: string): Readonly<Record<string, unknown>> {
  const json = parsed(body);
  return typeof json === 'object' && json !== null ? Object.fromEntries(Object.entries(json)) : {};
}

/** A code can be text or a number. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Some headers come doubled, as two or as `g1,g1`. */
export function firstOf(header: string | string[] | undefined): string | undefined {
  const first = Array.isArray(header) ? header[0] : header;
  return first?.split(',')[0]?.trim() || undefined;
}

/** `Retry-After` is seconds, or a date as HTTP writes it. */
function secondsToWait(header: string | string[] | undefined, now: Date): number | undefined {
  const retryAfter = Array.isArray(header) ? header[0] : header;
  if (retryAfter === undefined) return undefined;
  if (/^\d{1,9}$/.test(retryAfter)) return Number(retryAfter);
  const until = Date.parse(retryAfter);
  return Number.isNaN(until) ? undefined : Math.max(0, Math.ceil((until - now.getTime()) / 1000));
}
