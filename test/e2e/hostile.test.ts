import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/sandbox/slack/json.ts';
import { customerId, ordered } from '../flows/key-reveal/gestures.ts';
import { openDesk } from '../support/desk.ts';
import type { Desk, Transport } from '../support/desk.ts';
import { fillsPurchaseForm } from '../support/gestures.ts';
import type { Person } from '../support/slack/person.ts';

const SALES = 'C0SALES0001';

/** What Slack sends of a gesture of this person, and a test adds to. */
async function payloadsOf(person: Person) {
  const { id, teamId } = (await person.screen()).person as unknown as { id: string; teamId: string };
  const user = { id, team_id: teamId };
  const inMessage = { container: { type: 'message' }, channel: { id: SALES } };
  return {
    command: (command: string, more: JsonObject = {}): JsonObject => ({
      command,
      user_id: id,
      team_id: teamId,
      channel_id: SALES,
      ...more,
    }),
    pressed: (actionId: string, value: string): JsonObject => ({
      type: 'block_actions',
      user,
      team: { id: teamId },
      ...inMessage,
      actions: [{ type: 'button', action_id: actionId, block_id: 'b', value }],
    }),
    ofView: (type: string, callbackId: string, more: JsonObject = {}): JsonObject => ({
      type,
      user,
      team: { id: teamId },
      container: { type: 'view', view_id: 'V1' },
      view: {
        id: 'V1',
        type: 'modal',
        callback_id: callbackId,
        private_metadata: JSON.stringify({ channel: SALES, line: 0 }),
        blocks: [],
      },
      ...more,
    }),
  };
}

describe.each<Transport>(['socket', 'http'])('a client that is stranger than Slack’s own, over %s', (transport) => {
  let desk: Desk;
  let kim: Person;
  let payloads: Awaited<ReturnType<typeof payloadsOf>>;
  beforeAll(async () => {
    desk = await openDesk({ transport });
    kim = await desk.person('admin.agent');
    payloads = await payloadsOf(kim);
  });
  afterAll(() => desk.close());

  test('a command nobody here knows is answered', async () => {
    await kim.sendsRaw('slash_commands', payloads.command('/csp-nothing', { text: '' }));
    await kim.waitsFor('CSP Desk does not know /csp-nothing. /csp-help shows what you can do.', '@CSP Desk');
  });

  test('a button nobody here knows, of a message from before an update, is answered', async () => {
    await kim.sendsRaw('interactive', payloads.pressed('purchase.long-gone', 'x'));
    await kim.waitsFor('This button is from an older message and no longer works', '@CSP Desk');
  });

  test('a form nobody here knows stays open, and what is said lies on top of it', async () => {
    const answer = await kim.sendsRaw('interactive', payloads.ofView('view_submission', 'long-gone'));
    expect(answer['body']).toMatchObject({ response_action: 'push' });
    expect(JSON.stringify(answer)).toContain('This form is older than what it shows. Nothing was changed.');
  });

  test('a form without a state is an empty form', async () => {
    const answer = await kim.sendsRaw('interactive', payloads.ofView('view_submission', 'purchase.form'));
    expect(answer['body']).toMatchObject({ response_action: 'update', view: { callback_id: 'purchase.form' } });
  });

  test('closing a form, a menu nobody knows, and an event that was not asked for need no words', async () => {
    const before = await kim.sees('@CSP Desk');
    await kim.sendsRaw('interactive', payloads.ofView('view_closed', 'purchase.form'));
    const asked = payloads.ofView('block_suggestion', 'x', { action_id: 'x', block_id: 'b', value: '' });
    expect((await kim.sendsRaw('interactive', asked))['body']).toEqual({ options: [] });
    await kim.sendsRaw('events_api', { type: 'event_callback', event: { type: 'app_home_opened', tab: 'home' } });
    expect(await kim.sees('@CSP Desk')).toBe(before);
  });

  test.each(['/csp-buy', '/csp-software', '/csp-key', '/csp-download', '/csp-cancel', '/csp-tickets', '/csp-help'])(
    '%s without the field for a text is that command without a text',
    async (command) => {
      await kim.types('#sales', command);
      await kim.waitsFor(/──|only visible to you/);
      const { envelopes } = (await desk.slack('/inspector')) as {
        readonly envelopes: readonly { readonly payload: JsonObject }[];
      };
      const { text: _, ...rest } = envelopes.findLast(({ payload }) => payload['command'] === command)?.payload ?? {};
      const errors = desk.log.lines.filter(({ level }) => level === 'error').length;
      await kim.sendsRaw('slash_commands', rest);
      expect(desk.log.lines.filter(({ level }) => level === 'error')).toHaveLength(errors);
      await kim.reloads();
    },
  );

  test('metadata and values that were tampered with change nothing', async () => {
    for (const metadata of ['', '{', '{"channel":1}', '{"purchase":"x"}', '[]', 'null']) {
      for (const form of ['purchase.form', 'purchase.review', 'keyReveal.form', 'downloadLink.form']) {
        const submission = payloads.ofView('view_submission', form);
        const view = { ...(submission['view'] as JsonObject), private_metadata: metadata };
        const { kind, body } = await kim.sendsRaw('interactive', { ...submission, view });
        expect(kind).toBe('acknowledged');
        expect(body, `${form} with ${metadata}`).toMatchObject({ response_action: 'update' });
      }
    }
    const { orders } = (await desk.partnerCenter('GET', '/state')) as { readonly orders: readonly object[] };
    expect(JSON.stringify(orders)).not.toContain('[desk ');
  });

  test.each([
    ['purchase.retry', 'This button is from an older message'],
    ['keyReveal.show', 'This button is from an older message'],
    ['keyReveal.hide', 'This button is from an older message'],
    ['software.details', 'This button is from an older message'],
    ['software.next', 'This button is from an older message'],
    ['software.again', 'This button is from an older message'],
    ['tickets.older', 'All tickets'],
    ['cancellation.retry', 'This button is from an older message'],
    ['cancellation.portal.bundle', 'This button is from an older message'],
    ['reminders.keep', 'This window is closed, or the order is cancelled already'],
    ['reminders.later', 'This window is closed, or the order is cancelled already'],
  ])('the button %s with a made-up value is answered, and is no failure', async (button, words) => {
    await kim.reloads();
    await kim.types('#sales', '/csp-help');
    await kim.waitsFor('What you can do', '#sales');
    const { envelopes } = (await desk.slack('/inspector')) as {
      readonly envelopes: readonly { readonly payload: JsonObject }[];
    };
    const { response_url: url = null } = envelopes.findLast(({ payload }) => payload['command'])?.payload ?? {};
    const failures = () => desk.log.lines.filter(({ level }) => level === 'error');
    const before = failures().length;
    await kim.sendsRaw('interactive', { ...payloads.pressed(button, 'x'), response_url: url, trigger_id: '1.2' });
    await kim.waitsFor(words, '#sales');
    expect(failures().slice(before)).toEqual([]);
  });

  test('nobody at Slack waited two seconds', async () => {
    const { envelopes } = (await desk.slack('/inspector')) as {
      readonly envelopes: readonly { readonly outcome: string; readonly milliseconds: number }[];
    };
    expect(envelopes.length).toBeGreaterThan(20);
    expect(envelopes.filter((each) => each.outcome !== 'acknowledged' || each.milliseconds > 2_000)).toEqual([]);
  });
});

