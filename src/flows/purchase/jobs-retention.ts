import { subDays } from 'date-fns/subDays';
import type { Database } from '../../database/database.ts';
import type { Recurring } from '../../jobs/recurring.ts';
import type { Clock } from '../../kernel/time.ts';
import { DRAFT_DAYS } from './rules.ts';
import { CART_DAYS } from './rules-cart.ts';

/** Once a day. */
const MINUTES = 24 * 60;
/** So many in one statement, so that nobody waits long for what it holds. */
const BATCH = 500;

/** Takes away what was never asked for: unfinished orders that are not offered again, and drafts whose review nobody confirmed. */
export function defineDraftRetention({
  database,
  recurring,
  clock,
}: {
  readonly database: Database;
  readonly recurring: Pick<Recurring, 'every'>;
  readonly clock: Clock;
}): void {
  recurring.every(MINUTES, 'purchase-drafts', async () => {
    while ((await dropCarts(subDays(clock.now(), CART_DAYS))) === BATCH);
    while ((await dropDrafts(subDays(clock.now(), DRAFT_DAYS))) === BATCH);
  });

  const dropCarts = (untouchedSince: Date) => database.read.$executeRaw`
    DELETE FROM purchase_cart WHERE updated_at < ${untouchedSince}::timestamptz AND view_key IN
      (SELECT view_key FROM purchase_cart WHERE updated_at < ${untouchedSince}::timestamptz ORDER BY updated_at LIMIT ${BATCH})`;

  // What is confirmed or taken up in this moment stays: the state and the time are looked at once more where the row was waited for.
  const dropDrafts = (untouchedSince: Date) => database.read.$executeRaw`
    DELETE FROM purchase WHERE state = 'drafted' AND updated_at < ${untouchedSince}::timestamptz AND id IN
      (SELECT id FROM purchase WHERE state = 'drafted' AND updated_at < ${untouchedSince}::timestamptz
        ORDER BY updated_at LIMIT ${BATCH})`;
}
