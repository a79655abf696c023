import { createHmac, hkdfSync } from 'node:crypto';
import type { KeyRing } from './key-ring.ts';

/** `<key ID>.<HMAC-SHA256, base64url>`: equal for equal texts, and of no use to whoever has not the key. */
export type Fingerprint = string;

/** @returns the fingerprint by each key of the ring, that of the first key first; @param purpose keeps those of one use from another's */
export function fingerprints(ring: KeyRing, text: string, purpose: string): readonly [Fingerprint, ...Fingerprint[]] {
  const others = [...ring.keys.keys()].filter((id) => id !== ring.first);
  return [byKey(ring, ring.first, text, purpose), ...others.map((id) => byKey(ring, id, text, purpose))];
}

/** By a key of its own (RFC 5869), never the one that encrypts. */
function byKey({ keys }: KeyRing, id: string, text: string, purpose: string): Fingerprint {
  const key = keys.get(id);
  if (!key) throw new Error('The key ring does not hold a key of its own');
  const derived = Buffer.from(hkdfSync('sha256', key, '', `csp-desk fingerprint ${purpose}`, 32));
  return `${id}.${createHmac('sha256', derived).update(text).digest('base64url')}`;
}
