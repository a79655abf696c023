import type { Fleet, PlanMachine } from './fleet.ts';
import { byDue } from './problem.ts';
import type { PlanFleet } from './problem.ts';
import type { Obstacle } from './reasons.ts';

/** A MAK whose head-room nobody told, with how many activations the move takes of it. */
export type Uncounted = { readonly key: string; readonly needed: number };

/** Each product takes one activation of its MAK; those with the most time left get none where there are not enough. */
export function headRoom(
  { movers, hosts }: PlanFleet,
  { activations }: Pick<Fleet, 'activations'>,
): { readonly obstacles: readonly Obstacle[]; readonly uncounted: readonly Uncounted[] } {
  const takers = [...movers, ...hosts]
    .toSorted(byDue)
    .flatMap(({ machine }) => machine.products.flatMap(({ key }) => (key === null ? [] : [{ key, machine }])));
  const obstacles: Obstacle[] = [];
  const uncounted: Uncounted[] = [];
  for (const [key, ofKey] of Map.groupBy(takers, (taker) => taker.key)) {
    const known = activations.get(key);
    const needed = ofKey.length;
    if (known === undefined) uncounted.push({ key, needed });
    else if (needed > known) {
      const machines = new Set<PlanMachine>(ofKey.slice(known).map(({ machine }) => machine));
      obstacles.push({ kind: 'activations', key, needed, known, machines: [...machines] });
    }
  }
  return { obstacles, uncounted };
}
