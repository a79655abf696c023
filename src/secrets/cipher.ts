import { createCipheriv, createDecipheriv, type KeyObject } from 'node:crypto';
import { newBytes } from '../kernel/ids.ts';
import type { KeyRing } from './key-ring.ts';

/** What a sealed thing belongs to. It opens only with the same three, so that a row copied to another customer is dead. */
export type SealingContext = {
  /** what it is: `product-key`, `download-link`, `refresh-token` … */
  readonly kind: string;
  /** customer tenant ID, or `desk` for what belongs to no customer */
  readonly customer: string;
  /** what it hangs on: order line, ticket, account */
  readonly subject: string;
};

/** Why nothing came out; never what was inside. `not-authentic`: altered, another context, or another key of that ID. */
export type Unreadable = {
  readonly kind: 'unreadable';
  readonly reason: 'malformed' | 'unknown-key' | 'not-authentic';
};

export type SealedParts = {
  readonly keyId: string;
  readonly nonce: Buffer;
  readonly ciphertext: Buffer;
  readonly tag: Buffer;
};

export const VERSION = 'v1';
export const NONCE_BYTES = 12;
export const TAG_BYTES = 16;
const ALGORITHM = 'aes-256-gcm';

/** AES-256-GCM with the first key of the ring and a nonce of its own (NIST SP 800-38D, 96 bits at random). */
export function encrypt(ring: KeyRing, clear: Uint8Array, context: SealingContext): SealedParts {
  const nonce = newBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, keyOf(ring, ring.first), nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(associatedData(ring.first, context));
  const ciphertext = Buffer.concat([cipher.update(clear), cipher.final()]);
  return { keyId: ring.first, nonce, ciphertext, tag: cipher.getAuthTag() };
}

export function decrypt(ring: KeyRing, sealed: SealedParts, context: SealingContext): Buffer | Unreadable {
  const key = ring.keys.get(sealed.keyId);
  if (!key) return unreadable('unknown-key');
  const decipher = createDecipheriv(ALGORITHM, key, sealed.nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(associatedData(sealed.keyId, context));
  decipher.setAuthTag(sealed.tag);
  try {
    return Buffer.concat([decipher.update(sealed.ciphertext), decipher.final()]);
  } catch {
    return unreadable('not-authentic');
  }
}

export function unreadable(reason: Unreadable['reason']): Unreadable {
  return { kind: 'unreadable', reason };
}

/** Canonical JSON: these keys, in this order, no blanks. Changing it makes everything sealed before unreadable. */
function associatedData(keyId: string, { customer, kind, subject }: SealingContext): Buffer {
  return Buffer.from(JSON.stringify({ customer, keyId, kind, subject, version: VERSION }), 'utf8');
}

function keyOf(ring: KeyRing, id: string): KeyObject {
  const key = ring.keys.get(id);
  if (!key) throw new Error('The key ring does not hold its own first key');
  return key;
}
