import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { canonicalJson } from './chain.ts';

/** That the chain had this head at this time: whoever has kept a checkpoint finds out that entries before it were cut off or changed. */
export type Checkpoint = {
  /** from 1, without a gap */
  readonly number: number;
  /** of the entry that was the newest */
  readonly sequence: bigint;
  /** its hash */
  readonly head: string;
  readonly at: Date;
  /** the public key: the 32 bytes of Ed25519 (RFC 8032), hex */
  readonly key: string;
  /** 64 bytes, hex */
  readonly signature: string;
};

export type Unsigned = Omit<Checkpoint, 'key' | 'signature'>;

/** So that nothing else the key ever signs can be taken for a checkpoint. */
const PURPOSE = 'csp-desk ledger checkpoint 1\n';
/** DER of a PKCS #8 private key up to the 32 bytes of its seed (RFC 8410, section 7). */
const PRIVATE_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');
export const SEED_BYTES = 32;

/** A private key from 32 random bytes. */
export function signingKeyFrom(seed: Buffer): { readonly privateKey: KeyObject; readonly publicKey: string } {
  const privateKey = createPrivateKey({ key: Buffer.concat([PRIVATE_PREFIX, seed]), format: 'der', type: 'pkcs8' });
  const { x = '' } = createPublicKey(privateKey).export({ format: 'jwk' });
  return { privateKey, publicKey: Buffer.from(x, 'base64url').toString('hex') };
}

/** @returns what is signed, as it stands in an export */
export function canonicalCheckpoint({ number, sequence, head, at, key }: Omit<Checkpoint, 'signature'>): string {
  return canonicalJson({ number, sequence: sequence.toString(), head, at: at.toISOString(), key });
}

export function signCheckpoint(
  unsigned: Unsigned,
  { privateKey, publicKey: key }: ReturnType<typeof signingKeyFrom>,
): Checkpoint {
  const content = Buffer.from(PURPOSE + canonicalCheckpoint({ ...unsigned, key }));
  return { ...unsigned, key, signature: sign(null, content, privateKey).toString('hex') };
}

/** @param content what `canonicalCheckpoint` gave, byte for byte */
export function isSignedBy(content: string, signature: string, key: KeyObject): boolean {
  return verify(null, Buffer.from(PURPOSE + content), key, Buffer.from(signature, 'hex'));
}

/** @param key the 32 bytes, hex; @returns null where that is no public key */
export function publicKeyFrom(key: string): KeyObject | null {
  try {
    const x = Buffer.from(key, 'hex').toString('base64url');
    return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  } catch {
    return null;
  }
}
