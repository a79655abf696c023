import type { z } from 'zod';
import { newId } from '../kernel/ids.ts';
import { monotonic } from '../kernel/time.ts';
import { pathPattern } from '../kernel/tracing.ts';
import { PartnerCenterFailure } from './errors.ts';
import { perform } from './performing.ts';
import type { Call, Performing } from './performing.ts';
import type { Addresses, Target } from './targets.ts';

/** What a caller may say about a call. */
export type CallContext = {
  /** GUID of the logical call the request belongs to (`MS-CorrelationId`); a new one where none is given. */
  readonly correlationId?: string | undefined;
  /** BCP 47 language of texts in the answer (`X-Locale`), `nl-NL`. */
  readonly locale?: string | undefined;
};

/**
 * One attempt at a write. The caller stores `requestId` (GUID, `MS-RequestId`) before the first send and uses it again
 * only when it does not know how this attempt ended; after any answer the next attempt takes a new one.
 */
export type Attempt = CallContext & { readonly requestId: string };

export type Write = Target & {
  readonly method: 'POST' | 'PATCH';
  readonly body?: unknown;
  readonly etag?: string | undefined;
};

/** For what takes several requests and is still one call: they share a correlation ID. */
export function asOneCall<Context extends CallContext>(context: Context): Context & { readonly correlationId: string } {
  return { ...context, correlationId: context.correlationId ?? newId() };
}

/** How every resource is read and written; fails with PartnerCenterFailure, or with what the token store threw. */
export type Api = {
  readonly get: <T>(target: Target, schema: z.ZodType<T>, context?: CallContext, headers?: Headers) => Promise<T>;
  /** Follows a link of an answer, as long as it stays within the API. */
  readonly follow: <T>(uri: string, schema: z.ZodType<T>, context?: CallContext, headers?: Headers) => Promise<T>;
  readonly write: <T>(write: Write, schema: z.ZodType<T>, attempt: Attempt) => Promise<T>;
};

type Headers = Readonly<Record<string, string>>;

/** Assembles the calling of Partner Center: headers, tokens, retries by idempotency class, reading of answers. */
export function createApi(addresses: Addresses, performing: Performing): Api {
  const { tracing } = performing;

  function call<T>(call: Omit<Call, 'correlationId'>, schema: z.ZodType<T>, context: CallContext = {}): Promise<T> {
    const correlationId = context.correlationId ?? newId();
    const headers = {
      accept: 'application/json',
      'ms-correlationid': correlationId,
      ...(context.locale === undefined ? {} : { 'x-locale': context.locale }),
      ...call.headers,
    };
    const work = () =>
      measured(performing.onCall, () => perform(performing, { ...call, headers, correlationId }, schema));
    if (!tracing) return work();
    const name = `${call.method} ${pathPattern(call.path ?? '')}`;
    return tracing.span(
      { kind: 'partner-center', name, attributes: { 'csp_desk.correlation_id': correlationId } },
      work,
    );
  }

  return {
    get: (target, schema, context, headers = {}) =>
      call({ method: 'GET', path: addresses.pathOf(target), headers: { ...headers } }, schema, context),
    follow: (uri, schema, context, headers = {}) =>
      call({ method: 'GET', path: addresses.pathOfLink(uri), headers: { ...headers } }, schema, context),
    write(write, schema, attempt) {
      const body = write.body === undefined ? undefined : JSON.stringify(write.body);
      const headers = {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(write.etag === undefined ? {} : { 'if-match': quoted(write.etag) }),
      };
      const path = addresses.pathOf(write);
      return call({ method: write.method, path, headers, body, requestId: attempt.requestId }, schema, attempt);
    },
  };
}

function quoted(etag: string): string {
  return /^(W\/)?"/.test(etag) ? etag : `"${etag}"`;
}

async function measured<T>(onCall: Performing['onCall'], call: () => Promise<T>): Promise<T> {
  const began = monotonic();
  try {
    const value = await call();
    onCall?.('ok', monotonic() - began);
    return value;
  } catch (error) {
    onCall?.(error instanceof PartnerCenterFailure ? error.kind : 'other', monotonic() - began);
    throw error;
  }
}
