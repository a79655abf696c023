import { monotonic } from './time.ts';

/** What goes on coming in takes no more than this of whoever works, each time. */
const LONGEST_MS = 20;

export type RightOfWay = {
  /** To be called of every connection and every request: where one came in, another may stand behind it. */
  readonly cameIn: () => void;
  /**
   * Lets everything else that is ready go first: timers that are over, and what came in over the network, until a look brings
   * nothing new. One look is not enough: each takes a single new connection. Source: libuv, pull request 3696.
   */
  readonly giveWay: (longest?: number) => Promise<void>;
};

export function createRightOfWay(): RightOfWay {
  let arrivals = 0;
  return {
    cameIn: () => void (arrivals += 1),
    async giveWay(longest = LONGEST_MS) {
      const until = monotonic() + longest;
      for (let before = -1; before !== arrivals && monotonic() < until;) {
        before = arrivals;
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
  };
}
