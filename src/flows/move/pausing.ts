import type { Transaction } from '../../database/database.ts';
import type { Clock } from '../../kernel/time.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { advanceMove } from './records.ts';
import type { MoveRecord } from './records.ts';
import { isActivationLimit, shouldPause } from './rules-pause.ts';

/** The desk itself, in the ledger. */
const DESK = 'desk';
const MOST_RESULTS = 20_000;

/** Stops the waves of a move where its results say so. */
export function createPausing({ ledger, clock }: { readonly ledger: Ledger; readonly clock: Clock }) {
  return {
    /**
     * Looks at the results since the move last went on.
     * @param codes of what was just brought: a limit of activations pauses whenever it is heard of
     * @returns whether it is paused now
     */
    async pauseWhereNeeded(tx: Transaction, move: MoveRecord, codes: readonly string[]): Promise<boolean> {
      const since = move.resumedAt ?? move.startedAt ?? new Date(0);
      const machines = await tx.moveMachine.findMany({
        where: { moveId: move.id, OR: [{ doneAt: { gte: since } }, { failedAt: { gte: since } }] },
        select: { state: true, failureCode: true },
        take: MOST_RESULTS,
      });
      const results = machines.flatMap(({ state, failureCode }) =>
        state === 'done' || state === 'failed' ? [{ state, code: failureCode } as const] : [],
      );
      const reason = codes.some(isActivationLimit) ? 'activation-limit' : shouldPause(results);
      if (reason === null) return false;
      const now = clock.now();
      const paused = await advanceMove(tx, move.id, 'running', 'paused', { now, pauseReason: reason, pausedAt: now });
      if (!paused) return false;
      const failed = results.filter(({ state }) => state === 'failed').length;
      await ledger.append(tx, {
        actor: DESK,
        action: 'move.pause',
        outcome: reason,
        subject: `move:${move.id}`,
        customerId: move.customerId,
        details: { failed, results: results.length },
      });
      return true;
    },
  };
}
