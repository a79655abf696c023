import type { ServerResponse } from 'node:http';

/** What goes back. Text and bytes are sent as they are, anything else as JSON, none as an empty body. */
export type Answer = {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

export function ok(body: unknown): Answer {
  return { status: 200, body };
}

export function created(body: unknown): Answer {
  return { status: 201, body };
}

export function withHeaders(answer: Answer, headers: Readonly<Record<string, string>>): Answer {
  return { ...answer, headers: { ...answer.headers, ...headers } };
}

/** Sends the answer; a truncated one promises its whole length, sends half of it and hangs up. */
export function send(response: ServerResponse, answer: Answer, truncated: boolean): void {
  const bytes = bytesOf(answer.body);
  response.writeHead(answer.status, {
    ...(bytes.length === 0 ? {} : { 'content-type': typeOf(answer.body) }),
    'content-length': bytes.length,
    ...answer.headers,
  });
  if (!truncated) {
    response.end(bytes);
    return;
  }
  response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => {
    response.destroy();
  });
}

function bytesOf(body: unknown): Uint8Array {
  if (body === undefined) return Buffer.alloc(0);
  if (body instanceof Uint8Array) return body;
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
}

function typeOf(body: unknown): string {
  if (body instanceof Uint8Array) return 'application/octet-stream';
  return typeof body === 'string' ? 'text/html; charset=utf-8' : 'application/json; charset=utf-8';
}
