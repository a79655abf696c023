import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { WebSocket } from 'ws';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { asText } from '../../../src/sandbox/slack/json.ts';
import { startHttpApp } from '../../support/slack/bolt-app.ts';
import { startLocalWorkspace } from '../../support/slack/local-workspace.ts';
import type { LocalWorkspace } from '../../support/slack/local-workspace.ts';
import { connectRawApp } from '../../support/slack/raw-app.ts';
import { testManifest } from '../../support/slack/test-manifest.ts';

let workspace: LocalWorkspace;
beforeEach(async () => {
  workspace = await startLocalWorkspace({ manifest: testManifest });
});
afterEach(() => workspace.close());

const typesOf = (received: readonly { readonly [name: string]: unknown }[]) => received.map(({ type }) => type);

describe('Socket Mode', () => {
  test('each envelope goes to one of the connections, and they take turns', async () => {
    const [first, second] = [await connectRawApp(workspace), await connectRawApp(workspace)];
    const ann = await workspace.person('sales.agent');
    for (let time = 0; time < 4; time += 1) await ann.types('#sales', '/csp-buy');
    expect([typesOf(first.received), typesOf(second.received)]).toEqual([
      ['hello', 'slash_commands', 'slash_commands'],
      ['hello', 'slash_commands', 'slash_commands'],
    ]);
  });

  test('a ticket opens one connection', async () => {
    const { call } = await connectRawApp(workspace);
    const { url } = await call('apps.connections.open', {}, workspace.credentials.appToken);
    const good = new WebSocket(asText(url));
    await once(good, 'open');
    const again = new WebSocket(asText(url));
    const [error] = (await once(again, 'error')) as [Error];
    expect(error.message).toContain('401');
  });

  test('a refresh on order tells every connection, and delivers to none of them after that', async () => {
    const app = await connectRawApp(workspace);
    await workspace.control('sockets/disconnect', {});
    await expect.poll(() => typesOf(app.received)).toEqual(['hello', 'disconnect']);
    const ann = await workspace.person('sales.agent');
    await ann.types('#sales', '/csp-buy');
    expect(await ann.sees('#sales')).toContain('/csp-buy failed with the error "dispatch_failed"');
  });

  test('a refresh of one connection leaves the others, which are delivered to', async () => {
    const [first, second] = [await connectRawApp(workspace), await connectRawApp(workspace)];
    await workspace.control('sockets/disconnect', { connections: 1 });
    await expect.poll(() => typesOf(first.received)).toEqual(['hello', 'disconnect']);
    const ann = await workspace.person('sales.agent');
    for (let time = 0; time < 2; time += 1) await ann.types('#sales', '/csp-buy');
    expect(typesOf(second.received)).toEqual(['hello', 'slash_commands', 'slash_commands']);
  });

  test('what a connection did not acknowledge before it went away comes to another, as the same envelope', async () => {
    const [first, second] = [await connectRawApp(workspace), await connectRawApp(workspace)];
    first.answers(undefined);
    const ann = await workspace.person('sales.agent');
    const typed = ann.types('#sales', '/csp-buy');
    await expect.poll(() => typesOf(first.received)).toEqual(['hello', 'slash_commands']);
    first.close();
    await typed;
    expect(second.received.at(-1)).toEqual(first.received.at(-1));
    expect(await ann.sees('#sales')).not.toContain('failed');
  });

  test('a connection may break without a word; nobody is there until the app connects again', async () => {
    await connectRawApp(workspace);
    const ann = await workspace.person('sales.agent');
    await workspace.control('sockets/drop', {});
    await expect.poll(() => workspace.control('connection')).toMatchObject({ sockets: 0 });
    await ann.types('#sales', '/csp-buy');
    expect(await ann.sees('#sales')).toContain('/csp-buy failed with the error "dispatch_failed"');
    const again = await connectRawApp(workspace);
    await ann.types('#sales', '/csp-buy');
    expect(typesOf(again.received)).toEqual(['hello', 'slash_commands']);
  });

  test('an envelope may come twice under the same ID', async () => {
    const app = await connectRawApp(workspace);
    await workspace.control('envelopes/duplicate', { times: 1 });
    const ann = await workspace.person('sales.agent');
    await ann.types('#sales', '/csp-buy');
    await expect.poll(() => app.received.length).toBe(3);
    expect(app.received[1]?.['envelope_id']).toBe(app.received[2]?.['envelope_id']);
  });

  test('an event nobody acknowledges comes again, marked as a retry; a command does not', async () => {
    const app = await connectRawApp(workspace);
    app.answers(undefined);
    const ann = await workspace.person('sales.agent');
    await Promise.all([ann.opensHome(), ann.types('#sales', '/csp-buy')]);
    await expect.poll(() => app.received.length, { timeout: 5000 }).toBe(4);
    const retries = app.received.map(
      ({ type, retry_attempt: attempt }) => `${asText(type)} ${attempt === undefined ? 'once' : Number(attempt)}`,
    );
    expect(retries.slice(1).sort()).toEqual(['events_api 0', 'events_api 1', 'slash_commands once']);
  });
});

describe('signed HTTP', () => {
  test('a request URL is taken only from an app that knows the challenge and the signing secret', async () => {
    const app = await startHttpApp(workspace, () => {}, 'not-the-secret');
    await expect(workspace.control('request-url', { url: app.url })).rejects.toThrow('422');
    await app.stop();
  });

  test('a form is sent under its exact content type, signed, within the second', async () => {
    const seen: Record<string, string | string[] | undefined>[] = [];
    const server = createServer((request, response) => {
      seen.push(request.headers);
      request.on('data', (data: Buffer) => {
        const text = data.toString();
        const { challenge } = text.startsWith('{') ? (JSON.parse(text) as { challenge: string }) : { challenge: '' };
        response.end(challenge);
      });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    await workspace.control('request-url', { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` });
    await (await workspace.person('sales.agent')).types('#sales', '/csp-buy');
    const headers = seen.at(-1);
    expect(headers?.['content-type']).toBe('application/x-www-form-urlencoded');
    expect(headers?.['x-slack-signature']).toMatch(/^v0=[0-9a-f]{64}$/);
    expect(Math.abs(Number(headers?.['x-slack-request-timestamp']) - Date.now() / 1000)).toBeLessThan(2);
    server.close();
  });
});
