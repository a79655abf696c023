import { Pool } from 'undici';
import type { Dispatcher } from 'undici';

export type Request = {
  readonly method: 'GET' | 'POST' | 'PATCH';
  /** With query, as it goes on the wire. */
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body?: string | undefined;
};

export type Answer = {
  readonly kind: 'answer';
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: string;
};

/** No whole answer came. `sent`: the request had begun to leave, so the other side may have acted on it. */
export type Lost = { readonly kind: 'lost'; readonly sent: boolean; readonly why: 'connection' | 'time' | 'size' };

export type Exchange = {
  /** One request, one outcome; never throws, never follows a redirect, never sends twice. */
  readonly send: (request: Request, milliseconds: number) => Promise<Answer | Lost>;
  /** Lets what is under way finish, then closes the connections. */
  readonly close: () => Promise<void>;
};

export type ExchangeLimits = {
  readonly connections: number;
  readonly connectMilliseconds: number;
  readonly answerBytes: number;
};

export const EXCHANGE_LIMITS: ExchangeLimits = {
  connections: 16,
  connectMilliseconds: 5_000,
  answerBytes: 16 * 1024 * 1024,
};

/**
 * Keeps connections to one origin. It speaks undici's dispatch, because only there can be seen whether a lost request
 * had left.
 */
export function openExchange(origin: string, limits: ExchangeLimits = EXCHANGE_LIMITS): Exchange {
  const pool = new Pool(origin, {
    connections: limits.connections,
    pipelining: 1,
    connect: { timeout: limits.connectMilliseconds },
    headersTimeout: 0, // the deadline of the whole exchange is kept by `receive`
    bodyTimeout: 0,
  });
  let closed: Promise<void> | undefined;
  return {
    send: (request, milliseconds) =>
      new Promise((settle) => {
        const { method, path, headers, body = null } = request;
        pool.dispatch({ method, path, headers, body }, receive(milliseconds, limits.answerBytes, settle));
      }),
    close: () => (closed ??= pool.close()),
  };
}

function receive(milliseconds: number, most: number, settle: (outcome: Answer | Lost) => void) {
  let request: Dispatcher.DispatchController | undefined;
  let status = 0;
  let headers: Answer['headers'] = {};
  let why: Lost['why'] = 'connection';
  let size = 0;
  const chunks: Buffer[] = [];

  const timer = setTimeout(() => {
    giveUp('time');
  }, milliseconds);

  function giveUp(reason: Lost['why']): void {
    why = reason;
    if (request) request.abort(new Error('The answer was given up'));
    else lose(); // still waiting for a connection: `onRequestStart` will abort it
  }

  function lose(): void {
    clearTimeout(timer);
    settle({ kind: 'lost', sent: request !== undefined, why });
  }

  return {
    onRequestStart(controller) {
      if (why === 'time') controller.abort(new Error('Its time was over before it could be sent'));
      else request = controller;
    },
    onResponseStart(_controller, statusCode, received) {
      status = statusCode;
      headers = received;
    },
    onResponseData(_controller, chunk) {
      size += chunk.length;
      if (size > most) giveUp('size');
      else chunks.push(chunk);
    },
    onResponseEnd() {
      clearTimeout(timer);
      settle({ kind: 'answer', status, headers, body: Buffer.concat(chunks, size).toString('utf8') });
    },
    onResponseError: lose,
  } satisfies Dispatcher.DispatchHandler;
}
