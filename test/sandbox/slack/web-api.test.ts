import { WebClient } from '@slack/web-api';
import type { ChatPostMessageResponse } from '@slack/web-api';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { quiet } from '../../support/slack/bolt-app.ts';
import { startLocalWorkspace } from '../../support/slack/local-workspace.ts';
import type { LocalWorkspace } from '../../support/slack/local-workspace.ts';
import { testManifest, withoutScope } from '../../support/slack/test-manifest.ts';

let workspace: LocalWorkspace;
let client: WebClient;

function clientOf({ apiUrl, credentials }: LocalWorkspace, token = credentials.botToken): WebClient {
  return new WebClient(token, {
    slackApiUrl: apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: quiet,
  });
}

beforeAll(async () => {
  workspace = await startLocalWorkspace({ manifest: testManifest });
  client = clientOf(workspace);
});

beforeEach(async () => {
  await workspace.control('faults/clear', {});
  await workspace.control('rate-limits', { enabled: false });
});

afterAll(() => workspace.close());

async function refusal(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => 'accepted',
    (error: unknown) => (error as { data?: { error?: string } }).data?.error ?? (error as { code?: string }).code,
  );
}

describe('tokens and scopes', () => {
  test('auth.test says who the app is', async () => {
    const { team_id, user_id, bot_id } = await client.auth.test();
    expect({ team_id, user_id, bot_id }).toEqual({
      team_id: workspace.credentials.teamId,
      user_id: 'U0CSPDESK01',
      bot_id: 'B0CSPDESK01',
    });
  });

  test('a wrong token, no token, and a token of the other kind are refused', async () => {
    expect(await refusal(clientOf(workspace, 'xoxb-wrong').auth.test())).toBe('invalid_auth');
    const bare = await fetch(`${workspace.apiUrl}auth.test`, { method: 'POST' });
    expect(await bare.json()).toEqual({ ok: false, error: 'not_authed' });
    expect(await refusal(client.apps.connections.open())).toBe('not_allowed_token_type');
  });

  test('an unknown method is refused by name', async () => {
    expect(await refusal(client.apiCall('chat.postMesage'))).toBe('unknown_method');
  });

  test('a scope the manifest does not ask for is missing, and the answer says which', async () => {
    const poor = await startLocalWorkspace({ manifest: withoutScope('chat:write', 'users:read.email', 'files:read') });
    const poorClient = clientOf(poor);
    await expect(poorClient.chat.postMessage({ channel: '#sales', text: 'hello' })).rejects.toMatchObject({
      data: { error: 'missing_scope', needed: 'chat:write' },
    });
    const { user } = await poorClient.users.info({ user: 'U0KIM000000' });
    expect(user?.profile?.email).toBeUndefined();
    await poor.close();
  });
});

describe('people', () => {
  test('users.info gives e-mail, zone and, when asked, the locale', async () => {
    const { user } = await client.users.info({ user: 'U0BAS000000', include_locale: true });
    expect(user).toMatchObject({ locale: 'nl-NL', tz: 'Europe/Amsterdam', is_restricted: false });
    expect(user?.profile?.email).toBe('beheeragent@csp-desk.example');
    expect((await client.users.info({ user: 'U0BAS000000' })).user?.locale).toBeUndefined();
  });

  test('guests, the deactivated and people of another company are recognisable', async () => {
    const of = async (user: string) => (await client.users.info({ user })).user;
    expect((await of('U0GUS000000'))?.is_restricted).toBe(true);
    expect(await of('U0DANA00000')).toMatchObject({ deleted: true });
    expect((await of('U0DANA00000'))?.tz).toBeUndefined();
    expect(await of('U0SAM000000')).toMatchObject({ is_stranger: true, team_id: 'T0FOREIGN01' });
    expect(await refusal(client.users.info({ user: 'U0NOBODY000' }))).toBe('user_not_found');
  });
});

