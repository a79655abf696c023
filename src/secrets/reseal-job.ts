import { isBefore } from 'date-fns/isBefore';
import { subDays } from 'date-fns/subDays';
import { z } from 'zod';
import type { Database } from '../database/database.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { Recurring } from '../jobs/recurring.ts';
import type { Log } from '../kernel/log.ts';
import type { Clock } from '../kernel/time.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { countLeft, resealColumn } from './rotation.ts';
import type { SealedColumn } from './rotation.ts';
import type { Secrets } from './secrets.ts';

export type Resealing = {
  /** Sees to it that what is sealed with another than the first key of ENCRYPTION_KEYS is sealed anew. */
  readonly begin: () => Promise<void>;
};

type Parts = {
  readonly database: Database;
  readonly jobs: Pick<Jobs, 'define'>;
  readonly secrets: Secrets;
  readonly ledger: Ledger;
  readonly columns: readonly SealedColumn[];
  readonly recurring: Pick<Recurring, 'every'>;
  readonly clock: Clock;
  readonly log: Log;
};

const NAME = 'secrets-reseal';
const ONLY = 1;
/** Once a day all the same: whatever slipped through is found. */
const LOOK_MINUTES = 24 * 60;
/** For so long after a change of keys each start looks through everything; after that it is the daily round's. */
const SETTLED_DAYS = 7;

/** After a key was put first in ENCRYPTION_KEYS: everything sealed is sealed with it, so that the old one can be dropped. */
export function defineResealing(parts: Parts): Resealing {
  const { database, jobs, secrets, ledger, columns, recurring, clock, log } = parts;

  async function resealAll(): Promise<void> {
    let [resealed, unreadable] = [0, 0];
    for (const column of columns) {
      const done = await resealColumn(database, secrets, column);
      resealed += done.resealed;
      unreadable += done.unreadable;
    }
    const key = secrets.sealingKey;
    if (unreadable === 0) await remember();
    log.info({ key, resealed, unreadable }, 'What was sealed with older keys is sealed with the first one');
    if (resealed + unreadable === 0) return;
    await database.transaction((tx) =>
      ledger.append(tx, {
        actor: 'desk',
        action: 'secrets.reseal',
        outcome: unreadable === 0 ? 'done' : 'unreadable',
        subject: 'settings:encryption-keys',
        customerId: null,
        details: { key, resealed, unreadable },
      }),
    );
  }

  const queue = jobs.define({
    name: NAME,
    data: z.object({}),
    work: () => database.withLease(NAME, resealAll),
    giveUp: async () => log.error({}, 'Not everything could be sealed with the first key; keep the older ones'),
  });

  /** Looks through everything, and has sealed anew what needs it. */
  async function look(): Promise<void> {
    if ((await countLeft(database, secrets, columns)) === 0) return remember();
    await database.transaction((tx) => queue.enqueue(tx, NAME, {}));
  }

  async function remember(): Promise<void> {
    await database.read.$executeRaw`
      INSERT INTO sealed_with (id, key_id, since) VALUES (${ONLY}, ${secrets.sealingKey}, ${clock.now()}::timestamptz)
      ON CONFLICT (id) DO UPDATE SET key_id = EXCLUDED.key_id, since = EXCLUDED.since
      WHERE sealed_with.key_id <> EXCLUDED.key_id`;
  }

  recurring.every(LOOK_MINUTES, 'secrets-look', look, { first: LOOK_MINUTES });

  return {
    async begin() {
      const known = await database.read.sealedWith.findUnique({ where: { id: ONLY } });
      // An instance that still seals with the key before may not have been replaced yet.
      const settled = known?.keyId === secrets.sealingKey && isBefore(known.since, subDays(clock.now(), SETTLED_DAYS));
      if (!settled) await look();
    },
  };
}
