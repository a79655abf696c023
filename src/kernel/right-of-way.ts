import { monotonic } from './time.ts';

/** What goes on coming in takes no more than this of whoever works, each time. */
const LONGEST_MS = 20;

let arrivals = 0;

/** To be called of every connection and every request: where one came in, another may stand behind it. */
export function cameIn(): void {
  arrivals += 1;
}

/**
 * Lets everything else that is ready go first: timers that are over, and what came in over the network, until a look brings
 * nothing new. One look is not enough: each takes a single new connection. Source: libuv, pull request 3696.
 */
export async function giveWay(longest = LONGEST_MS): Promise<void> {
  const until = monotonic() + longest;
  for (let before = -1; before !== arrivals && monotonic() < until;) {
    before = arrivals;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
