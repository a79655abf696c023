import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openDesk } from '../support/desk.ts';
import type { Desk } from '../support/desk.ts';
import { fillsPurchaseForm } from '../support/gestures.ts';
import { openOddSlack } from '../support/slack/odd-slack.ts';
import type { OddSlack } from '../support/slack/odd-slack.ts';
import type { Person } from '../support/slack/person.ts';

describe('a Web API that is poorer than Slack’s own', () => {
  let desk: Desk;
  let odd: OddSlack;
  let kim: Person;
  beforeAll(async () => {
    desk = await openDesk({
      env: async ({ SLACK_API_URL = '' }) => {
        odd = await openOddSlack(SLACK_API_URL);
        return { SLACK_API_URL: odd.url };
      },
    });
    kim = await desk.person('admin.agent');
  });
  afterAll(async () => {
    await desk.close();
    await odd.close();
  });
  beforeEach(() => kim.reloads());
  const UNKNOWN = { ok: false, error: 'unknown_method' };

  test.each(['views.open', 'views.update'])('without %s whoever gives a command hears of it', async (method) => {
    odd.answers(method, UNKNOWN);
    await kim.types('#sales', '/csp-buy fabrikam');
    const seen = await kim.waitsFor(/could not finish this.*reference: [A-Z0-9]{3}-[A-Z0-9]{3}/, '#sales');
    const [, reference] = /reference: (\S+)/.exec(seen) ?? [];
    expect(JSON.stringify(desk.log.lines)).toContain(reference);
    odd.answers(method, null);
  });

  test('a form handed in while Slack does not say who that is stays open', async () => {
    const ann = await desk.person('sales.agent');
    await fillsPurchaseForm(ann, { reference: 'PO who' });
    odd.answers('users.info', UNKNOWN);
    await desk.restart();
    await ann.submits('Review');
    await ann.waitsFor('could not finish this');
    odd.answers('users.info', null);
    await ann.closes();
    await ann.submits('Review');
    await ann.waitsFor('[Ask for approval]');
    await ann.closes({ all: true });
  });

  const email = 'admin.agent@csp-desk.example';
  test.each([
    { profile: { email } },
    { tz: '', locale: 'en_US', profile: { email } },
    { tz: 'Nowhere/Land', locale: '', profile: { email: email.toUpperCase() } },
    { tz: null, locale: null, name: null, profile: { email, display_name: null } },
  ])('somebody of whom Slack says no more than %j is served', async (user) => {
    odd.answers('users.info', { ok: true, user });
    await desk.restart();
    await kim.types('#sales', '/csp-software fabrikam');
    await kim.waitsFor('1–8 of 8', '#sales');
    odd.answers('users.info', null);
  });

  test('somebody of whom Slack says nothing at all has no role', async () => {
    odd.answers('users.info', { ok: true });
    await desk.restart();
    await kim.types('#sales', '/csp-key fabrikam');
    await kim.waitsFor('Your Slack account shows no e-mail address');
    odd.answers('users.info', null);
    await desk.restart();
  });

  test('where the place of the command takes no answer, it comes directly', async () => {
    await desk.slack('/faults', { method: 'response_url', kind: 'status-500', times: 2 });
    await kim.types('#sales', '/csp-help');
    await kim.waitsFor('could not finish this', '@CSP Desk');
  });
});
