export type Step = { readonly at: number; readonly left: number };

/** About one a pixel: of 10,000 machines no more can be seen. */
const MOST_STEPS = 400;

/**
 * How many of a fleet are left as each leaves it at its time, between two moments.
 * @param leaving when each leaves, in any order; null for one that stays
 * @returns a step for each change, in order, and one at either end
 */
export function staircase(leaving: readonly (Date | null)[], from: number, until: number): readonly Step[] {
  const width = Math.max(1, (until - from) / MOST_STEPS);
  let left = leaving.length;
  const after = new Map<number, number>([[from, left]]);
  const times = leaving.flatMap((at) => (at ? [at.getTime()] : [])).toSorted((one, other) => one - other);
  for (const time of times) {
    if (time > until) break;
    left -= 1;
    // Rounded towards later: nothing is shown as left before it is.
    const at = time <= from ? from : Math.min(until, from + Math.ceil((time - from) / width) * width);
    after.set(at, left);
  }
  after.set(until, left);
  return [...after].map(([at, count]) => ({ at, left: count }));
}
