import { onConnection } from '../database/connection.ts';
import type { Database, Transaction } from '../database/database.ts';
import { containing } from './containing.ts';
import { guess } from './mistyped.ts';

export type Wanted = {
  /** as `fold` gives it */
  readonly text: string;
  readonly limit: number;
  /** whose customers come first */
  readonly teamId?: string | undefined;
};

export type LocalCustomer = { readonly id: string; readonly name: string; readonly domain: string };

export type LocalHits = {
  readonly customers: readonly LocalCustomer[];
  /** how many of them contain the text itself, and are no guess at what was meant */
  readonly literal: number;
};

/** So few that contain the text are followed by those that nearly do. */
const FEW = 10;
const SHORTEST_GUESS = 4;

/** Searches the local copy. Every path through it has an index, whatever was typed. */
export async function searchCustomers(database: Database, wanted: Wanted): Promise<LocalHits> {
  // Past Prisma, because somebody is typing: six exchanges with the database at most, and nothing between them.
  return onConnection(database.pool, async (client) => {
    try {
      await client.query(`BEGIN READ ONLY; ${INDEXES_ONLY}`);
      const { text, values } = containing(wanted);
      // Not prepared: the plan hangs on what the text begins with.
      const { rows: literal } = await client.query<LocalCustomer>(text, values);
      const few = literal.length < Math.min(FEW, wanted.limit);
      const meant = few && mayBeMistyped(wanted.text) ? await guess(client, wanted.text, literal.length > 0) : [];
      const customers = distinct([...literal, ...meant]).slice(0, wanted.limit);
      return { customers, literal: literal.length };
    } finally {
      await client.query('ROLLBACK');
    }
  });
}

/** @returns those whose whole name or domain is this text, at most `limit` */
export function namedExactly(tx: Transaction, text: string, limit: number): Promise<LocalCustomer[]> {
  return tx.customer.findMany({
    where: { goneAt: null, OR: [{ foldedName: text }, { foldedDomain: text }] },
    select: { id: true, name: true, domain: true },
    take: limit,
  });
}

/**
 * For one transaction. With a LIMIT the planner takes to reading the whole table where it expects many hits, which is quick
 * only if it is right.
 */
export const INDEXES_ONLY = 'SET LOCAL enable_seqscan = off; SET LOCAL jit = off';

function mayBeMistyped(text: string): boolean {
  return (text.match(/[\p{L}\p{N}]/gu) ?? []).length >= SHORTEST_GUESS;
}

function distinct(customers: readonly LocalCustomer[]): readonly LocalCustomer[] {
  return [...new Map(customers.map((each) => [each.id, each])).values()];
}
