import { settleRestore } from './backup/settle.ts';
import { runAll } from './cleaning-up.ts';
import type { Config } from './config.ts';
import { correctedClock } from './corrected-clock.ts';
import { createCustomerFinder } from './customers/finder.ts';
import { registerCustomers } from './customers/listeners.ts';
import { defineCustomerSync } from './customers/sync.ts';
import type { Database } from './database/database.ts';
import { afterCommit, openDatabase } from './database/database.ts';
import { reportDisk } from './database/disk.ts';
import { createDirectory } from './directory/directory.ts';
import { grantAtFirstStart } from './directory/grants.ts';
import { createGraph } from './directory/graph.ts';
import { assembleApproval } from './flows/approval/assembly.ts';
import { registerApproval } from './flows/approval/listeners.ts';
import { approvalViews } from './flows/approval/views-message.ts';
import { registerAssistance } from './flows/assistance/listeners.ts';
import { createAssistance } from './flows/assistance/service.ts';
import { guideBlocks } from './flows/assistance/views.ts';
import { assembleAudit } from './flows/audit/assembly.ts';
import { assembleCancellation } from './flows/cancellation/assembly.ts';
import { readReturnPolicy } from './flows/cancellation/return-policy.ts';
import { refundUntil, returnWindow } from './flows/cancellation/rules-return-policy/window.ts';
import { createAfterwards } from './flows/cancellation/service-after.ts';
import { assembleDownloads } from './flows/download-link/assembly.ts';
import { registerDownloadLink } from './flows/download-link/listeners.ts';
import { defineDriftDigest } from './flows/drift/digest.ts';
import { defineDriftJobs } from './flows/drift/jobs.ts';
import { registerTeamDigest } from './flows/drift/listeners-team.ts';
import { registerDrift } from './flows/drift/listeners.ts';
import { createTeamDigestSettings } from './flows/drift/service-team.ts';
import { defineTeamDigest } from './flows/drift/team-digest.ts';
import type { CancelledThere } from './flows/drift/service.ts';
import { defineHandOverJobs } from './flows/hand-over/jobs.ts';
import { registerHandOver } from './flows/hand-over/listeners.ts';
import { createHandOver } from './flows/hand-over/service.ts';
import { createPageServer } from './flows/hand-over/web.ts';
import { defineKeyAudit } from './flows/key-audit/jobs.ts';
import { assembleKeys } from './flows/key-reveal/assembly.ts';
import { registerKeyReveal } from './flows/key-reveal/listeners.ts';
import { createKeyScreen } from './flows/key-reveal/screen.ts';
import { createAlerts } from './flows/key-rules/service-alerts.ts';
import { createLimits } from './flows/key-rules/service-limits.ts';
import { watchRefusals } from './flows/key-rules/service-refusals.ts';
import { createKeyRules } from './flows/key-rules/service.ts';
import { assembleMove } from './flows/move/assembly.ts';
import { definePriceJobs } from './flows/pricing/jobs.ts';
import { createPrices } from './flows/pricing/service.ts';
import { createAgreements } from './flows/purchase/agreements.ts';
import { assemblePurchase } from './flows/purchase/assembly.ts';
import { createCatalogue } from './flows/purchase/catalogue.ts';
import { registerPurchase } from './flows/purchase/listeners.ts';
import { defineReminderJobs } from './flows/reminders/jobs.ts';
import { registerReminders } from './flows/reminders/listeners.ts';
import { createReminderSettings } from './flows/reminders/service-times.ts';
import { createReminders } from './flows/reminders/service.ts';
import { defineExportJob } from './flows/software/jobs.ts';
import { registerSoftware } from './flows/software/listeners.ts';
import { createSoftwareExports } from './flows/software/service-export.ts';
import { createSoftware } from './flows/software/service.ts';
import { startHttpServer } from './http-server.ts';
import { createJobs } from './jobs/jobs.ts';
import { createRecurring } from './jobs/recurring.ts';
import type { Log } from './kernel/log.ts';
import { passThrough } from './kernel/recovery-points.ts';
import type { Reach } from './kernel/recovery-points.ts';
import type { Clock } from './kernel/time.ts';
import { servicesIn } from './kernel/tracing.ts';
import { createLedger } from './ledger/ledger.ts';
import { createDeskMetrics } from './metrics/desk-metrics.ts';
import { createMetricsPage } from './metrics/page.ts';
import { assembleHome } from './home-of-the-desk.ts';
import { pageAddress } from './page-address.ts';
import { createGallery } from './pictures/gallery.ts';
import { createRenderer } from './pictures/renderer.ts';
import { createPartnerCenter } from './partner-center/client.ts';
import { openTokenEndpoint } from './partner-center/token-endpoint.ts';
import { createChecks } from './checks.ts';
import { createReadiness } from './readiness.ts';
import { defineRetention } from './retention.ts';
import { sealedColumns } from './sealed-columns.ts';
import { parseKeyRing } from './secrets/key-ring.ts';
import { createRefreshTokenStore } from './secrets/refresh-tokens.ts';
import { defineResealing } from './secrets/reseal-job.ts';
import { createSecrets } from './secrets/secrets.ts';
import { registerSettings } from './settings-of-the-desk.ts';
import { createChannelTrust } from './slack/channel-trust.ts';
import { createChannels } from './slack/channels.ts';
import { connectToSlack } from './slack/connection.ts';
import { createCounter } from './slack/counter.ts';
import { createDelivery } from './slack/delivery.ts';
import { createDirectSender } from './slack/direct.ts';
import { answerFailures } from './slack/failures.ts';
import { createFileTaker } from './slack/files.ts';
import { createHomeTab } from './slack/home-tab.ts';
import { watchInFlight } from './slack/in-flight.ts';
import { createPictureShelf } from './slack/picture-shelf.ts';
import { createPermalinks } from './slack/permalinks.ts';
import { createRefusal } from './slack/refusing.ts';
import { createReplies } from './slack/replies.ts';
import { createUserGroups } from './slack/user-groups.ts';
import { createTeller } from './slack/telling.ts';
import { createSlackUsers } from './slack/users.ts';
import { createEnvelopes } from './slack/transport/envelopes.ts';
import { openTracing } from './tracing/open.ts';
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
  /** where the clock can jump forward: how to hear of it */
  readonly onJump?: (tell: (milliseconds: number) => Promise<void>) => void;
  readonly reach?: Reach;
  /** a database that somebody else opened and closes */
  readonly database?: Database;
};

