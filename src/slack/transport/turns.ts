import type { RightOfWay } from '../../kernel/right-of-way.ts';
import { monotonic, pause } from '../../kernel/time.ts';

/** Nothing has come in for so long: whatever came at the same moment is acknowledged. */
const QUIET_MS = 3;
/** What is acknowledged waits no longer than this for others to be. */
const LONGEST_MS = 50;

/**
 * @returns a function that lets work begin, one piece after each look at the network: what waits for its acknowledgement, three
 * seconds at most, goes before work that is acknowledged already. To be called when something comes in.
 */
export function createTurns({ giveWay }: Pick<RightOfWay, 'giveWay'>): () => Promise<void> {
  const waiting: { readonly since: number; readonly begin: () => void }[] = [];
  let arrived = 0;

  async function serve() {
    for (let first = waiting[0]; first; first = waiting[0]) {
      const latest = arrived;
      const until = Math.min(latest + QUIET_MS, first.since + LONGEST_MS);
      if (until > monotonic()) await pause(until - monotonic());
      // That time passed is no sign that nothing came: this thread may have been at work. Only a look is, and the first of
      // two may belong to the round of the loop in which the network was looked at before.
      await giveWay();
      await giveWay();
      if (arrived !== latest && monotonic() < first.since + LONGEST_MS) continue;
      waiting.shift();
      first.begin();
    }
  }

  return () =>
    new Promise((begin) => {
      arrived = monotonic();
      waiting.push({ since: arrived, begin });
      if (waiting.length === 1) void serve();
    });
}
