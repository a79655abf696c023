import type { IncomingMessage } from 'node:http';
import { BlockList } from 'node:net';

export type FormBody =
  | { readonly kind: 'form'; readonly fields: URLSearchParams }
  | { readonly kind: 'not-a-form' | 'too-large' | 'broken' };

const MAX_BYTES = 4_096;
const PATIENCE_MS = 10_000;

/** Reads a form that a browser sent, small as it must be, in the time it may take. */
export async function readForm(request: IncomingMessage): Promise<FormBody> {
  if (!/^application\/x-www-form-urlencoded\b/i.test(request.headers['content-type'] ?? ''))
    return { kind: 'not-a-form' };
  const chunks: Buffer[] = [];
  let bytes = 0;
  const patience = setTimeout(() => request.destroy(), PATIENCE_MS);
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > MAX_BYTES) return { kind: 'too-large' };
      chunks.push(chunk);
    }
    return { kind: 'form', fields: new URLSearchParams(Buffer.concat(chunks).toString('utf8')) };
  } catch {
    return { kind: 'broken' };
  } finally {
    clearTimeout(patience);
  }
}

const near = new BlockList();
near.addSubnet('127.0.0.0', 8);
near.addSubnet('10.0.0.0', 8);
near.addSubnet('172.16.0.0', 12);
near.addSubnet('192.168.0.0', 16);
near.addAddress('::1', 'ipv6');
near.addSubnet('fc00::', 7, 'ipv6');

/**
 * Who asks, for counting. Behind a proxy of our own network it is the address the proxy saw, the last it wrote down; what
 * stands before that in `X-Forwarded-For` anybody may have made up.
 */
export function addressOf(request: IncomingMessage): string {
  const peer = (request.socket.remoteAddress ?? '').replace(/^::ffff:/, '');
  const isNear = peer !== '' && near.check(peer, peer.includes(':') ? 'ipv6' : 'ipv4');
  const forwarded = [request.headers['x-forwarded-for']].flat().at(-1)?.split(',').at(-1)?.trim();
  return isNear && forwarded ? forwarded : peer;
}
