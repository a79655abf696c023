import { checkBlocks, inSlackWords } from '../block-kit/check-blocks.ts';
import type { Problem, Surface } from '../block-kit/check-blocks.ts';
import { asText, isObject } from '../json.ts';
import { ApiRefusal, refuseArguments, requiredText, structured } from './api-method.ts';
import type { ApiContext, ApiMethods } from './api-method.ts';

/** Slack's pages api.test, auth.test, apps.connections.open, bots.info and blocks.validate. */
export const appMethods: ApiMethods = {
  'api.test': { token: 'either', tier: 'special', run: ({ arguments: values }) => ({ args: values }) },
  'auth.test': { token: 'bot', tier: 'special', run: authTest },
  'apps.connections.open': {
    token: 'app',
    tier: 'tier-3',
    run: ({ issueSocketUrl }) => ({ url: issueSocketUrl() }),
  },
  'bots.info': { token: 'bot', scopes: ['users:read'], tier: 'tier-3', run: botInfo },
  'blocks.validate': { token: 'bot', tier: 'tier-4', run: validate },
};

function authTest({ state: { identity, manifest, baseUrl } }: ApiContext) {
  return {
    url: `${baseUrl()}/`,
    team: 'CSP Desk',
    user: manifest.botName,
    team_id: identity.teamId,
    user_id: identity.botUserId,
    bot_id: identity.botId,
    app_id: identity.appId,
    is_enterprise_install: false,
  };
}

function botInfo({ state: { identity, manifest }, arguments: values }: ApiContext) {
  if (requiredText(values, 'bot') !== identity.botId) throw new ApiRefusal('bot_not_found');
  return {
    bot: {
      id: identity.botId,
      app_id: identity.appId,
      user_id: identity.botUserId,
      name: manifest.botName,
      deleted: false,
      updated: 0,
      icons: {},
    },
  };
}

function validate({ arguments: values }: ApiContext) {
  const problems = problemsOf(values);
  if (problems.length === 0) return {};
  throw new ApiRefusal('invalid_blocks', { response_metadata: { messages: problems.map(inSlackWords) } });
}

function problemsOf(values: ApiContext['arguments']): readonly Problem[] {
  const view = structured(values, 'view');
  if (isObject(view)) {
    const surface: Surface = asText(view['type']) === 'home' ? 'home' : 'modal';
    return checkBlocks(surface, view);
  }
  const given = structured(values, 'message') ?? structured(values, 'blocks');
  if (given === undefined) return refuseArguments('[ERROR] missing required field: view, blocks or message');
  return checkBlocks('message', given);
}
