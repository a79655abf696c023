import type { App, BlockAction, ViewSubmitAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { LOCAL_ROLES } from '../../directory/person.ts';
import type { LocalRole, Refusal } from '../../directory/person.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';
import { ADMIN_HOME } from '../../slack/admin-section.ts';
import type { AdminSection } from '../../slack/admin-section.ts';
import type { Counter } from '../../slack/counter.ts';
import { entryIn } from '../../slack/entries.ts';
import { answerForm } from '../../slack/form-answer.ts';
import type { FormAnswer } from '../../slack/form-answer.ts';
import { readMetadata } from '../../slack/metadata.ts';
import type { Visitor, Visitors } from '../../slack/visitor.ts';
import type { PeopleDesk, Unchangeable } from './service-people.ts';
import {
  ACCOUNT_BLOCK,
  FIND,
  FIND_GROUPS,
  GRANT,
  LINK,
  LINK_CONFIRM,
  LINK_FORM,
  linkForm,
  linkReview,
  PEOPLE,
  peopleNote,
  peopleView,
  personView,
  REVOKE,
  unchangeableWords,
  UNLINK,
} from './views-people.ts';

type Parts = { readonly people: PeopleDesk; readonly visitors: Visitors; readonly counter: Counter };

const About = z.object({ userId: z.string(), account: z.string().optional() });

/** The section *People* of `/csp-admin`. */
export function registerPeople(app: App, { people, visitors, counter }: Parts): AdminSection {
  /** A button or menu in the modal: what it does is drawn in its place. */
  function onPress(actionId: string, draw: (visitor: Visitor, value: string) => Promise<ModalView>): void {
    app.action<BlockAction>({ action_id: actionId, type: 'block_actions' }, async ({ ack, body, action }) => {
      await ack();
      const { view } = body;
      if (!view) return;
      const visitor = await visitors.of(body);
      await counter.fill(visitor, { viewId: view.id }, () => draw(visitor, valueOf(action)));
    });
  }

  async function overview(visitor: Visitor, note?: MessageKey): Promise<ModalView> {
    const found = await people.overview(visitor.person);
    if (found.kind === 'refused') return counter.refusalView(visitor, found);
    return peopleView(visitor.t, found, { home: ADMIN_HOME, note });
  }

  async function person(
    visitor: Visitor,
    userId: string,
    { note, linking = false }: { readonly note?: string; readonly linking?: boolean } = {},
  ): Promise<ModalView> {
    const looked = await people.look(visitor.person, userId);
    switch (looked.kind) {
      case 'person':
        return linking && !looked.own ? linkForm(visitor.t, looked) : personView(visitor.t, looked, note);
      case 'unknown':
        return peopleNote(visitor.t, unchangeableWords(visitor.t, looked));
      case 'refused':
        return counter.refusalView(visitor, looked);
    }
  }

  onPress(PEOPLE, (visitor) => overview(visitor));
  onPress(FIND, (visitor, userId) => (userId === '' ? overview(visitor) : person(visitor, userId)));
  onPress(FIND_GROUPS, async (visitor) => {
    const outcome = await people.findGroupsAnew(visitor.person);
    return outcome.kind === 'refused' ? counter.refusalView(visitor, outcome) : overview(visitor, 'people.groups.done');
  });
  onPress(LINK, (visitor, userId) => person(visitor, userId, { linking: true }));
  onPress(UNLINK, async (visitor, userId) =>
    after(visitor, userId, await people.unlink(visitor.person, userId), 'people.done.unlinked'),
  );
  for (const role of LOCAL_ROLES) {
    onPress(`${GRANT} ${role}`, async (visitor, value) => {
      const userId = userOf(value, role);
      return after(visitor, userId, await people.grant(visitor.person, userId, role), 'people.done.granted');
    });
    onPress(`${REVOKE} ${role}`, async (visitor, value) => {
      const userId = userOf(value, role);
      return after(visitor, userId, await people.revoke(visitor.person, userId, role), 'people.done.revoked');
    });
  }

  app.view<ViewSubmitAction>(LINK_FORM, (handedIn) =>
    answerForm({ visitors, counter }, handedIn, async (visitor): Promise<FormAnswer> => {
      const { view } = handedIn;
      const about = readMetadata(About, view.private_metadata);
      const email = entryIn(view.state.values, ACCOUNT_BLOCK)?.trim().toLowerCase() ?? '';
      const outcome = await people.propose(visitor.person, about?.userId ?? '', { email });
      if (outcome.kind === 'proposal') return { response_action: 'update', view: linkReview(visitor.t, outcome) };
      if (outcome.kind === 'refused') return { response_action: 'update', view: counter.refusalView(visitor, outcome) };
      return { response_action: 'errors', errors: { [ACCOUNT_BLOCK]: unchangeableWords(visitor.t, outcome) } };
    }),
  );

  app.view<ViewSubmitAction>(LINK_CONFIRM, (handedIn) =>
    answerForm({ visitors, counter }, handedIn, async (visitor): Promise<FormAnswer> => {
      const { userId = '', account = '' } = readMetadata(About, handedIn.view.private_metadata) ?? {};
      const outcome = await people.link(visitor.person, userId, account);
      return { response_action: 'update', view: await after(visitor, userId, outcome, 'people.done.linked') };
    }),
  );

  async function after(
    visitor: Visitor,
    userId: string,
    outcome: { readonly kind: 'linked' | 'unlinked' | 'granted' | 'revoked' } | Unchangeable | Refusal,
    done: MessageKey,
  ): Promise<ModalView> {
    switch (outcome.kind) {
      case 'linked':
      case 'unlinked':
      case 'granted':
      case 'revoked':
        return person(visitor, userId, { note: visitor.t(done) });
      case 'refused':
        return counter.refusalView(visitor, outcome);
      default:
        return person(visitor, userId, { note: unchangeableWords(visitor.t, outcome) });
    }
  }

  return { id: 'people', title: 'people.title', about: 'people.summary', draw: (visitor) => overview(visitor) };
}

const userOf = (value: string, role: LocalRole) => (value.endsWith(` ${role}`) ? value.slice(0, -role.length - 1) : '');

function valueOf(action: BlockAction['actions'][number]): string {
  if (action.type === 'users_select') return action.selected_user ?? '';
  return 'value' in action ? (action.value ?? '') : '';
}
