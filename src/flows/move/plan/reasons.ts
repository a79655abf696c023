import type { PlanMachine } from './fleet.ts';
import type { KmsGroup } from './kms-groups.ts';
import type { Mover, Problem } from './problem.ts';

/** Why there is no plan, and which machines it is about, the earliest due first. */
export type Obstacle =
  /** nobody knows when these lose their activation */
  | { readonly kind: 'clock-unknown'; readonly machines: readonly PlanMachine[] }
  /** their time less the margin is over before the first wave could be */
  | { readonly kind: 'too-late'; readonly machines: readonly PlanMachine[]; readonly firstWaveEnds: Date }
  /** by the day on which they would have to be moved the waves are full */
  | { readonly kind: 'no-room'; readonly machines: readonly PlanMachine[] }
  /** the KMS hosts go last, and for these that is too late */
  | { readonly kind: 'host-too-late'; readonly machines: readonly PlanMachine[] }
  /** the wave would leave a KMS host too few to go on with, while these still depend on it */
  | {
      readonly kind: 'kms-count';
      readonly group: KmsGroup;
      readonly wave: number;
      readonly left: number;
      readonly machines: readonly PlanMachine[];
    }
  | {
      readonly kind: 'activations';
      readonly key: string;
      readonly needed: number;
      readonly known: number;
      /** those that would get none */
      readonly machines: readonly PlanMachine[];
    };

/** What stands against a plan where only deadlines and the size of the waves count; empty where nothing does. */
export function lateIn(problem: Problem): Obstacle[] {
  const { movers, hosts, latest, latestOfHosts, capacityOf, slots, lastWave } = problem;
  if (lastWave < Math.min(1, movers.length)) {
    const late = hosts.filter(
      (_, place) => (latestOfHosts[place] ?? 0) <= Math.floor(place / capacityOf(2)) + Math.min(1, movers.length),
    );
    return [{ kind: 'host-too-late', machines: machinesOf(late) }];
  }
  const tooLate = movers.filter((_, place) => (latest[place] ?? 0) < 1);
  const late: Mover[] = [];
  let [wave, used] = [1, 0];
  for (const [place, mover] of movers.entries()) {
    const last = latest[place] ?? 0;
    if (last < 1) continue;
    if (used === capacityOf(wave)) [wave, used] = [wave + 1, 0];
    if (wave > last) late.push(mover);
    else used += 1;
  }
  const firstWaveEnds = slots[0]?.endsAt;
  return [
    ...(tooLate.length > 0 && firstWaveEnds
      ? [{ kind: 'too-late', machines: machinesOf(tooLate), firstWaveEnds } as const]
      : []),
    ...(late.length > 0 ? [{ kind: 'no-room', machines: machinesOf(late) } as const] : []),
  ];
}

/** The first wave that would drop a count too far, where machines went by deadline alone. */
export function shortCounts({ movers, groups, bonds, capacityOf }: Problem): Obstacle[] {
  const left = groups.map(({ size }) => size);
  let start = 0;
  for (let wave = 1; start < movers.length; wave++) {
    const end = Math.min(movers.length, start + capacityOf(wave));
    for (const { bond } of movers.slice(start, end))
      for (const group of bonds[bond]?.groups ?? []) left[group] = (left[group] ?? 0) - 1;
    const found = groups.flatMap((group, place) => {
      const count = left[place] ?? 0;
      if (count === 0 || count >= group.needed) return [];
      const depending = movers.slice(end).filter(({ bond }) => bonds[bond]?.groups.includes(place));
      return [{ kind: 'kms-count', group, wave, left: count, machines: machinesOf(depending) } as const];
    });
    if (found.length > 0) return found;
    start = end;
  }
  return [];
}

const machinesOf = (movers: readonly Mover[]): PlanMachine[] => movers.map(({ machine }) => machine);
