/**
 * @returns a function that gives the way to one piece of work after each look at the sockets: what waits for its
 * acknowledgement goes before work that nobody waits for within three seconds
 */
export function createTurns(): () => Promise<void> {
  const waiting: (() => void)[] = [];
  function next() {
    waiting.shift()?.();
    if (waiting.length > 0) setImmediate(next);
  }
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      if (waiting.length === 1) setImmediate(next);
    });
}
