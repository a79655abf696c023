import { once } from 'node:events';
import { WebSocket } from 'ws';
import { asText, isObject, parseJson } from '../../../src/sandbox/slack/json.ts';
import type { Json, JsonObject } from '../../../src/sandbox/slack/json.ts';
import type { LocalWorkspace } from './local-workspace.ts';

/** A bare Socket Mode connection: shows each envelope as it stands on the wire, and answers as the test wants. */
export type RawApp = {
  readonly received: JsonObject[];
  readonly call: (method: string, body: JsonObject, token?: string) => Promise<JsonObject>;
  /** How envelopes are acknowledged from now on; undefined leaves them without an answer. */
  readonly answers: (answer: ((payload: JsonObject) => Json | undefined) | undefined) => void;
  readonly close: () => void;
};

export async function connectRawApp({ apiUrl, credentials }: LocalWorkspace): Promise<RawApp> {
  const call: RawApp['call'] = async (method, body, token = credentials.botToken) => {
    const response = await fetch(apiUrl + method, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(body),
    });
    return (await response.json()) as JsonObject;
  };
  const { url } = await call('apps.connections.open', {}, credentials.appToken);
  const link = new WebSocket(asText(url));
  const received: JsonObject[] = [];
  let answer: ((payload: JsonObject) => Json | undefined) | undefined = () => undefined;

  link.on('message', (data: Buffer) => {
    const message = parseJson(data.toString('utf8'));
    if (!isObject(message)) return;
    received.push(message);
    const payload = message['payload'];
    if (!isObject(payload) || !answer) return;
    link.send(JSON.stringify({ envelope_id: message['envelope_id'], payload: answer(payload) ?? {} }));
  });
  await once(link, 'message');
  return {
    received,
    call,
    answers: (wanted) => {
      answer = wanted;
    },
    close: () => link.close(),
  };
}
