import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { App } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';
import { createSocketReceiver, SocketRefused } from '../../../src/slack/transport/socket-receiver.ts';
import type { SocketReceiver } from '../../../src/slack/transport/socket-receiver.ts';
import { deferred, recordingLog } from '../../support/conditions.ts';
import { quiet } from '../../support/slack/bolt-app.ts';
import { startLocalWorkspace } from '../../support/slack/local-workspace.ts';
import type { LocalWorkspace } from '../../support/slack/local-workspace.ts';
import { testManifest } from '../../support/slack/test-manifest.ts';

let workspace: LocalWorkspace;
let receiver: SocketReceiver;
beforeEach(async () => {
  workspace = await startLocalWorkspace({ manifest: testManifest });
});
afterEach(async () => {
  await receiver.stop();
  await workspace.close();
});

const log = recordingLog();

function appOver(newAddress: () => Promise<string>): App {
  receiver = createSocketReceiver({ newAddress, log });
  const authorize = async () => ({ botToken: 'xoxb-test', botId: 'B0', botUserId: 'U0BOT', teamId: 'T0' });
  return new App({ receiver, logger: quiet, convoStore: false, authorize });
}

function appInWorkspace(): App {
  const client = new WebClient(workspace.credentials.appToken, { slackApiUrl: workspace.apiUrl });
  return appOver(async () => (await client.apps.connections.open({})).url ?? '');
}

const sockets = async () => (await workspace.control('connection'))['sockets'];

test('two sockets are up, and while Slack renews them one by one no command finds nobody there', async () => {
  const app = appInWorkspace();
  app.command('/csp-buy', ({ ack }) => ack());
  await receiver.start();
  await expect.poll(sockets).toBe(2);
  const ann = await workspace.person('sales.agent');
  for (let round = 0; round < 6; round++) {
    await workspace.control('sockets/disconnect', {
      connections: 1,
      reason: round % 2 ? 'warning' : 'refresh_requested',
    });
    for (let time = 0; time < 3; time++) await ann.types('#sales', '/csp-buy');
  }
  expect(await ann.sees('#sales')).not.toContain('failed');
  await expect.poll(sockets).toBe(2);
  expect(receiver.connected()).toBe(true);
});

test('sockets that break without a word are opened anew', async () => {
  const app = appInWorkspace();
  app.command('/csp-buy', ({ ack }) => ack());
  await receiver.start();
  await expect.poll(sockets).toBe(2);
  await workspace.control('sockets/drop', {});
  await expect.poll(sockets).toBe(2);
  const ann = await workspace.person('sales.agent');
  await ann.types('#sales', '/csp-buy');
  expect(await ann.sees('#sales')).not.toContain('failed');
});

test('a stop waits for the answers that are on their way, and then nothing is left open', async () => {
  const [arrived, finish] = [deferred(), deferred()];
  const app = appInWorkspace();
  app.command('/csp-buy', async ({ ack }) => {
    arrived.resolve();
    await finish.promise;
    await ack('said before the goodbye');
  });
  await receiver.start();
  const ann = await workspace.person('sales.agent');
  const typed = ann.types('#sales', '/csp-buy');
  await arrived.promise;
  const stopped = receiver.stop();
  finish.resolve();
  await Promise.all([typed, stopped]);
  expect(await ann.sees('#sales')).toContain('said before the goodbye');
  await expect.poll(sockets).toBe(0);
  expect(receiver.connected()).toBe(false);
});

test('a token that Slack refuses ends the start', async () => {
  appOver(() => Promise.reject(new SocketRefused('invalid_auth')));
  await expect(receiver.start()).rejects.toThrow('invalid_auth');
});

test('what passes is tried again: Slack did not answer at first, was full, or closed before it said hello', async () => {
  const links: WebSocket[] = [];
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const say = (link: WebSocket, message: object) => link.send(JSON.stringify(message));
  new WebSocketServer({ server }).on('connection', (link) => {
    links.push(link);
    if (links.length === 1) return link.close();
    say(link, { type: 'hello', num_connections: 1 });
  });
  let asked = 0;
  appOver(async () => {
    asked += 1;
    if (asked === 1) throw new Error('no answer');
    return `ws://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  });
  await receiver.start();
  expect(receiver.connected()).toBe(true);
  await expect.poll(() => links.length).toBe(3);
  server.close();
});

test('an envelope is acknowledged once, on the socket it came by, whatever it looks like', async () => {
  const acks: string[] = [];
  const connected = deferred<WebSocket>();
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  new WebSocketServer({ server }).on('connection', (link) => {
    link.on('message', (data: Buffer) => acks.push(data.toString()));
    link.send(JSON.stringify({ type: 'hello', num_connections: 1 }));
    connected.resolve(link);
  });
  const app = appOver(async () => `ws://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  app.command('/csp-buy', async ({ ack }) => {
    await ack();
    await ack('again');
  });
  await receiver.start();
  const link = await connected.promise;
  for (const noise of ['', '{', '[]', 'null', '{"type":"unheard-of"}', '{"envelope_id":7}']) link.send(noise);
  link.send(Buffer.from([0, 255, 254]));
  const payload = { command: '/csp-buy', text: '', team_id: 'T0', user_id: 'U1' };
  link.send(JSON.stringify({ envelope_id: 'one', type: 'slash_commands', payload }));
  await expect.poll(() => acks).toEqual(['{"envelope_id":"one","payload":{}}']);
  link.send(JSON.stringify({ envelope_id: 'two', type: 'slash_commands', payload }));
  await expect.poll(() => acks).toHaveLength(2);
  server.close();
});
