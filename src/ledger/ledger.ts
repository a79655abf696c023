import type pg from 'pg';
import { afterCommit } from '../database/database.ts';
import type { Database, Transaction } from '../database/database.ts';
import { LOCKS } from '../database/locks.ts';
import { ask } from '../database/statements.ts';
import type { Clock } from '../kernel/time.ts';
import { GENESIS, hashOf, verifyChain } from './chain.ts';
import type { ChainedEntry, Entry, Verdict } from './chain.ts';
import type { Deed } from './deeds.ts';

export type { Entry } from './chain.ts';

/** An entry as a flow writes it: one of the known deeds. */
export type NewEntry = Omit<Entry, 'action' | 'outcome'> & Deed;

export type Ledger = {
  /** Appends inside the caller's transaction: what happened and its record stand or fall together. */
  readonly append: (tx: Transaction, entry: NewEntry) => Promise<void>;
  /** @returns the newest entries about a subject, newest first; with `before` those older than that one */
  readonly about: (subject: string, limit: number, before?: bigint) => Promise<ChainedEntry[]>;
  /** Reads the whole chain, by pages, and says whether it is intact or where it breaks first. */
  readonly verify: () => Promise<Verdict>;
};

const PAGE = 1_000;

type Parts = {
  readonly database: Database;
  readonly clock: Clock;
  /** told of each entry once it is committed; must not throw */
  readonly onRecorded?: ((entry: Entry) => void) | undefined;
};

export function createLedger({ database, clock, onRecorded }: Parts): Ledger {
  return {
    async append(tx, entry) {
      const [last] = await tx.$queryRaw<{ readonly sequence: bigint; readonly hash: string }[]>`
        SELECT sequence, hash FROM ledger_head(${LOCKS.ledgerAppend})`;
      const place = { sequence: (last?.sequence ?? 0n) + 1n, at: clock.now(), previousHash: last?.hash ?? GENESIS };
      const { actor, action, outcome, subject, customerId, details } = entry;
      const content = { actor, action, outcome, subject, customerId, details };
      const hash = hashOf({ ...content, ...place });
      await tx.$executeRaw`
        INSERT INTO ledger_entry
          (sequence, at, actor, action, outcome, subject, customer_id, details, previous_hash, hash)
        VALUES
          (${place.sequence}, ${place.at}::timestamptz, ${actor}, ${action}, ${outcome}, ${subject}, ${customerId},
          ${JSON.stringify(details)}::jsonb, ${place.previousHash}, ${hash})`;
      if (onRecorded) afterCommit(tx, () => onRecorded(entry));
    },

    async about(subject, limit, before) {
      const rows = await database.read.ledgerEntry.findMany({
        where: { subject, ...(before !== undefined && { sequence: { lt: before } }) },
        orderBy: { sequence: 'desc' },
        take: limit,
      });
      return rows.map(toEntry);
    },

    verify: () => verifyLedger(database.pool),
  };
}

/** Walks the chain that a connection sees, by pages, and says whether it is intact or where it breaks first. */
export function verifyLedger(client: Pick<pg.Pool, 'query'>): Promise<Verdict> {
  return verifyChain(everyEntry(client));
}

async function* everyEntry(client: Pick<pg.Pool, 'query'>): AsyncGenerator<ChainedEntry> {
  let after = 0n;
  for (;;) {
    const { rows } = await ask<Omit<ChainedEntry, 'sequence'> & { readonly sequence: string }>(
      client,
      `SELECT sequence, at, actor, action, outcome, subject, customer_id AS "customerId", details,
         previous_hash AS "previousHash", hash
       FROM ledger_entry WHERE sequence > $1 ORDER BY sequence LIMIT $2`,
      [after, PAGE],
    );
    for (const row of rows) {
      after = BigInt(row.sequence);
      yield { ...row, sequence: after };
    }
    if (rows.length < PAGE) return;
  }
}

type LedgerRow = Omit<ChainedEntry, 'details'> & { readonly details: unknown };

export function toEntry(row: LedgerRow): ChainedEntry {
  return { ...row, details: row.details as Entry['details'] };
}
