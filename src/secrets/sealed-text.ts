import { type Revealed, revealed } from '../kernel/revealed.ts';
import {
  decrypt,
  encrypt,
  type SealedParts,
  type SealingContext,
  type Unreadable,
  unreadable,
  VERSION,
} from './cipher.ts';
import type { KeyRing } from './key-ring.ts';

declare const sealedBrand: unique symbol;

/** A secret as it lies in the database: `v1.<key ID>.<nonce>.<ciphertext>.<tag>`, the last three base64url. */
export type SealedText = string & { readonly [sealedBrand]: true };

const SEALED = /^v1\.([A-Za-z0-9_-]{1,32})\.([A-Za-z0-9_-]{16})\.([A-Za-z0-9_-]*)\.([A-Za-z0-9_-]{22})$/;

/** @returns the text as sealed text if it has the form of one, e.g. a column read back; says nothing about its content */
export function asSealedText(text: string): SealedText | undefined {
  return isSealedText(text) ? text : undefined;
}

function isSealedText(text: string): text is SealedText {
  return SEALED.test(text);
}

export function sealText(ring: KeyRing, clear: Revealed | string, context: SealingContext): SealedText {
  const bytes = Buffer.from(typeof clear === 'string' ? clear : clear.forSealing(), 'utf8');
  const { keyId, nonce, ciphertext, tag } = encrypt(ring, bytes, context);
  bytes.fill(0);
  const text = [VERSION, keyId, ...[nonce, ciphertext, tag].map((part) => part.toString('base64url'))].join('.');
  if (!isSealedText(text)) throw new Error('A freshly sealed text does not have its own form');
  return text;
}

export function openText(ring: KeyRing, sealed: string, context: SealingContext): Revealed | Unreadable {
  const parts = partsOf(sealed);
  if (!parts) return unreadable('malformed');
  const clear = decrypt(ring, parts, context);
  if (!Buffer.isBuffer(clear)) return clear;
  const text = clear.toString('utf8');
  clear.fill(0);
  return revealed(text);
}

/** The ID of the key a text is sealed with: which of them still wait for a new one. */
export function sealingKeyOf(sealed: SealedText): string | undefined {
  return SEALED.exec(sealed)?.[1];
}

function partsOf(sealed: string): SealedParts | undefined {
  const [, keyId, ...encoded] = SEALED.exec(sealed) ?? [];
  const [nonce, ciphertext, tag] = encoded.map(decodeExactly);
  return keyId !== undefined && nonce && ciphertext && tag ? { keyId, nonce, ciphertext, tag } : undefined;
}

/** Only the one spelling that encoding gives: base64url lets the last letter vary otherwise. */
function decodeExactly(encoded: string): Buffer | undefined {
  const bytes = Buffer.from(encoded, 'base64url');
  return bytes.toString('base64url') === encoded ? bytes : undefined;
}
