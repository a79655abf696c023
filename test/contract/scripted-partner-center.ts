import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A request as it came over the socket; `path` is without the base, `query` is decoded. */
export type Received = {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
};

/** What to answer; `drop` closes the socket instead, `cut` sends that many bytes of the promised length first. */
export type Reply =
  | {
      readonly status?: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly json?: unknown;
      readonly raw?: string | Uint8Array;
      readonly cut?: number;
    }
  | { readonly drop: true };

export type Script = Reply | ((received: Received) => Reply | Promise<Reply>);

export type ScriptedPartnerCenter = {
  readonly url: string;
  readonly loginUrl: string;
  readonly pricesUrl: string;
  /** Everything received, tokens included, in order. */
  readonly received: readonly Received[];
  /** Requests for one route, `GET /v1/customers`. */
  readonly calls: (route: string) => readonly Received[];
  /** The answers of a route, one after the other; the last one stays. */
  readonly answers: (route: string, ...script: Script[]) => void;
  readonly close: () => Promise<void>;
};

export const TOKEN_ROUTE = 'POST /login/partner-tenant/oauth2/token';

/** A server that answers what a test tells it to, under a base with a path of its own, as the local Partner Center has. */
export async function openScriptedPartnerCenter(): Promise<ScriptedPartnerCenter> {
  const scripts = new Map<string, Script[]>();
  const received: Received[] = [];

  const server = createServer((request, response) => {
    void respond(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', base);
    const one: Received = {
      method: request.method ?? '',
      path: url.pathname.replace(/^\/partner-center/, ''),
      query: Object.fromEntries(url.searchParams),
      headers: request.headers,
      body: await text(request),
    };
    received.push(one);
    const queue = scripts.get(`${one.method} ${one.path}`) ?? [];
    const script = (queue.length > 1 ? queue.shift() : queue[0]) ?? { status: 404, json: { code: 'not scripted' } };
    deliver(response, typeof script === 'function' ? await script(one) : script);
  }

  const answers: ScriptedPartnerCenter['answers'] = (route, ...script) => {
    scripts.set(route, script);
  };
  answers(TOKEN_ROUTE, () => ({ json: issuedToken(`access-${received.filter(isToken).length}`) }));

  return {
    url: `${base}/partner-center`,
    loginUrl: `${base}/login`,
    pricesUrl: `${base}/prices`,
    received,
    calls: (route) => received.filter(({ method, path }) => `${method} ${path}` === route),
    answers,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function deliver(response: ServerResponse, reply: Reply): void {
  if ('drop' in reply) {
    response.socket?.destroy();
    return;
  }
  const body = Buffer.from(reply.raw ?? (reply.json === undefined ? '' : JSON.stringify(reply.json)));
  response.writeHead(reply.status ?? 200, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': body.length,
    ...reply.headers,
  });
  if (reply.cut === undefined) response.end(body);
  else response.write(body.subarray(0, reply.cut), () => response.socket?.destroy());
}

function isToken({ path }: Received): boolean {
  return path.startsWith('/login/');
}

/** Entra's v1 endpoint writes its numbers as text. */
export function issuedToken(accessToken: string, refreshToken?: string): Readonly<Record<string, unknown>> {
  return {
    token_type: 'Bearer',
    scope: 'user_impersonation',
    expires_in: '3599',
    ext_expires_in: '3599',
    expires_on: '1795341599',
    not_before: '1795338000',
    resource: 'https://api.partnercenter.microsoft.com',
    access_token: accessToken,
    ...(refreshToken === undefined ? {} : { refresh_token: refreshToken }),
    id_token: 'eyJ0eXAiOiJKV1QifQ.e30.',
  };
}
