import { GLOBAL_ADMINISTRATOR } from '../graph/directory.ts';
import { guidOf } from '../state/derived.ts';
import type { DirectoryGroup, DirectoryUser } from '../state/model.ts';
import type { State } from '../state/state.ts';

const DOMAIN = 'csp-desk.example';

/** The account behind the refresh token. */
export const SERVICE_ACCOUNT_MAIL = `service.account@${DOMAIN}`;

const AGENT_GROUPS = ['AdminAgents', 'SalesAgents', 'HelpdeskAgents'] as const;

/** A nested group: whoever is in it is an Admin agent only through it. */
const NESTED_GROUP = 'Licence desk';

/**
 * The three people in AdminAgents whom Slack knows as guest, deactivated and stranger are here to show that Entra's
 * word alone gives nobody a role.
 */
const PEOPLE: readonly (readonly [mail: string, name: string, language: string, groups: readonly string[]])[] = [
  ['admin.agent', 'Kim de Vries', 'en-GB', ['AdminAgents', 'All staff']],
  ['beheeragent', 'Bas Jansen', 'nl-NL', [NESTED_GROUP, 'All staff']],
  ['sales.agent', 'Ann Miller', 'en-US', ['SalesAgents', 'All staff']],
  ['helpdesk.agent', 'Hana Novak', 'en-GB', ['HelpdeskAgents', 'All staff']],
  ['global.admin', 'Gail Okafor', 'en-US', ['All staff']],
  ['approver', 'Bo Lindqvist', 'en-GB', ['SalesAgents', 'All staff']],
  ['auditor', 'Ada Conti', 'en-GB', ['All staff']],
  ['newcomer', 'Nils Berg', 'en-US', ['All staff']],
  ['guest', 'Gus Partner', 'en-US', ['AdminAgents']],
  ['deactivated', 'Dee Former', 'en-US', ['AdminAgents']],
  ['stranger', 'Sam Elsewhere', 'en-US', ['AdminAgents']],
  ['service.account', 'CSP Desk service account', 'en-US', ['AdminAgents']],
];

export function seedPeople(state: State): void {
  for (const name of [...AGENT_GROUPS, NESTED_GROUP, 'All staff']) {
    const group: DirectoryGroup = {
      id: groupId(name),
      displayName: name,
      memberOf: name === NESTED_GROUP ? [groupId('AdminAgents')] : [],
    };
    state.groups.put(group.id, group);
  }
  for (const [name, displayName, preferredLanguage, groups] of PEOPLE) {
    const mail = `${name}@${DOMAIN}`;
    const user: DirectoryUser = {
      id: guidOf(`user ${mail}`),
      displayName,
      mail,
      userPrincipalName: mail,
      preferredLanguage,
      accountEnabled: true,
      groups: groups.map(groupId),
      roles: name === 'global.admin' ? [GLOBAL_ADMINISTRATOR] : [],
    };
    state.users.put(user.id, user);
  }
}

/** @returns the object id a group of that name has in the seed */
export function groupId(displayName: string): string {
  return guidOf(`group ${displayName}`);
}
