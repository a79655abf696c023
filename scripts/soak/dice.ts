/** Chance that falls the same way again from the same seed. */
export type Dice = {
  /** 0 ≤ n < 1 */
  readonly roll: () => number;
  /** 0 ≤ n < `sides` */
  readonly upTo: (sides: number) => number;
  readonly oneOf: <Item>(items: readonly [Item, ...Item[]]) => Item;
  /** @returns dice of their own: how often one part throws says nothing of another */
  readonly fork: (name: string) => Dice;
};

/** Source: Tommy Ettinger, "Mulberry32", public domain. */
export function createDice(seed: number): Dice {
  let state = seed >>> 0;
  const roll = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const upTo = (sides: number) => Math.floor(roll() * sides);
  return {
    roll,
    upTo,
    oneOf: (items) => items[upTo(items.length)] ?? items[0],
    fork: (name) => createDice(Buffer.from(name).reduce((sum, byte) => Math.imul(sum, 31) + byte, seed)),
  };
}
