import { addHours } from 'date-fns/addHours';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReceiverEvent } from '@slack/bolt';
import { createRightOfWay } from '../../../src/kernel/right-of-way.ts';
import type { Database } from '../../../src/database/database.ts';
import { newId } from '../../../src/kernel/ids.ts';
import { systemClock } from '../../../src/kernel/time.ts';
import { envelopeIdOf } from '../../../src/slack/transport/envelope-id.ts';
import { doOnce } from '../../../src/slack/transport/once.ts';
import type { Process } from '../../../src/slack/transport/once.ts';
import { deferred, recordingLog } from '../../support/conditions.ts';
import { openTestDatabase } from '../../support/database.ts';
import { keptEnvelopes } from '../../support/slack/envelopes.ts';

let database: Database;
let now = systemClock.now();
let envelopes: ReturnType<typeof keptEnvelopes>;
beforeAll(async () => {
  database = await openTestDatabase();
  envelopes = keptEnvelopes(database, { now: () => now });
});
afterAll(() => database.close());

/** An instance of the desk: what it did, and what it is doing. */
function instance(work: (event: ReceiverEvent) => Promise<void> = ({ ack }) => ack()) {
  const done: ReceiverEvent[] = [];
  const process: Process = async (event) => {
    done.push(event);
    await work(event);
  };
  return { done, take: doOnce(process, { envelopes, rightOfWay: createRightOfWay(), log: recordingLog() }) };
}

function delivery(body: object, envelopeId?: string) {
  const answers: unknown[] = [];
  const customProperties = envelopeId === undefined ? {} : { envelopeId };
  return { answers, event: { body, customProperties, ack: async (answer?: unknown) => void answers.push(answer) } };
}

const aCommand = () => ({ command: '/csp-buy', text: 'fabrikam', trigger_id: newId() });
const aForm = () => ({ type: 'view_submission', trigger_id: newId(), view: { id: 'V1', callback_id: 'form' } });

test.each([
  ['a command', aCommand()],
  ['a press of a button', { type: 'block_actions', trigger_id: newId(), actions: [{ action_id: 'a', block_id: 'b' }] }],
  ['an event', { type: 'event_callback', event_id: `Ev${newId()}`, event: { type: 'app_home_opened' } }],
])(
  '%s that is delivered to two instances at once is done by one of them, and acknowledged by both',
  async (_, body) => {
    const [first, second] = [instance(), instance()];
    const deliveries = [delivery(body, 'one'), delivery(body, 'two'), delivery(body, 'one')];
    await Promise.all(deliveries.map(({ event }, index) => (index === 1 ? second : first).take(event)));
    expect(first.done.length + second.done.length).toBe(1);
    expect(deliveries.map(({ answers }) => answers)).toEqual([[undefined], [undefined], [undefined]]);
  },
);

test('a command is acknowledged before anything is asked of the database', async () => {
  const { event, answers } = delivery(aCommand());
  const taking = instance().take(event);
  expect(answers).toHaveLength(1);
  await taking;
});

test('an envelope that names nothing else is known by its own ID; without any ID nothing is held back', async () => {
  const { done, take } = instance();
  const envelopeId = newId();
  await take(delivery({ type: 'view_closed' }, envelopeId).event);
  await take(delivery({ type: 'view_closed' }, envelopeId).event);
  expect(done).toHaveLength(1);
  await take(delivery({ type: 'view_closed' }).event);
  await take(delivery({ type: 'view_closed' }).event);
  expect(done).toHaveLength(3);
});

test('two buttons of one trigger are two gestures', () => {
  const pressed = (action: string) => ({
    ...delivery({ type: 'block_actions', trigger_id: '1.2', actions: [{ action_id: action }] }).event,
  });
  expect(envelopeIdOf(pressed('a'))).not.toBe(envelopeIdOf(pressed('b')));
  expect(envelopeIdOf(pressed('a'))).toBe(envelopeIdOf(pressed('a')));
});

test('a form that comes twice is handed in once, and both are given the same answer', async () => {
  const finish = deferred();
  const answer = { response_action: 'errors', errors: { quantity: 'Not less than 1' } };
  const [first, second] = [
    instance(async ({ ack }) => {
      await finish.promise;
      await ack(answer);
    }),
    instance(),
  ];
  const body = aForm();
  const [one, two] = [delivery(body, 'one'), delivery(body, 'two')];
  const firstTaking = first.take(one.event);
  await expect.poll(() => first.done).toHaveLength(1);
  const secondTaking = second.take(two.event);
  finish.resolve();
  await Promise.all([firstTaking, secondTaking]);
  expect(second.done).toEqual([]);
  expect([one.answers, two.answers]).toEqual([[answer], [answer]]);
  const { rows } = await database.pool.query('SELECT * FROM envelope WHERE sealed_answer IS NOT NULL');
  expect(JSON.stringify(rows)).not.toContain('quantity');
});

test('a form whose first delivery died with its instance is handed in by the second', async () => {
  const body = aForm();
  const died = instance(() => new Promise(() => undefined));
  void died.take(delivery(body).event);
  await expect.poll(() => died.done).toHaveLength(1);
  const alive = instance(({ ack }) => ack({ response_action: 'clear' }));
  const { event, answers } = delivery(body);
  await alive.take(event);
  expect(answers).toEqual([{ response_action: 'clear' }]);
});

test('a menu that asks twice is told twice', async () => {
  const { done, take } = instance(({ ack }) => ack({ options: [] }));
  const [one, two] = [delivery({ type: 'block_suggestion' }, 'one'), delivery({ type: 'block_suggestion' }, 'one')];
  await take(one.event);
  await take(two.event);
  expect(done).toHaveLength(2);
  expect([one.answers, two.answers]).toEqual([[{ options: [] }], [{ options: [] }]]);
});

test('what was delivered is forgotten after the last time that Slack may repeat it', async () => {
  await instance().take(delivery(aCommand()).event);
  await envelopes.forget();
  expect(await database.read.envelope.count()).toBeGreaterThan(0);
  now = addHours(now, 2);
  await envelopes.forget();
  expect(await database.read.envelope.count()).toBe(0);
});
