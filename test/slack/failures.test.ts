import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { App } from '@slack/bolt';
import type { ReceiverEvent } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { translatorFor } from '../../src/i18n/translator.ts';
import { answerFailures } from '../../src/slack/failures.ts';
import { watchInFlight } from '../../src/slack/in-flight.ts';
import type { InFlight } from '../../src/slack/in-flight.ts';
import { createDeskMetrics } from '../../src/metrics/desk-metrics.ts';
import type { DeskMetrics } from '../../src/metrics/desk-metrics.ts';
import { createRefusal } from '../../src/slack/refusing.ts';
import { createTeller } from '../../src/slack/telling.ts';
import { Busy } from '../../src/slack/transport/busy.ts';
import type { Database } from '../../src/database/database.ts';
import { createRightOfWay } from '../../src/kernel/right-of-way.ts';
import { deferred, recordingLog } from '../support/conditions.ts';
import { openTestDatabase } from '../support/database.ts';
import { keptEnvelopes } from '../support/slack/envelopes.ts';

const USER = 'U0ANN';
const log = recordingLog();
let server: Server;
let base = '';
let database: Database;
/** What was written to Slack: to a response URL, or by a method. */
let written: { readonly path: string; readonly body: string }[] = [];
let responseStatus = 200;
let app: App;
let inFlight: InFlight;
let metrics: DeskMetrics;
let databaseIsAway = false;
let work: () => Promise<void> = () => Promise.resolve();

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const path = request.url ?? '';
      written.push({ path, body });
      if (path.startsWith('/respond/')) return response.writeHead(responseStatus).end();
      response.setHeader('content-type', 'application/json').end('{"ok":true,"channel":"D0","ts":"1.000100"}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const none = async () => undefined;
  app = new App({
    receiver: { init: () => undefined, start: none, stop: none },
    extendedErrorHandler: true,
    convoStore: false,
    authorize: async () => ({ botToken: 'xoxb-test', botId: 'B0', botUserId: 'U0BOT', teamId: 'T0' }),
  });
  app.view('form', async ({ ack }) => {
    await work();
    await ack();
  });
  const person = {
    id: '1',
    teamId: 'T0',
    userId: USER,
    name: 'Ann',
    email: undefined,
    locale: 'en-US',
    zone: 'UTC',
    standing: 'member',
  } as const;
  app.event('app_home_opened', () => work());
  const visitors = {
    of: async () => {
      if (databaseIsAway) throw new Error('the database is away');
      return { person, t: translatorFor('en-US', 'UTC') };
    },
    spoken: () => translatorFor('nl-NL'),
  };
  const client = new WebClient('xoxb-test', { slackApiUrl: `${base}/api/` });
  database = await openTestDatabase();
  const told = { visitors: { spoken: () => translatorFor('nl-NL') }, tell: createTeller({ client, log }), log };
  metrics = createDeskMetrics({ database, queues: () => [], ready: async () => true });
  inFlight = watchInFlight(app, {
    ...{
      log,
      envelopes: keptEnvelopes(database),
      rightOfWay: createRightOfWay(),
      refuse: createRefusal(told),
      mostAtOnce: 3,
    },
    onRefused: metrics.refusedBusy,
    conclude: answerFailures(app, { visitors, client, log }),
  });
});
afterAll(async () => {
  metrics.close();
  server.close();
  await database.close();
});
beforeEach(() => {
  written = [];
  responseStatus = 200;
  databaseIsAway = false;
  work = () => Promise.resolve();
});

function gesture(body: object): { readonly event: ReceiverEvent; readonly acks: unknown[] } {
  const acks: unknown[] = [];
  const whole = { team: { id: 'T0' }, user: { id: USER, team_id: 'T0' }, ...body };
  return { event: { body: whole, ack: async (response) => void acks.push(response) }, acks };
}
const submission = () =>
  gesture({ type: 'view_submission', view: { id: 'V1', callback_id: 'form', type: 'modal', state: { values: {} } } });
const unknownButton = (path: string) =>
  gesture({ type: 'block_actions', actions: [{ action_id: 'of-old', type: 'button' }], response_url: base + path });

