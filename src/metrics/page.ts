import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

type Parts = {
  readonly render: () => Promise<string>;
  /** METRICS_TOKEN */
  readonly token: string | undefined;
};

/**
 * `GET /metrics`: for who has the token; where there is none, for this machine alone. What a proxy hands on comes from elsewhere,
 * even where the proxy runs here.
 */
export function createMetricsPage({ render, token }: Parts) {
  const mayRead = (request: IncomingMessage) =>
    token === undefined ? isOfThisMachine(request) : isSame(request.headers.authorization ?? '', `Bearer ${token}`);

  return (request: IncomingMessage, response: ServerResponse): void => {
    if (!mayRead(request)) {
      const [status, headers, words] =
        token === undefined
          ? ([403, {}, 'only from this machine; set METRICS_TOKEN to read it from elsewhere\n'] as const)
          : ([401, { 'www-authenticate': 'Bearer' }, 'Authorization: Bearer with METRICS_TOKEN\n'] as const);
      return void response.writeHead(status, { 'content-type': 'text/plain', ...headers }).end(words);
    }
    const headers = { 'content-type': 'text/plain; version=0.0.4; charset=utf-8', 'cache-control': 'no-store' };
    render().then(
      (text) => response.writeHead(200, headers).end(text),
      () => response.writeHead(500).end(),
    );
  };
}

function isOfThisMachine({ socket, headers }: IncomingMessage): boolean {
  const peer = (socket.remoteAddress ?? '').replace(/^::ffff:/, '');
  const handedOn = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'].some((name) => headers[name] !== undefined);
  return !handedOn && (peer === '::1' || peer.startsWith('127.'));
}

/** In the same time wherever they differ. */
function isSame(left: string, right: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(left), digest(right));
}
