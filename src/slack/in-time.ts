import { pause } from '../kernel/time.ts';

/** Half of Slack's three seconds: what is ready by then can be answered at the field itself. */
const IN_TIME_MS = 1_500;

export type InTime<T> =
  | { readonly ready: true; readonly value: T }
  | { readonly ready: false; readonly later: Promise<T> };

/**
 * Waits for the work as long as Slack can be kept waiting. What is not ready then is shown later in a view that says so.
 * @throws what the work throws in that time
 */
export async function inTime<T>(work: Promise<T>): Promise<InTime<T>> {
  const stop = new AbortController();
  const late = pause(IN_TIME_MS, stop.signal).then(() => null);
  const first = await Promise.race([work.then((value) => ({ value })), late]).finally(() => stop.abort());
  return first ? { ready: true, value: first.value } : { ready: false, later: work };
}
