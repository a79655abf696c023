import type { ActionsBlockElement, KnownBlock, ModalView } from '@slack/types';
import type { HeldRoles } from '../../directory/roles.ts';
import type { LocalRole, Role } from '../../directory/person.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';
import { roleName } from '../../i18n/role-names.ts';
import type { Translator } from '../../i18n/translator.ts';
import {
  actions,
  bold,
  button,
  confirmation,
  context,
  divider,
  emailInput,
  input,
  joinMrkdwn,
  mention,
  modal,
  mrkdwn,
  moment,
  personSelect,
  section,
  translateMrkdwn,
  withBlockId,
} from '../../slack/blocks/index.ts';
import type { Mrkdwn } from '../../slack/blocks/index.ts';
import type { Looked, Overview, Proposal, Unchangeable } from './service-people.ts';

export const FIND = 'people.find';
export const PEOPLE = 'people.home';
export const LINK = 'people.link';
export const UNLINK = 'people.unlink';
export const GRANT = 'people.grant';
export const REVOKE = 'people.revoke';
export const FIND_GROUPS = 'people.groups';
export const LINK_FORM = 'people.linkForm';
export const LINK_CONFIRM = 'people.linkConfirm';
export const ACCOUNT_BLOCK = 'account';

/** The section *People*: whom to look for, who holds roles of the desk, which groups give the others. */
export function peopleView(
  t: Translator,
  { groups, grants }: Overview,
  { home, note }: { readonly home: string; readonly note?: MessageKey | undefined },
): ModalView {
  return modal({
    callbackId: PEOPLE,
    title: t('people.title'),
    close: t('common.close'),
    blocks: [
      actions(button(t('administration.back'), home)),
      note !== undefined && section(t(note)),
      withBlockId(FIND, section(t('people.find'), personSelect({ actionId: FIND, placeholder: t('people.choose') }))),
      context(t('people.find.hint')),
      divider(),
      section(bold(t('people.grants'))),
      section(
        grants.length === 0
          ? t('people.grants.none')
          : joinMrkdwn(grants.map(({ holder, role }) => mrkdwn`• ${mention(holder, t)} – ${roleName(t, role)}`)),
      ),
      section(bold(t('people.groups'))),
      section(
        joinMrkdwn(
          groups.map(({ name, groupId }) =>
            groupId === null
              ? translateMrkdwn(t, 'people.group.unknown', { name })
              : translateMrkdwn(t, 'people.group.known', { name, id: groupId }),
          ),
        ),
        button(t('people.groups.again'), FIND_GROUPS, {
          confirm: confirmation({
            title: t('people.groups.again'),
            text: t('people.groups.againText'),
            confirm: t('people.groups.againYes'),
            deny: t('common.cancel'),
          }),
        }),
      ),
      context(t('people.groups.about')),
    ],
  });
}

type LookedPerson = Extract<Looked, { readonly kind: 'person' }>;

/** One person: who they are in Entra, which roles they hold and by what, and what can be changed. */
export function personView(t: Translator, looked: LookedPerson, note?: string): ModalView {
  const { person, held } = looked;
  return modal({
    callbackId: 'people.person',
    title: t('people.title'),
    close: t('common.close'),
    blocks: [
      actions(button(t('people.back'), PEOPLE)),
      note !== undefined && section(note),
      section(joinMrkdwn([bold(person.name), t(`people.standing.${person.standing}`)])),
      section(joinMrkdwn([bold(t('people.match')), matchWords(t, looked)])),
      section(joinMrkdwn([bold(t('people.roles')), ...roleLines(t, held)])),
      ...changes(t, looked),
    ],
  });
}

function matchWords(t: Translator, { held, linkedBy, person }: LookedPerson): Mrkdwn {
  if (held === null) return translateMrkdwn(t, 'people.match.unavailable');
  const { match } = held;
  if (match.kind === 'unmatched')
    return translateMrkdwn(t, `people.match.${match.why}`, { email: person.email ?? t('common.unknown') });
  const { name, mail, id } = match.entra;
  return translateMrkdwn(t, linkedBy === null ? 'people.match.email' : 'people.match.link', { name, mail, id });
}

const GROUP_OF: Partial<Record<Role, string>> = {
  AdminAgent: 'AdminAgents',
  SalesAgent: 'SalesAgents',
  HelpdeskAgent: 'HelpdeskAgents',
};

