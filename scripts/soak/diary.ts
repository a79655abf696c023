/** What a person made of the answer to what they asked for. `unknown`: the answer was lost, or said neither. */
export type Told = 'confirmed' | 'denied' | 'unknown';

/** How it ended for somebody who gave up: with words on the screen, with a form that still loads, or with nothing. */
export type Ending = 'told' | 'waiting' | 'silent';

export type Tally = { begun: number; done: number; gaveUp: number };

/** What people did and were told, and no more: how things stand is for the audit to find out. */
export type Diary = {
  /** by the reference they gave: what was handed in at last */
  readonly purchases: Map<string, Told>;
  /** references of forms that nobody handed in */
  readonly drafted: Set<string>;
  /** by the ID of the order */
  readonly cancellations: Map<string, Told>;
  /** orders whose form nobody handed in */
  readonly notCancelled: Set<string>;
  readonly deeds: Map<string, Tally>;
  /** why people gave up, and how often */
  readonly reasons: Map<string, number>;
  readonly endings: Record<Ending, number>;
  /** keys that stood on a screen */
  keysSeen: number;
  /** commands that were due while everybody was busy */
  heldBack: number;
};

export function openDiary(): Diary {
  return {
    purchases: new Map(),
    drafted: new Set(),
    cancellations: new Map(),
    notCancelled: new Set(),
    deeds: new Map(),
    reasons: new Map(),
    endings: { told: 0, waiting: 0, silent: 0 },
    keysSeen: 0,
    heldBack: 0,
  };
}

export function tallyOf({ deeds }: Diary, name: string): Tally {
  const known = deeds.get(name) ?? { begun: 0, done: 0, gaveUp: 0 };
  deeds.set(name, known);
  return known;
}

/** @returns over all kinds of deeds */
export function sumOf({ deeds }: Diary): Tally {
  const sum = { begun: 0, done: 0, gaveUp: 0 };
  for (const { begun, done, gaveUp } of deeds.values()) {
    sum.begun += begun;
    sum.done += done;
    sum.gaveUp += gaveUp;
  }
  return sum;
}
