import type { Pieces } from '../../../kernel/pieces.ts';
import type { Fleet, PlanMachine, PlanSettings } from './fleet.ts';
import { kmsGroups } from './kms-groups.ts';
import type { KmsGroup } from './kms-groups.ts';
import { slotBook } from './slots.ts';
import type { Slot, SlotBook } from './slots.ts';

const HOUR = 3_600_000;

/** A machine as the planner sees it. */
export type Mover = {
  readonly machine: PlanMachine;
  /** the earliest clock that runs; null where none does */
  readonly due: Date | null;
  readonly hasLost: boolean;
  /** the place of its bond */
  readonly bond: number;
};

/** Machines that are in the same KMS groups: which of them goes first makes a difference to their own deadlines only. */
export type Bond = { readonly groups: readonly number[]; readonly mask: bigint };

/** What does not change with the settings. */
export type PlanFleet = {
  /** all but the KMS hosts, the earliest due first */
  readonly movers: readonly Mover[];
  readonly hosts: readonly Mover[];
  readonly bonds: readonly Bond[];
  readonly groups: readonly KmsGroup[];
  readonly short: readonly KmsGroup[];
};

/** The fleet against the slots of some settings. Waves are counted from 1. */
export type Problem = PlanFleet & {
  /** of each mover, by its place, the last wave that is over in time; 0 where none is */
  readonly latest: readonly number[];
  readonly latestOfHosts: readonly number[];
  readonly slots: readonly Slot[];
  /** the last wave that a machine other than a host may be in */
  readonly lastWave: number;
  readonly capacityOf: (wave: number) => number;
  readonly hasPilot: boolean;
};

export function* fleetOf(fleet: Fleet): Pieces<PlanFleet> {
  const movers = fleet.machines
    .filter(({ isHost }) => !isHost)
    .map(dueOf)
    .toSorted(byDue);
  yield;
  const { groups, groupsOf, short } = kmsGroups(
    movers.map(({ machine }) => machine),
    fleet,
  );
  yield;
  const bonds: Bond[] = [];
  const places = new Map<string, number>();
  const bound = movers.map((mover, place) => {
    const of = groupsOf[place] ?? [];
    const name = of.join();
    const known = places.get(name);
    if (known !== undefined) return { ...mover, bond: known };
    places.set(name, bonds.length);
    bonds.push({ groups: of, mask: of.reduce((mask, group) => mask | (1n << BigInt(group)), 0n) });
    return { ...mover, bond: bonds.length - 1 };
  });
  const hosts = fleet.machines
    .filter(({ isHost }) => isHost)
    .map(dueOf)
    .toSorted(byDue);
  return { movers: bound, hosts, bonds, groups, short };
}

/** Windows and Office have separate clocks: the earliest counts. */
function dueOf(machine: PlanMachine): Mover {
  const clocks = machine.products.map(({ clock }) => clock);
  const dates = clocks.filter((clock) => clock instanceof Date).map((date) => date.getTime());
  const due = dates.length === 0 ? null : new Date(Math.min(...dates));
  return { machine, due, hasLost: clocks.includes('lost'), bond: 0 };
}

export function byDue(left: Mover, right: Mover): number {
  return timeOf(left) - timeOf(right) || (left.machine.name < right.machine.name ? -1 : 1);
}

const timeOf = ({ due }: Mover) => due?.getTime() ?? Number.MAX_SAFE_INTEGER;

/** @param book the slots of these settings, where they are known from another problem of the same hours */
export function problemOf(fleet: PlanFleet, settings: PlanSettings, book: SlotBook = slotBook(settings)): Problem {
  const { movers, hosts, groups } = fleet;
  const { marginHours, pilotSize, waveSize } = settings;
  const count = movers.length + hosts.length;
  const latestDue = [...movers, ...hosts].reduce((last, { due }) => Math.max(last, due?.getTime() ?? 0), 0);
  const over = latestDue - marginHours * HOUR;
  // More waves than machines are never needed, nor more after the last deadline than what has none takes.
  const slots = book.until(
    (last, waves) => waves >= count || (last?.endsAt.getTime() ?? 0) > over,
    Math.ceil(count / waveSize) + groups.length + 2,
  );
  const latestIn = latestWavesIn(slots, marginHours);
  const latestOfHosts = latestIn(hosts);
  const hasPilot = pilotSize > 0 && movers.length > 0;
  const capacityOf = (wave: number) => (wave === 1 && hasPilot ? pilotSize : waveSize);
  const lastWave = lastBeforeHosts(latestOfHosts, slots.length, waveSize);
  const latest = latestIn(movers).map((wave) => Math.min(wave, Math.max(0, lastWave)));
  return { ...fleet, latest, latestOfHosts, slots, lastWave, capacityOf, hasPilot };
}

/** Hosts go after everything else, in waves of their own: the first of these has to begin so early that the last is in time. */
function lastBeforeHosts(latestOfHosts: readonly number[], slots: number, waveSize: number): number {
  if (latestOfHosts.length === 0) return slots;
  const first = latestOfHosts.map((latest, place) => latest - Math.floor(place / waveSize));
  return Math.min(slots - Math.ceil(latestOfHosts.length / waveSize) + 1, ...first) - 1;
}

/** Both are in the order of time, so that one walk over them is enough. */
function latestWavesIn(slots: readonly Slot[], marginHours: number): (movers: readonly Mover[]) => number[] {
  const needed = slots.map(({ endsAt }) => endsAt.getTime() + marginHours * HOUR);
  return (movers) => {
    let wave = 0;
    return movers.map(({ due }) => {
      if (due === null) return slots.length;
      while ((needed[wave] ?? Infinity) <= due.getTime()) wave += 1;
      return wave;
    });
  };
}
