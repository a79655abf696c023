import type { z } from 'zod';
import { newId } from '../kernel/ids.ts';
import type { Log } from '../kernel/log.ts';
import { monotonic, pause } from '../kernel/time.ts';
import type { Tracing } from '../kernel/tracing.ts';
import type { Clock } from '../kernel/time.ts';
import { failureIn, firstOf, read } from './answers.ts';
import type { AccessTokens } from './auth.ts';
import { PartnerCenterFailure } from './errors.ts';
import type { CallOutcome, FailureFacts } from './errors.ts';
import type { Answer, Exchange, Lost, Request } from './exchange.ts';
import { READING, waitBefore, WRITING } from './retry.ts';
import type { Patience } from './retry.ts';

/** One logical call, before it has a token. */
export type Call = Omit<Request, 'path'> & {
  /** None where the identifiers or the link given lead out of the API. */
  readonly path: string | undefined;
  readonly correlationId: string;
  /** A write has one, kept for the whole call. */
  readonly requestId?: string | undefined;
};

export type Performing = {
  readonly exchange: Exchange;
  readonly tokens: AccessTokens;
  readonly clock: Clock;
  readonly log: Log;
  readonly reading?: Patience | undefined;
  readonly writing?: Patience | undefined;
  /** Told of each call, its repetitions included, and its milliseconds; must not throw. */
  readonly onCall?: ((outcome: CallOutcome, milliseconds: number) => void) | undefined;
  readonly tracing?: Tracing | undefined;
  /** Told of Microsoft's clock, as each answer has it; must not throw. */
  readonly onDate?: ((date: Date) => void) | undefined;
  /** Fires when the client closes: nothing is tried again after that. */
  readonly closing: AbortSignal;
};

type Why = Omit<FailureFacts, 'requestId' | 'correlationId'>;

/**
 * Sends until there is an answer to live with. Reads are sent again after a lost connection, 429 and 5xx. Writes are
 * sent again only when no answer came, and always under the same `MS-RequestId`, by which Partner Center knows them.
 * A refused token is replaced once. Source: "Partner Center REST headers", "API throttling guidance".
 */
export async function perform<T>(parts: Performing, call: Call, schema: z.ZodType<T>): Promise<T> {
  const write = call.requestId !== undefined;
  const patience = write ? (parts.writing ?? WRITING) : (parts.reading ?? READING);
  const began = monotonic();
  const elapsed = () => monotonic() - began;
  let requestId = call.requestId ?? newId();
  let refusedToken: string | undefined;
  let mayBeDone = false;

  function failure(why: Why): PartnerCenterFailure {
    const kind = mayBeDone ? 'uncertain' : why.kind;
    return new PartnerCenterFailure({ ...why, kind, requestId, correlationId: call.correlationId });
  }

  if (call.path === undefined) throw failure({ kind: 'not-found', description: 'not an address of this API' });

  for (let sends = 1; ; sends += 1) {
    const token = await tokenFor(parts.tokens, refusedToken).catch((error: unknown) => {
      if (error instanceof PartnerCenterFailure || mayBeDone) throw failure(errorFacts(error));
      throw error;
    });
    const headers = { ...call.headers, authorization: `Bearer ${token}`, 'ms-requestid': requestId };
    const request = { method: call.method, path: call.path, headers, body: call.body };
    const sentAt = elapsed();
    const outcome = await parts.exchange.send(request, Math.min(patience.answer, Math.max(1, patience.total - sentAt)));
    if (outcome.kind === 'answer' && parts.onDate) hearDate(outcome, parts.onDate);
    parts.log.debug(traceOf(call, requestId, outcome, elapsed() - sentAt), 'partner center called');

    if (outcome.kind === 'answer' && isSuccess(outcome.status)) {
      const reading = read(outcome.body, schema);
      if (reading.kind === 'read') return reading.value;
      mayBeDone = write;
      throw failure({ kind: 'malformed', status: outcome.status, description: `unreadable: ${reading.places}` });
    }

    mayBeDone ||= write && mayHaveWorked(outcome);
    const why = whyNot(outcome, parts.clock.now());
    const wait = waitAfter(outcome, { write, renewed: refusedToken !== undefined }, () =>
      waitBefore(patience, { sends, elapsed: elapsed(), retryAfterSeconds: why.retryAfterSeconds }),
    );
    if (wait === undefined || parts.closing.aborted) throw failure(why);

    parts.log.info({ ...why, requestId, correlationId: call.correlationId, wait }, 'partner center call is repeated');
    if (outcome.kind === 'answer' && outcome.status === 401) refusedToken = token;
    if (outcome.kind === 'answer' && !write) requestId = newId();
    await pause(wait, parts.closing);
  }
}

function hearDate({ headers }: Answer, onDate: (date: Date) => void): void {
  const { date } = headers;
  const instant = typeof date === 'string' ? new Date(date) : null;
  if (instant && !Number.isNaN(instant.getTime())) onDate(instant);
}

function tokenFor(tokens: AccessTokens, refused: string | undefined): Promise<string> {
  return refused === undefined ? tokens.current() : tokens.insteadOf(refused);
}

/** What the keeper of refresh tokens threw is its own, but must not hide that a write is under way. */
function errorFacts(error: unknown): Why {
  return error instanceof PartnerCenterFailure ? error : { kind: 'unreachable', description: 'no access token' };
}

function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

/** A gateway's 5xx says nothing about what happened behind it. */
function mayHaveWorked(outcome: Answer | Lost): boolean {
  return outcome.kind === 'lost' ? outcome.sent : outcome.status >= 500;
}

/** @returns how long to wait before sending again, or undefined where that would be useless or unsafe */
function waitAfter(
  outcome: Answer | Lost,
  { write, renewed }: { readonly write: boolean; readonly renewed: boolean },
  patiently: () => number | undefined,
): number | undefined {
  if (outcome.kind === 'lost') return outcome.why === 'size' ? undefined : patiently();
  if (outcome.status === 401) return renewed ? undefined : 0;
  return !write && (outcome.status === 429 || outcome.status >= 500) ? patiently() : undefined;
}

function whyNot(outcome: Answer | Lost, now: Date): Why {
  if (outcome.kind === 'answer') return failureIn(outcome, now);
  return outcome.why === 'size'
    ? { kind: 'malformed', description: 'larger than any answer should be' }
    : { kind: 'unreachable', description: `no answer: ${outcome.why}` };
}

/** Without the query, which can hold what a person typed. */
function traceOf(call: Call, requestId: string, outcome: Answer | Lost, took: number): object {
  const trace = {
    method: call.method,
    path: call.path?.split('?')[0],
    requestId,
    correlationId: call.correlationId,
    milliseconds: Math.round(took),
  };
  if (outcome.kind === 'lost') return { ...trace, lost: outcome.why, sent: outcome.sent };
  return { ...trace, status: outcome.status, answeredRequestId: firstOf(outcome.headers['ms-requestid']) };
}
