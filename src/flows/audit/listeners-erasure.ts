import type { App, ViewSubmitAction } from '@slack/bolt';
import { z } from 'zod';
import { tidy } from '../../kernel/text.ts';
import { ADMIN_HOME } from '../../slack/admin-section.ts';
import type { AdminSection } from '../../slack/admin-section.ts';
import type { Counter } from '../../slack/counter.ts';
import { entryIn } from '../../slack/entries.ts';
import { answerForm } from '../../slack/form-answer.ts';
import { readMetadata } from '../../slack/metadata.ts';
import type { Visitors } from '../../slack/visitor.ts';
import type { Erasure } from './service-erasure.ts';
import {
  ERASE_BLOCK,
  ERASE_CONFIRM,
  ERASE_FORM,
  ERASE_MENU,
  eraseConfirm,
  eraseForm,
  eraseNote,
  notErasableWords,
} from './views-erasure.ts';
import { personOption } from './views-form.ts';

type Parts = { readonly erasure: Erasure; readonly visitors: Visitors; readonly counter: Counter };

const About = z.object({ person: z.uuid() });

/** The section *People's data* of `/csp-admin`: whom, looked at once more, erased. */
export function registerErasure(app: App, { erasure, visitors, counter }: Parts): AdminSection {
  app.options(ERASE_MENU, async ({ ack, body }) => {
    const { person } = await visitors.of(body);
    const found = await erasure.people(person, tidy(body.value));
    await ack({ options: found.map(personOption) });
  });

  app.view<ViewSubmitAction>(ERASE_FORM, (handedIn) =>
    answerForm({ visitors, counter }, handedIn, async (visitor) => {
      const { person, t } = visitor;
      const looked = await erasure.look(person, entryIn(handedIn.view.state.values, ERASE_BLOCK));
      switch (looked.kind) {
        case 'erasable':
          return { response_action: 'update', view: eraseConfirm(t, looked.target) };
        case 'refused':
          return { response_action: 'update', view: counter.refusalView(visitor, looked) };
        case 'missing':
        case 'gone':
        case 'yourself':
        case 'busy':
          return { response_action: 'errors', errors: { [ERASE_BLOCK]: notErasableWords(t, looked) } };
      }
    }),
  );

  app.view<ViewSubmitAction>(ERASE_CONFIRM, (handedIn) =>
    answerForm({ visitors, counter }, handedIn, async (visitor) => {
      const { person, t } = visitor;
      const about = readMetadata(About, handedIn.view.private_metadata);
      const outcome = about ? await erasure.erase(person, about.person) : ({ kind: 'gone' } as const);
      switch (outcome.kind) {
        case 'erased':
          return { response_action: 'update', view: eraseNote(t, t('audit.erase.done')) };
        case 'refused':
          return { response_action: 'update', view: counter.refusalView(visitor, outcome) };
        case 'missing':
        case 'gone':
        case 'yourself':
        case 'busy':
          return { response_action: 'update', view: eraseNote(t, notErasableWords(t, outcome)) };
      }
    }),
  );

  return {
    id: 'erasure',
    title: 'audit.erase.title',
    about: 'audit.erase.summary',
    draw: async (visitor) => {
      const begun = await erasure.begin(visitor.person);
      return begun.kind === 'refused' ? counter.refusalView(visitor, begun) : eraseForm(visitor.t, ADMIN_HOME);
    },
  };
}
