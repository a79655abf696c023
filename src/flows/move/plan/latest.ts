import type { Pieces } from '../../../kernel/pieces.ts';
import { hasGroup, NO_BATCH, withGroup } from './batch.ts';
import type { Batch } from './batch.ts';
import { NONE, openingsOf } from './openings.ts';
import type { Problem } from './problem.ts';

/**
 * What is in a wave and all after it, when everything waits as long as it may. Only this counts: which groups are `open`, that
 * is, have enough machines in those waves to stand alone, and how many machines are `placed` there.
 */
type Tail = {
  readonly wave: number;
  readonly open: bigint;
  readonly placed: number;
  /** machines without which the open groups would not have enough */
  readonly held: number;
  readonly batch: Batch;
  readonly after: Tail | null;
};

export type LatestWave = {
  readonly wave: number;
  readonly open: bigint;
  readonly placed: number;
  readonly batch: Batch;
};

export type Search =
  | { readonly kind: 'found'; readonly waves: readonly LatestWave[] }
  | { readonly kind: 'none'; readonly isProven: boolean };

/** How many tails are followed at once, and how many sets of groups are tried for one wave. The first is nearly always enough. */
const EFFORTS = [
  { tails: 2, sets: 8 },
  { tails: 16, sets: 64 },
  { tails: 128, sets: 256 },
] as const;

/**
 * Finds for each wave what is left after the waves before it, or that no plan exists.
 *
 * It walks from the last wave to the first. Seen so, a deadline is a release: a machine may be placed from its last wave on,
 * and never too late. More placed and more groups open is always at least as good, so in each wave as many groups are opened
 * as fit and the rest is filled up. A choice is left only where not all of them fit; then each largest set is followed, and
 * tails that another one outdoes are dropped.
 */
export function* latestWaves(problem: Problem, patience: 'quick' | 'thorough' = 'thorough'): Pieces<Search> {
  for (const effort of patience === 'quick' ? EFFORTS.slice(0, 1) : EFFORTS) {
    const search = yield* searchWith(problem, effort);
    if (search.kind === 'found' || search.isProven) return search;
  }
  return { kind: 'none', isProven: false };
}

function* searchWith(problem: Problem, effort: (typeof EFFORTS)[number]): Pieces<Search> {
  const { movers, groups, bonds, latest, lastWave, capacityOf, hasPilot } = problem;
  const total = movers.length;
  const all = groups.reduce((mask, _, group) => withGroup(mask, group), 0n);
  // Only where next to everything is held can the pilot be left without a machine.
  const mayHoldAll = hasPilot && groups.reduce((sum, group) => sum + group.needed, 0) >= total;
  const released = bonds.map(() => 0);
  let isProven = true;
  let next = total - 1;
  let tails: Tail[] = [{ wave: lastWave + 1, open: 0n, placed: 0, held: 0, batch: NO_BATCH, after: null }];

  for (let wave = lastWave; wave >= (hasPilot ? 2 : 1); wave--) {
    yield;
    for (; next >= 0 && (latest[next] ?? 0) >= wave; next--) {
      const bond = movers[next]?.bond ?? 0;
      released[bond] = (released[bond] ?? 0) + 1;
    }
    const capacity = capacityOf(wave);
    const free = (open: bigint) => {
      if (open === all) return total - 1 - next;
      return bonds.reduce((sum, { mask }, place) => ((mask & ~open) === 0n ? sum + (released[place] ?? 0) : sum), 0);
    };
    const reach = (open: bigint) => groups.reduce((sum, { size }, at) => (hasGroup(open, at) ? sum + size : sum), 0);
    const grown = tails.flatMap((tail) => {
      const openings =
        tail.open === all
          ? NONE
          : openingsOf(problem, tail.open, { waiting: released, capacity, most: effort.sets, mayHoldAll });
      if (openings.isCut) isProven = false;
      return openings.choices.map(({ groups: added, batch }): Tail => {
        const open = added.reduce(withGroup, tail.open);
        const placed = Math.min(tail.placed + capacity, free(open));
        return { wave, open, placed, held: tail.held + batch.size, batch, after: tail };
      });
    });
    tails = best(grown, effort.tails + 1, mayHoldAll, reach);
    if (tails.length > effort.tails) {
      isProven = false;
      tails = tails.slice(0, effort.tails);
    }
  }
  const pilot = hasPilot ? capacityOf(1) : 0;
  const whole = tails.find(({ placed, held }) => placed >= total - pilot && (!hasPilot || held < total));
  if (!whole) return { kind: 'none', isProven };
  return { kind: 'found', waves: wavesOf(whole, hasPilot ? total - 1 : total) };
}

/** Those that no other outdoes, the furthest first, at most so many. */
function best(tails: readonly Tail[], most: number, mayHoldAll: boolean, reach: (open: bigint) => number): Tail[] {
  const kept: Tail[] = [];
  const furthest = tails.toSorted((left, right) => right.placed - left.placed || reach(right.open) - reach(left.open));
  for (const tail of furthest) {
    if (kept.length === most) break;
    const isOutdone = kept.some(
      (other) =>
        (tail.open & ~other.open) === 0n && other.placed >= tail.placed && (!mayHoldAll || other.held <= tail.held),
    );
    if (!isOutdone) kept.push(tail);
  }
  return kept;
}

/**
 * From the last wave to the first.
 * @param most what may be placed in all of them: the pilot is left one at least, and a wave what opens its groups
 */
function wavesOf(first: Tail, most: number): LatestWave[] {
  const waves: LatestWave[] = [];
  let room = most;
  for (let tail: Tail | null = first; tail?.after; tail = tail.after) {
    const { wave, open, batch } = tail;
    const placed = Math.min(tail.placed, room);
    waves.push({ wave, open, placed, batch });
    room = placed - batch.size;
  }
  return waves.toReversed();
}
