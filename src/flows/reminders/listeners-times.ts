import type { App, ViewSubmitAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { z } from 'zod';
import type { MessageKey } from '../../i18n/catalogue.ts';
import { ADMIN_HOME } from '../../slack/admin-section.ts';
import type { AdminSection } from '../../slack/admin-section.ts';
import type { Counter } from '../../slack/counter.ts';
import { entryIn } from '../../slack/entries.ts';
import { answerForm } from '../../slack/form-answer.ts';
import { readMetadata } from '../../slack/metadata.ts';
import type { Visitor, Visitors } from '../../slack/visitor.ts';
import { TIME_FIELDS } from './rules-times.ts';
import type { TimesForm } from './rules-times.ts';
import type { ConfirmOutcome, ReminderSettings } from './service-times.ts';
import { CONFIRM_TIMES, confirmTimesView, timesErrors, TIMES_FORM, timesView } from './views-times.ts';

type Front = {
  readonly reminderTimes: ReminderSettings;
  readonly visitors: Visitors;
  readonly counter: Counter;
};

const About = z.object({ draft: z.uuid() });

const NOTES = {
  confirmed: 'reminderTimes.saved',
  overtaken: 'reminderTimes.overtaken',
  gone: 'reminderTimes.gone',
} as const satisfies Record<Exclude<ConfirmOutcome['kind'], 'refused'>, MessageKey>;

/** The section *Reminders* of `/csp-admin`: a form, what it would change, and then the form as it holds. */
export function registerReminderTimes(app: App, { reminderTimes, visitors, counter }: Front): AdminSection {
  async function draw(visitor: Visitor, note?: MessageKey): Promise<ModalView> {
    const found = await reminderTimes.look(visitor.person);
    if (found.kind === 'refused') return counter.refusalView(visitor, found);
    return timesView(visitor.t, found.times, { home: ADMIN_HOME, note });
  }

  app.view<ViewSubmitAction>(TIMES_FORM, (handedIn) =>
    answerForm({ visitors, counter }, handedIn, async (visitor) => {
      const { id, hash, state } = handedIn.view;
      const entries = TIME_FIELDS.map((field) => [field, entryIn(state.values, field)]);
      const form = Object.fromEntries(entries) as TimesForm;
      // The same view is the form again once it was confirmed: with its hash it names this one.
      const outcome = await reminderTimes.draft(visitor.person, form, `${id} ${hash}`);
      switch (outcome.kind) {
        case 'invalid':
          return { response_action: 'errors', errors: timesErrors(visitor.t, outcome.problems) };
        case 'refused':
          return { response_action: 'update', view: counter.refusalView(visitor, outcome) };
        case 'unchanged':
          return { response_action: 'update', view: await draw(visitor, 'reminderTimes.unchanged') };
        case 'drafted':
          return { response_action: 'update', view: confirmTimesView(visitor.t, outcome.draft) };
      }
    }),
  );

  app.view<ViewSubmitAction>(CONFIRM_TIMES, (handedIn) =>
    answerForm({ visitors, counter }, handedIn, async (visitor) => {
      const about = readMetadata(About, handedIn.view.private_metadata);
      const outcome = await reminderTimes.confirm(visitor.person, about?.draft ?? NO_DRAFT);
      if (outcome.kind === 'refused') return { response_action: 'update', view: counter.refusalView(visitor, outcome) };
      return { response_action: 'update', view: await draw(visitor, NOTES[outcome.kind]) };
    }),
  );

  return {
    id: 'reminders',
    title: 'reminderTimes.title',
    about: 'reminderTimes.summary',
    draw: (visitor) => draw(visitor),
  };
}

/** The ID of no draft. */
const NO_DRAFT = '00000000-0000-0000-0000-000000000000';
