import { addMinutes } from 'date-fns/addMinutes';
import { isBefore } from 'date-fns/isBefore';
import type { Database } from '../database/database.ts';
import { onlyForward } from '../kernel/time.ts';
import type { Clock } from '../kernel/time.ts';
import type { PartnerCenter } from '../partner-center/client.ts';
import type { Customer } from '../partner-center/schemas/customer.ts';
import { keepCustomers } from './records.ts';

/** Asks Partner Center for customers whose name or domain begins with a text, and keeps them. */
export type Asking = (text: string) => Promise<readonly Customer[]>;

const NONE_FOR_MINUTES = 1;
const MOST_REMEMBERED = 1_000;

/**
 * For customers that the local copy does not have yet. Where nobody begins with a text nobody begins with a longer one either,
 * so that somebody who types on asks only once; of several who ask the same at the same time one does.
 */
export function createAsking(parts: {
  readonly database: Database;
  readonly partnerCenter: PartnerCenter;
  readonly clock: Clock;
}): Asking {
  const { database, partnerCenter, clock } = parts;
  const time = onlyForward(clock);
  const asked = new Map<string, Promise<readonly Customer[]>>();
  const nobody = new Map<string, Date>();

  function isNobody(text: string): boolean {
    for (let length = 1; length <= text.length; length++) {
      const until = nobody.get(text.slice(0, length));
      if (until && isBefore(time.now(), until)) return true;
    }
    return false;
  }

  async function ask(text: string): Promise<readonly Customer[]> {
    const found = await partnerCenter.customers.search(text);
    if (found.length > 0) await database.transaction((tx) => keepCustomers(tx, found, clock.now()));
    else {
      if (nobody.size >= MOST_REMEMBERED) nobody.clear();
      nobody.set(text, addMinutes(time.now(), NONE_FOR_MINUTES));
    }
    return found;
  }

  return async (given) => {
    const text = given.toLowerCase();
    if (isNobody(text)) return [];
    const under = asked.get(text);
    if (under) return under;
    const asking = ask(text).finally(() => asked.delete(text));
    asked.set(text, asking);
    return asking;
  };
}
