import type { IncomingMessage, ServerResponse } from 'node:http';
import { newBytes } from '../../kernel/ids.ts';
import type { Log } from '../../kernel/log.ts';
import type { Clock } from '../../kernel/time.ts';
import type { KeptDisk } from '../kept-disk.ts';
import { forgetOldAnswers } from './api/replays.ts';
import { createApi } from './api/serve-api.ts';
import { serveControl } from './control/control.ts';
import { graphError } from './graph/graph-error.ts';
import { serveGraph } from './graph/serve-graph.ts';
import { entraAnswer, entraError } from './login/entra-error.ts';
import { issueRefreshToken } from './login/refresh-tokens.ts';
import { serveLogin } from './login/token-endpoint.ts';
import { serveDownload } from './resources/downloads.ts';
import { priceFailures, servePrices } from './prices/serve-prices.ts';
import { seed } from './seed/seed.ts';
import { defaultDelays, holdSettings } from './settings.ts';
import type { Delays } from './settings.ts';
import { guidOf } from './state/derived.ts';
import { openState } from './state/state.ts';
import type { State } from './state/state.ts';
import { createCalls } from './wire/calls.ts';
import { createFaults } from './wire/faults.ts';
import { partnerCenterFailures } from './wire/faulty.ts';
import { createReception } from './wire/reception.ts';
import type { Service } from './wire/reception.ts';
import type { World } from './world.ts';

/** The limit Microsoft's resource pages state: calls a minute for each customer. */
const CALLS_PER_MINUTE = 500;

export type LocalPartnerCenter = {
  /**
   * Answers if the path is one of ours – `/partner-center/v1/…`, `/partner-center/download/…`, `/login/…`,
   * `/graph/v1.0/…`, `/prices/v1.0/…`, `/control/partner-center/…` – and says so; else it does nothing and returns false.
   */
  readonly handle: (request: IncomingMessage, response: ServerResponse) => boolean;
  readonly credentials: Credentials;
  /** Ends what is under way and closes the memory. */
  readonly close: () => Promise<void>;
};

export type Credentials = {
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** given out anew at each start, as a consent does; those given out before stay good */
  readonly refreshToken: string;
};

export type LocalPartnerCenterParts = {
  /** where the HTTP server that carries this is reached, without a slash at its end */
  readonly baseUrl: () => string;
  /** a directory, or ':memory:' */
  readonly dataDir: string;
  readonly disk: KeptDisk;
  readonly clock: Clock;
  readonly log: Log;
  readonly delays?: Partial<Delays>;
  /** 0 is without limit */
  readonly callsPerMinute?: number;
};

/** Opens the stand-in for Partner Center, Entra's token endpoint and Microsoft Graph on its durable memory. */
export function openLocalPartnerCenter(parts: LocalPartnerCenterParts): LocalPartnerCenter {
  const world = openWorld(parts);
  const faults = createFaults();
  const calls = createCalls();
  const reception = createReception({
    clock: parts.clock,
    disk: parts.disk,
    log: parts.log,
    faults,
    calls,
    services: services(world, faults, calls),
  });
  return {
    handle: reception.handle,
    credentials: {
      tenantId: world.tenantId,
      clientId: world.clientId,
      clientSecret: world.clientSecret,
      refreshToken: issueRefreshToken(world),
    },
    close: async () => {
      await reception.close();
      world.state.close();
    },
  };
}

function services(
  world: World,
  faults: ReturnType<typeof createFaults>,
  calls: ReturnType<typeof createCalls>,
): Service[] {
  return [
    { prefix: '/partner-center/v1', answer: createApi(world), failures: partnerCenterFailures },
    {
      prefix: '/partner-center/download',
      answer: (call) => serveDownload(world, call),
      failures: partnerCenterFailures,
    },
    {
      prefix: '/login',
      answer: (call) => serveLogin(world, call),
      failures: {
        throttled: () => entraError(world, 'throttled'),
        broken: () => entraError(world, 'outage'),
        refused: ({ status, error, code, description }) => entraAnswer(world, status, error, Number(code), description),
      },
    },
    {
      prefix: '/graph/v1.0',
      answer: (call) => serveGraph(world, call),
      failures: {
        throttled: () => graphError(world, 429, 'TooManyRequests', 'Too many requests.'),
        broken: () => graphError(world, 500, 'UnknownError', 'An unexpected error occurred.'),
        refused: ({ status, description }) => graphError(world, status, 'Authorization_RequestDenied', description),
      },
    },
    { prefix: '/prices/v1.0', answer: (call) => servePrices(world, call), failures: priceFailures },
    {
      prefix: '/control/partner-center',
      answer: (call) => serveControl({ world, faults, calls }, call),
      failures: null,
    },
  ];
}

function openWorld(parts: LocalPartnerCenterParts): World {
  const state = openState(parts.dataDir);
  const secret = keptSecret(state, 'secret');
  const world: World = {
    state,
    secret,
    clock: parts.clock,
    log: parts.log,
    baseUrl: parts.baseUrl,
    settings: holdSettings({
      delays: { ...defaultDelays, ...parts.delays },
      callsPerMinute: parts.callsPerMinute ?? CALLS_PER_MINUTE,
      graphPageSize: 100,
    }),
    tenantId: guidOf('tenant csp-desk.example'),
    clientId: guidOf('application CSP Desk'),
    clientSecret: keptSecret(state, 'client-secret'),
  };
  seed(world);
  forgetOldAnswers(world);
  return world;
}

/** Made once, then kept with the rest: keys stay the same over restarts and differ from machine to machine. */
function keptSecret(state: State, name: string): string {
  const kept = state.facts.get(name) ?? newBytes(32).toString('base64url');
  state.facts.put(name, kept);
  return kept;
}
