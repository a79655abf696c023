import { randomBytes, randomInt, randomUUID } from 'node:crypto';

/** The one place that makes randomness. */
export function newId(): string {
  return randomUUID();
}

/** @returns `length` random bytes, fit for keys and nonces */
export function newBytes(length: number): Buffer {
  return randomBytes(length);
}

/** @returns a whole number in [0, below) */
export function newNumber(below: number): number {
  return randomInt(below);
}

/** No 0/O and no 1/I/L: a reference is read aloud on the phone. */
const REFERENCE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** @returns a short reference such as `7K2-QM4`, shown to a person and written to the log beside what happened */
export function newReference(): string {
  const letter = () => REFERENCE_ALPHABET.charAt(randomInt(REFERENCE_ALPHABET.length));
  const three = () => letter() + letter() + letter();
  return `${three()}-${three()}`;
}
