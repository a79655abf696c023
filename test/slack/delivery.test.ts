import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebClient } from '@slack/web-api';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createRightOfWay } from '../../src/kernel/right-of-way.ts';
import type { Database } from '../../src/database/database.ts';
import { createJobs } from '../../src/jobs/jobs.ts';
import type { Jobs } from '../../src/jobs/jobs.ts';
import { newId } from '../../src/kernel/ids.ts';
import { passThrough } from '../../src/kernel/recovery-points.ts';
import { systemClock } from '../../src/kernel/time.ts';
import { message, section } from '../../src/slack/blocks/index.ts';
import { createDelivery } from '../../src/slack/delivery.ts';
import type { Delivery } from '../../src/slack/delivery.ts';
import { createPacedFetch } from '../../src/slack/pacing.ts';
import { eventually, recordingLog } from '../support/conditions.ts';
import { openTestDatabase } from '../support/database.ts';

const CHANNEL = 'C0SALES';
const OWNER = 'U0ANN';

/** Slack as far as messages go: what was asked of it, and what it answers by method and channel. */
let server: Server;
type Asked = { readonly method: string; readonly channel: string; readonly text: string; readonly id: string };
let asked: Asked[] = [];
/** calls that are carried out, and whose answer is lost */
let lost = new Set<string>();
let refusals = new Map<string, string>();
/** channels for which Slack wants a pause of so many seconds, once */
let crowded = new Map<string, number>();
let database: Database;
let jobs: Jobs;
let delivery: Delivery;
/** what is to be said of each subject; of its own, because a job of an earlier test may come late */
const words = new Map<string, string>();

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const method = request.url?.replace('/api/', '') ?? '';
      const fields = new URLSearchParams(body);
      const channel = fields.get('channel') ?? '';
      asked.push({ method, channel, text: fields.get('text') ?? '', id: fields.get('client_msg_id') ?? '' });
      if (lost.delete(method)) return void response.destroy();
      const seconds = crowded.get(channel);
      if (crowded.delete(channel)) return void response.writeHead(429, { 'retry-after': String(seconds) }).end();
      const error = refusals.get(`${method} ${channel}`);
      const answer = error ? { ok: false, error } : { ok: true, channel, ts: `${asked.length}.000100` };
      response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const slackApiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`;
  database = await openTestDatabase();
  const log = recordingLog();
  jobs = createJobs({ database, clock: systemClock, log });
  const client = new WebClient('xoxb-test', {
    ...{ slackApiUrl, retryConfig: { retries: 0 } },
    ...{ rejectRateLimitedCalls: true, fetch: createPacedFetch(createRightOfWay()) },
  });
  delivery = createDelivery({ database, jobs, client, clock: systemClock, log, reach: passThrough });
  delivery.paint('purchase', async (subjectId) => {
    const text = words.get(subjectId) ?? '';
    return { content: message({ text, blocks: [section(text)] }), owner: OWNER };
  });
  await jobs.start();
});
afterAll(async () => {
  await jobs.stop(1_000);
  await database.close();
  server.close();
});
beforeEach(() => {
  asked = [];
  refusals = new Map();
  lost = new Set();
  crowded = new Map();
});

function tells(subjectId: string, text: string, place = CHANNEL): Promise<void> {
  words.set(subjectId, text);
  return database.transaction((tx) => delivery.tell(tx, { kind: 'purchase', subjectId, teamId: 'T0', place }));
}
function changes(subjectId: string, text: string): Promise<void> {
  words.set(subjectId, text);
  return database.transaction((tx) => delivery.changed(tx, 'purchase', subjectId));
}
const wasAsked = (method: string, channel: string, text: string) =>
  eventually(() => asked.find((each) => each.method === method && each.channel === channel && each.text === text));

test('one message a subject, changed in place, and not sent again while it says the same', async () => {
  const [subject, other] = [newId(), newId()];
  await tells(subject, 'requested');
  await wasAsked('chat.postMessage', CHANNEL, 'requested');
  await changes(subject, 'requested');
  // Jobs of one queue are taken in their order: when the other's message is there, the first was looked at.
  await tells(other, 'requested too');
  await eventually(() => asked.length === 2);
  await changes(subject, 'placed');
  await wasAsked('chat.update', CHANNEL, 'placed');
  expect(asked.map(({ method }) => method)).toEqual(['chat.postMessage', 'chat.postMessage', 'chat.update']);
});

test.each(['is_archived', 'channel_not_found', 'not_in_channel'])(
  'a channel that was closed after the first message (%s): whoever asked hears directly how it went on',
  async (error) => {
    const subject = newId();
    await tells(subject, 'requested');
    await wasAsked('chat.postMessage', CHANNEL, 'requested');
    refusals = new Map([
      [`chat.update ${CHANNEL}`, error],
      [`chat.postMessage ${CHANNEL}`, error],
    ]);
    await changes(subject, 'placed');
    await wasAsked('chat.postMessage', OWNER, 'placed');
    await changes(subject, 'fulfilled');
    await wasAsked('chat.update', OWNER, 'fulfilled');
  },
);

test('a message that somebody deleted is written anew', async () => {
  const subject = newId();
  await tells(subject, 'requested');
  await wasAsked('chat.postMessage', CHANNEL, 'requested');
  refusals.set(`chat.update ${CHANNEL}`, 'message_not_found');
  await changes(subject, 'placed, anew');
  await wasAsked('chat.postMessage', CHANNEL, 'placed, anew');
});

test('a first message whose answer was lost is asked for under the same ID, and brought up to date: never two of them', async () => {
  const subject = newId();
  lost.add('chat.postMessage');
  const text = 'requested, answer lost';
  await tells(subject, text);
  const posts = await eventually(() => {
    const found = asked.filter((each) => each.method === 'chat.postMessage' && each.text === text);
    return found.length === 2 ? found : undefined;
  });
  await wasAsked('chat.update', CHANNEL, text);
  expect(asked.filter(({ method }) => method === 'chat.postMessage')).toHaveLength(2);
  expect(new Set(posts.map(({ id }) => id)).size).toBe(1);
  expect(posts[0]?.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('where Slack wants a pause for one channel its message comes after it, once, and other channels do not wait', async () => {
  const text = 'requested in a crowd';
  crowded.set('C0CROWD', 2);
  await tells(newId(), text, 'C0CROWD');
  await wasAsked('chat.postMessage', 'C0CROWD', text);
  await tells(newId(), text, 'C0OTHER');
  await wasAsked('chat.postMessage', 'C0OTHER', text);
  const inTheCrowd = () => asked.filter(({ channel }) => channel === 'C0CROWD');
  expect(inTheCrowd()).toHaveLength(1);
  await eventually(() => inTheCrowd().length === 2);
  expect(new Set(inTheCrowd().map(({ id }) => id)).size).toBe(1);
  const rows = await database.read.slackMessage.findMany({ where: { place: 'C0CROWD' } });
  await eventually(async () => (await database.read.slackMessage.count({ where: { channelId: 'C0CROWD' } })) === 1);
  expect(rows).toHaveLength(1);
  const { rows: jobsThere } = await database.pool.query<{ retry_count: number }>(
    `SELECT retry_count FROM pgboss.job WHERE name = 'slack-deliver' AND retry_count > 0 AND data->>'messageId' = $1`,
    [rows[0]?.id],
  );
  expect(jobsThere).toEqual([]);
});
