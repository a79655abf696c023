import { createHash, createHmac } from 'node:crypto';

const LETTERS_AND_DIGITS = 'ABCDEFGHJKLMNPQRSTUVWXYZ0123456789';
const BASE62 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** The same name always gives the same GUID, so that the seed is the same on every machine. */
export function guidOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** @returns `length` lower-case hexadecimal digits (at most 64) */
export function hexOf(name: string, length: number): string {
  return createHash('sha256').update(name).digest('hex').slice(0, length);
}

/** @returns the first `length` (at most 32) characters of a spelling of the name's hash in capitals and digits */
export function capitalsOf(name: string, length: number): string {
  return spell(createHash('sha256').update(name).digest(), LETTERS_AND_DIGITS, length);
}

/** @returns up to 64 letters and digits, for the opaque order ids of older orders */
export function base62Of(name: string, length: number): string {
  return spell(createHash('sha512').update(name).digest(), BASE62, length);
}

/** @returns decimal digits, for ticket numbers */
export function digitsOf(name: string, length: number): string {
  return spell(createHash('sha256').update(name).digest(), '123456789', length);
}

export function signatureOf(secret: string, text: string): Buffer {
  return createHmac('sha256', secret).update(text).digest();
}

/** Spells bytes in an alphabet, one character a byte. */
export function spell(bytes: Buffer, alphabet: string, length: number): string {
  return Array.from(bytes.subarray(0, length), (byte) => alphabet.charAt(byte % alphabet.length)).join('');
}
