import type { CleanUp } from './cleaning-up.ts';
import type { Config } from './config.ts';
import { correctedClock } from './corrected-clock.ts';
import { createCustomerFinder } from './customers/finder.ts';
import type { Database } from './database/database.ts';
import { openDatabase } from './database/database.ts';
import { reportDisk } from './database/disk.ts';
import type { DatabasePool } from './database/pools.ts';
import { createDirectory } from './directory/directory.ts';
import { grantAtFirstStart } from './directory/grants.ts';
import { createGraph } from './directory/graph.ts';
import { createJobs } from './jobs/jobs.ts';
import { createRecurring } from './jobs/recurring.ts';
import type { Log } from './kernel/log.ts';
import { passThrough } from './kernel/recovery-points.ts';
import type { Reach } from './kernel/recovery-points.ts';
import { createRightOfWay } from './kernel/right-of-way.ts';
import type { Clock } from './kernel/time.ts';
import { servicesIn } from './kernel/tracing.ts';
import { createLedger } from './ledger/ledger.ts';
import { createDeskMetrics } from './metrics/desk-metrics.ts';
import { createPartnerCenter } from './partner-center/client.ts';
import { openTokenEndpoint } from './partner-center/token-endpoint.ts';
import { createGallery } from './pictures/gallery.ts';
import { createRenderer } from './pictures/renderer.ts';
import { createReadiness } from './readiness.ts';
import { parseKeyRing } from './secrets/key-ring.ts';
import { createRefreshTokenStore } from './secrets/refresh-tokens.ts';
import { createSecrets } from './secrets/secrets.ts';
import { connectToSlack } from './slack/connection.ts';
import { createCounter } from './slack/counter.ts';
import { createDelivery } from './slack/delivery.ts';
import { createFileTaker } from './slack/files.ts';
import { createPictureShelf } from './slack/picture-shelf.ts';
import { createSlackUsers } from './slack/users.ts';
import { createVisitors } from './slack/visitor.ts';
import { openTracing } from './tracing/open.ts';

export type DeskParts = {
  readonly log: Log;
  readonly clock?: Clock;
  /** where the clock can jump forward: how to hear of it */
  readonly onJump?: (tell: (milliseconds: number) => Promise<void>) => void;
  readonly reach?: Reach;
  /** a database that somebody else opened and closes */
  readonly database?: Database;
  /** the embedded database, where it is being opened already */
  readonly pool?: Promise<DatabasePool> | undefined;
};

export type GroundOfTheDesk = Awaited<ReturnType<typeof layGround>>;

/**
 * What the desk stands on, opened from the configuration: the database and what is recorded in it, Microsoft, Slack, who is who,
 * jobs and messages. What must be closed is put down in `cleanUp` as it is opened.
 * @param started is the desk at work?
 * @throws SlackRefused, DirectoryInUse, or the driver's error where the database cannot be reached
 */
export async function layGround(config: Config, parts: DeskParts, cleanUp: CleanUp, started: () => boolean) {
  const { log, reach = passThrough } = parts;
  const { clock, heard } = correctedClock(parts.clock, config.clockUrl !== undefined, log);
  const ring = parseKeyRing(config.encryptionKeys);
  if (ring.kind === 'unusable') throw new Error('The configuration was not checked');
  const secrets = createSecrets(ring);

  const tracing = await openTracing(config.tracing, log);
  cleanUp.later(tracing.close);
  const rightOfWay = createRightOfWay();
  const database = parts.database ?? (await openOwnDatabase(config, parts, cleanUp));
  reportDisk(database.disk, log);
  const missing = createReadiness({
    started,
    connected: () => slack.connected(),
    pool: database.pool,
    full: () => database.disk?.full() ?? false,
  });
  const metrics = createDeskMetrics({
    database,
    queues: () => jobs.names(),
    ready: async () => (await missing()).length === 0,
  });
  cleanUp.later(async () => metrics.close());
  const ledger = createLedger({ database, clock, onRecorded: metrics.recorded });

  const account = config.partnerCenter;
  const refreshTokens = createRefreshTokenStore({
    ...{ database, secrets, clock, tenantId: account.tenantId },
    configured: account.refreshToken,
  });
  const partnerCenter = createPartnerCenter({
    ...{ ...account, refreshTokens, clock, log, tracing },
    onCall: metrics.partnerCenterCalled,
    onDate: heard,
  });
  const endpoint = openTokenEndpoint({ ...account, clock, log });
  const graph = createGraph({ url: account.graphUrl, endpoint, clock, tracing });
  cleanUp.later(() => Promise.all([partnerCenter.close(), graph.close(), endpoint.close()]));

  const slack = await connectToSlack(config.slack, { log, tracing, rightOfWay });
  const { client } = slack;
  const teams = {
    homeTeam: slack.teamId,
    allowedTeams: config.slack.teamIds.length > 0 ? config.slack.teamIds : [slack.teamId],
  };
  const directory = createDirectory({
    ...{ database, ledger, graph, clock, log },
    slackUsers: createSlackUsers({ client, clock, ...teams }),
    tenantId: account.tenantId,
    bootstrapAdmins: config.bootstrapAdmins,
  });
  await grantAtFirstStart(database, config.bootstrapGrants, clock);

  const jobs = createJobs({ database, clock, log, watch: metrics.jobs, tracing });
  parts.onJump?.(jobs.bringForward);
  const recurring = createRecurring({ database, jobs, clock });
  const renderer = createRenderer();
  cleanUp.later(() => renderer.close());
  const shelf = createPictureShelf({ client, apiUrl: config.slack.apiUrl });
  const gallery = createGallery({ database, jobs, renderer, shelf, clock, log, reach });
  const delivery = createDelivery({
    ...{ database, jobs, client, clock, log, reach },
    forgetPictures: gallery.forget,
    onPosted: metrics.messagePosted,
  });
  const fileTaker = createFileTaker({ client, ...config.slack });
  cleanUp.later(() => fileTaker.close());
  const customers = createCustomerFinder({ database, partnerCenter, clock, log });

  return {
    /** what every flow stands on */
    ground: {
      database,
      directory,
      ledger,
      notices: delivery,
      partnerCenter,
      customers,
      secrets,
      clock,
      log,
      reach,
      jobs,
      traced: servicesIn(config.tracing ? tracing : null),
    },
    /** what every listener takes */
    front: {
      ...{ delivery, customers, directory, clock, log },
      visitors: createVisitors(directory, teams),
      counter: createCounter({ client, log, onModal: metrics.modalShown }),
    },
    ...{ rightOfWay, slack, endpoint, graph, tracing, metrics, missing, recurring, gallery, fileTaker },
  };
}

async function openOwnDatabase(
  { databaseUrl, dataDir }: Config,
  { log, pool }: DeskParts,
  cleanUp: CleanUp,
): Promise<Database> {
  const onIdleError = (error: Error) => log.warn({ err: error.message }, 'A database connection was lost');
  const database = await openDatabase({ url: databaseUrl, dataDir, pool, onIdleError });
  cleanUp.later(() => database.close());
  return database;
}
