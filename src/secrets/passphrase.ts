import { scrypt, timingSafeEqual } from 'node:crypto';
import { newBytes } from '../kernel/ids.ts';

/** 2^15 rounds of 8 blocks, 32 MiB: some 80 ms each (OWASP, "Password Storage Cheat Sheet", scrypt). */
const COST = { N: 2 ** 15, r: 8, p: 1 } as const;
const MAX_MEMORY = 64 * 1024 * 1024;
const HASH_BYTES = 32;
const SALT_BYTES = 16;
const FORMAT = /^scrypt\.15\.8\.1\.([A-Za-z0-9_-]{22})\.([A-Za-z0-9_-]{43})$/;

/** What is typed from a telephone call: case, blanks and dashes do not matter. */
function asTold(passphrase: string): string {
  return passphrase.toUpperCase().replace(/[^A-Z0-9]/g, '');
}

/** @returns `scrypt.15.8.1.<salt>.<hash>`, the last two base64url: slow and salted, so that a stolen one tells little */
export async function hashPassphrase(passphrase: string): Promise<string> {
  const salt = newBytes(SALT_BYTES);
  const hash = await derive(asTold(passphrase), salt);
  return ['scrypt', 15, COST.r, COST.p, salt.toString('base64url'), hash.toString('base64url')].join('.');
}

/** @param hash what `hashPassphrase` gave; null where there is none, which takes as long and is never right */
export async function isPassphrase(passphrase: string, hash: string | null): Promise<boolean> {
  const [, salt, expected] = FORMAT.exec(hash ?? '') ?? [];
  const found = await derive(asTold(passphrase), Buffer.from(salt ?? '', 'base64url'));
  return expected !== undefined && timingSafeEqual(found, Buffer.from(expected, 'base64url'));
}

function derive(text: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(text, salt, HASH_BYTES, { ...COST, maxmem: MAX_MEMORY }, (error, hash) =>
      error ? reject(error) : resolve(hash),
    );
  });
}
