import { hasGroup, NO_BATCH, openable, smallestBatch, withGroup } from './batch.ts';
import type { Batch } from './batch.ts';
import type { Problem } from './problem.ts';

/** Groups that are opened in one wave, and the machines it takes. */
export type Opening = { readonly groups: readonly number[]; readonly batch: Batch };

/** `isCut`: there are more than were looked at */
export type Openings = { readonly choices: readonly Opening[]; readonly isCut: boolean };

export const NONE: Openings = { choices: [{ groups: [], batch: NO_BATCH }], isCut: false };

type Wave = {
  /** of each bond, how many machines may be in this wave */
  readonly waiting: readonly number[];
  readonly capacity: number;
  /** how many sets of groups are looked at */
  readonly most: number;
  /** smaller sets count too, because they hold fewer machines */
  readonly mayHoldAll: boolean;
};

/** What may be opened in a wave besides what is open: everything where it fits, otherwise each largest set. */
export function openingsOf({ groups, bonds }: Problem, open: bigint, wave: Wave): Openings {
  const { waiting, capacity, most, mayHoldAll } = wave;
  const supply = { bonds, waiting, needed: (group: number) => groups[group]?.needed ?? 0 };
  const closed = groups.flatMap((_, group) => (hasGroup(open, group) ? [] : [group]));
  const wanted = openable(closed, open, supply);
  if (wanted.length === 0) return NONE;
  const whole = smallestBatch(wanted, open, supply);
  if (whole.size <= capacity && !mayHoldAll) return { choices: [{ groups: wanted, batch: whole }], isCut: false };

  const needs = (set: readonly number[], isOffice: boolean) =>
    set.reduce((sum, at) => ((groups[at]?.kind === 'office') === isOffice ? sum + supply.needed(at) : sum), 0);
  const choices = new Map<readonly number[], Batch>();
  const { isCut } = setsThatFit(richestFirst(wanted, supply), {
    most,
    withParts: mayHoldAll,
    // A machine counts in one group of Windows and one of Office at most.
    mayFit: (set) => needs(set, true) <= capacity && needs(set, false) <= capacity,
    fits: (set) => {
      if (openable(set, open, supply).length < set.length) return false;
      const batch = smallestBatch(set, open, supply);
      if (batch.size <= capacity) choices.set(set, batch);
      return batch.size <= capacity;
    },
  });
  const found = [...choices].map(([set, batch]) => ({ groups: set, batch }));
  return { choices: [...found, ...NONE.choices], isCut };
}

type Supply = Parameters<typeof smallestBatch>[2];

function richestFirst(wanted: readonly number[], { bonds, waiting }: Supply): number[] {
  const supplies = new Map(
    wanted.map((group) => [
      group,
      bonds.reduce((sum, { mask }, place) => (hasGroup(mask, group) ? sum + (waiting[place] ?? 0) : sum), 0),
    ]),
  );
  return wanted.toSorted((left, right) => (supplies.get(right) ?? 0) - (supplies.get(left) ?? 0));
}

type Choice = {
  /** how many sets are asked about */
  readonly most: number;
  /** also what is part of a larger one */
  readonly withParts: boolean;
  /** false: neither this nor a larger one does */
  readonly mayFit: (set: readonly number[]) => boolean;
  readonly fits: (set: readonly number[]) => boolean;
};

/** Asks about the sets of these groups, the largest first, until nothing larger can fit. */
function setsThatFit(
  wanted: readonly number[],
  { most, withParts, mayFit, fits }: Choice,
): { readonly isCut: boolean } {
  const found: bigint[] = [];
  const rest = wanted.map((_, place) => wanted.slice(place).reduce(withGroup, 0n));
  let tried = 0;
  const extend = (set: readonly number[], mask: bigint, place: number): void => {
    const largest = mask | (rest[place] ?? 0n);
    if (tried >= most || (!withParts && found.some((each) => (largest & ~each) === 0n))) return;
    const group = wanted[place];
    if (group === undefined) {
      tried += 1;
      if (set.length > 0 && fits(set)) found.push(mask);
      return;
    }
    const larger = [...set, group];
    if (mayFit(larger)) extend(larger, withGroup(mask, group), place + 1);
    extend(set, mask, place + 1);
  };
  extend([], 0n, 0);
  return { isCut: tried >= most };
}
