import {
  decrypt,
  encrypt,
  NONCE_BYTES,
  type SealingContext,
  TAG_BYTES,
  type Unreadable,
  unreadable,
} from './cipher.ts';
import type { KeyRing } from './key-ring.ts';

/** A file as it comes out of its seal. */
export type OpenedBytes = { readonly kind: 'opened'; readonly bytes: Buffer };

const FORMAT = 1;

/**
 * Seals a file.
 * @returns one byte of format, one of key ID length, key ID, nonce (12), tag (16), ciphertext
 */
export function sealBytes(ring: KeyRing, clear: Uint8Array, context: SealingContext): Buffer {
  const { keyId, nonce, ciphertext, tag } = encrypt(ring, clear, context);
  const id = Buffer.from(keyId, 'ascii');
  return Buffer.concat([Buffer.from([FORMAT, id.length]), id, nonce, tag, ciphertext]);
}

export function openBytes(ring: KeyRing, sealed: Uint8Array, context: SealingContext): OpenedBytes | Unreadable {
  const [format, idLength = 0] = sealed;
  const nonceAt = 2 + idLength;
  const tagAt = nonceAt + NONCE_BYTES;
  const ciphertextAt = tagAt + TAG_BYTES;
  if (format !== FORMAT || idLength === 0 || sealed.length < ciphertextAt) return unreadable('malformed');

  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  const parts = {
    keyId: bytes.toString('latin1', 2, nonceAt),
    nonce: bytes.subarray(nonceAt, tagAt),
    tag: bytes.subarray(tagAt, ciphertextAt),
    ciphertext: bytes.subarray(ciphertextAt),
  };
  const clear = decrypt(ring, parts, context);
  return Buffer.isBuffer(clear) ? { kind: 'opened', bytes: clear } : clear;
}
