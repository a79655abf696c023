import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { App, Receiver } from '@slack/bolt';
import type { Log } from '../../kernel/log.ts';
import type { Clock } from '../../kernel/time.ts';
import { Busy } from './busy.ts';
import { FORM, JSON_TYPE, parseBody, readBody } from './request-body.ts';
import type { Fields } from './request-body.ts';
import { createSignatureCheck } from './signature.ts';

/** Slack has given up by then. */
const GIVE_UP_MS = 3_500;
const RETRY = { 'retry-after': '5' };

export type HttpReceiver = Receiver & { readonly requestListener: RequestListener };

/**
 * Slack over HTTP, on the product's own server: each request is one that Slack signed, or is refused. Nothing of a body is logged.
 * Source: Slack, "Verifying requests from Slack", "Events API".
 */
export function createHttpReceiver({
  signingSecret,
  clock,
  log,
}: {
  readonly signingSecret: string;
  /** of the machine: Slack signs by the true time */
  readonly clock: Clock;
  readonly log: Log;
}): HttpReceiver {
  const isSigned = createSignatureCheck(signingSecret, clock);
  let app: App | undefined;

  async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'POST') return end(response, 405, { allow: 'POST' });
    const { headers } = request;
    const contentType = headers['content-type'];
    if (contentType !== FORM && contentType !== JSON_TYPE) return end(response, 415);
    const body = await readBody(request);
    if (!body) return end(response, 413, CLOSE);
    if (!isSigned(headers, body)) return end(response, isSslCheck(contentType, body) ? 200 : 401);
    const fields = parseBody(contentType, body);
    if (!fields) return end(response, 400);
    if (fields['ssl_check'] === '1') return end(response, 200);
    if (fields['type'] === 'url_verification') return prove(fields, response);
    await process(request, response, fields);
  }

  async function process(request: IncomingMessage, response: ServerResponse, body: Fields): Promise<void> {
    const { 'x-slack-retry-num': retry, 'x-slack-retry-reason': reason } = request.headers;
    let late: NodeJS.Timeout | undefined;
    let answered = false;
    const answer = (status: number, content?: unknown, headers?: Readonly<Record<string, string>>) => {
      answered = true;
      clearTimeout(late);
      if (content === undefined || content === '') return end(response, status, headers);
      const text = typeof content === 'string' ? content : JSON.stringify(content);
      const type = typeof content === 'string' ? 'text/plain; charset=utf-8' : JSON_TYPE;
      response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(text) }).end(text);
    };
    const ended = app?.processEvent({
      body,
      ...(retry !== undefined && { retryNum: Number(retry) }),
      ...(typeof reason === 'string' && { retryReason: reason }),
      ack: async (content: unknown) => {
        if (answered) return log.warn({}, 'Slack was to be answered a second time');
        answer(200, content);
      },
    });
    // What is answered at once needs no timer.
    if (!answered) late = setTimeout(() => answer(504), GIVE_UP_MS);
    try {
      await ended;
      if (!answered) answer(200);
    } catch (error) {
      if (error instanceof Busy) return answer(503, undefined, RETRY);
      log.error(
        { err: error instanceof Error ? error.message : 'unknown' },
        'A request of Slack could not be processed',
      );
      if (!answered) answer(500);
    }
  }

  return {
    init: (given) => {
      app = given;
    },
    start: async () => undefined,
    stop: async () => undefined,
    requestListener: (request, response) => void receive(request, response),
  };
}

/** Of a body that is too large no more is read. */
const CLOSE = { connection: 'close' };

function end(response: ServerResponse, status: number, headers: Readonly<Record<string, string>> = {}): void {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(status, { ...headers, 'content-length': 0 }).end();
}

/** Slack looks at the certificate of a command now and then, without a signature. Source: Slack, "Implementing slash commands". */
function isSslCheck(contentType: string, body: Buffer): boolean {
  return contentType === FORM && parseBody(contentType, body)?.['ssl_check'] === '1';
}

function prove({ challenge }: Fields, response: ServerResponse): void {
  if (typeof challenge !== 'string') return end(response, 400);
  const text = JSON.stringify({ challenge });
  response.writeHead(200, { 'content-type': JSON_TYPE, 'content-length': Buffer.byteLength(text) }).end(text);
}
