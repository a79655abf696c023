import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { asObject, asText } from '../../../src/sandbox/slack/json.ts';
import type { JsonObject } from '../../../src/sandbox/slack/json.ts';
import { startLocalWorkspace } from '../../support/slack/local-workspace.ts';
import type { LocalWorkspace } from '../../support/slack/local-workspace.ts';
import { movedClock } from '../../support/slack/moved-clock.ts';
import type { Person } from '../../support/slack/person.ts';
import { connectRawApp } from '../../support/slack/raw-app.ts';
import type { RawApp } from '../../support/slack/raw-app.ts';
import { testManifest, withoutScope } from '../../support/slack/test-manifest.ts';

const clock = movedClock();
let workspace: LocalWorkspace;
let app: RawApp;
let ann: Person;

beforeAll(async () => {
  workspace = await startLocalWorkspace({ manifest: testManifest, clock });
  app = await connectRawApp(workspace);
});
afterAll(async () => {
  app.close();
  await workspace.close();
});
beforeEach(async () => {
  app.answers(() => undefined);
  ann = await workspace.person('sales.agent');
});

const plain = (text: string) => ({ type: 'plain_text', text });
const press = { type: 'actions', block_id: 'a', elements: [{ type: 'button', action_id: 'go', text: plain('Go') }] };
const view = (title: string, more: JsonObject = {}): JsonObject => ({
  type: 'modal',
  title: plain(title),
  blocks: [press],
  ...more,
});

function lastPayload(): JsonObject {
  return asObject(app.received.at(-1)?.['payload']);
}

async function triggerOfCommand(): Promise<string> {
  await ann.types('#sales', '/csp-buy');
  return asText(lastPayload()['trigger_id']);
}

async function triggerOfPress(): Promise<string> {
  await ann.presses('Go');
  return asText(lastPayload()['trigger_id']);
}

const open = (trigger: string, content = view('One')) => app.call('views.open', { trigger_id: trigger, view: content });

describe('a trigger', () => {
  test('can be ordered to be too old when it comes', async () => {
    await workspace.control('triggers/expire', { times: 1 });
    expect(await open(await triggerOfCommand())).toMatchObject({ ok: false, error: 'expired_trigger_id' });
    expect(await open(await triggerOfCommand())).toMatchObject({ ok: true });
  });

  test('opens one view', async () => {
    const trigger = await triggerOfCommand();
    expect(await open(trigger)).toMatchObject({ ok: true, view: { title: { text: 'One' }, previous_view_id: null } });
    expect(await open(trigger)).toMatchObject({ ok: false, error: 'exchanged_trigger_id' });
  });

  test('lives three seconds', async () => {
    const trigger = await triggerOfCommand();
    clock.forward(3100);
    expect(await open(trigger)).toMatchObject({ error: 'expired_trigger_id' });
  });

  test('cannot be made up', async () => {
    expect(await open('1.2.3')).toMatchObject({ error: 'invalid_trigger_id' });
  });
});

