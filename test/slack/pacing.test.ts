import { WebClient, WebAPIRateLimitedError } from '@slack/web-api';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createRightOfWay } from '../../src/kernel/right-of-way.ts';
import { createPacedFetch, secondsUntilSlackTakesIt } from '../../src/slack/pacing.ts';

let server: Server;
let client: WebClient;
let asked: string[] = [];
/** what Slack asks to wait, by method, at the next call */
const pauses = new Map<string, string>();

beforeAll(async () => {
  server = createServer((request, response) => {
    const method = request.url?.split('/').at(-1) ?? '';
    asked.push(method);
    const pause = pauses.get(method);
    if (pauses.delete(method)) return void response.writeHead(429, { 'retry-after': pause ?? '' }).end('{}');
    response.setHeader('content-type', 'application/json').end('{"ok":true}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => void server.close());
beforeEach(() => {
  asked = [];
  const slackApiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`;
  const careful = {
    rejectRateLimitedCalls: true,
    fetch: createPacedFetch(createRightOfWay()),
    retryConfig: { retries: 0 },
  };
  client = new WebClient('xoxb-test', { slackApiUrl, ...careful });
});

const post = (channel: string) => client.chat.postMessage({ channel, text: 'x' });

test('messages into one channel go out at once while they are few, then one a second; what would wait longer is told so', async () => {
  const began = performance.now();
  const took = async (channel: string) => {
    try {
      await post(channel);
      return performance.now() - began;
    } catch (error) {
      return secondsUntilSlackTakesIt(error) ?? 0;
    }
  };
  const [first, second, third, fourth, fifth, sixth] = await Promise.all(Array.from({ length: 6 }, () => took('C1')));
  expect(fourth).toBeGreaterThan(900);
  expect(Math.max(first ?? 0, second ?? 0, third ?? 0)).toBeLessThan(fourth ?? 0);
  expect([fifth, sixth]).toEqual([2, 2]);
  await post('C2');
  expect(asked).toHaveLength(5);
});

test('a short pause that Slack asks for is kept, and the call made again', async () => {
  pauses.set('views.open', '1');
  const began = performance.now();
  await client.views.open({
    trigger_id: 'x',
    view: { type: 'modal', title: { type: 'plain_text', text: 'x' }, blocks: [] },
  });
  expect(performance.now() - began).toBeGreaterThan(900);
  expect(asked).toEqual(['views.open', 'views.open']);
});

test('a long one is left to who called, and until it is over that method is not called; others are', async () => {
  pauses.set('chat.update', '30');
  const update = () => client.chat.update({ channel: 'C1', ts: '1.1', text: 'x' });
  await expect(update()).rejects.toThrow(WebAPIRateLimitedError);
  await expect(update()).rejects.toMatchObject({ retryAfter: 30 });
  await client.auth.test();
  expect(asked).toEqual(['chat.update', 'auth.test']);
});

test('a pause of which Slack does not say how long is a second', async () => {
  pauses.set('auth.test', '');
  await client.auth.test();
  expect(asked).toEqual(['auth.test', 'auth.test']);
});
