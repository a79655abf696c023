import type { Call } from '../wire/call.ts';
import type { World } from '../world.ts';

const MINUTE = 60_000;

export type Throttle = {
  /** @returns the seconds to wait if the call is one too many, else undefined */
  readonly count: (world: World, call: Call) => number | undefined;
};

/** Counts calls a minute, for each customer by itself and for what names no customer ("API throttling guidance"). */
export function createThrottle(): Throttle {
  const minutes = new Map<string, { readonly since: number; readonly calls: number }>();
  return {
    count: (world, call) => {
      const { callsPerMinute } = world.settings.read();
      if (callsPerMinute === 0) return undefined;
      const now = world.clock.now().getTime();
      const [, subject = 'partner'] = /^\/customers\/([^/]+)/i.exec(call.path) ?? [];
      const before = minutes.get(subject);
      const minute = before && now - before.since < MINUTE ? before : { since: now, calls: 0 };
      minutes.set(subject, { ...minute, calls: minute.calls + 1 });
      return minute.calls < callsPerMinute ? undefined : Math.ceil((minute.since + MINUTE - now) / 1000);
    },
  };
}
