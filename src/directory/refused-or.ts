import type { Refusal, Right } from './person.ts';

/**
 * What is said of a thing that is not there, not theirs, or not as it was: to those who may ask for it alone, so that nobody else
 * learns what there is.
 */
export async function refusedOr<T>(asked: Promise<Right>, otherwise: T): Promise<T | Refusal> {
  const right = await asked;
  return right.kind === 'refused' ? right : otherwise;
}
