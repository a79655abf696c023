import type { Bond } from './problem.ts';

/** The fewest machines with which groups can be left in one wave: so many of each bond, besides any of a group's. */
export type Batch = {
  readonly size: number;
  /** of each bond, machines that count in two of the groups at once */
  readonly shared: ReadonlyMap<number, number>;
  /** of each group, how many more it takes */
  readonly more: ReadonlyMap<number, number>;
};

export const NO_BATCH: Batch = { size: 0, shared: new Map(), more: new Map() };

type Supply = {
  readonly bonds: readonly Bond[];
  /** of each bond, how many machines may wait for this wave */
  readonly waiting: readonly number[];
  readonly needed: (group: number) => number;
};

/** @returns of these groups those that can have enough machines in one wave, when only they and the open ones may be used */
export function openable(groups: readonly number[], open: bigint, { bonds, waiting, needed }: Supply): number[] {
  let wanted = [...groups];
  for (;;) {
    const allowed = wanted.reduce(withGroup, open);
    const supply = new Map<number, number>();
    for (const [place, { mask, groups: of }] of bonds.entries()) {
      if ((mask & ~allowed) !== 0n) continue;
      for (const group of of) supply.set(group, (supply.get(group) ?? 0) + (waiting[place] ?? 0));
    }
    const left = wanted.filter((group) => (supply.get(group) ?? 0) >= needed(group));
    if (left.length === wanted.length) return left;
    wanted = left;
  }
}

export const withGroup = (mask: bigint, group: number): bigint => mask | (1n << BigInt(group));
export const hasGroup = (mask: bigint, group: number): boolean => (mask & (1n << BigInt(group))) !== 0n;

/**
 * The smallest batch that gives each of the groups what it needs. A machine counts in its group of Windows and in its group of
 * Office, so as many as possible are taken that count twice: the largest flow between the two sides.
 * @param groups all of them `openable` together
 */
export function smallestBatch(groups: readonly number[], open: bigint, supply: Supply): Batch {
  const { bonds, waiting, needed } = supply;
  const allowed = groups.reduce(withGroup, open);
  const missing = new Map(groups.map((group) => [group, needed(group)]));
  const pairs = bonds.flatMap(({ mask, groups: [left, right] }, place) => {
    if (left === undefined || right === undefined || (mask & ~allowed) !== 0n) return [];
    const isBetween = missing.has(left) && missing.has(right);
    return isBetween ? [{ place, left, right, room: waiting[place] ?? 0, flow: 0 }] : [];
  });
  const take = (group: number, count: number) => missing.set(group, (missing.get(group) ?? 0) - count);
  for (const pair of pairs) {
    pair.flow = Math.min(pair.room, missing.get(pair.left) ?? 0, missing.get(pair.right) ?? 0);
    take(pair.left, pair.flow);
    take(pair.right, pair.flow);
  }
  for (const group of groups) {
    while ((missing.get(group) ?? 0) > 0) {
      const path = pathFrom(group, pairs, (to) => (missing.get(to) ?? 0) > 0);
      if (!path) break;
      for (const { pair, change } of path.steps) pair.flow += change;
      take(group, 1);
      take(path.to, 1);
    }
  }
  const shared = new Map(pairs.filter(({ flow }) => flow > 0).map(({ place, flow }) => [place, flow]));
  const size = [...shared.values(), ...missing.values()].reduce((sum, count) => sum + count, 0);
  return { size, shared, more: missing };
}

type Pair = {
  readonly place: number;
  readonly left: number;
  readonly right: number;
  readonly room: number;
  flow: number;
};
type Step = { readonly pair: Pair; readonly change: 1 | -1 };

/** A way by which one more machine counts twice: forwards over pairs with room, backwards over pairs in use. */
function pathFrom(from: number, pairs: readonly Pair[], isEnd: (group: number) => boolean) {
  const reached = new Map<number, readonly Step[]>([[from, []]]);
  for (const [group, steps] of reached) {
    const isForward = steps.length % 2 === 0;
    if (!isForward && isEnd(group)) return { to: group, steps };
    for (const pair of pairs) {
      if (pair.left !== group && pair.right !== group) continue;
      const next = pair.left === group ? pair.right : pair.left;
      const isPassable = isForward ? pair.flow < pair.room : pair.flow > 0;
      if (isPassable && !reached.has(next)) reached.set(next, [...steps, { pair, change: isForward ? 1 : -1 }]);
    }
  }
  return undefined;
}
