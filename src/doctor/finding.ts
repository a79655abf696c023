import { pause } from '../kernel/time.ts';

/** What was looked at, and how it is. `left-out`: it could not be looked at, because of something else. */
export type Finding = { readonly what: string } & Outcome;

export type Outcome =
  | { readonly kind: 'well' }
  | { readonly kind: 'problem'; readonly advice: string }
  | { readonly kind: 'left-out'; readonly why: string };

export const well: Outcome = { kind: 'well' };
export const problem = (advice: string): Outcome => ({ kind: 'problem', advice });
export const leftOut = (why: string): Outcome => ({ kind: 'left-out', why });

const PATIENCE_MS = 30_000;

/** @param inWords of what was thrown; never a secret */
export async function look(
  what: string,
  examine: () => Promise<Outcome>,
  inWords: (error: unknown) => string,
): Promise<Finding> {
  const stop = new AbortController();
  const late = pause(PATIENCE_MS, stop.signal).then(() => problem(`no answer in ${PATIENCE_MS / 1_000} seconds`));
  const answer = examine().catch((error: unknown) => problem(inWords(error)));
  const outcome = await Promise.race([answer, late]).finally(() => stop.abort());
  return { what, ...outcome };
}
