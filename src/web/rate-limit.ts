import { onlyForward } from '../kernel/time.ts';
import type { Clock } from '../kernel/time.ts';

/** Whether somebody may do it once more now. @param who an address, say; it is kept for a minute */
export type RateLimit = (who: string) => boolean;

const MINUTE_MS = 60_000;
/** An attacker with many addresses fills no memory. */
const MAX_KNOWN = 10_000;

/** So many times a minute each, counted in this process. */
export function limitRate(perMinute: number, clock: Clock): RateLimit {
  const time = onlyForward(clock);
  let since = 0;
  const counts = new Map<string, number>();
  return (who) => {
    const now = time.now().getTime();
    if (now - since >= MINUTE_MS || counts.size >= MAX_KNOWN) {
      counts.clear();
      since = now;
    }
    const count = (counts.get(who) ?? 0) + 1;
    counts.set(who, count);
    return count <= perMinute;
  };
}
