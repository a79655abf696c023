import { environment, neededStandIns, readConfig } from './config.ts';
import type { Config } from './config.ts';
import { createCustomerFinder } from './customers/finder.ts';
import { registerCustomers } from './customers/listeners.ts';
import { openDatabase } from './database/database.ts';
import type { Database } from './database/database.ts';
import { DirectoryInUse } from './database/directory-lock.ts';
import { createDirectory } from './directory/directory.ts';
import { grantAtFirstStart } from './directory/grants.ts';
import { createGraph } from './directory/graph.ts';
import { createCatalogue } from './flows/purchase/catalogue.ts';
import { definePurchaseJobs } from './flows/purchase/jobs.ts';
import { registerPurchase } from './flows/purchase/listeners.ts';
import { createPurchases } from './flows/purchase/service.ts';
import { startHttpServer } from './http-server.ts';
import { createJobs } from './jobs/jobs.ts';
import type { Log } from './kernel/log.ts';
import { passThrough } from './kernel/recovery-points.ts';
import type { Reach } from './kernel/recovery-points.ts';
import { systemClock } from './kernel/time.ts';
import type { Clock } from './kernel/time.ts';
import { createLedger } from './ledger/ledger.ts';
import { createLog } from './log.ts';
import { createPartnerCenter } from './partner-center/client.ts';
import { openTokenEndpoint } from './partner-center/token-endpoint.ts';
import { startSandboxProcess } from './sandbox-process.ts';
import { parseKeyRing } from './secrets/key-ring.ts';
import { createRefreshTokenStore } from './secrets/refresh-tokens.ts';
import { createSecrets } from './secrets/secrets.ts';
import { connectToSlack, SlackRefused } from './slack/connection.ts';
import { createCounter } from './slack/counter.ts';
import { createDelivery } from './slack/delivery.ts';
import { answerFailures } from './slack/failures.ts';
import { watchInFlight } from './slack/in-flight.ts';
import { createSlackUsers } from './slack/users.ts';
import { createVisitors } from './slack/visitor.ts';

export type RunningDesk = {
  /** where the product's own HTTP server listens */
  readonly url: string;
  readonly database: Database;
  /** takes no more work, lets what runs end, closes everything */
  readonly stop: () => Promise<void>;
};

export type DeskParts = {
  readonly log: Log;
  readonly clock?: Clock;
  readonly reach?: Reach;
  /** a database that somebody else opened and closes */
  readonly database?: Database;
};

const DRAIN_MS = 10_000;

/**
 * Builds the product from its configuration and starts it, in this order: database, jobs, Slack.
 * @throws SlackRefused, DirectoryInUse, or the driver's error where the database cannot be reached
 */
export async function startDesk(config: Config, parts: DeskParts): Promise<RunningDesk> {
  const { log, clock = systemClock, reach = passThrough } = parts;
  const ring = parseKeyRing(config.encryptionKeys);
  if (ring.kind === 'unusable') throw new Error('The configuration was not checked');
  const secrets = createSecrets(ring);

  const onIdleError = (error: Error) => log.warn({ err: error.message }, 'A database connection was lost');
  const database =
    parts.database ?? (await openDatabase({ url: config.databaseUrl, dataDir: config.dataDir, onIdleError }));
  const cleanUp: (() => Promise<unknown>)[] = parts.database ? [] : [() => database.close()];
  try {
    const ledger = createLedger({ database, clock });
    const account = config.partnerCenter;
    const refreshTokens = createRefreshTokenStore({
      database,
      secrets,
      clock,
      configured: account.refreshToken,
      tenantId: account.tenantId,
    });
    const partnerCenter = createPartnerCenter({ ...account, refreshTokens, clock, log });
    const endpoint = openTokenEndpoint({ ...account, clock, log });
    const graph = createGraph({ url: account.graphUrl, endpoint, clock });
    cleanUp.unshift(() => Promise.all([partnerCenter.close(), graph.close(), endpoint.close()]));

    const slack = await connectToSlack(config.slack, log);
    const teams = config.slack.teamIds.length > 0 ? config.slack.teamIds : [slack.teamId];
    const slackUsers = createSlackUsers({ client: slack.client, allowedTeams: teams, clock });
    const directory = createDirectory({
      database,
      ledger,
      graph,
      slackUsers,
      bootstrapAdmins: config.bootstrapAdmins,
      clock,
      log,
    });
    await grantAtFirstStart(database, config.bootstrapGrants, clock);

    const jobs = createJobs({ database, log });
    const delivery = createDelivery({ database, jobs, client: slack.client, clock, log });
    const visitors = createVisitors(directory, slack.teamId);
    const counter = createCounter({ client: slack.client, log });
    const customers = createCustomerFinder(partnerCenter);
    const catalogue = createCatalogue({ partnerCenter, clock });

    const common = {
      database,
      directory,
      ledger,
      notices: delivery,
      partnerCenter,
      customers,
      clock,
      log,
      reach,
      jobs,
      secrets,
    };
    const front = { visitors, counter, delivery, customers, directory, log };
    const refundUntil = () => null;
    const queues = definePurchaseJobs({ ...common, catalogue, refundUntil });
    const purchases = createPurchases({ ...common, catalogue, refundUntil, queues });

    const { app } = slack;
    const inFlight = watchInFlight(app, {
      log,
      unanswered: answerFailures(app, { visitors, client: slack.client, log }),
    });
    registerCustomers(app, front);
    registerPurchase(app, { ...front, purchases });

    let ready = false;
    const http = await startHttpServer({ ...config.http, ready: () => ready, slack: slack.requestListener });
    cleanUp.unshift(() => http.close());
    await jobs.start();
    cleanUp.unshift(() => jobs.stop(DRAIN_MS));
    await slack.start();
    cleanUp.unshift(async () => {
      ready = false;
      await slack.stop();
      if (!(await inFlight.drained(DRAIN_MS))) log.warn({}, 'Some gestures were still running at the stop');
    });
    ready = true;
    return { url: http.url, database, stop: () => runAll(cleanUp, log) };
  } catch (error) {
    await runAll(cleanUp, log);
    throw error;
  }
}

