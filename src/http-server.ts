import { createServer } from 'node:http';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RightOfWay } from './kernel/right-of-way.ts';

export type HttpServer = {
  /** where it listens, the port being a real one */
  readonly url: string;
  readonly close: () => Promise<void>;
};

type Parts = {
  readonly host: string;
  readonly port: number;
  readonly cameIn: RightOfWay['cameIn'];
  /** is everything started, and nothing being stopped? */
  readonly ready: () => boolean;
  /** what a person needs and is not there now */
  readonly missing: () => Promise<readonly string[]>;
  readonly metrics: RequestListener;
  /** answers Slack, where Slack comes over HTTP */
  readonly slack: RequestListener | undefined;
  /** answers whoever opens a one-time page; says whether it was for one */
  readonly pages: (request: IncomingMessage, response: ServerResponse) => boolean;
};

/** The product's own HTTP server: Slack over HTTP, one-time pages for customers, and what a supervisor asks. */
export async function startHttpServer(parts: Parts): Promise<HttpServer> {
  const { host, port, cameIn, ready, missing, metrics, slack, pages } = parts;
  const server = createServer((request, response) => {
    cameIn();
    const path = request.url?.split('?')[0];
    if (request.method === 'GET' && path === '/health/live') return void response.writeHead(200).end('live\n');
    if (request.method === 'GET' && path === '/health/ready')
      return void missing().then((parts) =>
        response
          .writeHead(parts.length === 0 ? 200 : 503)
          .end(parts.length === 0 ? 'ready\n' : `not ready: ${parts.join(', ')}\n`),
      );
    if (request.method === 'GET' && path === '/metrics') return metrics(request, response);
    // Neither before everything is there nor while it is being taken down; Slack delivers events again later.
    if (slack && path === '/slack/events')
      return ready() ? slack(request, response) : void response.writeHead(503, { 'retry-after': '5' }).end();
    if (!pages(request, response)) response.writeHead(404).end();
  });
  server.on('connection', cameIn);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    url: `http://${host}:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      }),
  };
}
