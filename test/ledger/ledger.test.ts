import { afterAll, beforeAll, expect, test } from 'vitest';
import fc from 'fast-check';
import type { Database } from '../../src/database/database.ts';
import { systemClock } from '../../src/kernel/time.ts';
import { canonicalJson, GENESIS, hashOf, verifyChain } from '../../src/ledger/chain.ts';
import type { ChainedEntry } from '../../src/ledger/chain.ts';
import { createLedger } from '../../src/ledger/ledger.ts';
import type { NewEntry } from '../../src/ledger/ledger.ts';
import { openTestDatabase } from '../support/database.ts';

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const entry = (subject: string): NewEntry => ({
  actor: 'person:1',
  action: 'purchase.place',
  outcome: 'placed',
  subject,
  customerId: null,
  details: { quantity: 2, note: 'naïve “quotes”', missing: undefined },
});

test('entries appended at the same time form one chain that verifies', async () => {
  const ledger = createLedger({ database, clock: systemClock });
  await Promise.all(
    Array.from({ length: 20 }, (_, n) => database.transaction((tx) => ledger.append(tx, entry(`purchase:${n}`)))),
  );
  expect(await ledger.verify()).toMatchObject({ kind: 'intact', entries: 20 });
  expect(await ledger.about('purchase:7', 5)).toHaveLength(1);
});

test('the database itself refuses to change, delete or truncate the ledger', async () => {
  for (const statement of [
    `UPDATE ledger_entry SET outcome = 'never'`,
    'DELETE FROM ledger_entry',
    'TRUNCATE ledger_entry',
  ]) {
    await expect(database.pool.query(statement), statement).rejects.toThrow('append-only');
  }
});

test('a rolled-back transaction leaves no gap in the chain', async () => {
  const ledger = createLedger({ database, clock: systemClock });
  const undone = database.transaction(async (tx) => {
    await ledger.append(tx, entry('purchase:undone'));
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  await database.transaction((tx) => ledger.append(tx, entry('purchase:next')));
  expect(await ledger.verify()).toMatchObject({ kind: 'intact' });
});

test('canonical JSON does not depend on the order in which names were written', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.boolean())), (value) => {
      const reversed = Object.fromEntries(Object.entries(value).reverse());
      expect(canonicalJson(reversed)).toBe(canonicalJson(value));
      expect(JSON.parse(canonicalJson(value))).toEqual({ ...value });
    }),
  );
});

test('any change of any field of any entry is found, and named', async () => {
  const chain = chainOf(6);
  expect(await verifyChain(stream(chain))).toMatchObject({ kind: 'intact', entries: 6 });
  await fc.assert(
    fc.asyncProperty(
      fc.nat(5),
      fc.constantFrom('actor', 'action', 'outcome', 'subject', 'hash', 'previousHash'),
      async (at, field) => {
        const tampered = chain.map((one, n) => (n === at ? { ...one, [field]: `${one[field as 'actor']}x` } : one));
        expect(await verifyChain(stream(tampered))).toMatchObject({ kind: 'broken', sequence: BigInt(at + 1) });
      },
    ),
  );
  expect(await verifyChain(stream(chain.filter((_, n) => n !== 2)))).toMatchObject({ kind: 'broken', why: 'gap' });
});

function chainOf(length: number): ChainedEntry[] {
  const chain: ChainedEntry[] = [];
  for (let n = 1; n <= length; n++) {
    const place = { sequence: BigInt(n), at: new Date(n), previousHash: chain.at(-1)?.hash ?? GENESIS };
    const { missing: _, ...details } = entry('').details;
    const unsigned = { ...entry(`purchase:${n}`), details, ...place };
    chain.push({ ...unsigned, hash: hashOf(unsigned) });
  }
  return chain;
}

async function* stream(entries: readonly ChainedEntry[]) {
  yield* entries;
}
