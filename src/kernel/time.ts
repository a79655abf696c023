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