function roleLines(t: Translator, held: HeldRoles | null): Mrkdwn[] {
  if (held === null) return [translateMrkdwn(t, 'people.roles.unavailable')];
  const lines = [
    ...held.entra.map((role) => {
      const group = GROUP_OF[role];
      const values = { role: roleName(t, role), group: group ?? '' };
      return translateMrkdwn(t, group === undefined ? 'people.role.entraAdmin' : 'people.role.group', values);
    }),
    ...(held.bootstrap ? [translateMrkdwn(t, 'people.role.bootstrap', { role: roleName(t, 'GlobalAdmin') })] : []),
    ...held.grants.map(({ role, grantedAt, grantedBy }) =>
      translateMrkdwn(t, grantedBy === null ? 'people.role.firstStart' : 'people.role.granted', {
        role: roleName(t, role),
        at: moment(grantedAt, t),
      }),
    ),
  ];
  return lines.length === 0 ? [translateMrkdwn(t, 'people.roles.none')] : lines;
}

function changes(t: Translator, { person, held, own, linkedBy }: LookedPerson): KnownBlock[] {
  const value = person.userId;
  const known = held?.match.kind === 'unmatched' && held.match.why === 'match-changed';
  const forget = linkedBy === null ? 'people.rematch' : 'people.unlink';
  const link: ActionsBlockElement[] = own
    ? []
    : [
        ...(person.standing === 'member' ? [button(t('people.link'), LINK, { value })] : []),
        ...(linkedBy !== null || known
          ? [button(t(forget), UNLINK, { value, confirm: sure(t, t(forget), t(`${forget}Text`)) })]
          : []),
      ];
  return [
    actions(...link),
    actions(...GIVEN_HERE.flatMap((role) => roleButton(t, { person, held, role }))),
    context(t(own ? 'people.own' : 'people.about')),
  ];
}

const ROLE_KEYS = { Approver: 'approver', Auditor: 'auditor', GlobalAdmin: 'globalAdmin' } as const satisfies Record<
  LocalRole,
  string
>;
const GIVEN_HERE = ['Approver', 'Auditor', 'GlobalAdmin'] as const satisfies readonly LocalRole[];

function roleButton(
  t: Translator,
  { person, held, role }: Pick<LookedPerson, 'person' | 'held'> & { readonly role: LocalRole },
): ActionsBlockElement[] {
  const value = `${person.userId} ${role}`;
  const words = { role: roleName(t, role), name: person.name };
  const holds = held?.grants.some((grant) => grant.role === role) ?? false;
  if (!holds && person.standing !== 'member') return [];
  const [key, actionId] = holds ? (['people.revoke', REVOKE] as const) : (['people.grant', GRANT] as const);
  const text = t(key, words);
  const style = holds ? ({ style: 'danger' } as const) : {};
  return [
    button(text, `${actionId} ${role}`, {
      value,
      ...style,
      confirm: sure(t, text, t(`${key}Text.${ROLE_KEYS[role]}`, words)),
    }),
  ];
}

function sure(t: Translator, title: string, text: string) {
  return confirmation({ title, text, confirm: t('people.yes'), deny: t('common.cancel') });
}

/** Whom the person is to be linked to. */
export function linkForm(t: Translator, looked: LookedPerson): ModalView {
  const { person } = looked;
  return modal({
    callbackId: LINK_FORM,
    title: t('people.link.title'),
    submit: t('people.link.next'),
    close: t('common.cancel'),
    metadata: JSON.stringify({ userId: person.userId }),
    blocks: [
      section(t('people.link.about', { name: person.name })),
      input(t('people.link.account'), emailInput({ actionId: 'account' }), {
        blockId: ACCOUNT_BLOCK,
        hint: t('people.link.hint'),
      }),
    ],
  });
}

/** What the link would give, before it is made. */
export function linkReview(t: Translator, { target, account, roles }: Proposal): ModalView {
  const list = new Intl.ListFormat(t.locale).format(roles.map((role) => roleName(t, role)));
  return modal({
    callbackId: LINK_CONFIRM,
    title: t('people.link.title'),
    submit: t('people.link.yes'),
    close: t('common.cancel'),
    metadata: JSON.stringify({ userId: target.userId, account: account.id }),
    blocks: [
      section(
        translateMrkdwn(t, 'people.link.review', { name: target.name, account: account.name, mail: account.mail }),
      ),
      section(roles.length === 0 ? t('people.link.noRoles') : t('people.link.roles', { roles: list })),
      context(t('people.link.recorded')),
    ],
  });
}

export function unchangeableWords(t: Translator, outcome: Unchangeable): string {
  switch (outcome.kind) {
    case 'unknown':
    case 'own':
    case 'not-a-member':
    case 'last-admin':
    case 'already':
    case 'no-account':
    case 'several-accounts':
      return t(`people.not.${outcome.kind}`);
    case 'taken':
      return outcome.by === null ? t('people.not.taken') : t('people.not.takenBy', { name: outcome.by });
  }
}

export function peopleNote(t: Translator, words: string): ModalView {
  return modal({
    callbackId: 'people.note',
    title: t('people.title'),
    close: t('common.close'),
    blocks: [section(words), actions(button(t('people.back'), PEOPLE))],
  });
}
