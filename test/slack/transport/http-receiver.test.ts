import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { App } from '@slack/bolt';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { systemClock } from '../../../src/kernel/time.ts';
import { createHttpReceiver } from '../../../src/slack/transport/http-receiver.ts';
import { MOST_BYTES } from '../../../src/slack/transport/request-body.ts';
import { recordingLog } from '../../support/conditions.ts';
import { quiet } from '../../support/slack/bolt-app.ts';
import { FORM, SECRET, signed } from './signed.ts';

const log = recordingLog();
let server: Server;
let url = '';
/** what the listeners were given: who repeats it, and how often */
let arrived: { readonly what: string; readonly retry: number | undefined }[] = [];

beforeAll(async () => {
  const receiver = createHttpReceiver({ signingSecret: SECRET, clock: systemClock, log });
  const authorize = async () => ({ botToken: 'xoxb-test', botId: 'B0', botUserId: 'U0BOT', teamId: 'T0' });
  const app = new App({ receiver, logger: quiet, convoStore: false, authorize });
  app.command('/csp-buy', async ({ ack, command, context }) => {
    arrived.push({ what: command.text, retry: context.retryNum });
    if (command.text === 'said') return ack('said back');
    if (command.text === 'twice') await ack();
    await ack();
  });
  app.view('form', async ({ ack }) => ack({ response_action: 'errors', errors: { field: 'Ünusable' } }));
  app.event('app_home_opened', async ({ body, context }) => {
    arrived.push({ what: body.event_id, retry: context.retryNum });
  });
  server = createServer(receiver.requestListener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`;
});
afterAll(() => void server.close());
beforeEach(() => {
  arrived = [];
});

const command = (text: string) => new URLSearchParams({ command: '/csp-buy', text, team_id: 'T0' }).toString();
const interaction = (payload: object) => new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
const from = { team: { id: 'T0' }, user: { id: 'U1' } };
const JSON_TYPE = 'application/json';

async function send(body: string, headers: Record<string, string> = signed(body), method = 'POST') {
  const response = await fetch(url, { method, headers, ...(method === 'POST' && { body: Buffer.from(body) }) });
  return { status: response.status, text: await response.text(), headers: response.headers };
}

test('a command that Slack signed is answered with nothing, a text, or an object', async () => {
  expect(await send(command('fabrikam'))).toMatchObject({ status: 200, text: '' });
  expect(await send(command('said'))).toMatchObject({ status: 200, text: 'said back' });
  const form = await send(interaction({ type: 'view_submission', ...from, view: { callback_id: 'form' } }));
  expect(form.headers.get('content-type')).toBe(JSON_TYPE);
  expect(JSON.parse(form.text)).toEqual({ response_action: 'errors', errors: { field: 'Ünusable' } });
});

test.each([
  ['an hour ago', { skew: -3_600 }],
  ['six minutes ago', { skew: -360 }],
  ['in six minutes: it could be used again until then', { skew: 360 }],
  ['with another secret', { secret: 'some-other-secret' }],
])('a request signed %s is not let in', async (_, how) => {
  const body = command('hostile');
  expect((await send(body, signed(body, how))).status).toBe(401);
  expect(arrived).toEqual([]);
});

test.each([-280, 280])('a clock that differs by %i seconds is let in', async (skew) => {
  const body = command('late');
  expect((await send(body, signed(body, { skew }))).status).toBe(200);
});

test.each([
  ['without a signature', { 'x-slack-signature': '' }],
  ['with a signature that is too short', { 'x-slack-signature': 'v0=00' }],
  ['with a signature of another version', { 'x-slack-signature': `v1=${'0'.repeat(64)}` }],
  ['without a time', { 'x-slack-request-timestamp': '' }],
  ['with a time that is no number', { 'x-slack-request-timestamp': '1e9' }],
  ['with a body that was changed', { 'x-slack-signature': signed(command('other'))['x-slack-signature'] ?? '' }],
])('a request %s is not let in', async (_, changed) => {
  const body = command('hostile');
  expect((await send(body, { ...signed(body), ...changed })).status).toBe(401);
  expect(arrived).toEqual([]);
});

test.each(['text/plain', `${FORM};charset=UTF-8`, `${JSON_TYPE}; charset=utf-8`, 'multipart/form-data', ''])(
  'the content type "%s" is none of Slack’s',
  async (type) => {
    const body = command('hostile');
    expect((await send(body, signed(body, { type }))).status).toBe(415);
  },
);

test('another method is none of Slack’s', async () => {
  const answer = await send('', {}, 'GET');
  expect(answer.status).toBe(405);
  expect(answer.headers.get('allow')).toBe('POST');
});

test.each([
  ['{', JSON_TYPE],
  ['[]', JSON_TYPE],
  ['null', JSON_TYPE],
  ['"text"', JSON_TYPE],
  ['payload=%7B', FORM],
  ['payload=[]', FORM],
  ['payload=%7B%7D&payload=%7B%7D', FORM],
  ['command=/csp-buy&command=/csp-key', FORM],
  ['['.repeat(200_000), JSON_TYPE],
])('a body that says nothing (%.40s) is refused, although it is signed', async (body, type) => {
  expect((await send(body, signed(body, { type }))).status).toBe(400);
});

test('a body that is too large is refused, also where its length is not told', async () => {
  const body = `command=/csp-buy&text=${'x'.repeat(MOST_BYTES)}`;
  expect((await send(body)).status).toBe(413);
  const chunks = new ReadableStream({
    start: (stream) => {
      for (let part = 0; part < 3; part++) stream.enqueue(Buffer.alloc(MOST_BYTES / 2, 'x'));
      stream.close();
    },
  });
  const init = { method: 'POST', headers: signed(''), body: chunks, duplex: 'half' };
  const response = await fetch(url, init as RequestInit);
  expect(response.status).toBe(413);
  expect(arrived).toEqual([]);
});

test('a sender who goes away in the middle leaves nothing behind', async () => {
  const { port } = server.address() as AddressInfo;
  const socket = connect(port, '127.0.0.1').resume();
  socket.write(
    `POST /slack/events HTTP/1.1\r\nhost: x\r\ncontent-type: ${FORM}\r\ncontent-length: 100\r\n\r\ncommand=`,
  );
  socket.end();
  await once(socket, 'close');
  expect((await send(command('fabrikam'))).status).toBe(200);
});

test('the address proves itself to Slack, and only to Slack', async () => {
  const body = JSON.stringify({ type: 'url_verification', challenge: 'abc', token: 'x' });
  const proof = await send(body, signed(body, { type: JSON_TYPE }));
  expect(JSON.parse(proof.text)).toEqual({ challenge: 'abc' });
  expect((await send(body, signed(body, { type: JSON_TYPE, secret: 'another' }))).status).toBe(401);
  const empty = JSON.stringify({ type: 'url_verification' });
  expect((await send(empty, signed(empty, { type: JSON_TYPE }))).status).toBe(400);
});

test('a look at the certificate needs no signature, and does nothing else', async () => {
  const body = `ssl_check=1&token=x&${command('smuggled')}`;
  expect((await send(body, { 'content-type': FORM })).status).toBe(200);
  expect((await send(body)).status).toBe(200);
  expect(arrived).toEqual([]);
});

test('how often Slack has sent an event before is known to who works on it', async () => {
  const event = { type: 'app_home_opened', user: 'U1', tab: 'home' };
  const body = JSON.stringify({ type: 'event_callback', team_id: 'T0', event_id: 'Ev1', event });
  const repeated = { 'x-slack-retry-num': '2', 'x-slack-retry-reason': 'http_timeout' };
  expect((await send(body, { ...signed(body, { type: JSON_TYPE }), ...repeated })).status).toBe(200);
  await expect.poll(() => arrived).toEqual([{ what: 'Ev1', retry: 2 }]);
});

test('who answers twice answers once', async () => {
  expect(await send(command('twice'))).toMatchObject({ status: 200, text: '' });
});

test('nothing of a body stands in the log', () => {
  expect(JSON.stringify(log.lines)).not.toMatch(/hostile|fabrikam|smuggled|csp-buy/);
});
