import type { Clock } from '../../../kernel/time.ts';
import { textOf } from './storage.ts';
import type { Storage } from './storage.ts';

/** Makes message timestamps: `seconds.microseconds`, each later than all before, also when the clock is set back. */
export type Timestamps = { readonly next: () => string };

export function createTimestamps(clock: Clock, storage: Storage): Timestamps {
  const [newest] = storage.rows('select ts from messages order by ts desc limit 1');
  let last = newest ? microseconds(textOf(newest, 'ts')) : 0;
  return {
    next: () => {
      last = Math.max(last + 1, clock.now().getTime() * 1000);
      const digits = String(last).padStart(16, '0');
      return `${digits.slice(0, -6)}.${digits.slice(-6)}`;
    },
  };
}

function microseconds(ts: string): number {
  return Number(ts.replace('.', ''));
}
