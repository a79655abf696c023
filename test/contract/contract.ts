import { test as base } from 'vitest';
import type { Clock } from '../../src/kernel/time.ts';
import { createPartnerCenter } from '../../src/partner-center/client.ts';
import type { PartnerCenter, Timeouts } from '../../src/partner-center/client.ts';
import { PartnerCenterFailure } from '../../src/partner-center/errors.ts';
import { READING, WRITING } from '../../src/partner-center/retry.ts';
import { recordingLog } from '../support/conditions.ts';
import { keepToken } from '../support/kept-token.ts';
import type { KeptToken } from '../support/kept-token.ts';
import { openScriptedPartnerCenter } from './scripted-partner-center.ts';
import type { Received, ScriptedPartnerCenter } from './scripted-partner-center.ts';

export const CUSTOMER = '11111111-2222-3333-4444-555555555555';

/** Waits short enough for a test, rules as in production. */
export const IMPATIENT: Timeouts = {
  reading: { ...READING, firstWait: 1, longestWait: 4 },
  writing: { ...WRITING, firstWait: 1, longestWait: 4 },
};

export type Connected = {
  readonly partnerCenter: PartnerCenter;
  readonly store: KeptToken;
  readonly clock: MovableClock;
  /** Everything the client logged, as text. */
  readonly logged: () => string;
};

type Fixtures = { scripted: ScriptedPartnerCenter; connected: Connected; partnerCenter: PartnerCenter };

/** A scripted Partner Center and a client connected to it, over real sockets. */
export const test = base.extend<Fixtures>({
  scripted: async ({}, use) => {
    const scripted = await openScriptedPartnerCenter();
    await use(scripted);
    await scripted.close();
  },
  connected: async ({ scripted }, use) => {
    const connected = connect(scripted);
    await use(connected);
    await connected.partnerCenter.close();
  },
  partnerCenter: async ({ connected }, use) => {
    await use(connected.partnerCenter);
  },
});

export function connect(
  to: Pick<ScriptedPartnerCenter, 'url' | 'loginUrl' | 'pricesUrl'>,
  timeouts = IMPATIENT,
  store = keepToken('refresh-0'),
): Connected {
  const clock = movableClock();
  const log = recordingLog();
  const partnerCenter = createPartnerCenter({
    url: to.url,
    loginUrl: to.loginUrl,
    pricesUrl: to.pricesUrl,
    tenantId: 'partner-tenant',
    clientId: 'application',
    clientSecret: 'application-secret',
    refreshTokens: store,
    clock,
    log,
    timeouts,
  });
  return { partnerCenter, store, clock, logged: () => JSON.stringify(log.lines) };
}

export type MovableClock = Clock & { readonly pass: (milliseconds: number) => void };

function movableClock(): MovableClock {
  let now = Date.parse('2026-11-22T10:00:00Z');
  return {
    now: () => new Date(now),
    pass: (milliseconds) => {
      now += milliseconds;
    },
  };
}

/** Reads a collection to its end. */
export async function all<Item>(items: AsyncIterable<Item>): Promise<readonly Item[]> {
  const read: Item[] = [];
  for await (const item of items) read.push(item);
  return read;
}

/** @returns how many values a header had in these requests */
export function distinct(calls: readonly Received[], header: 'ms-requestid' | 'ms-correlationid'): number {
  return new Set(calls.map(({ headers }) => String(headers[header]))).size;
}

/** @returns the failure of a call that has to fail */
export async function failureOf(call: Promise<unknown>): Promise<PartnerCenterFailure> {
  const outcome = await call.then(
    () => new Error('It did not fail'),
    (error: unknown) => error,
  );
  if (outcome instanceof PartnerCenterFailure) return outcome;
  throw outcome;
}
