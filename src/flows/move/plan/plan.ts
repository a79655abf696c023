import type { Pieces } from '../../../kernel/pieces.ts';
import { headRoom } from './activations.ts';
import type { Uncounted } from './activations.ts';
import type { Fleet, PlannedWave, PlanSettings } from './fleet.ts';
import type { KmsGroup } from './kms-groups.ts';
import { latestWaves } from './latest.ts';
import { orderOf } from './order.ts';
import { fleetOf, problemOf } from './problem.ts';
import { lateIn, shortCounts } from './reasons.ts';
import type { Obstacle } from './reasons.ts';
import { wavesOf } from './waves.ts';
import { waysOut } from './ways-out.ts';
import type { WayOut } from './ways-out.ts';

export type Plan =
  | {
      readonly kind: 'planned';
      readonly waves: readonly PlannedWave[];
      /** fewer depend on these than their KMS host needs, so nothing renews there unless it counts others */
      readonly short: readonly KmsGroup[];
      readonly uncounted: readonly Uncounted[];
    }
  | {
      readonly kind: 'impossible';
      readonly obstacles: readonly Obstacle[];
      readonly waysOut: readonly WayOut[];
      /** false: so many KMS hosts compete for the waves that not every order was tried */
      readonly isProven: boolean;
    };

/**
 * Plans the waves of a move, or says why there can be none.
 *
 * The model. *Slots*: one wave a day at most, in working hours of working days of the customer's zone, with the rest between
 * waves; wave k is in the k-th earliest slot. *Capacity*: a wave has at most `waveSize` machines; the first, the pilot, has
 * one to `pilotSize`. *Deadline* (hard): the wave of a machine ends at least the margin before the earliest clock of its
 * products. *KMS count* (hard): after each wave a group of machines that depend on one host has enough left, or none; groups
 * that have too few from the start are left out. *Order* (hard): KMS hosts are in waves of their own after all others.
 * *Activations* (hard): no MAK is used more often than is known to be possible.
 * Any plan that keeps these may be found, and where one exists one is; among them it prefers what is rarely online and what
 * has the least time left early, and each wave as early and as full as the order allows.
 */
export function* planMove(fleet: Fleet, settings: PlanSettings): Pieces<Plan> {
  const unknown = fleet.machines.filter(({ products }) => products.some(({ clock }) => clock === 'unknown'));
  const own = yield* fleetOf(fleet);
  const problem = problemOf(own, settings);
  yield;
  const { obstacles: tooFew, uncounted } = headRoom(own, fleet);
  yield;
  const late = lateIn(problem);
  const search = late.length > 0 ? ({ kind: 'none', isProven: true } as const) : yield* latestWaves(problem);
  if (search.kind === 'found' && tooFew.length === 0 && unknown.length === 0)
    return {
      kind: 'planned',
      waves: wavesOf(problem, yield* orderOf(problem, search.waves)),
      short: own.short,
      uncounted,
    };

  const obstacles: Obstacle[] = [
    ...(unknown.length > 0 ? [{ kind: 'clock-unknown', machines: unknown } as const] : []),
    ...late,
    ...(search.kind === 'none' && late.length === 0 ? shortCounts(problem) : []),
    ...tooFew,
  ];
  const ways: WayOut[] = [
    ...(search.kind === 'none' ? yield* waysOut(fleet, settings) : []),
    ...tooFew.flatMap((each) =>
      each.kind === 'activations'
        ? [{ kind: 'activations', key: each.key, missing: each.needed - each.known } as const]
        : [],
    ),
  ];
  return { kind: 'impossible', obstacles, waysOut: ways, isProven: search.kind === 'found' || search.isProven };
}
