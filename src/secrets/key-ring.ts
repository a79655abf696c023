import { createSecretKey, type KeyObject } from 'node:crypto';

/** The encryption keys by ID. `first` encrypts, all open. Keys are `KeyObject`s: printing one does not print its bytes. */
export type KeyRing = {
  readonly kind: 'key-ring';
  readonly first: string;
  readonly keys: ReadonlyMap<string, KeyObject>;
};

/** What is wrong with the setting, in words for the operator; never a part of the value. */
export type KeyRingProblem = { readonly kind: 'unusable'; readonly problem: string };

const KEY_BYTES = 32;
const KEY_ID = /^[A-Za-z0-9_-]{1,32}$/;
const BASE64 = /^[A-Za-z0-9+/_-]{43}=?$/;

/** Reads `id:base64-of-32-bytes`, comma-separated; blanks around entries do not matter. */
export function parseKeyRing(text: string): KeyRing | KeyRingProblem {
  const keys = new Map<string, KeyObject>();
  const entries = text.split(',').map((entry) => entry.trim());
  for (const [index, entry] of entries.entries()) {
    const where = `entry ${index + 1} of ${entries.length}`;
    const colon = entry.indexOf(':');
    if (colon < 0) return unusable(`${where} has no colon; write id:base64-of-${KEY_BYTES}-bytes`);

    const id = entry.slice(0, colon);
    if (!KEY_ID.test(id))
      return unusable(`${where} needs an ID of 1 to 32 letters, digits, "-" or "_" before the colon`);
    if (keys.has(id)) return unusable(`${where} repeats the ID of an earlier entry; give each key its own`);

    const key = keyFrom(entry.slice(colon + 1));
    if (!key)
      return unusable(`${where} is not ${KEY_BYTES} bytes in base64; make one with: openssl rand -base64 ${KEY_BYTES}`);
    keys.set(id, key);
  }
  const [first] = keys.keys();
  return first === undefined ? unusable('is empty') : { kind: 'key-ring', first, keys };
}

function keyFrom(base64: string): KeyObject | undefined {
  if (!BASE64.test(base64)) return undefined;
  const bytes = Buffer.from(base64, 'base64');
  const key = bytes.length === KEY_BYTES ? createSecretKey(bytes) : undefined;
  bytes.fill(0);
  return key;
}

function unusable(problem: string): KeyRingProblem {
  return { kind: 'unusable', problem };
}
