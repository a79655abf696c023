import type { UserGroup } from '../state/user-groups.ts';
import { ApiRefusal, flagged, requiredText } from './api-method.ts';
import type { ApiContext, ApiMethods } from './api-method.ts';

const scopes = ['usergroups:read'];

/** Slack's pages usergroups.list and usergroups.users.list. */
export const userGroupMethods: ApiMethods = {
  'usergroups.list': { token: 'bot', scopes, tier: 'tier-2', run: list },
  'usergroups.users.list': { token: 'bot', scopes, tier: 'tier-2', run: membersOf },
};

function list({ state, arguments: values }: ApiContext) {
  const withDisabled = flagged(values, 'include_disabled');
  const shown = state.userGroups.all().filter(({ disabled }) => withDisabled || !disabled);
  const onWire = ({ id, handle, name, members, disabled }: UserGroup) => ({
    id,
    team_id: state.identity.teamId,
    is_usergroup: true,
    is_external: false,
    name,
    handle,
    description: '',
    date_delete: disabled ? Math.floor(state.clock.now().getTime() / 1000) : 0,
    ...(flagged(values, 'include_count') && { user_count: members.length }),
    ...(flagged(values, 'include_users') && { users: members }),
  });
  return { usergroups: shown.map(onWire) };
}

function membersOf({ state, arguments: values }: ApiContext) {
  const wanted = requiredText(values, 'usergroup');
  const group = state.userGroups.all().find(({ id }) => id === wanted);
  if (!group || (group.disabled && !flagged(values, 'include_disabled'))) throw new ApiRefusal('no_such_subteam');
  return { users: group.members };
}