test('a form that fails before it was acknowledged is answered once, with the reference that is in the log, and stays open', async () => {
  work = () => Promise.reject(new Error('the database is away'));
  const { event, acks } = submission();
  await app.processEvent(event);
  expect(acks).toHaveLength(1);
  expect(written).toEqual([]);
  expect(acks[0]).toMatchObject({ response_action: 'push' });
  const said = JSON.stringify(acks[0]);
  const reference = /[A-Z0-9]{3}-[A-Z0-9]{3}/.exec(said)?.[0];
  expect(log.lines.some(({ fields }) => 'reference' in fields && fields.reference === reference)).toBe(true);
  expect(said).not.toContain('the database is away');
});

test('a button that nobody knows any more is answered where it was pressed', async () => {
  const { event, acks } = unknownButton('/respond/1');
  await app.processEvent(event);
  expect(acks).toHaveLength(1);
  expect(written.map(({ path }) => path)).toEqual(['/respond/1']);
  expect(written[0]?.body).toContain('/csp-help');
});

test('where the place takes no more answers, the person is told directly', async () => {
  responseStatus = 404;
  await app.processEvent(unknownButton('/respond/used-up').event);
  expect(written.map(({ path }) => path)).toEqual(['/respond/used-up', '/api/chat.postMessage']);
});

test('while the database is away a failure is told in the language in which the person was last served', async () => {
  databaseIsAway = true;
  await app.processEvent(unknownButton('/respond/dutch').event);
  expect(written[0]?.body).toContain('Er is niets gewijzigd');
});

test('an event that fails is told to the person of the event', async () => {
  work = () => Promise.reject(new Error('the database is away'));
  const opened = { type: 'app_home_opened', user: USER, channel: 'D0', tab: 'home', event_ts: '1.000100' };
  const body = { type: 'event_callback', team_id: 'T0', event_id: 'Ev1', event: opened };
  await app.processEvent({ body, ack: async () => undefined });
  expect(written).toMatchObject([
    { path: '/api/chat.postMessage', body: expect.stringContaining(`channel=${USER}`) as string },
  ]);
});

test('the stop waits for a gesture that is running, and says when it waited in vain', async () => {
  const finish = deferred();
  work = () => finish.promise;
  const running = app.processEvent(submission().event);
  expect(await inFlight.drained(20)).toBe(false);
  finish.resolve();
  expect(await inFlight.drained(5_000)).toBe(true);
  await running;
});

test('when as much is under way as can be served, whoever comes is told in their language, and nothing is begun', async () => {
  const finish = deferred();
  let begun = 0;
  work = () => {
    begun += 1;
    return finish.promise;
  };
  const running = [submission(), submission(), submission()].map(({ event }) => app.processEvent(event));
  await expect.poll(() => begun).toBe(3);
  const busy = 'CSP Desk heeft het druk. Er is niets gewijzigd.';
  const [form, command, menu] = [submission(), gesture({ command: '/csp-buy' }), gesture({ type: 'block_suggestion' })];
  for (const { event } of [form, command, menu]) await app.processEvent(event);
  expect(form.acks).toMatchObject([{ response_action: 'push' }]);
  expect(JSON.stringify(form.acks)).toContain(busy);
  expect(command.acks).toMatchObject([{ response_type: 'ephemeral', text: expect.stringContaining(busy) as string }]);
  expect(menu.acks).toEqual([{ options: [] }]);
  const button = unknownButton('/respond/busy');
  await app.processEvent(button.event);
  expect(button.acks).toEqual([undefined]);
  expect(written).toMatchObject([{ path: '/respond/busy', body: expect.stringContaining(busy) as string }]);
  const event = gesture({ type: 'event_callback', event: { type: 'app_home_opened' } });
  await expect(app.processEvent(event.event)).rejects.toThrow(Busy);
  expect(event.acks).toEqual([]);
  finish.resolve();
  await Promise.all(running);
  expect(begun).toBe(3);
  const counted = (await metrics.render()).split('\n').filter((line) => /^csp_desk_refused_busy_total.* 1$/.test(line));
  expect(counted).toHaveLength(5);
  const after = submission();
  await app.processEvent(after.event);
  expect(after.acks).toEqual([undefined]);
});
