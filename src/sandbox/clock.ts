import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { Clock } from '../kernel/time.ts';
import { readBody, sendJson } from './slack/http-exchange.ts';
import { parseJson } from './slack/json.ts';
import { isLocalRequest } from './slack/loopback.ts';

/** A clock that runs, and can be moved forward: to watch a return window close without waiting for it. */
export type MovableClock = Clock & {
  readonly advance: (minutes: number) => void;
  /** How far it is ahead of the clock it was made from, in minutes. */
  readonly ahead: () => number;
};

const MILLISECONDS_A_MINUTE = 60_000;
const TEN_YEARS_IN_MINUTES = 10 * 366 * 24 * 60;

/**
 * @param keptAt the file in which the shift survives a restart, or null to forget it: history that lies in the future
 * would confuse everybody who reads it
 */
export function openMovableClock(base: Clock, keptAt: string | null): MovableClock {
  let minutes = keptAt === null ? 0 : readShift(keptAt);
  return {
    now: () => new Date(base.now().getTime() + minutes * MILLISECONDS_A_MINUTE),
    ahead: () => minutes,
    advance: (more) => {
      if (keptAt !== null) keep(keptAt, minutes + more);
      minutes += more;
    },
  };
}

/** Beside the file, and then in its place: a disk that is full leaves what was kept before. */
function keep(path: string, minutes: number): void {
  mkdirSync(dirname(path), { recursive: true });
  const fresh = `${path}.new`;
  writeFileSync(fresh, JSON.stringify({ minutes }));
  renameSync(fresh, path);
}

const Kept = z.object({ minutes: z.number().nonnegative() });
const AdvanceBody = z.object({ advanceMinutes: z.number().positive().max(TEN_YEARS_IN_MINUTES) });

function readShift(path: string): number {
  try {
    return Kept.parse(parseJson(readFileSync(path, 'utf8'))).minutes;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 0;
    throw error;
  }
}

/** `GET` and `POST {advanceMinutes}` of the control interface: what time it is, and later. To this machine only. */
export async function serveClock(clock: MovableClock, request: IncomingMessage, response: ServerResponse) {
  if (!isLocalRequest(request)) return sendJson(response, 403, { error: 'only local pages may move the clock' });
  if (request.method === 'POST') {
    const body = AdvanceBody.safeParse(parseJson((await readBody(request)).toString('utf8')));
    if (!body.success) return sendJson(response, 400, { error: 'advanceMinutes must be a number above 0' });
    clock.advance(body.data.advanceMinutes);
  } else if (request.method !== 'GET') return sendJson(response, 405, { error: 'GET or POST' });
  sendJson(response, 200, { now: clock.now().toISOString(), aheadMinutes: clock.ahead() });
}
