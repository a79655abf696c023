import type { ServerResponse } from 'node:http';

/** What goes back. A string body is sent as it is, anything else as JSON, none as an empty body. */
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
  const text = bodyText(answer.body);
  const type = typeof answer.body === 'string' ? 'text/html; charset=utf-8' : 'application/json; charset=utf-8';
  response.writeHead(answer.status, {
    ...(text === '' ? {} : { 'content-type': type }),
    'content-length': Buffer.byteLength(text),
    ...answer.headers,
  });
  if (!truncated) {
    response.end(text);
    return;
  }
  response.write(Buffer.from(text).subarray(0, Math.floor(Buffer.byteLength(text) / 2)), () => {
    response.destroy();
  });
}

function bodyText(body: unknown): string {
  if (body === undefined) return '';
  return typeof body === 'string' ? body : JSON.stringify(body);
}