describe('messages', () => {
  test('one is posted, updated, linked to and deleted, and no other is touched', async () => {
    const { ts = '', channel = '' } = await client.chat.postMessage({ channel: '#sales', text: 'asked' });
    await client.chat.update({ channel, ts, text: 'placed' });
    const { messages } = await client.conversations.history({ channel });
    expect(messages?.[0]).toMatchObject({ ts, text: 'placed', edited: { user: 'U0CSPDESK01' } });
    expect((await client.chat.getPermalink({ channel, message_ts: ts })).permalink).toContain(channel);
    await client.chat.delete({ channel, ts });
    expect(await refusal(client.chat.update({ channel, ts, text: 'again' }))).toBe('message_not_found');
  });

  test('a person ID as the channel opens the direct message', async () => {
    const { channel } = await client.chat.postMessage({ channel: 'U0KIM000000', text: 'for you' });
    expect(channel).toBe('D0KIM000000');
  });

  test.each([
    ['C0NOWHERE00', 'channel_not_found'],
    ['#random', 'not_in_channel'],
    ['U0DANA00000', 'channel_not_found'],
  ])('posting to %s is refused with %s', async (channel, error) => {
    expect(await refusal(client.chat.postMessage({ channel, text: 'x' }))).toBe(error);
  });

  test('a client_msg_id posts once in a channel: asked again it gives the same message, and says so where that is gone', async () => {
    const post = (channel: string): Promise<ChatPostMessageResponse> =>
      client.apiCall('chat.postMessage', {
        channel,
        text: 'once',
        client_msg_id: '5f0c7a52-9d1c-8c11-a0d7-0c1f4b0a9e11',
      });
    const { ts, channel } = await post('#sales');
    expect(await post('#sales')).toMatchObject({ ts, channel });
    expect((await post('U0KIM000000')).ts).not.toBe(ts);
    await client.chat.delete({ channel: String(channel), ts: String(ts) });
    expect(await refusal(post('#sales'))).toBe('duplicate_message_not_found');
  });

  test('a direct message is refused where the manifest has no messages tab', async () => {
    const closed = await startLocalWorkspace({ manifest: { ...testManifest, messagesTab: false } });
    const call = clientOf(closed).chat.postMessage({ channel: 'U0KIM000000', text: 'x' });
    expect(await refusal(call)).toBe('messages_tab_disabled');
    await closed.close();
  });

  test('no text, too much text and blocks Slack does not know are refused', async () => {
    expect(await refusal(client.chat.postMessage({ channel: '#sales', text: '' }))).toBe('no_text');
    expect(await refusal(client.chat.postMessage({ channel: '#sales', text: 'x'.repeat(40_001) }))).toBe(
      'msg_too_long',
    );
    const blocks = [{ type: 'sectionn' }];
    await expect(client.chat.postMessage({ channel: '#sales', text: 'x', blocks })).rejects.toMatchObject({
      data: {
        error: 'invalid_blocks',
        response_metadata: { messages: ['[ERROR] unsupported type: sectionn [json-pointer:/blocks/0/type]'] },
      },
    });
  });

  test("another author's message cannot be updated or deleted", async () => {
    const kim = await workspace.person('admin.agent');
    await kim.types('#general', 'mine');
    const { messages = [] } = await client.conversations.history({ channel: 'C0GENERAL01', limit: 1 });
    const at = { channel: 'C0GENERAL01', ts: messages[0]?.ts ?? '' };
    expect(await refusal(client.chat.update({ ...at, text: 'x' }))).toBe('cant_update_message');
    expect(await refusal(client.chat.delete(at))).toBe('cant_delete_message');
  });

  test('history is read page by page', async () => {
    for (const text of ['one', 'two', 'three']) await client.chat.postMessage({ channel: '#licensing', text });
    const texts: (string | undefined)[] = [];
    for await (const page of client.paginate('conversations.history', { channel: 'C0LICENSING', limit: 2 })) {
      texts.push(...((page as { messages?: { text?: string }[] }).messages ?? []).map(({ text }) => text));
    }
    expect(texts).toEqual(['three', 'two', 'one']);
  });
});

describe('ephemeral messages', () => {
  test('are seen by one person, cannot be updated, and are gone on reload', async () => {
    const [kim, ann] = [await workspace.person('admin.agent'), await workspace.person('sales.agent')];
    const sent = { channel: 'C0SALES0001', user: 'U0KIM000000', text: 'only for Kim' };
    const { message_ts = '' } = await client.chat.postEphemeral(sent);
    await kim.waitsFor('only for Kim', '#sales');
    expect(await ann.sees()).not.toContain('only for Kim');
    const update = client.chat.update({ channel: 'C0SALES0001', ts: message_ts, text: 'changed' });
    expect(await refusal(update)).toBe('message_not_found');
    await kim.reloads();
    expect(await kim.sees()).not.toContain('only for Kim');
    expect(JSON.stringify((await workspace.control('history'))['postings'])).not.toContain('only for Kim');
  });

  test('are lost where the person has no client open, and refused for somebody outside the channel', async () => {
    await client.chat.postEphemeral({ channel: 'C0SALES0001', user: 'U0HANA00000', text: 'nobody there' });
    const hana = await workspace.person('helpdesk.agent');
    expect(await hana.sees()).not.toContain('nobody there');
    const outside = client.chat.postEphemeral({ channel: 'C0GENERAL01', user: 'U0GUS000000', text: 'x' });
    expect(await refusal(outside)).toBe('user_not_in_channel');
  });
});

