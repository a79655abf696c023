import { onConnection } from '../database/connection.ts';
import type { Database, Transaction } from '../database/database.ts';
import { Prisma } from '../database/generated/client.ts';
import { hasTrigram, literally } from './fold.ts';

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

/** Of the customers of a team, so many of the warmest are looked through first. */
const MOST_USED = 500;
/** The longest list from which the most similar are taken: three letters may fit a tenth of all customers. */
const MOST_CONTAINING = 200;
/** So few that contain the text are followed by those that nearly do. */
const FEW = 10;
const MOST_GUESSED = 10;
const SHORTEST_GUESS = 4;
/** How alike two texts are takes microseconds to find out: of so many of a path, which may have found a tenth of all. */
const MOST_COMPARED = 200;
/** The same where something was found already, and others are only named beside it. */
const FEW_COMPARED = 50;
/** Of a long text only its beginning is tried with slips. */
const MOST_SLIPPED = 24;
/** One wrong, missing, added or swapped letter in a word of five keeps this much of it (pg_trgm's word similarity). */
const LIKENESS = 0.45;

/** Searches the local copy. Every path through it has an index, whatever was typed. */
export async function searchCustomers(database: Database, wanted: Wanted): Promise<LocalHits> {
  // Past Prisma, because somebody is typing: six exchanges with the database at most, and nothing between them.
  return onConnection(database.pool, async (client) => {
    const read = async ({ text, values }: Prisma.Sql) => (await client.query<LocalCustomer>(text, values)).rows;
    try {
      await client.query(`BEGIN READ ONLY; ${INDEXES_ONLY}`);
      const literal = await read(containing(wanted));
      const guess = literal.length < Math.min(FEW, wanted.limit) && mayBeMistyped(wanted.text);
      const slipped = guess ? await read(slippedFrom(wanted)) : [];
      const found = literal.length + slipped.length > 0;
      const halved = guess && slipped.length < MOST_GUESSED ? halvesOf(wanted.text) : [];
      const half = halved.length > 0 ? await read(halfRight(wanted, halved, found ? FEW_COMPARED : MOST_COMPARED)) : [];
      const lost = guess && !found && half.length === 0;
      const guessed = distinct(lost ? await read(resembling(wanted)) : [...slipped, ...half]).slice(0, MOST_GUESSED);
      const customers = distinct([...literal, ...guessed]).slice(0, wanted.limit);
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
export const INDEXES_ONLY = `
  SET LOCAL enable_seqscan = off; SET LOCAL jit = off; SET LOCAL pg_trgm.word_similarity_threshold = ${LIKENESS}`;

function mayBeMistyped(text: string): boolean {
  return (text.match(/[\p{L}\p{N}]/gu) ?? []).length >= SHORTEST_GUESS && hasTrigram(text);
}

/**
 * Those that contain the text: the team's own first, the warmest of them at the top; then the names that begin with it, then
 * the most similar. Each path is bounded by itself, because what it finds is not.
 */
export function containing({ text, limit, teamId = '' }: Wanted): Prisma.Sql {
  const begins = `${literally(text)}%`;
  const contains = `%${literally(text)}%`;
  const paths = [
    // OFFSET 0 keeps the two apart: the planner would find everybody who contains the text, to see who of them is the team's.
    Prisma.sql`
      (SELECT id FROM
        (SELECT customer.id, search, gone_at FROM
          (SELECT customer_id FROM customer_use WHERE team_id = ${teamId} ORDER BY warmth DESC LIMIT ${MOST_USED}) AS used
          JOIN customer ON customer.id = used.customer_id OFFSET 0) AS own
        WHERE search LIKE ${contains} AND gone_at IS NULL)`,
    Prisma.sql`(SELECT id FROM named)`,
    Prisma.sql`
      (SELECT id FROM customer WHERE folded_domain LIKE ${begins} AND gone_at IS NULL
        ORDER BY folded_domain USING ~<~ LIMIT ${limit})`,
    ...(hasTrigram(text)
      ? [
          Prisma.sql`
            (SELECT id FROM customer WHERE search LIKE ${contains} AND gone_at IS NULL
              LIMIT (SELECT CASE WHEN count(*) < ${limit} THEN ${MOST_CONTAINING} ELSE 0 END FROM named))`,
        ]
      : []),
    ...(TENANT_ID_BEGINS.test(text)
      ? [
          Prisma.sql`(SELECT id FROM customer WHERE id LIKE ${begins} AND gone_at IS NULL ORDER BY id USING ~<~ LIMIT ${limit})`,
        ]
      : []),
  ];
  // Where as many names begin with the text as are wanted, nobody who only contains it would come among them.
  return Prisma.sql`
    WITH named AS MATERIALIZED
      (SELECT id FROM customer WHERE folded_name LIKE ${begins} AND gone_at IS NULL
        ORDER BY folded_name USING ~<~ LIMIT ${limit})
    SELECT customer.id, customer.name, customer.domain
    FROM (${Prisma.join(paths, ' UNION ')}) AS found
      JOIN customer ON customer.id = found.id
      LEFT JOIN customer_use ON customer_use.team_id = ${teamId} AND customer_use.customer_id = customer.id
    ORDER BY customer_use.warmth DESC NULLS LAST, folded_name LIKE ${begins} DESC, search LIKE ${contains} DESC,
      similarity(search, ${text}) DESC, folded_name, customer.id
    LIMIT ${limit}`;
}

const TENANT_ID_BEGINS = /^[0-9a-f]{3,8}(-[0-9a-f-]{0,27})?$/;

/** Those whose name begins with the text once two of its letters are swapped, or one too many is left out. */
export function slippedFrom({ text, limit }: Wanted): Prisma.Sql {
  return Prisma.sql`
    SELECT id, name, domain FROM
      (SELECT DISTINCT named.* FROM unnest(${slips(text)}::text[]) AS slip (start) CROSS JOIN LATERAL
        (SELECT id, name, domain, search FROM customer
          WHERE folded_name ~>=~ start AND folded_name ~<~ (start || ${LAST_LETTER}) AND gone_at IS NULL
          LIMIT ${MOST_GUESSED}) AS named) AS found
    ORDER BY word_similarity(${text}, search) DESC, similarity(search, ${text}) DESC, id
    LIMIT ${Math.min(limit, MOST_GUESSED)}`;
}

/**
 * The likest of those with one half of the text in them: where one letter is wrong, missing or too many, the other half is still
 * right. However many customers there are, so many of each half are compared.
 */
export function halfRight({ text, limit }: Wanted, halves: readonly string[], most: number): Prisma.Sql {
  const paths = halves.map(
    (half) => Prisma.sql`
      (SELECT id, name, domain, search FROM customer WHERE search LIKE ${`%${literally(half)}%`} AND gone_at IS NULL
        LIMIT ${most})`,
  );
  return Prisma.sql`
    SELECT id, name, domain FROM (${Prisma.join(paths, ' UNION ')}) AS found
    WHERE word_similarity(${text}, search) >= ${LIKENESS}::float8
    ORDER BY word_similarity(${text}, search) DESC, similarity(search, ${text}) DESC, id
    LIMIT ${Math.min(limit, MOST_GUESSED)}`;
}

function distinct(customers: readonly LocalCustomer[]): readonly LocalCustomer[] {
  return [...new Map(customers.map((each) => [each.id, each])).values()];
}

/** Comes after every letter a name can have. */
const LAST_LETTER = '\u{10FFFF}';

/** The text with two neighbours swapped, and with one letter left out, at each place but the first. */
function slips(text: string): string[] {
  const letters = Array.from(text).slice(0, MOST_SLIPPED);
  return letters.flatMap((letter, at) => {
    const [before, after] = [letters.slice(0, at), letters.slice(at + 1)];
    const [next, ...rest] = after;
    const shorter = at === 0 ? [] : [[...before, ...after]];
    const swapped = next === undefined || next === letter ? [] : [[...before, next, letter, ...rest]];
    return [...shorter, ...swapped].map((each) => each.join(''));
  });
}

function halvesOf(text: string): string[] {
  const middle = Math.ceil(text.length / 2);
  return [text.slice(0, middle), text.slice(middle)].filter(hasTrigram);
}

/** Those with something like the text in them, the likest first, of the first so many that are found. */
export function resembling({ text, limit }: Wanted): Prisma.Sql {
  return Prisma.sql`
    SELECT id, name, domain
    FROM (SELECT id, name, domain, search FROM customer WHERE search %> ${text} AND gone_at IS NULL LIMIT ${MOST_COMPARED}) AS found
    ORDER BY word_similarity(${text}, search) DESC, similarity(search, ${text}) DESC, id
    LIMIT ${Math.min(limit, MOST_GUESSED)}`;
}
