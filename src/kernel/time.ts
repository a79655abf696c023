/** The one place that reads the clock. Everything else takes a `Clock` as a part, so that time can be moved. */
export type Clock = {
  /** @returns the present instant (UTC) */
  readonly now: () => Date;
};

export const systemClock: Clock = { now: () => new Date() };

/** Waits without blocking; ends early, without an error, when the signal fires. */
export function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const timer = setTimeout(finish, milliseconds);
    function finish() {
      clearTimeout(timer);
      signal?.removeEventListener('abort', finish);
      resolve();
    }
    signal?.addEventListener('abort', finish, { once: true });
  });
}

/** Milliseconds on a clock that never jumps; for durations only. */
export function monotonic(): number {
  return performance.now();
}

/**
 * For what is believed only for a while: never goes back, whatever the clock does, and never falls behind the time that really
 * passed. Where the clock jumps forward so does this one: then things are asked anew too early, never too late.
 */
export function onlyForward(clock: Clock): Clock {
  let [wall, steady] = [clock.now().getTime(), monotonic()];
  let passed = wall;
  return {
    now() {
      const [wallNow, steadyNow] = [clock.now().getTime(), monotonic()];
      passed += Math.max(0, wallNow - wall, steadyNow - steady);
      [wall, steady] = [wallNow, steadyNow];
      return new Date(passed);
    },
  };
}

export type CorrectedClock = Clock & {
  /** What time it is by somebody whose clock is right, to the second. */
  readonly heard: (date: Date) => void;
};

/**
 * A clock that is never behind what was last heard from outside: a machine that fell back would otherwise take refund windows
 * for open that have closed. One that is ahead is believed: that makes windows shorter only.
 */
export function neverBehind(clock: Clock, onBehind: (seconds: number) => void): CorrectedClock {
  let heardAt: { readonly date: number; readonly steady: number } | undefined;
  let told = false;
  const outside = () => (heardAt ? heardAt.date + monotonic() - heardAt.steady : -Infinity);
  return {
    now() {
      const [here, there] = [clock.now().getTime(), outside()];
      return new Date(there - here > MOST_BEHIND_MS ? there : here);
    },
    heard(date) {
      if (date.getTime() > outside()) heardAt = { date: date.getTime(), steady: monotonic() };
      const behind = outside() - clock.now().getTime();
      if (behind > MOST_BEHIND_MS && !told) onBehind(Math.round(behind / 1_000));
      told = behind > MOST_BEHIND_MS;
    },
  };
}

/** The difference of two clocks that are both right, the way of an answer included. */
const MOST_BEHIND_MS = 30_000;
