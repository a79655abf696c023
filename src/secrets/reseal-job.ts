import { z } from 'zod';
import type { Database } from '../database/database.ts';
import { withLease } from '../database/lease.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { Log } from '../kernel/log.ts';
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
  readonly jobs: Jobs;
  readonly secrets: Secrets;
  readonly ledger: Ledger;
  readonly columns: readonly SealedColumn[];
  readonly log: Log;
};

const NAME = 'secrets-reseal';

/** After a key was put first in ENCRYPTION_KEYS: everything sealed is sealed with it, so that the old one can be dropped. */
export function defineResealing({ database, jobs, secrets, ledger, columns, log }: Parts): Resealing {
  async function resealAll(): Promise<void> {
    let [resealed, unreadable] = [0, 0];
    for (const column of columns) {
      const done = await resealColumn(database, secrets, column);
      resealed += done.resealed;
      unreadable += done.unreadable;
    }
    const key = secrets.sealingKey;
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
    work: () => withLease(database, NAME, resealAll),
    giveUp: async () => log.error({}, 'Not everything could be sealed with the first key; keep the older ones'),
  });

  return {
    async begin() {
      if ((await countLeft(database, secrets, columns)) === 0) return;
      await database.transaction((tx) => queue.enqueue(tx, NAME, {}));
    },
  };
}
