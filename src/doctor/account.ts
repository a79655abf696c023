import { request } from 'undici';
import { z } from 'zod';
import type { Config } from '../config.ts';
import type { Database } from '../database/database.ts';
import { createGraph } from '../directory/graph.ts';
import type { Graph } from '../directory/graph.ts';
import { GLOBAL_ADMINISTRATOR } from '../directory/roles.ts';
import type { Log } from '../kernel/log.ts';
import type { Clock } from '../kernel/time.ts';
import { API_AUDIENCE } from '../partner-center/auth.ts';
import { createPartnerCenter } from '../partner-center/client.ts';
import { openTokenEndpoint } from '../partner-center/token-endpoint.ts';
import type { TokenEndpoint } from '../partner-center/token-endpoint.ts';
import { createRefreshTokenStore } from '../secrets/refresh-tokens.ts';
import type { Secrets } from '../secrets/secrets.ts';
import { accountAdvice } from './account-advice.ts';
import { skewAdvice } from './clock.ts';
import { leftOut, look, problem, well } from './finding.ts';
import type { Finding, Outcome } from './finding.ts';

type Parts = {
  readonly config: Config;
  readonly database: Database | null;
  readonly secrets: Secrets;
  readonly clock: Clock;
  readonly log: Log;
};

/** One try and no patience: who is asked in person can be asked again. */
const ONCE = { answer: 8_000, total: 8_000, sends: 1, firstWait: 1, longestWait: 1 };

/** What Entra, Partner Center and Microsoft Graph say of the account and the application. */
export async function examineAccount(parts: Parts): Promise<Finding[]> {
  const { config, clock, log } = parts;
  const endpoint = openTokenEndpoint({ ...config.partnerCenter, clock, log, patience: ONCE });
  const graph = createGraph({ url: config.partnerCenter.graphUrl, endpoint, clock });
  const ask = (what: string, examine: () => Promise<Outcome>) => look(what, examine, accountAdvice);
  try {
    return [
      await ask('The clock of this machine is right, by Microsoft', () => examineClock(config, clock)),
      await ask('Entra accepts the account, signed in with MFA', () => examineSignIn(parts, endpoint)),
      await ask('Partner Center lets the account read customers', () => examineCustomers(parts)),
      await ask('Microsoft Graph names exactly one group AdminAgents', () => examineGroup(graph)),
      await ask('Microsoft Graph finds people by their e-mail', async () => {
        await graph.findUsers('doctor@example.invalid');
        return well;
      }),
      await ask('Microsoft Graph tells who is a Global administrator', async () =>
        (await graph.mayReadHolders(GLOBAL_ADMINISTRATOR)) ? well : problem(ROLES_ADVICE),
      ),
    ];
  } finally {
    await graph.close();
    await endpoint.close();
  }
}

async function examineClock({ partnerCenter }: Config, clock: Clock): Promise<Outcome> {
  const answer = await request(partnerCenter.loginUrl, { method: 'HEAD', headersTimeout: 8_000 });
  await answer.body.dump();
  const { date } = answer.headers;
  const there = typeof date === 'string' ? new Date(date) : null;
  return skewAdvice(there, clock, 'tokens would be taken for good after they expired');
}

/** The product's own store, so that a refresh token that Entra exchanges here is kept and not lost. */
function storeOf({
  config: { partnerCenter: account },
  database,
  secrets,
  clock,
}: Parts & { readonly database: Database }) {
  return createRefreshTokenStore({
    database,
    secrets,
    clock,
    configured: account.refreshToken,
    tenantId: account.tenantId,
  });
}

const claims = z.object({ amr: z.array(z.string()).optional() });

/** Since April 2026 Partner Center refuses App+User tokens without the claim of MFA. Source: "Partner Center authentication". */
async function examineSignIn(parts: Parts, endpoint: TokenEndpoint): Promise<Outcome> {
  const { database } = parts;
  if (!database) return leftOut('the refresh token is kept in the database');
  const token = await storeOf({ ...parts, database }).withToken(async (current) => {
    const issued = await endpoint.request({ kind: 'refresh-token', refreshToken: current }, API_AUDIENCE);
    return { next: issued.refreshToken === current ? undefined : issued.refreshToken, result: issued.accessToken };
  });
  const methods = methodsOf(token);
  return methods === null || methods.includes('mfa')
    ? well
    : problem(
        'the consent was given without MFA, and Partner Center refuses such tokens: switch MFA on for the account ("Security defaults", or Conditional Access), and give consent anew with it',
      );
}

/** @returns how somebody signed in, or null where the token does not say */
function methodsOf(token: string): readonly string[] | null {
  try {
    const payload = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8');
    return claims.parse(JSON.parse(payload)).amr ?? null;
  } catch {
    return null;
  }
}

async function examineCustomers(parts: Parts): Promise<Outcome> {
  const { config, database, clock, log } = parts;
  if (!database) return leftOut('the refresh token is kept in the database');
  const refreshTokens = storeOf({ ...parts, database });
  const partnerCenter = createPartnerCenter({ ...config.partnerCenter, refreshTokens, clock, log });
  try {
    for await (const _ of partnerCenter.customers.list(1)) break;
    return well;
  } finally {
    await partnerCenter.close();
  }
}

async function examineGroup(graph: Graph): Promise<Outcome> {
  const groups = await graph.findGroups('AdminAgents');
  if (groups.length === 1) return well;
  return groups.length === 0
    ? problem('there is no group AdminAgents: is PARTNER_CENTER_TENANT_ID the tenant of the partner?')
    : problem(
        "there are several groups of that name, so nobody is an Admin agent: remove or rename those that are not Partner Center's own",
      );
}

const ROLES_ADVICE =
  'not allowed (403), so Entra makes nobody a Global admin of the desk: give the app the application permission RoleManagement.Read.Directory ' +
  'under "App registrations" › "API permissions" › "Microsoft Graph", with admin consent';
