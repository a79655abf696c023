import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { LeaseTaken } from '../../database/lease.ts';
import { translatorFor } from '../../i18n/translator.ts';
import type { Translator } from '../../i18n/translator.ts';
import { newReference } from '../../kernel/ids.ts';
import type { Log } from '../../kernel/log.ts';
import type { Clock } from '../../kernel/time.ts';
import { addressOf, readForm } from '../../web/form-request.ts';
import { limitRate } from '../../web/rate-limit.ts';
import type { HandOver } from './service.ts';
import { STYLE } from './views-page-style.ts';
import { askView, endedView, keyView, PASSPHRASE } from './views-page.ts';

/** Answers a request if it is for a one-time page. @returns whether it was */
export type PageServer = (request: IncomingMessage, response: ServerResponse) => boolean;

/** A proxy may hand on the path of PUBLIC_URL or leave it out. */
const PATH = /\/handover\/(en|nl)\/([A-Za-z0-9_-]{32})$/;
const LOOKS_PER_MINUTE = 120;
const TRIES_PER_MINUTE = 30;
/** Each try takes some 80 ms of this machine. */
const TRIES_PER_MINUTE_OF_ALL = 300;

const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store, max-age=0',
  pragma: 'no-cache',
  'content-security-policy': POLICY,
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'x-robots-tag': 'noindex, nofollow, noarchive',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
} as const;

type Parts = {
  readonly handOver: Pick<HandOver, 'open'>;
  /** is everything there that opening a page needs? */
  readonly ready: () => boolean;
  /** customers come over TLS, as PUBLIC_URL says */
  readonly secure: boolean;
  readonly clock: Clock;
  readonly log: Log;
};

/**
 * The customer's side: a page that asks for the passphrase, and the key in the answer to it. Whatever only looks (HEAD, GET, the
 * preview of a mail or chat program) sees the question, for which nothing is read and nothing changes.
 */
export function createPageServer({ handOver, ready, secure, clock, log }: Parts): PageServer {
  const mayLook = limitRate(LOOKS_PER_MINUTE, clock);
  const mayTry = limitRate(TRIES_PER_MINUTE, clock);
  const anybodyMayTry = limitRate(TRIES_PER_MINUTE_OF_ALL, clock);
  const headers = secure ? { ...HEADERS, 'strict-transport-security': 'max-age=31536000' } : HEADERS;

  function answer(t: Translator, response: ServerResponse, status: number, page: string, more: object = {}): void {
    response.writeHead(status, { ...headers, 'content-language': t.language, ...more }).end(page);
  }

  async function tryToOpen(
    request: IncomingMessage,
    response: ServerResponse,
    t: Translator,
    token: string,
  ): Promise<void> {
    const body = await readForm(request);
    if (body.kind === 'broken') return void response.destroy();
    if (body.kind !== 'form')
      return answer(t, response, body.kind === 'too-large' ? 413 : 415, askView(t, { kind: 'empty' }), {
        connection: 'close',
      });
    const passphrase = body.fields.get(PASSPHRASE)?.trim() ?? '';
    if (passphrase === '') return answer(t, response, 422, askView(t, { kind: 'empty' }));

    const outcome = await handOver.open(token, passphrase, (page, key) => {
      if (response.destroyed || request.socket.destroyed) return false;
      const { title: software, customerName: customer } = page.request;
      const more = page.maxViews - page.views - 1;
      answer(t, response, 200, keyView(t, { software, customer, sender: page.person.name, more }, key));
      return true;
    });
    switch (outcome.kind) {
      case 'shown':
      case 'undelivered':
        return;
      case 'wrong':
        return answer(t, response, 403, askView(t, outcome));
      case 'ended':
        return answer(t, response, 410, endedView(t, outcome.state));
    }
  }

  function fail(error: unknown, t: Translator, response: ServerResponse): void {
    const reference = newReference();
    const err = error instanceof Error ? `${error.name}: ${error.message}` : 'unknown';
    log.error({ reference, err }, 'A one-time page could not be opened');
    if (response.headersSent) return void response.destroy();
    const kind = error instanceof LeaseTaken ? 'busy' : 'failed';
    answer(t, response, 503, askView(t, { kind, reference }), { 'retry-after': '60' });
  }

  return (request, response) => {
    const [, language, token] = PATH.exec(request.url?.split('?')[0] ?? '') ?? [];
    if (language === undefined || token === undefined) return false;
    const t = translatorFor(language);
    const who = addressOf(request);
    switch (request.method) {
      case 'GET':
      case 'HEAD':
        if (mayLook(who)) answer(t, response, 200, request.method === 'HEAD' ? '' : askView(t));
        else answer(t, response, 429, askView(t, { kind: 'too-fast' }), { 'retry-after': '60' });
        return true;
      case 'POST':
        if (!ready())
          answer(t, response, 503, askView(t, { kind: 'busy', reference: newReference() }), { 'retry-after': '5' });
        else if (mayTry(who) && anybodyMayTry(''))
          tryToOpen(request, response, t, token).catch((error: unknown) => fail(error, t, response));
        else answer(t, response, 429, askView(t, { kind: 'too-fast' }), { 'retry-after': '60' });
        return true;
      default:
        answer(t, response, 405, '', { allow: 'GET, HEAD, POST' });
        return true;
    }
  };
}
