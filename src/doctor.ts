import { environment, neededStandIns, readConfig } from './config.ts';
import type { Config } from './config.ts';
import { openDatabase } from './database/database.ts';
import { createGraph } from './directory/graph.ts';
import type { Graph } from './directory/graph.ts';
import { GLOBAL_ADMINISTRATOR } from './directory/roles.ts';
import type { Log } from './kernel/log.ts';
import { systemClock } from './kernel/time.ts';
import { createPartnerCenter } from './partner-center/client.ts';
import { PartnerCenterFailure } from './partner-center/errors.ts';
import { openTokenEndpoint } from './partner-center/token-endpoint.ts';
import { sealedColumns } from './sealed-columns.ts';
import { parseKeyRing } from './secrets/key-ring.ts';
import { createRefreshTokenStore } from './secrets/refresh-tokens.ts';
import { countLeft } from './secrets/rotation.ts';
import { createSecrets } from './secrets/secrets.ts';
import { connectToSlack, SlackRefused } from './slack/connection.ts';

const silent: Log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
const CONFIGURATION_ERROR = 78;

type Finding = { readonly what: string; readonly problem: string | null };

/** `npm run doctor`: says in words what is wrong with the configuration and where to click; exit code 78 where something is. */
export async function doctor(): Promise<void> {
  const findings = await examine();
  for (const { what, problem } of findings)
    process.stdout.write(`${problem === null ? '✓' : '✗'} ${what}${problem === null ? '' : `: ${problem}`}\n`);
  if (findings.some(({ problem }) => problem !== null)) process.exitCode = CONFIGURATION_ERROR;
}

async function examine(): Promise<Finding[]> {
  const needed = neededStandIns(environment);
  if (needed.slack && needed.partnerCenter)
    return [
      {
        what: 'Nothing is configured: "npm start" uses the local Slack workspace and the local Partner Center',
        problem: null,
      },
    ];
  const read = readConfig(environment);
  if ('problems' in read) return read.problems.map(({ name, advice }) => ({ what: name, problem: advice }));
  const { config } = read;
  return [
    { what: 'The settings are complete and well formed', problem: null },
    await check('Slack lets the bot in', () => slackWorks(config)),
    await check('The database can be used and migrated', () => databaseWorks(config)),
    await check('Everything kept secret is sealed with the first of ENCRYPTION_KEYS', () => allResealed(config)),
    await check('Partner Center accepts the account, and it may read customers', () => partnerCenterWorks(config)),
    await check('Microsoft Graph names exactly one group AdminAgents', () =>
      askGraph(config, async (graph) => groupAdvice(await graph.findGroups('AdminAgents'))),
    ),
    await check('Microsoft Graph tells who is a Global administrator', () =>
      askGraph(config, async (graph) => ((await graph.mayReadHolders(GLOBAL_ADMINISTRATOR)) ? null : ROLES_ADVICE)),
    ),
  ];
}

async function check(what: string, run: () => Promise<string | null>): Promise<Finding> {
  try {
    return { what, problem: await run() };
  } catch (error) {
    if (error instanceof SlackRefused) return { what, problem: `${error.setting} ${error.message}` };
    if (error instanceof PartnerCenterFailure) return { what, problem: accountAdvice(error) };
    return { what, problem: error instanceof Error ? error.message : 'failed' };
  }
}

async function slackWorks({ slack }: Config): Promise<null> {
  await connectToSlack(slack, silent);
  return null;
}

async function databaseWorks({ databaseUrl, dataDir }: Config): Promise<null> {
  const database = await openDatabase({ url: databaseUrl, dataDir, onIdleError: () => undefined });
  await database.close();
  return null;
}

async function allResealed({ encryptionKeys, partnerCenter, databaseUrl, dataDir }: Config): Promise<string | null> {
  const ring = parseKeyRing(encryptionKeys);
  if (ring.kind === 'unusable') return ring.problem;
  const database = await openDatabase({ url: databaseUrl, dataDir, onIdleError: () => undefined });
  try {
    const left = await countLeft(database, createSecrets(ring), sealedColumns(partnerCenter.tenantId));
    if (left === 0) return null;
    return `${left} are sealed with older keys: keep those keys, start CSP Desk, and ask again after some minutes; drop them when this says so`;
  } finally {
    await database.close();
  }
}

async function partnerCenterWorks(config: Config): Promise<string | null> {
  const ring = parseKeyRing(config.encryptionKeys);
  if (ring.kind === 'unusable') return ring.problem;
  const { partnerCenter: account, databaseUrl, dataDir } = config;
  const database = await openDatabase({ url: databaseUrl, dataDir, onIdleError: () => undefined });
  // The product's own store, so that a refresh token that Entra exchanges here is kept and not lost.
  const parts = {
    database,
    secrets: createSecrets(ring),
    clock: systemClock,
    configured: account.refreshToken,
    tenantId: account.tenantId,
  };
  const partnerCenter = createPartnerCenter({
    ...account,
    refreshTokens: createRefreshTokenStore(parts),
    clock: systemClock,
    log: silent,
  });
  try {
    for await (const _ of partnerCenter.customers.list(1)) break;
    return null;
  } finally {
    await partnerCenter.close();
    await database.close();
  }
}

async function askGraph(
  { partnerCenter: account }: Config,
  question: (graph: Graph) => Promise<string | null>,
): Promise<string | null> {
  const endpoint = openTokenEndpoint({ ...account, clock: systemClock, log: silent });
  const graph = createGraph({ url: account.graphUrl, endpoint, clock: systemClock });
  try {
    return await question(graph);
  } finally {
    await graph.close();
    await endpoint.close();
  }
}

const ROLES_ADVICE =
  'not allowed (403), so Entra makes nobody a Global admin of the desk: give the app the application permission RoleManagement.Read.Directory ' +
  'under "App registrations" › "API permissions" › "Microsoft Graph", with admin consent';

function groupAdvice(groups: readonly string[]): string | null {
  if (groups.length === 1) return null;
  return groups.length === 0
    ? 'there is no group AdminAgents: is PARTNER_CENTER_TENANT_ID the tenant of the partner?'
    : "there are several groups of that name, so nobody is an Admin agent: remove or rename those that are not Partner Center's own";
}

/** What the account failures of Partner Center and Entra mean, and where they are mended. */
function accountAdvice({ reason, kind, code }: PartnerCenterFailure): string {
  switch (reason) {
    case 'refresh-token':
      return 'the refresh token is no longer good (invalid_grant): give consent anew with an Admin agent account and set PARTNER_CENTER_REFRESH_TOKEN';
    case 'client-credentials':
      return 'Entra does not know the application or its secret: check PARTNER_CENTER_CLIENT_ID and PARTNER_CENTER_CLIENT_SECRET under "App registrations" › "Certificates & secrets"';
    case 'token-audience':
      return 'the token is for another service (900420): leave PARTNER_CENTER_URL and PARTNER_CENTER_LOGIN_URL at their defaults';
    case 'role':
      return 'the account lacks the role (900150): add it to the group AdminAgents of the partner tenant';
    case 'conditional-access':
      return 'Conditional Access or missing MFA stands in the way: give consent anew, signing in with MFA';
    default:
      return kind === 'unreachable'
        ? 'no answer: check the network and PARTNER_CENTER_URL'
        : `refused${code ? ` (${code})` : ''}`;
  }
}
