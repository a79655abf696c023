import { settleRestore } from './backup/settle.ts';
import { createCleanUp } from './cleaning-up.ts';
import type { Config } from './config.ts';
import type { Database } from './database/database.ts';
import { assembleFlows } from './flows-of-the-desk.ts';
import { createPageServer } from './flows/hand-over/web.ts';
import { layGround } from './ground-of-the-desk.ts';
import type { DeskParts } from './ground-of-the-desk.ts';
import { startHttpServer } from './http-server.ts';
import { registerListeners } from './listeners-of-the-desk.ts';
import { createMetricsPage } from './metrics/page.ts';
import { pageAddress } from './page-address.ts';

export type RunningDesk = {
  /** where the product's own HTTP server listens */
  readonly url: string;
  readonly database: Database;
  /** takes no more work, lets what runs end, closes everything */
  readonly stop: () => Promise<void>;
};

const DRAIN_MS = 10_000;

/**
 * Builds the product from its configuration and starts it, in this order: database, queues, Slack, and the work in the queues.
 * @throws SlackRefused, DirectoryInUse, PolicyUnusable, or the driver's error where the database cannot be reached
 */
export async function startDesk(config: Config, parts: DeskParts): Promise<RunningDesk> {
  const { log } = parts;
  const cleanUp = createCleanUp(log);
  try {
    let started = false;
    const ready = () => started;
    let listeningAt: string | null = null;
    // The stand-ins are on this machine, and so is whoever opens a page there.
    const pagesAt = () => pageAddress(config) ?? (config.clockUrl ? listeningAt : null);

    const desk = await layGround(config, parts, cleanUp, ready);
    const { ground, slack, metrics, missing, recurring } = desk;
    const { database, clock, jobs } = ground;
    const flows = await assembleFlows(config, desk, pagesAt);
    const inFlight = registerListeners(desk, flows);

    const secure = config.http.publicUrl?.startsWith('https:') ?? false;
    const http = await startHttpServer({
      ...{ ...config.http, cameIn: desk.rightOfWay.cameIn, ready, missing },
      metrics: createMetricsPage({ render: metrics.render, token: config.metricsToken }),
      slack: slack.requestListener,
      pages: createPageServer({ handOver: flows.handOver, ready, secure, clock, log }),
    });
    listeningAt = http.url;
    cleanUp.later(() => http.close());

    // Each is put down to be stopped before it starts: what starts half way has timers and sockets all the same.
    cleanUp.later(() => jobs.stop(DRAIN_MS));
    cleanUp.later(async () => {
      started = false;
      await slack.stop();
      if (!(await inFlight.drained(DRAIN_MS))) log.warn({}, 'Some gestures were still running at the stop');
    });
    const beginRounds = async () => {
      await flows.customerSync.begin();
      await flows.drift.begin();
      await recurring.start();
      await flows.resealing.begin();
      await flows.priceQueues.beginRefreshing();
    };
    await jobs.start(async () => {
      await settleRestore(database, clock, [flows.purchases.restored, flows.handOver.restored]);
      // What people do from now on waits in the queues until this is over.
      await Promise.all([beginRounds(), slack.start()]);
    });
    started = true;
    return { url: http.url, database, stop: cleanUp.run };
  } catch (error) {
    await cleanUp.run();
    throw error;
  }
}
