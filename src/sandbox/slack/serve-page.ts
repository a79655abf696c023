import { readdir, readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { newBytes } from '../../kernel/ids.ts';
import type { Log } from '../../kernel/log.ts';
import { pathOf } from './http-exchange.ts';
import { builtPage } from './page-server/built-page.ts';

/** The page of the workspace: what a browser sees at its address. */
export type Page = {
  /** Builds the page ahead of the first request; does nothing where it is built already. */
  readonly prepare: () => Promise<void>;
  /** @returns undefined where the path is none of the page's */
  readonly serve: (request: IncomingMessage, response: ServerResponse) => Promise<void> | undefined;
  readonly close: () => void;
};

type Files = ReadonlyMap<string, Buffer>;

/** The address of a message, as `chat.getPermalink` gives it. */
const MESSAGE = /^\/archives\/([A-Z0-9]{1,40})\/p\d{1,20}$/;

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

const HARDENED = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

/** Opens the page; it is built and read when it is first asked for, then kept in memory. */
export function openPage(log: Log): Page {
  const closing = new AbortController();
  let files: Promise<Files> | undefined;

  const ready = () => {
    files ??= readPage(closing.signal).catch((error: unknown) => {
      // The next request tries again.
      files = undefined;
      throw error;
    });
    return files;
  };

  const serve = async (path: string, response: ServerResponse): Promise<void> => {
    const file = await ready().then(
      (all) => all.get(path),
      (error: unknown) => {
        log.error({ err: error }, 'The page of the local workspace could not be built');
        return null;
      },
    );
    if (file === null) return sendFailure(response);
    if (file === undefined) return void response.writeHead(404).end();
    if (path === '/') sendDocument(response, file);
    else sendAsset(response, path, file);
  };

  return {
    prepare: async () => {
      await ready().catch((error: unknown) => {
        if (!closing.signal.aborted) log.error({ err: error }, 'The page of the local workspace could not be built');
      });
    },
    serve: (request, response) => {
      const path = pathOf(request);
      if (request.method !== 'GET') return undefined;
      const [, channel] = MESSAGE.exec(path) ?? [];
      if (channel !== undefined) return Promise.resolve(sendThere(response, channel));
      return path === '/' || path.startsWith('/assets/') ? serve(path, response) : undefined;
    },
    close: () => closing.abort(),
  };
}

/** The page opens where the message stands; whose tab it is, it asks. */
function sendThere(response: ServerResponse, channel: string): void {
  response.writeHead(302, { ...HARDENED, location: `/?channel=${channel}` }).end();
}

/** Everything that may be asked for, by path: nothing else in the directory, and nothing outside, ever is. */
async function readPage(signal: AbortSignal): Promise<Files> {
  const directory = await builtPage(signal);
  const assets = await readdir(join(directory, 'assets'));
  const read = assets.map(
    async (name) => [`/assets/${name}`, await readFile(join(directory, 'assets', name))] as const,
  );
  return new Map([['/', await readFile(join(directory, 'index.html'))], ...(await Promise.all(read))]);
}

/** The page loads nothing from elsewhere. The nonce lets the accessible parts put in the one style they need. */
function sendDocument(response: ServerResponse, html: Buffer): void {
  const nonce = newBytes(16).toString('base64');
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ];
  response.writeHead(200, {
    ...HARDENED,
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy.join('; '),
    'cache-control': 'no-store',
  });
  response.end(html.toString('utf8').replaceAll('__NONCE__', nonce));
}

function sendAsset(response: ServerResponse, path: string, content: Buffer): void {
  response.writeHead(200, {
    ...HARDENED,
    'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
    'content-length': content.length,
    'cache-control': 'public, max-age=31536000, immutable',
  });
  response.end(content);
}

function sendFailure(response: ServerResponse): void {
  response.writeHead(500, { ...HARDENED, 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' });
  response.end('The page could not be built; the log of the workspace says why. Reload to try again.\n');
}
