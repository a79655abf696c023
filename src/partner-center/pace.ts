import { monotonic, pause } from '../kernel/time.ts';

/** Waits until the next call may be made. */
export type Pace = () => Promise<void>;

/**
 * For readings that nobody waits for: they leave most of what Partner Center allows (500 calls a minute) to people.
 * @param burst calls that need not wait at all, earned anew at the same rate
 */
export function createPace({ burst, perMinute }: { readonly burst: number; readonly perMinute: number }): Pace {
  const interval = 60_000 / perMinute;
  let free = burst;
  let counted = monotonic();
  return async () => {
    const now = monotonic();
    free = Math.min(burst, free + (now - counted) / interval) - 1;
    counted = now;
    if (free < 0) await pause(-free * interval);
  };
}
