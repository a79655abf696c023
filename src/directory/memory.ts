import { addMinutes } from 'date-fns/addMinutes';
import { isBefore } from 'date-fns/isBefore';
import { onlyForward } from '../kernel/time.ts';
import type { Clock } from '../kernel/time.ts';

/** How long what Entra said may be believed for reading; what cannot be taken back is asked anew. */
const REMEMBERED_MINUTES = 15;
const MAX_REMEMBERED = 5_000;

/** What Entra said of somebody, for a while. What could not be asked is not remembered. */
export function createMemory<Value>(clock: Clock) {
  const time = onlyForward(clock);
  const remembered = new Map<string, { readonly value: Value; readonly until: Date }>();

  return {
    async get(key: string, fresh: boolean, ask: () => Promise<Value>): Promise<Value> {
      const known = remembered.get(key);
      if (!fresh && known && isBefore(time.now(), known.until)) return known.value;
      const value = await ask();
      if (remembered.size >= MAX_REMEMBERED) remembered.clear();
      remembered.set(key, { value, until: addMinutes(time.now(), REMEMBERED_MINUTES) });
      return value;
    },
  };
}
