import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Json } from '../../../src/sandbox/slack/json.ts';
import { isObject, parseJson } from '../../../src/sandbox/slack/json.ts';
import type { JsonObject } from '../../../src/sandbox/slack/json.ts';

/** What it does otherwise, by Web API method: answers in its own way, or changes what the workspace answered. */
export type Oddity = (answer: JsonObject) => JsonObject;

/** A Web API that is simpler or stranger than the local workspace behind it. */
export type OddSlack = {
  /** base of the Web API */
  readonly url: string;
  /** @param instead a whole answer, the workspace is then not asked; a function is given what it answered; null ends it */
  readonly answers: (method: string, instead: JsonObject | Oddity | null) => void;
  /** methods that were called, in order */
  readonly calls: readonly string[];
  readonly close: () => Promise<void>;
};

export async function openOddSlack(workspaceApi: string): Promise<OddSlack> {
  const oddities = new Map<string, JsonObject | Oddity>();
  const calls: string[] = [];

  const server = createServer((request, response) => {
    void (async () => {
      const method = (request.url ?? '').replace('/api/', '').replace(/\?.*$/, '');
      const body = (await request.toArray()) as Uint8Array[];
      const oddity = oddities.get(method);
      calls.push(method);
      const answer =
        oddity && typeof oddity !== 'function' ? oddity : changed(await ask(method, request.headers, body), oddity);
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    })();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  async function ask(method: string, headers: NodeJS.Dict<string | string[]>, body: Uint8Array[]): Promise<Json> {
    const { authorization, 'content-type': type } = headers;
    const response = await fetch(workspaceApi + method, {
      method: 'POST',
      headers: { authorization: String(authorization ?? ''), 'content-type': String(type ?? '') },
      body: Buffer.concat(body),
    });
    return parseJson(await response.text()) ?? {};
  }

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`,
    answers: (method, instead) => {
      if (instead === null) oddities.delete(method);
      else oddities.set(method, instead);
    },
    calls,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function changed(answer: Json, oddity: Oddity | undefined): Json {
  return oddity && isObject(answer) ? oddity(answer) : answer;
}
