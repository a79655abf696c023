import { AsyncLocalStorage } from 'node:async_hooks';
import { monotonic } from '../kernel/time.ts';

const begun = new AsyncLocalStorage<number>();

/** Runs what a gesture leads to; in it, and in all it awaits, the time since its arrival is known. */
export function beginGesture<T>(work: () => Promise<T>): Promise<T> {
  return begun.run(monotonic(), work);
}

/** @returns milliseconds since the gesture arrived that this is part of; undefined outside any */
export function sinceGesture(): number | undefined {
  const at = begun.getStore();
  return at === undefined ? undefined : monotonic() - at;
}
