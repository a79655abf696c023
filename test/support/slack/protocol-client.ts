import { once } from 'node:events';
import { request } from 'undici';
import type { Dispatcher } from 'undici';
import { WebSocket } from 'ws';
import type { Json, JsonObject } from '../../../src/sandbox/slack/json.ts';
import { asText, isObject, parseJson } from '../../../src/sandbox/slack/json.ts';
import type { Screen } from '../../../src/sandbox/slack/protocol/screen.ts';

/** One open client of one person, over the person protocol: it works against another process as well. */
export type ProtocolClient = {
  readonly session: string;
  readonly screen: () => Promise<Screen>;
  readonly gesture: (name: string, body?: object) => Promise<JsonObject>;
  readonly upload: (file: FileToUpload) => Promise<string>;
  /** Resolves when the screen changed since the last call, or when the time is over. */
  readonly changed: (milliseconds: number) => Promise<void>;
  readonly close: () => Promise<void>;
};

export type FileToUpload = { readonly name: string; readonly content: string | Buffer; readonly type?: string };

/**
 * @param baseUrl of the server that carries the workspace; @param who a person's ID, e-mail, mailbox name or handle
 * @param newest how many messages of each channel are looked at; as many as a client shows where it is left out
 */
export async function connectClient(baseUrl: string, who: string, newest?: () => number): Promise<ProtocolClient> {
  const { link, session } = await openLive(baseUrl, who);
  const base = `${baseUrl}/workspace/api/people/${encodeURIComponent(who)}`;
  link.on('error', () => link.terminate());
  let dirty = true;
  let wake = () => {};
  link.on('message', () => {
    dirty = true;
    wake();
  });

  return {
    session,
    screen: async () => {
      const most = newest ? `&messages=${newest()}` : '';
      return (await call(`${base}/screen?session=${session}${most}`)) as unknown as Screen;
    },
    gesture: (name, body = {}) => call(`${base}/${name}?session=${session}`, body),
    upload: async ({ name, content, type = 'application/octet-stream' }) => {
      const address = `${base}/files?session=${session}&name=${encodeURIComponent(name)}`;
      const response = await request(address, { method: 'POST', headers: { 'content-type': type }, body: content });
      return asText((await answerOf(response))['id']);
    },
    changed: async (milliseconds) => {
      if (!dirty) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, milliseconds);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      dirty = false;
    },
    close: async () => {
      if (link.readyState === link.CLOSED) return;
      link.close();
      await once(link, 'close');
    },
  };
}

async function openLive(baseUrl: string, who: string) {
  const link = new WebSocket(`${baseUrl.replace(/^http/, 'ws')}/workspace/live?person=${encodeURIComponent(who)}`);
  const [hello] = (await once(link, 'message')) as [Buffer];
  const greeting = parseJson(hello.toString('utf8'));
  return { link, session: isObject(greeting) ? asText(greeting['session']) : '' };
}

/** Calls the person protocol or the control interface. @throws where the answer is not 200 */
export async function call(url: string, body?: object): Promise<JsonObject> {
  const response = await request(url, {
    method: body === undefined ? 'GET' : 'POST',
    ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  return answerOf(response);
}

async function answerOf({ statusCode, body }: Dispatcher.ResponseData): Promise<JsonObject> {
  const text = await body.text();
  if (statusCode !== 200) throw new Error(`The workspace answered ${statusCode}: ${text}`);
  const answer = parseJson(text) as Json;
  return isObject(answer) ? answer : { list: answer };
}
