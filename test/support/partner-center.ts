import { watchKeptDisk } from '../../src/sandbox/kept-disk.ts';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '../../src/kernel/time.ts';
import { openLocalPartnerCenter } from '../../src/sandbox/partner-center/partner-center.ts';
import type { Credentials, LocalPartnerCenterParts } from '../../src/sandbox/partner-center/partner-center.ts';
import { silentLog } from './silent-log.ts';

/** A clock that runs, and can be moved. */
export type MovableClock = Clock & { readonly advance: (milliseconds: number) => void };

export type RunningPartnerCenter = {
  readonly baseUrl: string;
  /** PARTNER_CENTER_URL, PARTNER_CENTER_LOGIN_URL, MICROSOFT_GRAPH_URL, PARTNER_CENTER_PRICES_URL */
  readonly url: string;
  readonly loginUrl: string;
  readonly graphUrl: string;
  readonly pricesUrl: string;
  readonly credentials: Credentials;
  readonly clock: MovableClock;
  /** Asks the control interface; JSON in, JSON out. Fails on any answer that is not 2xx. */
  readonly control: (method: string, path: string, body?: object) => Promise<unknown>;
  readonly close: () => Promise<void>;
};

export type StartOptions = Partial<Pick<LocalPartnerCenterParts, 'dataDir' | 'delays' | 'callsPerMinute'>> & {
  readonly clock?: MovableClock;
};

export function movableClock(): MovableClock {
  let moved = 0;
  return {
    now: () => new Date(Date.now() + moved),
    advance: (milliseconds) => {
      moved += milliseconds;
    },
  };
}

/** Starts the local Partner Center, login and Graph on a free port, in this process; without delays unless given. */
export async function startLocalPartnerCenter(options: StartOptions = {}): Promise<RunningPartnerCenter> {
  const clock = options.clock ?? movableClock();
  const server = createServer((request, response) => {
    if (!partnerCenter.handle(request, response)) response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const partnerCenter = openLocalPartnerCenter({
    baseUrl: () => baseUrl,
    dataDir: options.dataDir ?? ':memory:',
    disk: watchKeptDisk(options.dataDir ?? ':memory:', silentLog),
    clock,
    log: silentLog,
    delays: { fulfilment: 0, orderList: 0, ...options.delays },
    callsPerMinute: options.callsPerMinute ?? 0,
  });

  return {
    baseUrl,
    url: `${baseUrl}/partner-center`,
    loginUrl: `${baseUrl}/login`,
    graphUrl: `${baseUrl}/graph`,
    pricesUrl: `${baseUrl}/prices`,
    credentials: partnerCenter.credentials,
    clock,
    control: (method, path, body) => askControl(`${baseUrl}/control/partner-center${path}`, method, body),
    close: async () => {
      server.closeAllConnections();
      await partnerCenter.close();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function askControl(url: string, method: string, body: object | undefined): Promise<unknown> {
  const response = await fetch(url, {
    method,
    ...(body ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {}),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${url} answered ${response.status} ${text}`);
  return text === '' ? undefined : (JSON.parse(text) as unknown);
}
