import type { Pieces } from '../../../kernel/pieces.ts';
import { hasGroup } from './batch.ts';
import type { Batch } from './batch.ts';
import { heapOf } from './heap.ts';
import type { LatestWave } from './latest.ts';
import { byDue } from './problem.ts';
import type { Mover, Problem } from './problem.ts';

/**
 * All machines but the hosts in the order in which they go, such that waves can be cut from it.
 * @param waves from the last to the first, as found
 */
export function* orderOf(problem: Problem, waves: readonly LatestWave[]): Pieces<Mover[]> {
  const { movers, bonds, latest } = problem;
  const goesBefore = earliestFirst(problem);
  const free = heapOf<Mover>((left, right) => goesBefore(right, left));
  const waiting: Mover[][] = bonds.map(() => []);
  const backwards: Mover[][] = [];
  let next = movers.length - 1;
  let placed = 0;

  for (const { wave, open, placed: until, batch } of waves) {
    yield;
    for (; next >= 0 && (latest[next] ?? 0) >= wave; next--) {
      const mover = movers[next];
      if (mover) waiting[mover.bond]?.push(mover);
    }
    const closing = takeBatch(batch, problem, open, waiting, goesBefore);
    for (const [place, { mask }] of bonds.entries())
      if ((mask & ~open) === 0n) for (const mover of waiting[place]?.splice(0) ?? []) free.push(mover);
    const others: Mover[] = [];
    while (placed + closing.length + others.length < until) {
      const mover = free.pop();
      if (!mover) break;
      others.push(mover);
    }
    placed += closing.length + others.length;
    const inOrder = (some: Mover[]) => some.toSorted((left, right) => (goesBefore(left, right) ? -1 : 1));
    // What closes a group goes last: before it, every number of the others is a place to cut.
    backwards.push([...inOrder(others), ...inOrder(closing)]);
  }
  yield;
  const rest = new Set(movers);
  for (const mover of backwards.flat()) rest.delete(mover);
  const pilot = [...rest].toSorted((left, right) => (goesBefore(left, right) ? -1 : 1));
  return [...pilot, ...backwards.toReversed().flat()];
}

function takeBatch(
  { shared, more }: Batch,
  { bonds }: Problem,
  open: bigint,
  waiting: readonly Mover[][],
  goesBefore: (left: Mover, right: Mover) => boolean,
): Mover[] {
  if (shared.size + more.size === 0) return [];
  for (const movers of waiting) movers.sort((left, right) => (goesBefore(left, right) ? -1 : 1));
  const taken: Mover[] = [];
  const takeFrom = (movers: Mover[] | undefined) => {
    const last = movers?.pop();
    if (last) taken.push(last);
  };
  for (const [bond, count] of shared) for (let left = count; left > 0; left--) takeFrom(waiting[bond]);
  for (const [group, count] of more) {
    const usable = bonds.flatMap(({ mask }, place) =>
      (mask & ~open) === 0n && hasGroup(mask, group) ? [waiting[place] ?? []] : [],
    );
    for (let left = count; left > 0; left--) {
      takeFrom(
        usable
          .filter(({ length }) => length > 0)
          .reduce<Mover[] | undefined>((latest, movers) => {
            const [one, other] = [latest?.at(-1), movers.at(-1)];
            return one && other && goesBefore(other, one) ? latest : movers;
          }, undefined),
      );
    }
  }
  return taken;
}

/**
 * Who goes first where there is a choice: the pilot, in which every MAK is tried; what has lost its activation; what is rarely
 * online, because it needs the time; then the least time left.
 */
function earliestFirst({ movers, hasPilot, capacityOf }: Problem): (left: Mover, right: Mover) => boolean {
  const pilot = hasPilot ? pilotOf(movers, capacityOf(1)) : new Set<Mover>();
  const rankOf = (mover: Mover) => {
    if (pilot.has(mover)) return 0;
    if (mover.machine.isRarelyOnline) return 2;
    return mover.hasLost ? 1 : 3;
  };
  const ranks = new Map(movers.map((mover) => [mover, rankOf(mover)]));
  const places = new Map(movers.toSorted(byDue).map((mover, place) => [mover, place]));
  return (left, right) =>
    (ranks.get(left) ?? 0) - (ranks.get(right) ?? 0) < 0 ||
    (ranks.get(left) === ranks.get(right) && (places.get(left) ?? 0) < (places.get(right) ?? 0));
}

function pilotOf(movers: readonly Mover[], size: number): Set<Mover> {
  const online = movers.filter(({ machine }) => !machine.isRarelyOnline);
  const tried = new Set<string | null>();
  const first = online.filter(({ machine }) => {
    const isNew = machine.products.some(({ key }) => key !== null && !tried.has(key));
    for (const { key } of machine.products) tried.add(key);
    return isNew;
  });
  return new Set([...first, ...online.filter((mover) => !first.includes(mover))].slice(0, size));
}
