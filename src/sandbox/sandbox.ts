import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Log } from '../kernel/log.ts';
import type { Clock } from '../kernel/time.ts';
import { ensureKeyFile } from '../secrets/key-file.ts';
import { openMovableClock, serveClock } from './clock.ts';
import { openLocalPartnerCenter } from './partner-center/partner-center.ts';
import type { Delays } from './partner-center/settings.ts';
import { watchKeptDisk } from './kept-disk.ts';
import { pathOf, sendJson } from './slack/http-exchange.ts';
import { readManifest } from './slack/manifest.ts';
import { openSlackWorkspace } from './slack/workspace.ts';

export type Sandbox = {
  readonly url: string;
  /** with which requests over HTTP are signed, for a product that is not connected by Socket Mode */
  readonly signingSecret: string;
  /** the settings with which the product connects to the stand-ins, over Socket Mode */
  readonly variables: Readonly<Record<string, string>>;
  /** Builds the page of the workspace ahead of the first request for it. */
  readonly preparePage: () => Promise<void>;
  readonly close: () => Promise<void>;
};

export type SandboxParts = {
  /** 0 takes a free one */
  readonly port: number;
  /** `:memory:` keeps nothing; the encryption key then has to come from elsewhere */
  readonly dataDir: string;
  readonly manifestPath: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly delays?: Partial<Delays>;
  /** 0 is without limit */
  readonly callsPerMinute?: number;
};

/** Starts the local Slack workspace and the local Partner Center behind one HTTP server, on loopback only. */
export async function openSandbox(parts: SandboxParts): Promise<Sandbox> {
  const { log, delays, callsPerMinute } = parts;
  const dataDir = parts.dataDir === ':memory:' ? parts.dataDir : join(parts.dataDir, 'sandbox');
  const clock = openMovableClock(parts.clock, dataDir === ':memory:' ? null : join(dataDir, 'clock.json'));
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(parts.port, '127.0.0.1', resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const disk = watchKeptDisk(dataDir, log);
  const base = { baseUrl: () => url, dataDir, disk, clock, log };
  const slack = openSlackWorkspace({ ...base, manifest: readManifest(parts.manifestPath) });
  const partnerCenter = openLocalPartnerCenter({
    ...base,
    ...(delays && { delays }),
    ...(callsPerMinute !== undefined && { callsPerMinute }),
  });

  server.on('request', (request, response) => {
    if (slack.handle(request, response) || partnerCenter.handle(request, response)) return;
    if (pathOf(request) === '/control/clock') {
      serveClock(clock, request, response).catch((error: unknown) => {
        if (disk.isFullBy(error)) return sendJson(response, 507, { error: 'the disk is full' });
        log.warn({ err: error }, 'A request to the clock broke off');
        response.destroy();
      });
    } else response.writeHead(404).end();
  });
  server.on('upgrade', (request, socket, head) => {
    if (!slack.upgrade(request, socket, head)) socket.destroy();
  });

  return {
    url,
    signingSecret: slack.credentials.signingSecret,
    variables: {
      SLACK_BOT_TOKEN: slack.credentials.botToken,
      SLACK_APP_TOKEN: slack.credentials.appToken,
      SLACK_API_URL: `${url}/api/`,
      PARTNER_CENTER_TENANT_ID: partnerCenter.credentials.tenantId,
      PARTNER_CENTER_CLIENT_ID: partnerCenter.credentials.clientId,
      PARTNER_CENTER_CLIENT_SECRET: partnerCenter.credentials.clientSecret,
      PARTNER_CENTER_REFRESH_TOKEN: partnerCenter.credentials.refreshToken,
      PARTNER_CENTER_URL: `${url}/partner-center`,
      PARTNER_CENTER_LOGIN_URL: `${url}/login`,
      MICROSOFT_GRAPH_URL: `${url}/graph`,
      PARTNER_CENTER_PRICES_URL: `${url}/prices`,
      SANDBOX_CLOCK_URL: `${url}/control/clock`,
      PARTNER_CENTER_KEYS: 'api',
      PARTNER_CENTER_TICKETS: 'api',
      CANCELLATION_POLICY: 'programme',
      BOOTSTRAP_GRANTS: 'approver@csp-desk.example:Approver,auditor@csp-desk.example:Auditor',
      ...(parts.dataDir === ':memory:' ? {} : { ENCRYPTION_KEYS: (await ensureKeyFile(parts.dataDir)).text }),
    },
    preparePage: slack.preparePage,
    close: async () => {
      await Promise.all([slack.close(), partnerCenter.close()]);
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