describe('limits and faults', () => {
  test('messages to one channel are held to about one a second, and Retry-After says how long', async () => {
    await workspace.control('rate-limits', { enabled: true });
    const calls = Array.from({ length: 8 }, () => client.chat.postMessage({ channel: '#sales', text: 'burst' }));
    const outcomes = await Promise.allSettled(calls);
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(refused.length).toBeGreaterThanOrEqual(3);
    expect(refused[0]?.reason).toMatchObject({ code: 'slack_webapi_rate_limited_error', retryAfter: 1 });
    expect(await refusal(client.chat.postMessage({ channel: '#general', text: 'elsewhere' }))).toBe('accepted');
  });

  test('an ordered fault strikes as often as ordered', async () => {
    await workspace.control('faults', { method: 'auth.test', kind: 'status-429', times: 1, retryAfterSeconds: 7 });
    await expect(client.auth.test()).rejects.toMatchObject({ retryAfter: 7 });
    await workspace.control('faults', { method: 'auth.test', kind: 'status-500', times: 1 });
    await expect(client.auth.test()).rejects.toThrow();
    expect(await refusal(client.auth.test())).toBe('accepted');
  });

  test('drop-after has done the work although the caller got no answer', async () => {
    await workspace.control('faults', { method: 'chat.postMessage', kind: 'drop-after', times: 1 });
    await expect(client.chat.postMessage({ channel: '#sales', text: 'was it posted?' })).rejects.toThrow();
    const { messages } = await client.conversations.history({ channel: 'C0SALES0001', limit: 1 });
    expect(messages?.[0]?.text).toBe('was it posted?');
  });
});

test('files are uploaded to a direct message by the documented three steps', async () => {
  await client.filesUploadV2({ channel_id: 'D0KIM000000', filename: 'orders.csv', content: 'order;total\n1;2\n' });
  const kim = await workspace.person('admin.agent');
  expect(await kim.sees('@app')).toContain('orders.csv');
  const { files } = (await workspace.control('history')) as { files?: { name: string; base64: string }[] };
  const file = files?.find(({ name }) => name === 'orders.csv');
  expect(Buffer.from(file?.base64 ?? '', 'base64').toString()).toContain('order;total');
});

test('blocks.validate finds the same as posting', async () => {
  expect(await refusal(client.apiCall('blocks.validate', { blocks: [{ type: 'divider' }] }))).toBe('accepted');
  expect(await refusal(client.apiCall('blocks.validate', { blocks: [{ type: 'bogus' }] }))).toBe('invalid_blocks');
});

test('a picture is shown only once its upload is completed and Slack knows what it is, and not after it was deleted', async () => {
  const show = (id: string) =>
    refusal(
      client.chat.postMessage({
        channel: '#sales',
        text: 'a picture',
        blocks: [{ type: 'image', alt_text: 'machines left', slack_file: { id } }],
      }),
    );
  const upload = async (filename: string) => {
    const { upload_url: url = '', file_id: id = '' } = await client.files.getUploadURLExternal({ filename, length: 3 });
    expect((await fetch(url, { method: 'POST', body: 'png' })).status).toBe(200);
    return id;
  };
  const id = await upload('left.png');
  expect(await show(id)).toBe('invalid_blocks');
  expect(await refusal(client.files.info({ file: id }))).toBe('file_not_found');
  await client.files.completeUploadExternal({ files: [{ id, title: 'left' }] });
  expect((await client.files.info({ file: id })).file?.mimetype).toBe('');
  await expect.poll(async () => (await client.files.info({ file: id })).file?.mimetype).toBe('image/png');
  expect(await show(id)).toBe('accepted');

  const text = await upload('left.txt');
  await client.files.completeUploadExternal({ files: [{ id: text, title: 'left' }] });
  await expect.poll(async () => (await client.files.info({ file: text })).file?.mimetype).toBe('text/plain');
  expect(await show(text)).toBe('invalid_blocks');

  await client.files.delete({ file: id });
  expect(await show(id)).toBe('invalid_blocks');
  expect(await refusal(client.files.delete({ file: id }))).toBe('file_not_found');
});