describe('a form handed in before it was drawn anew', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk();
  });
  afterAll(() => desk.close());

  const software = 'Windows Server 2022 Standard';
  test.each([
    { who: 'sales.agent', command: '/csp-buy', field: 'Product', button: 'Review', next: 'Edition:' },
    { who: 'admin.agent', command: '/csp-download', field: 'Software', button: 'Get link', next: 'Version:' },
  ] as const)('$command gives it back with what is still to be chosen', async ({ who, command, ...form }) => {
    const person = await desk.person(who);
    await person.types('#sales', `${command} fabrikam`);
    await person.waitsFor(form.field);
    await desk.slack('/faults', { method: 'views.update', kind: 'latency', milliseconds: 2_000, times: 1 });
    await person.fills({ [form.field]: software });
    expect(await person.sees()).not.toContain(form.next);
    await person.submits(form.button, { anyway: true });
    const seen = await person.waitsFor('Your choice brings more fields. Fill them in and try again.');
    expect(seen).toContain(form.next);
    expect(await person.errors()).toEqual({});
    await person.closes();
  });
});

describe('values nobody was offered', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk();
  });
  afterAll(() => desk.close());

  test.each([
    { callback: 'keyReveal.form', field: 'software', words: 'This customer does not own this software' },
    { callback: 'downloadLink.form', field: 'software', words: 'This customer does not own this software' },
    { callback: 'purchase.form', field: 'product 0', words: 'This is not for sale to this customer' },
  ])('$callback: of another customer, or of nobody, is said at its field', async ({ callback, field, words }) => {
    const kim = await desk.person('admin.agent');
    const { ofView } = await payloadsOf(kim);
    const foreign = `${await ordered(desk, 'contoso.co.uk', 'Windows Server 2022 Standard')}:0`;
    const own = await customerId(desk, 'fabrikam.nl');
    const menu = (value: string) => ({ menu: { type: 'external_select', selected_option: { value } } });
    const handIn = async (customer: string, chosen: string) => {
      const at = `${field} ${customer}`;
      const blocks = ['customer', at, 'reason', 'quantity 0'].map((blockId) => ({
        type: 'input',
        block_id: blockId,
        element: {},
      }));
      const metadata = JSON.stringify({
        ...{ channel: SALES, customer, software: chosen, product: chosen },
        ...{ kms: false, line: 0 },
      });
      const state = { values: { customer: menu(customer), [at]: menu(chosen) } };
      const view = { id: 'V1', callback_id: callback, private_metadata: metadata, blocks, state };
      const { body } = await kim.sendsRaw('interactive', ofView('view_submission', callback, { view }));
      return (body as { readonly errors?: Readonly<Record<string, string>> }).errors;
    };
    for (const chosen of [foreign, 'x', '../../x', '%']) {
      expect((await handIn(own, chosen))?.[`${field} ${own}`]).toContain(words);
      for (const customer of ['00000000-0000-0000-0000-000000000000', 'x', '../customers'])
        expect((await handIn(customer, chosen))?.['customer']).toContain('does not know this customer as yours');
    }
    expect(desk.log.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });
});

describe('Partner Center fails while a form is handed in', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk();
  });
  afterAll(() => desk.close());
  afterEach(() => desk.partnerCenter('DELETE', '/faults'));

  test('it is said once, on top of the form, which keeps what was entered', async () => {
    const ann = await desk.person('sales.agent');
    await fillsPurchaseForm(ann, { reference: 'PO again' });
    await desk.partnerCenter('POST', '/faults', { kind: 'status-500', match: { path: '/availabilities' }, times: 9 });
    await ann.submits('Review');
    await ann.waitsFor(/Partner Center did not answer in time. Nothing was changed.*ref [A-Z0-9-]{7}/);
    expect(await ann.sees('@CSP Desk')).not.toContain('older message');
    await desk.partnerCenter('DELETE', '/faults');
    await ann.closes();
    expect(await ann.sees()).toContain('PO again');
    await ann.submits('Review');
    await ann.waitsFor('[Ask for approval]');
    await ann.closes({ all: true });
  });
});
