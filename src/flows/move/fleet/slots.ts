import { verdictOn } from '../inventory/verdict.ts';
import type { Verdict } from '../inventory/verdict.ts';
import type { LicenceRecord } from '../licence.ts';
import type { Captured } from './merge.ts';

/**
 * What of a machine's products is the same before and after its MAK: the one edition of Windows that it runs, an Office
 * product by its name without the channel (`Office19ProPlus2019VL_KMS_Client_AE` becomes `…_MAK_AE`), add-ons such as ESU.
 */
export function slotOf({ kind, product }: Pick<LicenceRecord, 'kind' | 'product'>): string {
  const name = product.toLowerCase().replace(/\s+/g, ' ').trim();
  switch (kind) {
    case 'windows-client':
    case 'windows-server':
      return /add-?on|\besu\b/.test(name) ? `windows:${name}` : 'windows';
    case 'office':
      return `office:${name.replace(/_(?:kms_?client|mak)(?:_ae\d*)?\b/, '')}`;
    case 'other':
      return `other:${name}`;
  }
}

/** Where a machine lists a product twice, as Office does until the old key is taken away, the better licence counts. */
const BETTER_FIRST: readonly Verdict[] = ['has-mak', 'kms-host', 'move', 'move-now', 'mak-not-active'];

/** Of each product of one machine its newest capture. */
export function newestOfEach(records: readonly Captured[]): Captured[] {
  return [...Map.groupBy(records, slotOf).values()].flatMap((same) => {
    const newest = Math.max(...same.map(({ capturedAt }) => capturedAt.getTime()));
    const [best, ...others] = same
      .filter(({ capturedAt }) => capturedAt.getTime() === newest)
      .toSorted((left, right) => rankOf(left) - rankOf(right));
    if (!best) return [];
    const reason = best.reason ?? others.find((each) => each.reason !== null)?.reason ?? null;
    const outcome = others.some((each) => each.outcome === 'failed') ? 'failed' : best.outcome;
    return [verdictOn(best) === 'has-mak' ? best : { ...best, reason, outcome }];
  });
}

function rankOf(record: LicenceRecord): number {
  const rank = BETTER_FIRST.indexOf(verdictOn(record));
  return rank < 0 ? BETTER_FIRST.length : rank;
}