/** The JSON file of CANCELLATION_POLICY is not one. */
export class PolicyUnusable extends Error {}

const DRAIN_MS = 10_000;

/**
 * Builds the product from its configuration and starts it, in this order: database, jobs, Slack.
 * @throws SlackRefused, DirectoryInUse, or the driver's error where the database cannot be reached
 */
export async function startDesk(config: Config, parts: DeskParts): Promise<RunningDesk> {
  const { log, reach = passThrough } = parts;
  const { clock, heard } = correctedClock(parts.clock, config.clockUrl !== undefined, log);
  const ring = parseKeyRing(config.encryptionKeys);
  if (ring.kind === 'unusable') throw new Error('The configuration was not checked');
  const secrets = createSecrets(ring);

  const onIdleError = (error: Error) => log.warn({ err: error.message }, 'A database connection was lost');
  const database =
    parts.database ?? (await openDatabase({ url: config.databaseUrl, dataDir: config.dataDir, onIdleError }));
  const cleanUp: (() => Promise<unknown>)[] = parts.database ? [] : [() => database.close()];
  const tracing = await openTracing(config.tracing, log);
  cleanUp.push(tracing.close);
  try {
    let started = false;
    const missing = createReadiness({
      started: () => started,
      connected: () => slack.connected(),
      pool: database.pool,
      full: () => database.disk?.full() ?? false,
    });
    reportDisk(database.disk, log);
    const metrics = createDeskMetrics({
      database,
      queues: () => jobs.names(),
      ready: async () => (await missing()).length === 0,
    });
    cleanUp.unshift(async () => metrics.close());
    const ledger = createLedger({ database, clock, onRecorded: metrics.recorded });
    const account = config.partnerCenter;
    const refreshTokens = createRefreshTokenStore({
      database,
      secrets,
      clock,
      configured: account.refreshToken,
      tenantId: account.tenantId,
    });
    const partnerCenter = createPartnerCenter({
      ...account,
      refreshTokens,
      clock,
      log,
      onCall: metrics.partnerCenterCalled,
      ...{ onDate: heard, tracing },
    });
    const endpoint = openTokenEndpoint({ ...account, clock, log });
    const graph = createGraph({ url: account.graphUrl, endpoint, clock, tracing });
    cleanUp.unshift(() => Promise.all([partnerCenter.close(), graph.close(), endpoint.close()]));

    const slack = await connectToSlack(config.slack, log, tracing);
    const teams = config.slack.teamIds.length > 0 ? config.slack.teamIds : [slack.teamId];
    const slackUsers = createSlackUsers({ client: slack.client, homeTeam: slack.teamId, allowedTeams: teams, clock });
    const directory = createDirectory({
      database,
      ledger,
      graph,
      slackUsers,
      tenantId: account.tenantId,
      bootstrapAdmins: config.bootstrapAdmins,
      clock,
      log,
    });
    await grantAtFirstStart(database, config.bootstrapGrants, clock);

    const jobs = createJobs({ database, clock, log, watch: metrics.jobs, tracing });
    parts.onJump?.(jobs.bringForward);
    const recurring = createRecurring({ database, jobs, clock });
    defineRetention({ database, recurring, clock, days: config.retentionDays });
    const renderer = createRenderer();
    cleanUp.unshift(() => renderer.close());
    const shelf = createPictureShelf({ client: slack.client, apiUrl: config.slack.apiUrl });
    const gallery = createGallery({ database, jobs, renderer, shelf, clock, log, reach });
    const forgetPictures = gallery.forget;
    const delivery = createDelivery({
      ...{ database, jobs, client: slack.client, clock, log, reach, forgetPictures },
      onPosted: metrics.messagePosted,
    });
    const visitors = createVisitors(directory, { homeTeam: slack.teamId, allowedTeams: teams });
    const counter = createCounter({ client: slack.client, log, onModal: metrics.modalShown });
    const customers = createCustomerFinder({ database, partnerCenter, clock, log });
    const customerSync = defineCustomerSync({ database, jobs, partnerCenter, clock, log });
    const catalogue = createCatalogue({ partnerCenter, clock });

    const fileTaker = createFileTaker({ client: slack.client, ...config.slack });
    cleanUp.unshift(() => fileTaker.close());
    const ground = { database, directory, ledger, notices: delivery, partnerCenter, clock, log, reach, jobs };
    const priceQueues = definePriceJobs({ ...ground, takeFile: fileTaker.take });
    const prices = createPrices({ ...ground, queues: priceQueues });
    const reminderTimes = createReminderSettings({ ...ground, usualClosing: config.refundReminders });
    const common = { ...ground, customers, secrets, prices, reminderTimes };
    const front = { visitors, counter, delivery, customers, directory, clock, log };
    const policy = await readReturnPolicy(config.cancellationPolicy);
    if ('problem' in policy) throw new PolicyUnusable(policy.problem);
    const windows = {
      catalogue,
      agreements: createAgreements({ partnerCenter, clock }),
      refundUntil: (facts: Parameters<typeof refundUntil>[1]) => refundUntil(policy, facts),
      returnTerms: ({ perpetual, orderedAt }: Parameters<typeof refundUntil>[1]) =>
        returnWindow(policy, { kind: perpetual ? 'perpetual' : 'subscription', orderedAt }),
    };

    const resealing = defineResealing({ ...common, recurring, columns: sealedColumns(account.tenantId) });
    const alerts = createAlerts(common);
    defineKeyAudit({ ...common, recurring, alerts, clientId: account.clientId });
    const channels = createChannels(slack.client);
    const keyRules = createKeyRules({ ...common, channels, alerts });
    const limits = createLimits({ alerts, read: keyRules.read, clock });
    const watched = { ...common, directory: watchRefusals(directory, { database, alerts, clock }) };
    const approving = assembleApproval({
      ...common,
      userGroups: createUserGroups(slack.client),
      channels,
    });
    const { approvals } = approving;

    const purchases = assemblePurchase({ ...common, ...windows, recurring, approvals });
    approving.register('purchase', purchases.approval.handler);
    const software = createSoftware({ ...common, ...windows, keys: account.keys });
    const sendDirectly = createDirectSender(slack.client);
    const exportQueue = defineExportJob({ ...common, software, send: sendDirectly });
    const exports = createSoftwareExports({ ...common, software, queue: exportQueue });
    const replies = createReplies({ ...common, client: slack.client });
    const giving = { ...watched, software, claim: replies.claim, route: account.keys };
    const screen = createKeyScreen(replies);
    const { keys, source, handedIn, endings } = assembleKeys({ ...giving, limits, screen, rules: keyRules.read });
    let listeningAt: string | null = null;
    const handOver = createHandOver({
      ...watched,
      limits,
      alerts,
      keys,
      source,
      queues: defineHandOverJobs(common),
      // The stand-ins are on this machine, and so is whoever opens a page there.
      publicUrl: () => pageAddress(config) ?? (config.clockUrl ? listeningAt : null),
    });
    const downloads = assembleDownloads(giving);
    const moving = assembleMove({
      ...common,
      gallery,
      recurring,
      software,
      keyEndings: endings,
      sendDirectly,
      takeFile: fileTaker.take,
    });

    const reminding = { ...common, recurring };
    const reminders = createReminders(reminding);
    defineReminderJobs(reminding);
    const { movesUsingKey } = moving;
    const afterwards = createAfterwards({ ...common, movesUsingKey });
    const orderCancelled: typeof purchases.orderCancelled = async (tx, order, where) => {
      await purchases.orderCancelled(tx, order, where);
      await handedIn.forget(tx, order.orderId, order.lines);
      await reminders.orderCancelled(tx, order);
      await moving.orderCancelled(tx, order);
      afterCommit(tx, () => software.forget(order.customerId));
    };
    const cancelledThere: CancelledThere = async (tx, order) => {
      await orderCancelled(tx, order, 'there');
      await keys.revoke(tx, order.orderId, order.lines);
      await afterwards.cancelledThere(tx, order);
    };
    const admins = { teamId: slack.teamId, userIds: config.bootstrapAdmins };
    const digests = defineDriftDigest({ ...common, admins });
    const { report } = digests;
    const teamDigests = defineTeamDigest({ ...common, recurring });
    const teamSettings = createTeamDigestSettings({ ...common, channels });
    const drift = defineDriftJobs({ ...common, recurring, titles: catalogue.products, cancelledThere, report });
    const cancelling = assembleCancellation({
      ...{ ...common, afterwards, recurring, catalogue, approvals, policy, sendDirectly, orderCancelled },
      takeFile: fileTaker.take,
      peekAtFile: fileTaker.peek,
      tickets: account.tickets,
      keysRevoked: keys.revoke,
      movesUsingKey,
    });
    approving.register('cancellation', cancelling.approvalHandler);
    const keeping = { ...config.checkpoints, teamId: slack.teamId };
    const auditing = assembleAudit({ ...common, ...keeping, recurring, send: sendDirectly });

    const { app } = slack;
    const traced = servicesIn(config.tracing ? tracing : null);
    const inFlight = watchInFlight(app, {
      log,
      onAnswered: metrics.acknowledged,
      ...{ onRefused: metrics.refusedBusy, tracing },
      envelopes: createEnvelopes({ ...common, recurring }),
      refuse: createRefusal({ visitors, tell: createTeller({ client: slack.client, log }), log }),
      conclude: answerFailures(app, { visitors, client: slack.client, log }),
    });
    registerCustomers(app, front);
    const homeTab = createHomeTab({ client: slack.client, forgetPictures, log });
    registerApproval(app, { ...front, approvals, homeTab });
    registerPurchase(app, { ...front, purchases: traced('purchase', purchases), approvalViews });
    registerSoftware(app, { ...front, software: traced('software', software), exports, replies });
    registerKeyReveal(app, {
      ...front,
      keys: traced('key', keys),
      replies,
      channels: createChannelTrust({ client: slack.client, log }),
    });
    registerHandOver(app, { ...front, handOver: traced('hand-over', handOver) });
    registerDownloadLink(app, { ...front, downloads: traced('download', downloads), replies });
    registerDrift({ delivery, digests });
    const teamDigest = registerTeamDigest(app, { ...front, teamDigests, teamSettings });
    cancelling.register(app, { ...front, approvalViews, tell: replies.tell });
    moving.register(app, front);
    registerReminders(app, { ...front, reminders, homeTab });
    const more = auditing.register(app, front);
    const settings = {
      more: [teamDigest, ...more],
      rules: approving.rules,
      queues: priceQueues,
      keyRules,
      alerts,
      policy,
    };
    const checks = createChecks({ database, slack, endpoint, partnerCenter, graph });
    registerSettings(app, { ...common, ...front, ...settings, checks });
    const assistance = createAssistance({ directory });
    registerAssistance(app, { ...front, assistance });
    const permalinks = createPermalinks({ database, teamUrl: slack.teamUrl });
    const homely = { assistance, approvals, homeTab, gallery, permalinks, approvalViews, guideBlocks };
    assembleHome(app, { ...common, ...front, ...homely, send: sendDirectly });

    const ready = () => started;
    const secure = config.http.publicUrl?.startsWith('https:') ?? false;
    const pages = createPageServer({ handOver, ready, secure, clock, log });
    const http = await startHttpServer({
      ...config.http,
      ready,
      missing,
      metrics: createMetricsPage({ render: metrics.render, token: config.metricsToken }),
      slack: slack.requestListener,
      pages,
    });
    listeningAt = http.url;
    cleanUp.unshift(() => http.close());
    // Each is put down to be stopped before it starts: what starts half way has timers and sockets all the same.
    cleanUp.unshift(() => jobs.stop(DRAIN_MS));
    await jobs.start(async () => {
      await settleRestore(database, clock, [purchases.restored, handOver.restored]);
      await customerSync.begin();
      await drift.begin();
      await recurring.start();
      await resealing.begin();
      await priceQueues.beginRefreshing();
    });
    cleanUp.unshift(async () => {
      started = false;
      await slack.stop();
      if (!(await inFlight.drained(DRAIN_MS))) log.warn({}, 'Some gestures were still running at the stop');
    });
    await slack.start();
    started = true;
    return { url: http.url, database, stop: () => runAll(cleanUp, log) };
  } catch (error) {
    await runAll(cleanUp, log);
    throw error;
  }
}
