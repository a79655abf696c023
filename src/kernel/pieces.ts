import { monotonic } from './time.ts';

/** Long work of which each `yield` is a place where others may have the thread. */
export type Pieces<Result> = Generator<void, Result, void>;

/** After so long the next place is used. */
const LONGEST_MS = 15;

/** Does the work, and whenever it was long at it lets everything else that is ready go first. */
export async function inPieces<Result>(pieces: Pieces<Result>): Promise<Result> {
  for (let since = monotonic(); ;) {
    const piece = pieces.next();
    if (piece.done) return piece.value;
    if (monotonic() - since < LONGEST_MS) continue;
    await new Promise((resolve) => setImmediate(resolve));
    since = monotonic();
  }
}

/** Does the work in one go. */
export function atOnce<Result>(pieces: Pieces<Result>): Result {
  for (;;) {
    const piece = pieces.next();
    if (piece.done) return piece.value;
  }
}
