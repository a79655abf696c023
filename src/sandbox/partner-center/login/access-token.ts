import { timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { signatureOf } from '../state/derived.ts';
import type { DirectoryUser } from '../state/model.ts';
import type { World } from '../world.ts';

/** Life of an access token in seconds, as Entra gives it. */
export const ACCESS_TOKEN_LIFE = 3599;

const claimsSchema = z.object({
  aud: z.string(),
  tid: z.string(),
  appid: z.string(),
  iat: z.number(),
  exp: z.number(),
  /** of the signed-in user; absent in an app-only token */
  oid: z.string().optional(),
  upn: z.string().optional(),
});

/** Who is calling: a user through the application, or the application alone. */
export type Caller = z.output<typeof claimsSchema>;

/** Writes an access token for one audience; without a user it is app-only. @param methods by which the user signed in */
export function issueAccessToken(
  world: World,
  audience: string,
  user?: DirectoryUser,
  methods: readonly string[] = ['pwd', 'mfa'],
): string {
  const issued = Math.floor(world.clock.now().getTime() / 1000);
  const claims = {
    aud: audience,
    iss: `https://sts.windows.net/${world.tenantId}/`,
    iat: issued,
    exp: issued + ACCESS_TOKEN_LIFE,
    tid: world.tenantId,
    appid: world.clientId,
    ...(user
      ? { oid: user.id, upn: user.userPrincipalName, scp: 'user_impersonation', amr: methods }
      : { idtyp: 'app' }),
  };
  const unsigned = `${encode({ typ: 'JWT', alg: 'HS256' })}.${encode(claims)}`;
  return `${unsigned}.${signatureOf(world.secret, unsigned).toString('base64url')}`;
}

/** @returns the claims of a token that is ours and has not expired, else why not */
export function readAccessToken(world: World, token: string): Caller | 'invalid' | 'expired' {
  const [header = '', payload = '', signature = ''] = token.split('.');
  const expected = signatureOf(world.secret, `${header}.${payload}`);
  const given = Buffer.from(signature, 'base64url');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return 'invalid';

  const claims = claimsSchema.parse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')));
  return claims.exp * 1000 <= world.clock.now().getTime() ? 'expired' : claims;
}

/** @returns the token of an `Authorization: Bearer …` header, or undefined */
export function bearerToken(authorization: string | undefined): string | undefined {
  return /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1];
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
