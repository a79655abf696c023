import type { WebClient } from '@slack/web-api';
import type { UserGroups } from '../directory/user-groups.ts';
import { slackError } from './connection.ts';

/** Slack's names for "nobody is in it": it was deleted or disabled, or the workspace's plan has no groups any more. */
const NOBODY = new Set(['no_such_subteam', 'subteam_not_found', 'paid_teams_only']);

/** User groups over the Web API (usergroups.list and usergroups.users.list, scope usergroups:read). */
export function createUserGroups(client: WebClient): UserGroups {
  async function emptyWhereNobody<T>(question: Promise<readonly T[] | undefined>): Promise<readonly T[]> {
    try {
      return (await question) ?? [];
    } catch (error) {
      if (NOBODY.has(slackError(error))) return [];
      throw error;
    }
  }

  return {
    async list() {
      const groups = await emptyWhereNobody(client.usergroups.list().then(({ usergroups }) => usergroups));
      return groups
        .flatMap(({ id, name = '', handle = '', date_delete: deleted }) =>
          id !== undefined && !deleted ? [{ id, name, handle }] : [],
        )
        .toSorted((left, right) => left.name.localeCompare(right.name, 'en'));
    },
    members: (usergroup) => emptyWhereNobody(client.usergroups.users.list({ usergroup }).then(({ users }) => users)),
  };
}
