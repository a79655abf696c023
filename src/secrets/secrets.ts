import type { Revealed } from '../kernel/revealed.ts';
import type { SealingContext, Unreadable } from './cipher.ts';
import { fingerprints } from './fingerprint.ts';
import type { KeyRing } from './key-ring.ts';
import { type OpenedBytes, openBytes, sealBytes } from './sealed-bytes.ts';
import { openText, type SealedText, sealText } from './sealed-text.ts';

export type Secrets = ReturnType<typeof createSecrets>;

/** Sealing and opening with one key ring. Sealing always uses the ring's first key; opening takes whichever sealed it. */
export function createSecrets(ring: KeyRing) {
  return {
    /** @returns the text encrypted; every call gives another, even for the same text */
    seal: (clear: Revealed | string, context: SealingContext): SealedText => sealText(ring, clear, context),

    /** @returns the text, opaque until it is shown to its person, or why it does not open */
    open: (sealed: string, context: SealingContext): Revealed | Unreadable => openText(ring, sealed, context),

    /** As `seal`, for a file. */
    sealBytes: (clear: Uint8Array, context: SealingContext): Buffer => sealBytes(ring, clear, context),

    /** As `open`, for a file. */
    openBytes: (sealed: Uint8Array, context: SealingContext): OpenedBytes | Unreadable =>
      openBytes(ring, sealed, context),

    /** Of a text, for finding it again without keeping it: by each key of the ring, that of the first one first. */
    fingerprints: (text: string, purpose: string) => fingerprints(ring, text, purpose),

    /** The ID of the key that seals now. */
    sealingKey: ring.first,
  };
}
