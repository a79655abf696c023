import { addHours } from 'date-fns/addHours';
import type { Fleet, PlanMachine, PlanSettings } from './fleet.ts';
import { kmsGroups } from './kms-groups.ts';
import type { KmsGroup } from './kms-groups.ts';

/** A wave as somebody put it together. */
export type WaveAhead = {
  readonly number: number;
  readonly endsAt: Date;
  readonly isPilot: boolean;
  readonly machines: ReadonlySet<string>;
};

/** What a wave must not do: the rules of `planMove`. */
export type Breach =
  | { readonly kind: 'too-late'; readonly wave: number; readonly machine: PlanMachine; readonly latest: Date }
  | { readonly kind: 'too-many'; readonly wave: number; readonly size: number; readonly most: number }
  | { readonly kind: 'host-too-early'; readonly wave: number; readonly machine: PlanMachine }
  | { readonly kind: 'kms-count'; readonly wave: number; readonly group: KmsGroup; readonly left: number };

type Limits = Pick<PlanSettings, 'marginHours' | 'pilotSize' | 'waveSize'>;

/**
 * Holds waves against the rules of a plan. What is in no wave is left after all of them.
 * @param waves in the order in which they go
 */
export function breachesOf(fleet: Fleet, limits: Limits, waves: readonly WaveAhead[]): Breach[] {
  const others = fleet.machines.filter(({ isHost }) => !isHost);
  const { groups, groupsOf } = kmsGroups(others, fleet);
  const waveOf = new Map(waves.flatMap(({ machines }, place) => [...machines].map((id) => [id, place] as const)));
  const goesAfter = (id: string, place: number) => (waveOf.get(id) ?? Infinity) > place;
  const left = groups.map(({ size }) => size);

  return waves.flatMap(({ number: wave, endsAt, isPilot, machines }, place): Breach[] => {
    const here = fleet.machines.filter(({ id }) => machines.has(id));
    for (const [at, { id }] of others.entries())
      if (machines.has(id)) for (const group of groupsOf[at] ?? []) left[group] = (left[group] ?? 0) - 1;
    const most = isPilot ? limits.pilotSize : limits.waveSize;
    const isSomeLeft = others.some(({ id }) => goesAfter(id, place - 1));
    return [
      ...(machines.size > most ? [{ kind: 'too-many', wave, size: machines.size, most } as const] : []),
      ...here.flatMap((machine): Breach[] => {
        const latest = latestEnd(machine, limits);
        if (latest && endsAt > latest) return [{ kind: 'too-late', wave, machine, latest }];
        return machine.isHost && isSomeLeft ? [{ kind: 'host-too-early', wave, machine }] : [];
      }),
      ...groups.flatMap((group, at): Breach[] => {
        const count = left[at] ?? 0;
        return count > 0 && count < group.needed ? [{ kind: 'kms-count', wave, group, left: count }] : [];
      }),
    ];
  });
}

/** @returns the last instant at which the wave of this machine may end; null where it has none to keep */
export function latestEnd({ products }: PlanMachine, { marginHours }: Pick<PlanSettings, 'marginHours'>): Date | null {
  const clocks = products.flatMap(({ clock }) => (clock instanceof Date ? [clock.getTime()] : []));
  return clocks.length === 0 ? null : addHours(Math.min(...clocks), -marginHours);
}

/** What tells two breaches apart. */
export function breachKey(breach: Breach): string {
  switch (breach.kind) {
    case 'too-late':
    case 'host-too-early':
      return `${breach.kind} ${String(breach.wave)} ${breach.machine.id}`;
    case 'too-many':
      return `${breach.kind} ${String(breach.wave)}`;
    case 'kms-count':
      return `${breach.kind} ${String(breach.wave)} ${breach.group.host} ${breach.group.kind}`;
  }
}
