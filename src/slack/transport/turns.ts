import { monotonic } from '../../kernel/time.ts';

/** Nothing has come in for so long: whatever came at the same moment is acknowledged. */
const QUIET_MS = 3;
/** What is acknowledged waits no longer than this for others to be. */
const LONGEST_MS = 50;

/**
 * @returns a function that lets work begin, one piece after each look at the network: what waits for its acknowledgement, three
 * seconds at most, goes before work that is acknowledged already. To be called when something comes in.
 */
export function createTurns(): () => Promise<void> {
  const waiting: { readonly since: number; readonly begin: () => void }[] = [];
  let arrived = 0;

  function next() {
    const [first] = waiting;
    if (!first) return;
    const now = monotonic();
    const wait = Math.min(arrived + QUIET_MS, first.since + LONGEST_MS) - now;
    if (wait > 0) return void setTimeout(next, wait);
    waiting.shift();
    first.begin();
    setImmediate(next);
  }

  return () =>
    new Promise((begin) => {
      arrived = monotonic();
      waiting.push({ since: arrived, begin });
      if (waiting.length === 1) setImmediate(next);
    });
}
