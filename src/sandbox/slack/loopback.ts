import type { IncomingMessage } from 'node:http';

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * Is this request one of a local page or program? A foreign `Host` is a rebound DNS name, a foreign `Origin` a page of
 * somebody else in the same browser: neither may act as a person of the workspace.
 */
export function isLocalRequest({ headers }: Pick<IncomingMessage, 'headers'>): boolean {
  const host = headers.host ?? '';
  if (!LOOPBACK.has(hostname(`http://${host}`))) return false;
  const origin = headers.origin;
  return origin === undefined || origin === `http://${host}`;
}

function hostname(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : '';
}
