import { createServer, request as send } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Instance } from './instances.ts';

export type Balancer = { readonly url: string; readonly close: () => Promise<void> };

/** What stands before several instances over HTTP: each request to the next of them; one that takes no connection is passed over. */
export async function openBalancer(instances: readonly Instance[]): Promise<Balancer> {
  let turn = 0;

  function forward(incoming: IncomingMessage, body: Buffer, response: ServerResponse, tried = 0): void {
    const instance = instances[turn++ % instances.length];
    if (!instance || tried >= instances.length) return void response.writeHead(502).end();
    const { method, url: path, headers } = incoming;
    const outgoing = send({ host: '127.0.0.1', port: instance.port, method, path, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
      answer.on('error', () => response.destroy());
    });
    outgoing.on('error', (error) => {
      // Whatever got a connection may have done its work: it is not sent to another.
      if ('code' in error && error.code === 'ECONNREFUSED') return forward(incoming, body, response, tried + 1);
      if (response.headersSent) response.destroy();
      else response.writeHead(502).end();
    });
    outgoing.end(body);
  }

  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => forward(incoming, Buffer.concat(chunks), response));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
