import { z } from 'zod';
import { SERVICE_ACCOUNT_MAIL } from '../seed/people.ts';
import { userByMail } from '../graph/directory.ts';
import type { DirectoryUser } from '../state/model.ts';
import type { Answer } from '../wire/answer.ts';
import type { Call } from '../wire/call.ts';
import { ok } from '../wire/answer.ts';
import type { World } from '../world.ts';
import { ACCESS_TOKEN_LIFE, issueAccessToken } from './access-token.ts';
import { audienceOf, resourceOfScope } from './audiences.ts';
import { entraError } from './entra-error.ts';
import { rotateRefreshToken } from './refresh-tokens.ts';

type Version = 'v1' | 'v2';

const requestSchema = z.object({
  client_id: z.string(),
  client_secret: z.string(),
  grant_type: z.string(),
  resource: z.string().optional(),
  scope: z.string().optional(),
  refresh_token: z.string().optional(),
});
type SignedInBy = readonly string[] | undefined;
type TokenRequest = z.output<typeof requestSchema>;

/** Answers Entra's token endpoints: v1 by resource, with numbers as texts, and v2 by scope. */
export function serveLogin(world: World, call: Call): Answer {
  const [, tenant, version] = /^\/([^/]+)\/oauth2\/(v2\.0\/)?token$/.exec(call.path) ?? [];
  if (tenant === undefined) return { status: 404 };
  if (call.method !== 'POST') return { status: 405, headers: { allow: 'POST' } };
  return world.state.transaction(() => answer(world, call, tenant, version === undefined ? 'v1' : 'v2'));
}

function answer(world: World, call: Call, tenant: string, version: Version): Answer {
  if (!(call.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded')) {
    return entraError(world, 'wrongMediaType');
  }
  if (tenant !== world.tenantId) return entraError(world, 'unknownTenant');
  const request = requestSchema.safeParse(Object.fromEntries(new URLSearchParams(call.text)));
  if (!request.success) return entraError(world, 'missingParameter');
  if (request.data.client_id !== world.clientId) return entraError(world, 'unknownApplication');
  if (request.data.client_secret !== world.clientSecret) return entraError(world, 'wrongSecret');
  return grant(world, request.data, version, call.fault?.kind === 'without-mfa' ? ['pwd'] : undefined);
}

function grant(world: World, request: TokenRequest, version: Version, methods: SignedInBy): Answer {
  const resource = version === 'v1' ? request.resource : resourceOfScope(request.scope ?? '');
  if (resource === undefined) return entraError(world, 'missingParameter');
  const audience = audienceOf(world, resource);
  if (audience === undefined) return entraError(world, 'unknownResource');

  switch (request.grant_type) {
    case 'client_credentials':
      return ok(tokenBody(world, version, audience, issueAccessToken(world, audience)));
    case 'refresh_token':
      return refresh(world, version, audience, request.refresh_token, methods);
    default:
      return entraError(world, 'unsupportedGrant');
  }
}

function refresh(
  world: World,
  version: Version,
  audience: string,
  refreshToken: string | undefined,
  methods: SignedInBy,
): Answer {
  if (refreshToken === undefined) return entraError(world, 'missingParameter');
  const account = userByMail(world, SERVICE_ACCOUNT_MAIL);
  if (!account?.accountEnabled) return entraError(world, 'disabledAccount');
  const next = rotateRefreshToken(world, refreshToken);
  if (next === null) return entraError(world, 'deadRefreshToken');
  return ok({
    ...tokenBody(world, version, audience, issueAccessToken(world, audience, account, methods)),
    ...identity(account, version, audience),
    refresh_token: next,
  });
}

function tokenBody(world: World, version: Version, audience: string, accessToken: string): object {
  const life = { expires_in: ACCESS_TOKEN_LIFE, ext_expires_in: ACCESS_TOKEN_LIFE };
  if (version === 'v2') return { token_type: 'Bearer', ...life, access_token: accessToken };
  const now = Math.floor(world.clock.now().getTime() / 1000);
  return {
    token_type: 'Bearer',
    expires_in: String(life.expires_in),
    ext_expires_in: String(life.ext_expires_in),
    expires_on: String(now + ACCESS_TOKEN_LIFE),
    not_before: String(now - 300),
    resource: audience,
    access_token: accessToken,
  };
}

function identity(account: DirectoryUser, version: Version, audience: string): object {
  const claims = Buffer.from(JSON.stringify({ oid: account.id, upn: account.userPrincipalName })).toString('base64url');
  const scope = version === 'v1' ? 'user_impersonation' : `${audience}/user_impersonation`;
  return { scope, id_token: `eyJ0eXAiOiJKV1QiLCJhbGciOiJub25lIn0.${claims}.` };
}
