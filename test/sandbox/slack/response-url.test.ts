import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { asObject, asText } from '../../../src/sandbox/slack/json.ts';
import type { JsonObject } from '../../../src/sandbox/slack/json.ts';
import { startLocalWorkspace } from '../../support/slack/local-workspace.ts';
import type { LocalWorkspace } from '../../support/slack/local-workspace.ts';
import { movedClock } from '../../support/slack/moved-clock.ts';
import type { Person } from '../../support/slack/person.ts';
import { connectRawApp } from '../../support/slack/raw-app.ts';
import type { RawApp } from '../../support/slack/raw-app.ts';
import { testManifest } from '../../support/slack/test-manifest.ts';

const clock = movedClock();
let workspace: LocalWorkspace;
let app: RawApp;
let kim: Person;

beforeAll(async () => {
  workspace = await startLocalWorkspace({ manifest: testManifest, clock });
  app = await connectRawApp(workspace);
  kim = await workspace.person('admin.agent');
});
afterAll(async () => {
  app.close();
  await workspace.close();
});
beforeEach(() => app.answers(() => undefined));

const button = { type: 'button', action_id: 'show', text: { type: 'plain_text', text: 'Show key' } };
const ready = { text: 'ready', blocks: [{ type: 'actions', elements: [button] }] };

function lastResponseUrl(): string {
  return asText(asObject(app.received.at(-1)?.['payload'])['response_url']);
}

async function respond(url: string, body: JsonObject) {
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
  return { status: response.status, ...((await response.json()) as object) };
}

async function urlOfCommand(channel = '#sales'): Promise<string> {
  await kim.types(channel, '/csp-buy');
  return lastResponseUrl();
}

describe('the response_url of a slash command', () => {
  test('is good for five answers, then used up', async () => {
    const url = await urlOfCommand();
    for (let use = 1; use <= 5; use += 1) {
      expect(await respond(url, { text: `answer ${use}` })).toMatchObject({ status: 200, ok: true });
    }
    expect(await respond(url, { text: 'a sixth' })).toEqual({ status: 404, ok: false, error: 'used_url' });
    expect(await kim.sees('#sales')).not.toContain('a sixth');
  });

  test('is good for thirty minutes', async () => {
    const url = await urlOfCommand();
    clock.forward(31 * 60_000);
    expect(await respond(url, { text: 'late' })).toEqual({ status: 404, ok: false, error: 'expired_url' });
  });

  test('replaces nothing: it posts another message (slackapi/bolt-js #2287)', async () => {
    const url = await urlOfCommand();
    await respond(url, { text: 'first of two' });
    await respond(url, { text: 'second of two', replace_original: true });
    expect(await kim.sees('#sales')).toMatch(/first of two[\s\S]*second of two/);
  });

  test('answers to one person, or with in_channel to all', async () => {
    const [url, ann] = [await urlOfCommand(), await workspace.person('sales.agent')];
    await respond(url, { text: 'just for Kim' });
    await respond(url, { text: 'for everybody', response_type: 'in_channel' });
    const seen = await ann.waitsFor('for everybody', '#sales');
    expect(seen).not.toContain('just for Kim');
  });

  test('works where the app is not a member', async () => {
    await respond(await urlOfCommand('#random'), { text: 'hello from outside', response_type: 'in_channel' });
    await kim.waitsFor('hello from outside', '#random');
  });

  test('refuses what a message may not be', async () => {
    const url = await urlOfCommand();
    expect(await respond(url, {})).toMatchObject({ status: 400, error: 'no_text' });
    expect(await respond(url, { text: 'x', blocks: [{ type: 'bogus' }] })).toMatchObject({ error: 'invalid_blocks' });
  });
});

test('a response_url is limited, and slow, by order', async () => {
  const url = await urlOfCommand();
  const order = (kind: string) =>
    workspace.control('faults', { method: 'response_url', kind, retryAfterSeconds: 7, milliseconds: 30 });
  await order('status-429');
  const limited = await fetch(url, { method: 'POST', body: JSON.stringify({ text: 'too many' }) });
  expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '7']);
  await order('latency');
  expect(await respond(url, { text: 'slowly' })).toMatchObject({ status: 200 });
  expect(await kim.waitsFor('slowly', '#sales')).not.toContain('too many');
});

describe('the response_url of a press', () => {
  async function pressed(): Promise<string> {
    await respond(await urlOfCommand(), ready);
    await kim.presses('Show key');
    return lastResponseUrl();
  }

  test('replaces the message, and takes it away again', async () => {
    const url = await pressed();
    const payload = asObject(app.received.at(-1)?.['payload']);
    expect(payload).toMatchObject({ container: { is_ephemeral: true } });
    expect(payload['message']).toBeUndefined();
    await respond(url, { text: 'the secret', replace_original: true });
    await kim.waitsFor('the secret', '#sales');
    await respond(url, { delete_original: true });
    await kim.waitsUntilGone('the secret', '#sales');
  });

  test('what was shown this way is in no history, also when it is replaced after a reload', async () => {
    const url = await pressed();
    await respond(url, { text: 'the other secret', replace_original: true });
    await kim.waitsFor('the other secret');
    await kim.reloads();
    expect(await respond(url, { text: 'hidden again', replace_original: true })).toMatchObject({ status: 200 });
    expect(await kim.sees()).not.toMatch(/the other secret|hidden again/);
    expect(JSON.stringify(await workspace.control('history'))).not.toContain('the other secret');
    expect(JSON.stringify(await workspace.control('inspector'))).not.toContain('the other secret');
  });
});

test('an acknowledgement may carry the message itself', async () => {
  app.answers(() => ({ text: 'at once' }));
  await kim.types('#sales', '/csp-help');
  expect(await kim.waitsFor('at once', '#sales')).toContain('(only visible to you)');
});