/** In order, each even where one before it failed: what can be closed is closed. */
async function runAll(steps: readonly (() => Promise<unknown>)[], log: Log): Promise<void> {
  for (const step of steps) {
    await step().catch((error: unknown) => log.error({ err: error }, 'A part could not be stopped cleanly'));
  }
}

const CONFIGURATION_ERROR = 78;

/** `npm start`: the product, with the stand-ins for what is not configured. */
export async function main(): Promise<void> {
  const needed = neededStandIns(environment);
  const fail = (problems: readonly string[]) => {
    process.stderr.write(`${problems.join('\n')}\n`);
    process.exitCode = CONFIGURATION_ERROR;
  };
  if (needed.slack && !needed.partnerCenter)
    return fail(['SLACK_BOT_TOKEN: is missing: the local Slack workspace never stands before a real Partner Center']);
  const sandbox = needed.slack || needed.partnerCenter ? await startSandboxProcess() : null;
  if (sandbox && 'problems' in sandbox) return fail(sandbox.problems);
  const provided = Object.entries(sandbox?.variables ?? {}).filter(
    ([name]) => needed.slack || !name.startsWith('SLACK_'),
  );
  const read = readConfig({ ...Object.fromEntries(provided), ...withoutEmpty(environment) });
  if ('problems' in read) {
    if (sandbox) await sandbox.stop();
    return fail(read.problems.map(({ name, advice }) => `${name}: ${advice}`));
  }

  const log = createLog(read.config.logLevel);
  try {
    const desk = await startDesk(read.config, { log });
    stopOnSignals(async () => {
      await desk.stop();
      if (sandbox) await sandbox.stop();
    });
    process.stdout.write(`CSP Desk is ready: ${sandbox ? `open ${sandbox.url}` : `listening at ${desk.url}`}\n`);
  } catch (error) {
    if (sandbox) await sandbox.stop();
    const problem = startProblem(error, read.config);
    if (!problem) throw error;
    fail([problem]);
  }
}

function withoutEmpty(variables: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(variables).filter((entry): entry is [string, string] => Boolean(entry[1]?.trim())),
  );
}

/** What an operator can mend, in the form of the other configuration errors. */
function startProblem(error: unknown, config: Config): string | null {
  if (error instanceof SlackRefused) return `${error.setting}: ${error.message}`;
  if (error instanceof DirectoryInUse) return `DATA_DIR: ${error.message}`;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE')
    return `PORT: ${config.http.port} is in use by another process; stop that one or choose another port`;
  if (config.databaseUrl && error instanceof Error)
    return `DATABASE_URL: the database cannot be used (${error.message}); check the address, the user and that PostgreSQL is 14 or newer`;
  return null;
}

function stopOnSignals(stop: () => Promise<void>): void {
  let stopping = false;
  const end = (code: number) => {
    if (stopping) return;
    stopping = true;
    void stop().then(() => process.exit(code));
  };
  process.on('SIGINT', () => end(0));
  process.on('SIGTERM', () => end(0));
  process.on('unhandledRejection', (error) => {
    process.stderr.write(
      `CSP Desk stops after an unexpected error: ${error instanceof Error ? String(error.stack) : 'unknown'}\n`,
    );
    end(1);
  });
}
