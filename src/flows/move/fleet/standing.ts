import type { Verdict } from '../inventory/verdict.ts';
import type { ProductKind } from '../licence.ts';
import type { MachineState, Standing } from '../rules.ts';

/** What came of moving a product: `not-done` where it is as it was. */
export type Outcome = 'done' | 'not-done' | 'failed';

type Facts = {
  readonly kind: ProductKind;
  readonly verdict: Verdict;
  /** it was seen activated by KMS at some time */
  readonly hasToMove: boolean;
  /** `ours`: its key is known to be a MAK of the move; `other`: known not to be */
  readonly key: 'ours' | 'other' | 'unknown';
  /** what came of moving it; null where it was brought as an inventory */
  readonly outcome: Outcome | null;
  readonly before: Standing | null;
};

/**
 * How a product stands after a capture. It is done once it shows a licensed MAK, and that of the move where that is known; a
 * failure stays until a result says otherwise, because a later inventory knows nothing of what was tried.
 */
export function standingOf({ kind, verdict, hasToMove, key, outcome, before }: Facts): Standing {
  const left = outcome === 'failed' || (outcome === null && before === 'failed') ? 'failed' : 'to-go';
  switch (verdict) {
    case 'move':
    case 'move-now':
    case 'kms-host':
      return left;
    case 'has-mak':
      if (key === 'ours') return 'done';
      return hasToMove ? (key === 'other' ? 'to-go' : 'done') : 'stays';
    case 'mak-not-active':
      return hasToMove || outcome !== null ? 'failed' : 'to-go';
    case 'mak-unproven':
      return hasToMove ? left : 'stays';
    case 'unknown':
      // It may be a KMS client: that nothing is left must not be said of what nobody knows.
      return kind === 'other' ? 'stays' : left;
    case 'permanent':
    case 'evaluation':
    case 'subscription':
    case 'sql-server':
    case 'rds-cal':
      return 'stays';
  }
}

/** A KMS client needs a MAK, and so does the host itself once its clients have moved. */
export function isToMove(verdict: Verdict): boolean {
  return verdict === 'move' || verdict === 'move-now' || verdict === 'kms-host';
}

/** The worst first. */
export const STANDINGS = ['failed', 'to-go', 'done', 'stays'] as const satisfies readonly Standing[];

/** How a machine stands: as its worst product; written off only while something of it is left. */
export function machineStateOf(standings: readonly Standing[], isWrittenOff: boolean): MachineState {
  const worst = STANDINGS.find((standing) => standings.includes(standing)) ?? 'stays';
  return isWrittenOff && (worst === 'failed' || worst === 'to-go') ? 'written-off' : worst;
}