describe('a view', () => {
  test('is refused with a pointer to what is wrong, and the trigger stays good', async () => {
    const trigger = await triggerOfCommand();
    const refused = await open(trigger, view('A title of more than 24 characters'));
    expect(refused).toMatchObject({
      error: 'invalid_arguments',
      response_metadata: {
        messages: ['[ERROR] must be less than 25 characters [json-pointer:/view/title/text]'],
      },
    });
    expect(await open(trigger)).toMatchObject({ ok: true });
  });

  test('of more than 250 kB is too large', async () => {
    const heavy = view('Heavy', { private_metadata: 'x'.repeat(250_001) });
    expect(await open(await triggerOfCommand(), heavy)).toMatchObject({ error: 'view_too_large' });
  });

  test('is stacked three high and no higher', async () => {
    await open(await triggerOfCommand());
    const push = async (title: string) =>
      app.call('views.push', { trigger_id: await triggerOfPress(), view: view(title) });
    expect(await push('Two')).toMatchObject({ ok: true });
    expect(await push('Three')).toMatchObject({ ok: true });
    expect(await push('Four')).toMatchObject({ error: 'push_limit_reached' });
    await ann.closes();
    expect((await ann.screen()).modals.map(({ title }) => title)).toEqual(['One', 'Two']);
    await ann.closes({ all: true });
    expect((await ann.screen()).modals).toEqual([]);
  });

  test('is pushed from a modal only', async () => {
    await open(await triggerOfCommand());
    const trigger = await triggerOfCommand();
    expect(await app.call('views.push', { trigger_id: trigger, view: view('Two') })).toMatchObject({
      error: 'invalid_trigger_id',
    });
  });

  test('is updated against its hash, and not found once it is closed', async () => {
    const opened = asObject((await open(await triggerOfCommand()))['view']);
    const update = (more: JsonObject) =>
      app.call('views.update', { view_id: opened['id'], view: view('New'), ...more });
    expect(await update({ hash: opened['hash'] })).toMatchObject({ ok: true, view: { id: opened['id'] } });
    expect(await update({ hash: opened['hash'] })).toMatchObject({ error: 'hash_conflict' });
    await ann.closes();
    expect(await update({})).toMatchObject({ error: 'not_found' });
  });

  test('keeps its external_id to itself', async () => {
    const named = view('Named', { external_id: 'order-1' });
    expect(await open(await triggerOfCommand(), named)).toMatchObject({ ok: true });
    const other = await workspace.person('admin.agent');
    await other.types('#sales', '/csp-buy');
    expect(await open(asText(lastPayload()['trigger_id']), named)).toMatchObject({ error: 'duplicate_external_id' });
    const updated = await app.call('views.update', { external_id: 'order-1', view: view('Found') });
    expect(updated).toMatchObject({ ok: true });
  });

  test('belongs to the client in which it was asked for', async () => {
    await open(await triggerOfCommand());
    const secondTab = await workspace.person('sales.agent');
    expect((await secondTab.screen()).modals).toEqual([]);
    await ann.reloads();
    expect((await ann.screen()).modals).toEqual([]);
  });

  test('with a file input needs the scope files:read', async () => {
    const poor = await startLocalWorkspace({ manifest: withoutScope('files:read') });
    const poorApp = await connectRawApp(poor);
    const person = await poor.person('sales.agent');
    await person.types('#sales', '/csp-buy');
    const trigger = asText(asObject(poorApp.received.at(-1)?.['payload'])['trigger_id']);
    const input = { type: 'input', label: plain('Files'), element: { type: 'file_input' } };
    const wanted = { trigger_id: trigger, view: view('Files', { submit: plain('Go'), blocks: [input] }) };
    expect(await poorApp.call('views.open', wanted)).toMatchObject({ error: 'missing_scope', needed: 'files:read' });
    await poor.close();
  });
});

test('a press that is not acknowledged shows trouble in the modal', async () => {
  await open(await triggerOfCommand());
  app.answers(undefined);
  await ann.presses('Go');
  expect(await ann.sees()).toContain('We had some trouble connecting');
});

test('the home tab is published by views.publish alone, for one person', async () => {
  const home = { type: 'home', blocks: [{ type: 'header', text: plain('Needs you') }] };
  expect(await app.call('views.publish', { user_id: 'U0ANN000000', view: home })).toMatchObject({ ok: true });
  await ann.waitsFor('Needs you');
  expect(await (await workspace.person('admin.agent')).sees()).not.toContain('Needs you');
  const file = { type: 'input', label: plain('Files'), element: { type: 'file_input' } };
  const refused = { user_id: 'U0ANN000000', view: { type: 'home', blocks: [file] } };
  expect(await app.call('views.publish', refused)).toMatchObject({ error: 'invalid_arguments' });
});
