import { createHash, randomBytes, randomInt, randomUUID } from 'node:crypto';

/** The one place that makes randomness. */
export function newId(): string {
  return randomUUID();
}

/** @returns the same UUID for the same text, always: for asking again for what may have been done already */
export function idFrom(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  // RFC 9562, version 8: bits of one's own making, with the version and variant in their places.
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
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

const letters = (count: number) =>
  Array.from({ length: count }, () => REFERENCE_ALPHABET.charAt(randomInt(REFERENCE_ALPHABET.length))).join('');

/** @returns a passphrase such as `7K2Q-M4XW-9HRT`, 59 bits: told on the phone, written down by hand */
export function newPassphrase(): string {
  return [letters(4), letters(4), letters(4)].join('-');
}

/** @returns 192 bits for the secret part of a link, as base64url */
export function newToken(): string {
  return newBytes(24).toString('base64url');
}

/** @returns a short reference such as `7K2-QM4`, shown to a person and written to the log beside what happened */
export function newReference(): string {
  return `${letters(3)}-${letters(3)}`;
}
