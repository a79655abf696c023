import type { Clock } from '../../../src/kernel/time.ts';

/** A clock that runs, and that a test can move forward. */
export type MovedClock = Clock & { readonly forward: (milliseconds: number) => void };

export function movedClock(): MovedClock {
  let ahead = 0;
  return {
    now: () => new Date(Date.now() + ahead),
    forward: (milliseconds) => {
      ahead += milliseconds;
    },
  };
}
