import type { App, ViewSubmitAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { z } from 'zod';
import type { MessageKey } from '../../i18n/catalogue.ts';
import { translatorFor } from '../../i18n/translator.ts';
import { ADMIN_HOME } from '../../slack/admin-section.ts';
import type { AdminSection } from '../../slack/admin-section.ts';
import type { Counter } from '../../slack/counter.ts';
import type { Delivery } from '../../slack/delivery.ts';
import { channelIn, entryIn } from '../../slack/entries.ts';
import type { Entries } from '../../slack/entries.ts';
import { answerForm } from '../../slack/form-answer.ts';
import type { FormAnswer } from '../../slack/form-answer.ts';
import { readMetadata } from '../../slack/metadata.ts';
import type { Visitor, Visitors } from '../../slack/visitor.ts';
import type { PolicyForm } from './rules.ts';
import type { Alerts } from './service-alerts.ts';
import type { ConfirmOutcome, KeyRules } from './service.ts';
import {
  alertMessage,
  CHANNEL_BLOCK,
  CONFIRM,
  confirmView,
  fieldErrors,
  FORM,
  SECOND_BLOCK,
  settingsView,
} from './views.ts';

type Front = {
  readonly keyRules: KeyRules;
  readonly alerts: Alerts;
  readonly visitors: Visitors;
  readonly counter: Counter;
  readonly delivery: Delivery;
};

const About = z.object({ draft: z.uuid() });
/** The ID of no draft. */
const NO_DRAFT = '00000000-0000-0000-0000-000000000000';

const NOTES = {
  confirmed: 'keyRules.saved',
  overtaken: 'keyRules.overtaken',
  gone: 'keyRules.gone',
} as const satisfies Record<Exclude<ConfirmOutcome['kind'], 'refused'>, MessageKey>;

/** The section *Keys* of `/csp-admin`, and the alerts in the security channel. */
export function registerKeyRules(app: App, { keyRules, alerts, visitors, counter, delivery }: Front): AdminSection {
  async function draw(visitor: Visitor, note?: MessageKey): Promise<ModalView> {
    const found = await keyRules.look(visitor.person);
    if (found.kind === 'refused') return counter.refusalView(visitor, found);
    return settingsView(visitor.t, found.settings, { home: ADMIN_HOME, note });
  }

  app.view<ViewSubmitAction>(FORM, (handedIn) =>
    answerForm({ visitors, counter }, handedIn, async (visitor): Promise<FormAnswer> => {
      const { t, person } = visitor;
      const { id, hash, state } = handedIn.view;
      const outcome = await keyRules.draft(person, readForm(state.values), {
        channelId: channelIn(state.values, CHANNEL_BLOCK) ?? null,
        secondPerson: entryIn(state.values, SECOND_BLOCK) === 'yes',
        // The same view is the form again once it was confirmed: with its hash it names this one.
        viewKey: `${id} ${hash}`,
      });
      switch (outcome.kind) {
        case 'drafted':
          return { response_action: 'update', view: confirmView(t, outcome.draft) };
        case 'unchanged':
          return { response_action: 'update', view: await draw(visitor, 'keyRules.unchanged') };
        case 'refused':
          return { response_action: 'update', view: counter.refusalView(visitor, outcome) };
        case 'invalid':
          return { response_action: 'errors', errors: fieldErrors(t, outcome.problems) };
        case 'needs-channel':
          return { response_action: 'errors', errors: { [CHANNEL_BLOCK]: t('keyRules.secondPerson.needsChannel') } };
        case 'not-a-member':
        case 'shared':
          return {
            response_action: 'errors',
            errors: { [CHANNEL_BLOCK]: t(`approval.rules.problem.${outcome.kind}`) },
          };
      }
    }),
  );

  app.view<ViewSubmitAction>(CONFIRM, (handedIn) =>
    answerForm({ visitors, counter }, handedIn, async (visitor): Promise<FormAnswer> => {
      const about = readMetadata(About, handedIn.view.private_metadata);
      const outcome = await keyRules.confirm(visitor.person, about?.draft ?? NO_DRAFT);
      if (outcome.kind === 'refused') return { response_action: 'update', view: counter.refusalView(visitor, outcome) };
      return { response_action: 'update', view: await draw(visitor, NOTES[outcome.kind]) };
    }),
  );

  delivery.paint('security-alert', async (alertId) => {
    const found = await alerts.find(alertId);
    if (!found) return null;
    const { alert, reader } = found;
    return { content: alertMessage(translatorFor(reader.locale, reader.zone), alert), owner: reader.slackUserId };
  });

  return {
    id: 'keys',
    title: 'keyRules.title',
    about: 'keyRules.summary',
    draw: (visitor) => draw(visitor),
  };
}

function readForm(values: Entries): PolicyForm {
  return {
    perPersonHour: entryIn(values, 'perPersonHour'),
    perCustomerDay: entryIn(values, 'perCustomerDay'),
    coolDownMinutes: entryIn(values, 'coolDownMinutes'),
    visibleMinutes: entryIn(values, 'visibleMinutes'),
  };
}
