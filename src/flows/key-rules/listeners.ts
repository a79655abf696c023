import type { App } from '@slack/bolt';
import { translatorFor } from '../../i18n/translator.ts';
import { ADMIN_HOME } from '../../slack/admin-section.ts';
import type { AdminSection } from '../../slack/admin-section.ts';
import type { Counter } from '../../slack/counter.ts';
import type { Delivery } from '../../slack/delivery.ts';
import { channelIn, entryIn } from '../../slack/entries.ts';
import type { Visitor, Visitors } from '../../slack/visitor.ts';
import type { Alerts } from './service-alerts.ts';
import type { ChangeOutcome, KeyRules } from './service.ts';
import { alertMessage, CHANNEL_BLOCK, fieldErrors, FORM, noteView, SECOND_BLOCK, settingsView } from './views.ts';

type Front = {
  readonly keyRules: KeyRules;
  readonly alerts: Alerts;
  readonly visitors: Visitors;
  readonly counter: Counter;
  readonly delivery: Delivery;
};

/** The section *Keys* of `/csp-admin`, and the alerts in the security channel. */
export function registerKeyRules(app: App, { keyRules, alerts, visitors, counter, delivery }: Front): AdminSection {
  app.view(FORM, async ({ ack, body, view }) => {
    const { values } = view.state;
    const form = {
      perPersonHour: entryIn(values, 'perPersonHour'),
      perCustomerDay: entryIn(values, 'perCustomerDay'),
      coolDownMinutes: entryIn(values, 'coolDownMinutes'),
      visibleMinutes: entryIn(values, 'visibleMinutes'),
    };
    const channel = channelIn(values, CHANNEL_BLOCK) ?? null;
    const secondPerson = entryIn(values, SECOND_BLOCK) === 'yes';
    const served = await visitors.handIn(body, ({ person }) =>
      keyRules.change(person, form, { channelId: channel, secondPerson }),
    );
    if (served.ready) {
      const { visitor, value: outcome } = served;
      const { t } = visitor;
      if (outcome.kind === 'invalid')
        return ack({ response_action: 'errors', errors: fieldErrors(t, outcome.problems) });
      if (outcome.kind === 'needs-channel')
        return ack({ response_action: 'errors', errors: { [CHANNEL_BLOCK]: t('keyRules.secondPerson.needsChannel') } });
      return ack({ response_action: 'update', view: outcomeView(visitor, outcome) });
    }
    await ack({ response_action: 'update', view: noteView(served.t, served.t('common.loading')) });
    await counter.fill(served, { viewId: view.id }, async () => {
      const { visitor, value: outcome } = await served.later;
      return outcomeView(visitor, outcome);
    });
  });

  delivery.paint('security-alert', async (alertId) => {
    const found = await alerts.find(alertId);
    if (!found) return null;
    const { alert, reader } = found;
    return { content: alertMessage(translatorFor(reader.locale, reader.zone), alert), owner: reader.slackUserId };
  });

  function outcomeView(visitor: Visitor, outcome: ChangeOutcome) {
    switch (outcome.kind) {
      case 'changed':
        return noteView(visitor.t, visitor.t('keyRules.saved'));
      case 'invalid':
        return noteView(visitor.t, Object.values(fieldErrors(visitor.t, outcome.problems)).join(' '));
      case 'needs-channel':
        return noteView(visitor.t, visitor.t('keyRules.secondPerson.needsChannel'));
      case 'refused':
        return counter.refusalView(visitor, outcome);
    }
  }

  return {
    id: 'keys',
    title: 'keyRules.title',
    about: 'keyRules.summary',
    draw: async (visitor) => {
      const found = await keyRules.look(visitor.person);
      if (found.kind === 'refused') return counter.refusalView(visitor, found);
      return settingsView(visitor.t, found.settings, ADMIN_HOME);
    },
  };
}
