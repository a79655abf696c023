import type { App } from '@slack/bolt';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startHttpApp, startSocketApp } from '../../support/slack/bolt-app.ts';
import { startLocalWorkspace } from '../../support/slack/local-workspace.ts';
import type { LocalWorkspace } from '../../support/slack/local-workspace.ts';
import { registerSample } from '../../support/slack/sample-app.ts';
import { testManifest } from '../../support/slack/test-manifest.ts';

const routes = [
  ['Socket Mode', startSocketApp],
  [
    'signed HTTP',
    async (workspace: LocalWorkspace, register: (app: App) => void) => {
      const app = await startHttpApp(workspace, register);
      await workspace.control('request-url', { url: app.url });
      return app;
    },
  ],
] as const;

describe.each(routes)('a Bolt app over %s', (_route, start) => {
  let workspace: LocalWorkspace;
  let app: App;
  const heard = { names: [] as string[], submissions: [] as object[] };

  beforeAll(async () => {
    workspace = await startLocalWorkspace({ manifest: testManifest });
    app = await start(workspace, (one) => registerSample(one, heard));
  });
  beforeEach(() => {
    heard.names.length = 0;
    heard.submissions.length = 0;
  });
  afterAll(async () => {
    await app.stop();
    await workspace.close();
  });

  async function openForm(who: string) {
    const person = await workspace.person(who);
    await person.types('#sales', '/csp-buy fabrikam');
    return person;
  }

  test('a command opens a form; typeahead, a dependent input, review and the message follow', async () => {
    const ann = await openForm('sales.agent');
    await ann.fills({ Customer: 'Fabrikam', Product: 'Windows Server 2022', Edition: 'Perpetual', Quantity: '2' });
    await ann.submits('Review');
    expect(await ann.waitsFor('Total € 10')).toContain('[Place order]');
    await ann.submits('Place order');
    expect(await ann.waitsFor('Asked at', '#sales')).toContain('[Show key]');
    expect((await ann.screen()).modals).toEqual([]);
    expect(heard.submissions).toMatchObject([
      {
        customer: { customer: { selected_option: { value: 'Fabrikam B.V. · fabrikam.nl' } } },
        edition: { edition: { selected_option: { value: 'Perpetual' } } },
        quantity: { quantity: { value: '2' } },
        files: { files: { files: [] } },
      },
    ]);
  });

  test('dates are shown in the zone of the reader', async () => {
    const bas = await workspace.person('beheeragent');
    expect(await bas.waitsFor('Asked at', '#sales')).toContain('01-01-1970 1:00');
  });

  test('what a button shows to one person, nobody else sees', async () => {
    const [kim, bo] = [await workspace.person('admin.agent'), await workspace.person('approver')];
    await kim.presses('Show key');
    expect(await kim.waitsFor('the key', '#sales')).toContain('(only visible to you)');
    expect(await bo.sees()).not.toContain('the key');
  });

  test('a dangerous button asks first; a menu offers its choices', async () => {
    const kim = await workspace.person('admin.agent');
    await kim.presses('Cancel order', { confirm: false });
    await kim.chooses('Archive');
    expect(heard.names).toEqual(['more']);
    await kim.presses('Cancel order');
    expect(heard.names).toEqual(['more', 'cancel']);
  });

  test("Slack's client refuses what it refuses before the app hears of it, unless it is a hostile one", async () => {
    const ann = await openForm('sales.agent');
    await ann.fills({ Quantity: '2.5' });
    await ann.submits();
    expect(await ann.errors()).toEqual({
      Customer: 'Please complete this required field.',
      Product: 'Please complete this required field.',
      Quantity: 'Please enter a whole number.',
    });
    await ann.fills({ Quantity: '0' });
    await ann.submits();
    expect(await ann.errors()).toMatchObject({ Quantity: 'Please enter a number of at least 1.' });
    expect(heard.submissions).toEqual([]);
    await ann.fills({ Quantity: 'two' }, { anyway: true });
    await ann.submits('Review', { anyway: true });
    expect(heard.submissions).toMatchObject([{ quantity: { quantity: { value: 'two' } } }]);
  });

  test('errors of the app stand at their field; one for no field is trouble', async () => {
    const ann = await openForm('sales.agent');
    await ann.fills({ Customer: 'Contoso', Product: 'SQL Server', Edition: 'One year', Quantity: '13' });
    await ann.submits('Review');
    expect(await ann.errors()).toEqual({ Quantity: 'Not thirteen.' });
    await ann.fills({ Quantity: '14' });
    await ann.submits('Review');
    expect(await ann.sees()).toContain('We had some trouble connecting. Try again?');
  });

  test('a value stays through views.update where block and action keep their IDs', async () => {
    const ann = await openForm('sales.agent');
    await ann.fills({ Customer: 'Fabulous', Quantity: '7', Product: 'SQL Server' });
    expect(await ann.waitsFor('Edition')).toMatch(/Customer: ‹Fabulous Ltd[^›]*›[\s\S]*Quantity: ‹7›/);
  });

  test('files go with the form', async () => {
    const ann = await openForm('sales.agent');
    await ann.uploads('Files', { name: 'order.txt', content: 'PO 2026-118', type: 'text/plain' });
    await ann.fills({ Customer: 'Fabulous', Product: 'SQL', Edition: 'One', Quantity: '1' });
    await ann.submits('Review');
    const [values] = heard.submissions as { files: { files: { files: { url_private_download: string }[] } } }[];
    const address = values?.files.files.files[0]?.url_private_download ?? '';
    const withToken = await fetch(address, {
      headers: { authorization: `Bearer ${workspace.credentials.botToken}` },
    });
    expect(await withToken.text()).toBe('PO 2026-118');
    expect(await (await fetch(address)).text()).toContain('Sign in');
  });

  test('closing tells the app, with notify_on_close', async () => {
    const ann = await openForm('sales.agent');
    await ann.closes();
    await expect.poll(() => heard.names).toEqual(['closed']);
    expect((await ann.screen()).modals).toEqual([]);
  });

  test('the home tab is published when it is opened', async () => {
    const ann = await workspace.person('sales.agent');
    await ann.opensHome();
    await ann.waitsFor('Nothing needs you.');
  });

  test('a command nobody knows, and one nobody answers in three seconds, get the words of Slack', async () => {
    const ann = await workspace.person('sales.agent');
    await ann.types('#sales', '/csp-bye');
    await ann.types('#sales', '/csp-help');
    const seen = await ann.sees('#sales');
    expect(seen).toContain('/csp-bye is not a valid command.');
    expect(seen).toMatch(/\/csp-help failed (because the app did not respond|with the error)/);
  });

  test('a submission sent again is delivered again: the app has to notice', async () => {
    const ann = await openForm('sales.agent');
    await ann.fills({ Customer: 'Fabulous', Product: 'SQL', Edition: 'One', Quantity: '3' });
    await ann.submits('Review');
    const { envelopes } = await workspace.control('inspector');
    const last = (envelopes as { payload: Record<string, string> }[]).findLast(
      ({ payload }) => payload['type'] === 'view_submission',
    );
    expect(await ann.sendsRaw('interactive', last?.payload ?? {})).toMatchObject({ kind: 'acknowledged' });
    expect(heard.submissions).toHaveLength(2);
  });
});
