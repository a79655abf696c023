import { minutesToMilliseconds } from 'date-fns/minutesToMilliseconds';
import type { Database } from '../database/database.ts';

/** After this long a use counts half. */
const HALF_LIFE_MS = minutesToMilliseconds(60 * 24 * 14);

/**
 * Records that a team worked with a customer. Recently and often become one number, the base-2 logarithm of what all uses are
 * worth together, where one is worth twice as much as one a half-life before it: numbers of any age can be compared as they
 * are, and none has to be aged. A customer that is not kept is not counted.
 */
export async function recordUse(database: Database, teamId: string, customerId: string, at: Date): Promise<void> {
  const warmth = at.getTime() / HALF_LIFE_MS;
  await database.read.$executeRaw`
    INSERT INTO customer_use (team_id, customer_id, search, warmth)
    SELECT ${teamId}, id, search, ${warmth}::float8 FROM customer WHERE id = ${customerId}
    ON CONFLICT (team_id, customer_id) DO UPDATE SET search = EXCLUDED.search, warmth =
      GREATEST(customer_use.warmth, EXCLUDED.warmth)
      + ln(1 + power(2::float8, -LEAST(abs(customer_use.warmth - EXCLUDED.warmth), 50))) / ln(2::float8)`;
}
