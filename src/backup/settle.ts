import type { Database, Transaction } from '../database/database.ts';
import type { Clock } from '../kernel/time.ts';

/** What a flow does about things that may have been done since the backup; it records, and does nothing outside. */
export type AfterRestore = (tx: Transaction) => Promise<void>;

/**
 * At the first start after a restore, before any work begins: between the backup and now orders may have been placed and pages
 * opened of which this database knows nothing.
 */
export async function settleRestore(database: Database, clock: Clock, flows: readonly AfterRestore[]): Promise<void> {
  await database.transaction(async (tx) => {
    // Locked by the update: of instances that start together one does it, and the others wait until it is done.
    const { count } = await tx.restore.updateMany({ where: { settledAt: null }, data: { settledAt: clock.now() } });
    if (count > 0) for (const restored of flows) await restored(tx);
  });
}
