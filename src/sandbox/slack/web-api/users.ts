import { ApiRefusal, flagged, requiredText } from './api-method.ts';
import type { ApiContext, ApiMethods } from './api-method.ts';
import { userOnWire } from './wire.ts';

/** Slack's pages users.info, users.list and users.lookupByEmail. */
export const userMethods: ApiMethods = {
  'users.info': { token: 'bot', scopes: ['users:read'], tier: 'tier-4', run: info },
  'users.list': { token: 'bot', scopes: ['users:read'], tier: 'tier-2', run: list },
  'users.lookupByEmail': { token: 'bot', scopes: ['users:read.email'], tier: 'tier-3', run: lookupByEmail },
};

function info({ state, arguments: values }: ApiContext) {
  const id = requiredText(values, 'user');
  if (id === state.identity.botUserId) return { user: botUser(state) };
  const person = state.people.byId(id);
  if (!person) throw new ApiRefusal('user_not_found');
  return { user: userOnWire(state, person, shown(state, values)) };
}

function list({ state, arguments: values }: ApiContext) {
  const members = state.people.all().map((person) => userOnWire(state, person, shown(state, values)));
  return { members: [...members, botUser(state)], response_metadata: { next_cursor: '' } };
}

function lookupByEmail({ state, arguments: values }: ApiContext) {
  const email = requiredText(values, 'email').toLowerCase();
  const person = state.people.all().find((one) => one.email === email && !one.deleted);
  if (!person) throw new ApiRefusal('users_not_found');
  return { user: userOnWire(state, person, shown(state, values)) };
}

function shown({ manifest }: ApiContext['state'], values: ApiContext['arguments']) {
  return { email: manifest.botScopes.includes('users:read.email'), locale: flagged(values, 'include_locale') };
}

function botUser({ identity, manifest }: ApiContext['state']) {
  return {
    id: identity.botUserId,
    team_id: identity.teamId,
    name: manifest.botName,
    real_name: manifest.botName,
    deleted: false,
    is_bot: true,
    profile: { real_name: manifest.botName, bot_id: identity.botId, api_app_id: identity.appId, team: identity.teamId },
  };
}
