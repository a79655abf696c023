import { z } from 'zod';
import type { Log } from './kernel/log.ts';
import { pause, systemClock } from './kernel/time.ts';
import type { Clock } from './kernel/time.ts';

const Reading = z.object({ aheadMinutes: z.number().nonnegative() });
const LOOK_EVERY_MS = 1_000;
const PATIENCE_MS = 3_000;
const MS_A_MINUTE = 60_000;

export type FollowedClock = Clock & {
  /** Calls back with how many milliseconds the clock jumped forward, each time it does. */
  readonly onJump: (tell: (milliseconds: number) => Promise<void>) => void;
  readonly stop: () => void;
};

/**
 * The clock of the local stand-ins, which people move forward to watch a return window close. It is asked every second; while it
 * does not answer, time simply goes on.
 */
export async function followClock(url: string, log: Log): Promise<FollowedClock> {
  const stopped = new AbortController();
  let ahead = await read();
  let tell: ((milliseconds: number) => Promise<void>) | undefined;

  async function read(): Promise<number> {
    const answer = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) });
    return Reading.parse(await answer.json()).aheadMinutes * MS_A_MINUTE;
  }

  async function follow(): Promise<void> {
    while (!stopped.signal.aborted) {
      await pause(LOOK_EVERY_MS, stopped.signal);
      const now = await read().catch(() => ahead);
      const jump = now - ahead;
      ahead = now;
      if (jump > 0)
        await tell?.(jump).catch((error: unknown) => log.warn({ err: error }, 'The jobs did not follow the clock'));
    }
  }
  void follow();

  return {
    now: () => new Date(systemClock.now().getTime() + ahead),
    onJump: (listener) => {
      tell = listener;
    },
    stop: () => stopped.abort(),
  };
}
