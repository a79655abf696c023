import { hash as digest } from 'node:crypto';

/** A value that JSON can carry. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json | undefined };

/** What an entry says, without its place in the chain. `subject` is `<kind>:<id>`, such as `purchase:5e7f…`. */
export type Entry = {
  readonly actor: string;
  readonly action: string;
  readonly outcome: string;
  readonly subject: string;
  readonly customerId: string | null;
  readonly details: { readonly [name: string]: Json | undefined };
};

export type ChainedEntry = Entry & {
  readonly sequence: bigint;
  readonly at: Date;
  readonly previousHash: string;
  readonly hash: string;
};

/** The hash before the first entry. */
export const GENESIS = '0'.repeat(64);

/** JSON with its names in order and nothing optional, so that equal values have equal bytes (RFC 8785 for what we use of it). */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  let members = '';
  for (const name of Object.keys(value).sort()) {
    const member = value[name];
    if (member !== undefined) members += `${members && ','}${JSON.stringify(name)}:${canonicalJson(member)}`;
  }
  return `{${members}}`;
}

const isList = (value: object): value is readonly Json[] => Array.isArray(value);

/** @returns what the hash of an entry is taken over: what it says, its place, and the hash of the one before */
export function canonicalEntry(entry: Omit<ChainedEntry, 'hash'>): string {
  const { actor, action, outcome, subject, customerId, details, previousHash } = entry;
  const content = { actor, action, outcome, subject, customerId, details, previousHash };
  return canonicalJson({ ...content, sequence: entry.sequence.toString(), at: entry.at.toISOString() });
}

/** @returns the SHA-256 (hex) of what `canonicalEntry` gives */
export function hashOf(entry: Omit<ChainedEntry, 'hash'>): string {
  return digest('sha256', canonicalEntry(entry));
}

export type Verdict =
  | { readonly kind: 'intact'; readonly entries: number; readonly head: string }
  | { readonly kind: 'broken'; readonly sequence: bigint; readonly why: 'gap' | 'previous-hash' | 'hash' };

/** Walks entries in the order of their sequence and names the first that does not fit. */
export async function verifyChain(entries: AsyncIterable<ChainedEntry>): Promise<Verdict> {
  let previous = { sequence: 0n, hash: GENESIS };
  for await (const entry of entries) {
    const { sequence } = entry;
    if (sequence !== previous.sequence + 1n) return { kind: 'broken', sequence, why: 'gap' };
    if (entry.previousHash !== previous.hash) return { kind: 'broken', sequence, why: 'previous-hash' };
    if (entry.hash !== hashOf(entry)) return { kind: 'broken', sequence, why: 'hash' };
    previous = entry;
  }
  return { kind: 'intact', entries: Number(previous.sequence), head: previous.hash };
}
